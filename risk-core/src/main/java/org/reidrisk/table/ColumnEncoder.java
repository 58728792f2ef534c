package org.reidrisk.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Turns the cells of one column, row after row, into codes. */
final class ColumnEncoder implements CellColumn {

  private record Known(int code, long low, long high) implements Spelling {}

  private final CellRule rule;
  private final boolean samples;
  private final CellKey key = new CellKey();
  private final Map<String, Known> spellings = new HashMap<>();
  private final Map<String, Integer> codeByValue = new HashMap<>();
  private final Set<Integer> unparsedCodes = new HashSet<>();
  private int[] codes = new int[1024];
  private int rows;
  private long missing;
  private long unparsed;

  /** A column that samples long texts, if it is told to, where it does not keep them. */
  ColumnEncoder(CellRule rule, boolean samples) {
    this.rule = rule;
    this.samples = samples;
  }

  @Override
  public Spelling add(String rawCell) {
    if (rows == codes.length) {
      codes = Arrays.copyOf(codes, Math.max(rows + 1, (int) Math.min(rows * 2L, 0x7FFFFFF0)));
    }
    Known known = spellings.get(rawCell);
    Known spelling = known != null ? known : learn(rawCell);
    int code = spelling.code();
    if (code == Column.MISSING) {
      missing++;
    } else if (!unparsedCodes.isEmpty() && unparsedCodes.contains(code)) {
      unparsed++;
    }
    codes[rows++] = code;
    return spelling;
  }

  private Known learn(String cell) {
    CellRule.Meaning meaning = rule.meaning(cell);
    int code = Column.MISSING;
    if (meaning.value() != null) {
      code = codeByValue.computeIfAbsent(meaning.value(), v -> codeByValue.size() + 1);
      if (meaning.unparsed()) {
        unparsedCodes.add(code);
      }
    }
    key.set(cell, rule.isPatientKey());
    Known spelling = new Known(code, key.low, key.high);
    spellings.put(cell, spelling);
    return spelling;
  }

  @Override
  public Column column() {
    String[] values = new String[codeByValue.size()];
    codeByValue.forEach((value, code) -> values[code - 1] = value);
    return new Column(
        rule.spec(),
        Codes.pack(codes, rows, values.length),
        Dictionary.of(
            values,
            rule.isPatientKey(),
            ColumnPart.MOST_VALUES,
            ColumnPart.MOST_TEXT,
            samples ? ValueSample.collector() : null),
        missing,
        unparsed);
  }
}
