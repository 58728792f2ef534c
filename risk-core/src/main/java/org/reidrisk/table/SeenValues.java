package org.reidrisk.table;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values that one thread has met in one column, under codes from 1 in the order in
 * which it met them. Code 0 stands for a missing cell.
 */
final class SeenValues {
  private long[] low = new long[16];
  private long[] high = new long[16];
  private long[] firstSeen = new long[16];
  private byte[] @Nullable [] texts = new byte[16][];
  private final BitSet unparsed = new BitSet();
  private int count;

  SeenValues() {
    high[0] = CellKey.MISSING_HIGH;
  }

  /** Adds a value; the text is needed only when the key does not hold it. */
  int add(CellKey key, byte @Nullable [] text, long seen, boolean isUnparsed) {
    int code = ++count;
    if (code == low.length) {
      int length = code * 2;
      low = Arrays.copyOf(low, length);
      high = Arrays.copyOf(high, length);
      firstSeen = Arrays.copyOf(firstSeen, length);
      texts = Arrays.copyOf(texts, length);
    }
    low[code] = key.low;
    high[code] = key.high;
    firstSeen[code] = seen;
    texts[code] = text;
    unparsed.set(code, isUnparsed);
    return code;
  }

  int count() {
    return count;
  }

  long low(int code) {
    return low[code];
  }

  long high(int code) {
    return high[code];
  }

  /** Where the value was met first: the block and the row in it. */
  long firstSeen(int code) {
    return firstSeen[code];
  }

  byte @Nullable [] text(int code) {
    return texts[code];
  }

  /** Offers the texts that were kept here. */
  void offerTexts(BottomSample sample) {
    for (int code = 1; code <= count; code++) {
      byte[] text = texts[code];
      if (text != null && ValueSample.lacks(sample, low[code], high[code])) {
        ValueSample.offer(sample, low[code], high[code], text, 0, text.length);
      }
    }
  }

  boolean unparsed(int code) {
    return unparsed.get(code);
  }

  boolean anyUnparsed() {
    return !unparsed.isEmpty();
  }
}
