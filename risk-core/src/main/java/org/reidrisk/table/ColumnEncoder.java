package org.reidrisk.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Turns the cells of one column, row after row, into codes. */
final class ColumnEncoder {
  private final CellRule rule;
  private final Map<String, Integer> codeByCell = new HashMap<>();
  private final Map<String, Integer> codeByValue = new HashMap<>();
  private final Set<Integer> unparsedCodes = new HashSet<>();
  private int[] codes = new int[1024];
  private int rows;
  private long missing;
  private long unparsed;

  ColumnEncoder(CellRule rule) {
    this.rule = rule;
  }

  void add(String rawCell) {
    if (rows == codes.length) {
      codes = Arrays.copyOf(codes, Math.max(rows + 1, (int) Math.min(rows * 2L, 0x7FFFFFF0)));
    }
    Integer known = codeByCell.get(rawCell);
    int code = known != null ? known : encode(rawCell);
    if (code == Column.MISSING) {
      missing++;
    } else if (!unparsedCodes.isEmpty() && unparsedCodes.contains(code)) {
      unparsed++;
    }
    codes[rows++] = code;
  }

  private int encode(String cell) {
    CellRule.Meaning meaning = rule.meaning(cell);
    int code = Column.MISSING;
    if (meaning.value() != null) {
      code = codeByValue.computeIfAbsent(meaning.value(), v -> codeByValue.size() + 1);
      if (meaning.unparsed()) {
        unparsedCodes.add(code);
      }
    }
    codeByCell.put(cell, code);
    return code;
  }

  Column column() {
    String[] values = new String[codeByValue.size()];
    codeByValue.forEach((value, code) -> values[code - 1] = value);
    return new Column(
        rule.spec(),
        Codes.pack(codes, rows, values.length),
        Dictionary.of(values, rule.isPatientKey(), ColumnPart.MOST_VALUES, ColumnPart.MOST_TEXT),
        missing,
        unparsed);
  }
}
