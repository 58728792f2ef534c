package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The distinct values of a column: keys by code from 1, and the texts that keys do not hold. */
final class Dictionary {
  private final long[] low;
  private final long[] high;
  private final byte @Nullable [] @Nullable [] longTexts;

  /** Keys of values; an empty array of high halves stands for zeros, no texts for none kept. */
  Dictionary(long[] low, long[] high, byte @Nullable [] @Nullable [] longTexts) {
    this.low = low;
    this.high = high;
    this.longTexts = longTexts;
  }

  /**
   * The dictionary of texts in the order of their codes. Long texts are kept as little as the fused
   * reader keeps them, so that figures do not depend on how a table was read: none of patient keys,
   * none of more than so many values, none when they would take more than so many bytes.
   */
  static Dictionary of(String[] values, boolean patient, int mostValues, int mostText) {
    long[] low = new long[values.length];
    long[] high = new long[values.length];
    byte[][] texts = new byte[values.length][];
    long textBytes = 0;
    CellKey key = new CellKey();
    for (int i = 0; i < values.length; i++) {
      byte[] text = CellKey.padded(values[i]);
      int length = text.length - CellKey.SLACK;
      key.set(text, 0, length, patient);
      low[i] = key.low;
      high[i] = key.high;
      texts[i] = CellKey.isHashed(key.high) ? Arrays.copyOf(text, length) : null;
      textBytes += texts[i] == null ? 0 : length;
    }
    boolean kept = !patient && values.length <= mostValues && textBytes <= mostText;
    return new Dictionary(low, high, kept ? texts : null);
  }

  int size() {
    return low.length;
  }

  /** Bytes that the keys take. */
  long bytes() {
    return (long) Long.BYTES * (low.length + high.length);
  }

  private long high(int index) {
    return high.length == 0 ? 0 : high[index];
  }

  private byte @Nullable [] longText(int index) {
    return longTexts == null ? null : longTexts[index];
  }

  /** Whether the text of every value can be told. */
  boolean keepsTexts() {
    for (int i = 0; i < high.length; i++) {
      if (CellKey.isHashed(high[i]) && longText(i) == null) {
        return false;
      }
    }
    return true;
  }

  /**
   * The text of a value.
   *
   * @throws IllegalStateException when it was not kept
   */
  String text(int code) {
    String text = CellKey.text(low[code - 1], high(code - 1));
    if (text != null) {
      return text;
    }
    byte[] kept = longText(code - 1);
    if (kept == null) {
      throw new IllegalStateException("the texts of this column were not kept");
    }
    return new String(kept, UTF_8);
  }

  /**
   * Values of a patient key that fold to the same text as another. Where texts were not kept, equal
   * hashes of 64 bits stand for equal texts: the finding could be false, at worst; it is never
   * missing.
   */
  int colliding() {
    if (foldApart()) {
      return 0;
    }
    long[] folded = new long[size()];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = CellKey.foldedHash(low[i], high(i));
    }
    int[] suspects = LongRepeats.of(folded);
    if (suspects.length == 0 || !keepsTexts()) {
      return suspects.length;
    }
    Map<String, Integer> count = new HashMap<>();
    for (int i : suspects) {
      count.merge(CellKey.fold(text(i + 1)), 1, Integer::sum);
    }
    return count.values().stream().mapToInt(n -> n > 1 ? n : 0).sum();
  }

  /**
   * Whether a glance tells that all values fold to different texts: no blanks, nothing beyond
   * ASCII, capitals or small letters but not both, and zeros in front only when all are of one
   * length.
   */
  private boolean foldApart() {
    boolean capitals = false;
    boolean small = false;
    boolean zeros = false;
    int length = -1;
    boolean oneLength = true;
    for (int i = 0; i < low.length; i++) {
      long h = high(i);
      if (CellKey.isHashed(h)) {
        return false;
      }
      int bytes = h == 0 ? (int) (low[i] >>> 56) : (int) (h >>> 56);
      oneLength &= length < 0 || length == bytes;
      length = bytes;
      zeros |= (byte) low[i] == '0';
      for (int at = 0; at < bytes; at++) {
        int b = (int) ((at < 8 ? low[i] >>> (at << 3) : h >>> ((at - 8) << 3)) & 0xFF);
        if (b <= ' ' || b >= 0x7F) {
          return false;
        }
        capitals |= b >= 'A' && b <= 'Z';
        small |= b >= 'a' && b <= 'z';
      }
    }
    return !(capitals && small) && (!zeros || oneLength);
  }

  @Override
  public String toString() {
    return Objects.toString(size()) + " values";
  }
}
