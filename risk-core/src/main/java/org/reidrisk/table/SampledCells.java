package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A column, as one thread reads it, of which a sample of values is kept and no codes: missing and
 * unparsed cells are counted, values offered to the sample that all threads share.
 */
final class SampledCells {
  /** Rows whose keys wait for each other. */
  private static final int TOGETHER = 1 << 10;

  private static final int LOG2_RECENT = 7;
  private static final int LOG2_MOST_RECENT = 13;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final byte[] NO_TEXT = new byte[0];

  private static final int MISSING = 0;
  private static final int PARSED = 1;
  private static final int UNPARSED = 2;

  private final CellRule rule;
  private final BottomSample values;
  private final boolean plain;
  private final MissingKeys missingKeys;
  private final CellKey key = new CellKey();

  /** What is known of spellings, where different ones can mean one value. */
  private KeyTable meanings = new KeyTable(6);

  /** Both halves of the keys of the last rows. */
  private final long[] keys;

  /** Keys that were looked at of late: whatever came of it, they need not be looked at again. */
  private long[] recent;

  private boolean awaited;
  private long missing;
  private long unparsed;

  SampledCells(CellRule rule, BottomSample values) {
    this.rule = rule;
    this.values = values;
    this.plain = rule.isPlain();
    this.missingKeys = new MissingKeys(rule);
    this.keys = new long[plain ? 2 * TOGETHER : 0];
    this.recent = forgetful(plain ? 2 << LOG2_RECENT : 0);
  }

  long missing() {
    return missing;
  }

  long unparsed() {
    return unparsed;
  }

  /** Takes the cell of a row by its key; true when its text is needed too ({@link #complete}). */
  boolean add(int row, long low, long high) {
    if (!plain) {
      int meaning = meanings.find(low, high);
      count(meaning);
      awaited = meaning < 0;
      return awaited;
    }
    int at = row & (TOGETHER - 1);
    keys[2 * at] = low;
    keys[2 * at + 1] = high;
    if (at == TOGETHER - 1) {
      offer(TOGETHER);
    }
    return CellKey.isHashed(high) && addLong(low, high);
  }

  private boolean addLong(long low, long high) {
    awaited = !missingKeys.has(low, high) && ValueSample.lacks(values, low, high);
    return awaited;
  }

  /** A piece of so many rows is over. */
  void end(int rows) {
    if (plain) {
      offer(rows & (TOGETHER - 1));
    }
  }

  /** Looks at the last rows together, which is faster; long texts were looked at. */
  private void offer(int rows) {
    if (values.isFull()) {
      offerToMany(rows);
    } else {
      offerToFew(rows);
    }
  }

  /** Nearly all digests of many values are too large. */
  private void offerToMany(int rows) {
    long none = 0;
    for (int i = 0; i < rows; i++) {
      long low = keys[2 * i];
      long high = keys[2 * i + 1];
      if (missingKeys.has(low, high)) {
        none++;
      } else if (ValueSample.lacks(values, low, high)) {
        offer(low, high);
      }
    }
    missing += none;
  }

  /** Few values are nearly always recent ones. */
  private void offerToFew(int rows) {
    long[] known = recent;
    int shift = Long.SIZE + 1 - Integer.numberOfTrailingZeros(known.length);
    long none = 0;
    int looked = 0;
    for (int i = 0; i < rows; i++) {
      long low = keys[2 * i];
      long high = keys[2 * i + 1];
      int at = (int) (((low ^ Long.rotateLeft(high, 32)) * SPREAD) >>> shift) << 1;
      if (known[at] == low && known[at + 1] == high) {
        continue;
      }
      if (missingKeys.has(low, high)) {
        none++;
      } else {
        if (ValueSample.lacks(values, low, high)) {
          offer(low, high);
        }
        known[at] = low;
        known[at + 1] = high;
        looked++;
      }
    }
    missing += none;
    if (looked > TOGETHER / 16 && known.length < 2 << LOG2_MOST_RECENT) {
      recent = forgetful(known.length * 4);
    }
  }

  private void offer(long low, long high) {
    if (!CellKey.isHashed(high)) {
      ValueSample.offer(values, low, high, NO_TEXT, 0, ValueSample.length(low, high));
    }
  }

  private static long[] forgetful(int length) {
    long[] none = new long[length];
    Arrays.fill(none, CellKey.MISSING_HIGH);
    return none;
  }

  private void count(int meaning) {
    missing += meaning == MISSING ? 1 : 0;
    unparsed += meaning == UNPARSED ? 1 : 0;
  }

  /** Finishes the cell that came last, if {@link #add} asked for it. */
  void complete(CellKey cell, byte[] bytes, int from, int length) {
    if (!awaited) {
      return;
    }
    awaited = false;
    if (plain) {
      ValueSample.offer(values, cell.low, cell.high, bytes, from, length);
      return;
    }
    if (meanings.count() > ColumnPart.MOST_VALUES) {
      meanings = new KeyTable(6);
    }
    CellRule.Meaning said = rule.meaning(new String(bytes, from, length, UTF_8));
    String value = said.value();
    int meaning = value == null ? MISSING : said.unparsed() ? UNPARSED : PARSED;
    if (value != null) {
      byte[] text = CellKey.padded(value);
      int textLength = text.length - CellKey.SLACK;
      key.set(text, 0, textLength, rule.isPatientKey());
      ValueSample.offer(values, key.low, key.high, text, 0, textLength);
    }
    meanings.add(cell.low, cell.high, meaning);
    count(meaning);
  }
}
