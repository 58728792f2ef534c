package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The distinct values of a column: keys by code from 1, and the texts that keys do not hold. */
final class Dictionary {
  private static final byte[] NO_TEXT = new byte[0];

  private final long[] low;
  private final long[] high;
  private final byte @Nullable [] @Nullable [] longTexts;
  private final BottomSample.@Nullable Result sampled;

  /** Keys of values; an empty array of high halves stands for zeros, no texts for none kept. */
  Dictionary(long[] low, long[] high, byte @Nullable [] @Nullable [] longTexts) {
    this(low, high, longTexts, null);
  }

  private Dictionary(
      long[] low,
      long[] high,
      byte @Nullable [] @Nullable [] longTexts,
      BottomSample.@Nullable Result sampled) {
    this.low = low;
    this.high = high;
    this.longTexts = longTexts;
    this.sampled = sampled;
  }

  /** The same with those long texts that a sample needs, where not all are kept. */
  Dictionary withSampled(BottomSample.@Nullable Result texts) {
    return new Dictionary(low, high, longTexts, texts);
  }

  /**
   * The dictionary of texts in the order of their codes. Long texts are kept as little as the fused
   * reader keeps them, so that figures do not depend on how a table was read: none of patient keys,
   * none of more than so many values, none when they would take more than so many bytes.
   */
  static Dictionary of(
      String[] values,
      boolean patient,
      int mostValues,
      int mostText,
      @Nullable BottomSample sample) {
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
    if (kept || sample == null) {
      return new Dictionary(low, high, kept ? texts : null);
    }
    for (int i = 0; i < values.length; i++) {
      byte[] text = texts[i];
      if (text != null) {
        ValueSample.offer(sample, low[i], high[i], text, 0, text.length);
      }
    }
    return new Dictionary(low, high, null, sample.result());
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

  /** The code points of a value's text, under the conditions of {@link #text}. */
  int characters(int code) {
    long h = high(code - 1);
    if (!CellKey.isHashed(h)) {
      return CellKey.characters(low[code - 1], h);
    }
    String text = text(code);
    return text.codePointCount(0, text.length());
  }

  /**
   * A sample of the values.
   *
   * @throws IllegalStateException when texts were neither kept nor sampled
   */
  ValueSample sample() {
    if (sampled == null && !keepsTexts()) {
      throw new IllegalStateException("the texts of this column were neither kept nor sampled");
    }
    BottomSample values = ValueSample.collector();
    for (int i = 0; i < size(); i++) {
      long l = low[i];
      long h = high(i);
      if (ValueSample.lacks(values, l, h)) {
        byte[] text = CellKey.isHashed(h) ? longText(i) : NO_TEXT;
        if (text == null && sampled != null) {
          text = sampled.bytes(digest(i + 1), l, h);
        }
        if (text == null) {
          ValueSample.offerBehind(values, l, h);
        } else {
          int length = CellKey.isHashed(h) ? text.length : ValueSample.length(l, h);
          ValueSample.offer(values, l, h, text, 0, length);
        }
      }
    }
    return ValueSample.of(values.result(), size());
  }

  /** The same values under the keys of a patient key, or of any other column. */
  Dictionary keyedAs(boolean patient) {
    long[] rekeyed = low.clone();
    CellKey key = new CellKey();
    for (int i = 0; i < rekeyed.length; i++) {
      if (CellKey.isHashed(high(i))) {
        key.set(text(i + 1), patient);
        rekeyed[i] = key.low;
      }
    }
    return new Dictionary(rekeyed, high, longTexts, null);
  }

  /** The code here of each code there, -1 for none; 0 is the code of a missing cell in both. */
  int[] codesOf(Dictionary there) {
    int[] codes = new int[there.size() + 1];
    if (this == there) {
      Arrays.setAll(codes, code -> code);
      return codes;
    }
    int log2Slots = Math.max(4, 33 - Integer.numberOfLeadingZeros(Math.max(1, size())));
    int mask = (1 << log2Slots) - 1;
    int[] slots = new int[1 << log2Slots];
    for (int i = 0; i < size(); i++) {
      int slot = (int) (CellKey.mix(low[i], high(i)) >>> (Long.SIZE - log2Slots));
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = i + 1;
    }
    for (int i = 0; i < there.size(); i++) {
      long l = there.low[i];
      long h = there.high(i);
      int slot = (int) (CellKey.mix(l, h) >>> (Long.SIZE - log2Slots));
      int code = slots[slot];
      while (code != 0 && !(low[code - 1] == l && high(code - 1) == h)) {
        slot = (slot + 1) & mask;
        code = slots[slot];
      }
      codes[i + 1] = code == 0 ? -1 : code;
    }
    return codes;
  }

  /** The values of up to 15 ASCII digits as numbers by code; -1 for others and for code 0. */
  long[] wholeNumbers() {
    long[] numbers = new long[size() + 1];
    Arrays.fill(numbers, -1);
    for (int i = 0; i < size(); i++) {
      String text = CellKey.text(low[i], high(i));
      if (text != null && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        numbers[i + 1] = Long.parseLong(text);
      }
    }
    return numbers;
  }

  /** 64 bits that depend on the text of a value alone. */
  long digest(int code) {
    return CellKey.mix(low[code - 1], high(code - 1));
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
