package org.reidrisk.table;

import java.util.HashMap;
import java.util.Map;

/** Samples the values of one column, cell after cell, and forgets the rows. */
final class ColumnSampler implements CellColumn {
  /** Characters of spellings that are kept. */
  private static final int MOST_CHARACTERS = 1 << 23;

  private record Known(boolean missing, boolean unparsed, long low, long high)
      implements Spelling {}

  private final CellRule rule;
  private final BottomSample values = ValueSample.collector();
  private final CellKey key = new CellKey();
  private final Map<String, Known> spellings = new HashMap<>();
  private long characters;
  private int rows;
  private long missing;
  private long unparsed;

  ColumnSampler(CellRule rule) {
    this.rule = rule;
  }

  @Override
  public Spelling add(String rawCell) {
    Known known = spellings.get(rawCell);
    Known spelling = known != null ? known : learn(rawCell);
    missing += spelling.missing() ? 1 : 0;
    unparsed += spelling.unparsed() ? 1 : 0;
    rows++;
    return spelling;
  }

  private Known learn(String cell) {
    CellRule.Meaning meaning = rule.meaning(cell);
    String value = meaning.value();
    if (value != null) {
      byte[] text = CellKey.padded(value);
      int length = text.length - CellKey.SLACK;
      key.set(text, 0, length, rule.isPatientKey());
      ValueSample.offer(values, key.low, key.high, text, 0, length);
    }
    key.set(cell, rule.isPatientKey());
    Known spelling = new Known(value == null, meaning.unparsed(), key.low, key.high);
    // What is let go is learnt again.
    characters += cell.length();
    if (spellings.size() >= ColumnPart.MOST_VALUES || characters > MOST_CHARACTERS) {
      spellings.clear();
      characters = cell.length();
    }
    spellings.put(cell, spelling);
    return spelling;
  }

  @Override
  public Column column() {
    return Column.sampled(rule.spec(), rows, missing, unparsed, values.result());
  }
}
