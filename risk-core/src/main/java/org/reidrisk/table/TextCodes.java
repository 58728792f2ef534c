package org.reidrisk.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers texts from 1 in the order in which they come. The text being written and the texts
 * already numbered are bytes; long ones are let go when there are more than a column keeps.
 */
final class TextCodes {
  private final KeyTable codes = new KeyTable(6);
  private final CellKey key = new CellKey();
  private byte[] text = new byte[256];
  private int length;
  private long[] low = new long[64];
  private long[] high = new long[64];
  private byte[][] texts = new byte[64][];
  private long textBytes;
  private boolean keepsTexts = true;
  private final BottomSample sampled = ValueSample.collector();

  TextCodes write(byte[] bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, text, length, bytes.length);
    length += bytes.length;
    return this;
  }

  TextCodes write(String part) {
    return write(part.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a number that is not negative, in decimals. */
  TextCodes write(int number) {
    int digits = 1;
    for (int rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    reserve(digits);
    int rest = number;
    for (int at = length + digits - 1; at >= length; at--) {
      text[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  TextCodes write(char ascii) {
    reserve(1);
    text[length++] = (byte) ascii;
    return this;
  }

  private void reserve(int more) {
    long needed = (long) length + more + CellKey.SLACK;
    if (needed > text.length) {
      text = Arrays.copyOf(text, (int) Math.min(Math.max(needed, 2L * text.length), 0x7FFFFFF0));
    }
  }

  boolean isBlank() {
    return length == 0;
  }

  /** The code of what was written, which may be nothing; begins a new text. */
  int code() {
    key.set(text, 0, length, false);
    int known = codes.find(key.low, key.high);
    if (known < 0) {
      known = codes.count();
      codes.add(key.low, key.high, known);
      remember(known);
    }
    length = 0;
    return known + 1;
  }

  private void remember(int index) {
    if (index == low.length) {
      int size = (int) Math.min(2L * index, 0x7FFFFFF0);
      low = Arrays.copyOf(low, size);
      high = Arrays.copyOf(high, size);
      texts = keepsTexts ? Arrays.copyOf(texts, size) : texts;
    }
    low[index] = key.low;
    high[index] = key.high;
    boolean isLong = CellKey.isHashed(key.high);
    textBytes += isLong ? length : 0;
    if (keepsTexts && (textBytes > ColumnPart.MOST_TEXT || index >= ColumnPart.MOST_VALUES)) {
      letGoTexts(index);
    }
    if (keepsTexts && isLong) {
      texts[index] = Arrays.copyOf(text, length);
    } else if (isLong) {
      ValueSample.offer(sampled, key.low, key.high, text, 0, length);
    }
  }

  /** Of the texts before an index, too, only a sample is kept. */
  private void letGoTexts(int end) {
    for (int i = 0; i < end; i++) {
      if (CellKey.isHashed(high[i])) {
        ValueSample.offer(sampled, low[i], high[i], texts[i], 0, texts[i].length);
      }
    }
    keepsTexts = false;
    texts = new byte[0][];
  }

  int distinct() {
    return codes.count();
  }

  /** The texts by code. */
  Dictionary dictionary() {
    int count = codes.count();
    Dictionary dictionary =
        new Dictionary(
            Arrays.copyOf(low, count),
            Arrays.copyOf(high, count),
            keepsTexts ? Arrays.copyOf(texts, count) : null);
    return keepsTexts ? dictionary : dictionary.withSampled(sampled.result());
  }
}
