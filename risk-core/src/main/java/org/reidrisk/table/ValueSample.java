package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Some distinct values of a column, chosen by digests of their canonical texts: those with the
 * smallest digests, at most 65,536, and only as many as have 16 MiB of UTF-8 together. The choice
 * depends on the set of values alone: not on the order of rows, on threads or on how a table was
 * read, and it is as good as random for whatever is asked of a value.
 *
 * <p>A text of more than 4,096 bytes is cut to its first whole characters within them; two values
 * that begin alike may so have one text. The digest of a text of more than 15 bytes in a patient
 * key is another one than in other columns.
 */
public final class ValueSample {
  /** Values at most. */
  static final int MOST_VALUES = 1 << 16;

  /** Bytes of their texts at most. */
  static final int MOST_BYTES = 1 << 24;

  /** Bytes of one text at most. */
  static final int LONGEST = 1 << 12;

  private final List<String> texts;
  private final boolean complete;
  private final long distinct;
  private final boolean exact;

  private ValueSample(List<String> texts, boolean complete, long distinct, boolean exact) {
    this.texts = Collections.unmodifiableList(texts);
    this.complete = complete;
    this.distinct = distinct;
    this.exact = exact;
  }

  /** The sample of a column of which nothing else was kept. */
  static ValueSample of(BottomSample.Result values) {
    return new ValueSample(
        texts(values),
        values.complete() && values.kept() == values.size(),
        values.distinct(),
        values.complete());
  }

  /** The sample of so many values. */
  static ValueSample of(BottomSample.Result values, int distinct) {
    return new ValueSample(texts(values), values.kept() == distinct, distinct, true);
  }

  private static List<String> texts(BottomSample.Result values) {
    List<String> texts = new ArrayList<>(values.kept());
    for (int i = 0; i < values.kept(); i++) {
      String text = CellKey.text(values.low(i), values.high(i));
      texts.add(text != null ? text : new String(values.bytes(i), UTF_8));
    }
    return texts;
  }

  /** Collects values. */
  static BottomSample collector() {
    return new BottomSample(MOST_VALUES, MOST_BYTES);
  }

  /** Whether a value should be {@linkplain #offer offered}. */
  static boolean lacks(BottomSample values, long low, long high) {
    return values.lacks(CellKey.mix(low, high), low, high);
  }

  /** Offers a value by its key; the bytes of its text are needed when the key does not hold it. */
  static void offer(
      BottomSample values, long low, long high, byte[] bytes, int from, int textLength) {
    int length = within(bytes, from, textLength);
    int kept = CellKey.isHashed(high) ? length : 0;
    values.offer(CellKey.mix(low, high), low, high, length, bytes, from, from + kept);
  }

  /** Offers a value whose text is known to lie behind the end of the sample. */
  static void offerBehind(BottomSample values, long low, long high) {
    values.offer(CellKey.mix(low, high), low, high, Integer.MAX_VALUE, new byte[0], 0, 0);
  }

  /** The bytes of whole characters that are kept of a text. */
  private static int within(byte[] bytes, int from, int length) {
    if (length <= LONGEST) {
      return length;
    }
    int cut = LONGEST;
    while (cut > 0 && (bytes[from + cut] & 0xC0) == 0x80) {
      cut--;
    }
    return cut;
  }

  /** Bytes of the text that a key holds. */
  static int length(long low, long high) {
    return (int) ((high == 0 ? low : high) >>> 56);
  }

  /**
   * The texts of the values. Handle with care: this is patients' data.
   *
   * @return distinct values, in the order of their digests, which means nothing
   */
  public List<String> texts() {
    return texts;
  }

  /**
   * Whether these are all values of the column.
   *
   * @return false when some were left out
   */
  public boolean complete() {
    return complete;
  }

  /**
   * The number of distinct values of the column; a missing cell is not a value.
   *
   * <p>When it is not {@link #exact}, there are more than k = 65,536 and it is estimated as (k-1) /
   * u, where u is the k-th smallest digest as a share of the largest possible one. The relative
   * standard error is 1 / sqrt(k-2), 0.4 %, whatever the number of values. Source: Bar-Yossef et
   * al. 2002; Beyer et al. 2007 on this unbiased estimator.
   *
   * @return a count of values, or its estimate
   */
  public long distinct() {
    return distinct;
  }

  /**
   * Whether {@link #distinct} was counted: the column was encoded, or has at most 65,536 values.
   *
   * @return false when it is an estimate
   */
  public boolean exact() {
    return exact;
  }

  /** Values are patients' data. */
  @Override
  public String toString() {
    return "Sample of " + texts.size() + " values";
  }
}
