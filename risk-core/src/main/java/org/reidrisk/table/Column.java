package org.reidrisk.table;

import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column as codes into a dictionary of its distinct values.
 *
 * <p>Code {@link #MISSING} stands for a missing cell; the values have the codes 1 to {@link
 * #distinct()}, in an order that depends on the rows alone: that of their first appearance while
 * they are few. Codes take 1 byte a row up to 255 values, 2 up to 65,535, else 4. Nothing that this
 * class prints holds a value.
 *
 * <p>A column that no figure needs can be skipped while reading; it knows its missing cells only.
 * Or it is sampled: it knows its missing and unparsed cells and some of its values.
 */
public final class Column {
  /** The code of a missing cell. */
  public static final int MISSING = 0;

  private final ColumnSpec spec;
  private final int rows;
  private final @Nullable Codes codes;
  private final @Nullable Dictionary dictionary;
  private final BottomSample.@Nullable Result sampled;
  private final long missing;
  private final long unparsed;

  private Column(
      ColumnSpec spec,
      int rows,
      @Nullable Codes codes,
      @Nullable Dictionary dictionary,
      BottomSample.@Nullable Result sampled,
      long missing,
      long unparsed) {
    this.spec = spec;
    this.rows = rows;
    this.codes = codes;
    this.dictionary = dictionary;
    this.sampled = sampled;
    this.missing = missing;
    this.unparsed = unparsed;
  }

  Column(ColumnSpec spec, Codes codes, Dictionary dictionary, long missing, long unparsed) {
    this(spec, codes.size(), codes, dictionary, null, missing, unparsed);
  }

  /** A column whose values were not looked at. */
  static Column skipped(ColumnSpec spec, int rows, long missing) {
    return new Column(spec, rows, null, null, null, missing, 0);
  }

  /** A column of whose values a sample was kept, and no codes. */
  static Column sampled(
      ColumnSpec spec, int rows, long missing, long unparsed, BottomSample.Result values) {
    return new Column(spec, rows, null, null, values, missing, unparsed);
  }

  /**
   * What the column is.
   *
   * @return its place, role and format
   */
  public ColumnSpec spec() {
    return spec;
  }

  /**
   * Whether the column was encoded, or skipped or sampled as one that no figure needs. Without
   * codes whatever asks for one fails.
   *
   * @return false when there are no codes
   */
  public boolean encoded() {
    return codes != null;
  }

  private Codes codes() {
    if (codes == null) {
      throw new IllegalStateException("column " + spec.position() + " was skipped while reading");
    }
    return codes;
  }

  private Dictionary dictionary() {
    if (dictionary == null) {
      throw new IllegalStateException("column " + spec.position() + " was skipped while reading");
    }
    return dictionary;
  }

  /**
   * The code of a row's cell.
   *
   * @param row the row, from 0
   * @return {@link #MISSING}, or 1 to {@link #distinct()}
   * @throws IllegalStateException when the column was skipped
   */
  public int code(int row) {
    return codes().get(row);
  }

  /**
   * The codes of consecutive rows, much faster than one by one.
   *
   * @param fromRow the first row, from 0
   * @param target receives the codes at its beginning
   * @param count how many rows
   * @throws IllegalStateException when the column was skipped
   */
  public void copyCodes(int fromRow, int[] target, int count) {
    codes().copy(fromRow, target, count);
  }

  /**
   * The number of distinct values; a missing cell is not a value.
   *
   * @return 0 when every cell is missing
   * @throws IllegalStateException when the column was skipped
   */
  public int distinct() {
    return dictionary().size();
  }

  /**
   * Whether {@link #value} can tell every value: texts of up to 15 bytes are always kept, longer
   * ones up to 32 MiB a column, and in columns of at most 131,072 values.
   *
   * @return false when some text was not kept
   * @throws IllegalStateException when the column was skipped
   */
  public boolean keepsTexts() {
    return dictionary().keepsTexts();
  }

  /**
   * The canonical text of a value. Handle with care: this is patients' data.
   *
   * @param code a code from 1 to {@link #distinct()}
   * @return the text
   * @throws IllegalStateException when the text was not kept, or the column was skipped
   */
  public String value(int code) {
    return dictionary().text(code);
  }

  /**
   * The length of a value's text, for most values without making it.
   *
   * @param code a code from 1 to {@link #distinct()}
   * @return Unicode code points
   * @throws IllegalStateException when the text was not kept, or the column was skipped
   */
  public int characters(int code) {
    return dictionary().characters(code);
  }

  /**
   * Some of its values, made anew by each call.
   *
   * <p>Columns with few rows left keep the dictionary, or the sample, of the column that they were
   * made from.
   *
   * @return the values with the smallest digests
   * @throws IllegalStateException when the column was skipped, or its texts are not kept and the
   *     reader was told to sample nothing
   */
  public ValueSample sample() {
    return sampled != null ? ValueSample.of(sampled) : dictionary().sample();
  }

  /**
   * A number that depends on a value alone, not on its rows, so that ties between values can be
   * broken the same way for any order of rows. No figure; never to be shown.
   *
   * @param code {@link #MISSING}, or a code from 1 to {@link #distinct()}
   * @return 64 bits; two values share them with a probability below 10<sup>-18</sup>
   * @throws IllegalStateException when the column was skipped
   */
  public long digest(int code) {
    return code == MISSING ? 0 : dictionary().digest(code);
  }

  /**
   * The {@linkplain #digest digests} of its values; of a column that was sampled, of those with the
   * smallest ones. No figure; never to be shown.
   *
   * @return one for each code from 1, or those of the sample, ascending as unsigned numbers
   * @throws IllegalStateException when the column was skipped
   */
  public long[] digests() {
    long[] digests;
    if (sampled != null) {
      digests = new long[sampled.size()];
      for (int i = 0; i < digests.length; i++) {
        digests[i] = CellKey.mix(sampled.low(i), sampled.high(i));
      }
    } else {
      digests = new long[distinct()];
      for (int i = 0; i < digests.length; i++) {
        digests[i] = dictionary().digest(i + 1);
      }
    }
    return digests;
  }

  /**
   * How many distinct values it has, as far as that is known.
   *
   * @return a count, or an estimate where not {@linkplain #hasEveryDigest every value} was kept;
   *     empty when the column was skipped
   */
  public OptionalLong values() {
    return sampled != null
        ? OptionalLong.of(sampled.distinct())
        : dictionary != null ? OptionalLong.of(dictionary.size()) : OptionalLong.empty();
  }

  /**
   * Whether {@link #digests} are those of all values.
   *
   * @return false for a sampled column of too many values, and for one that was skipped
   */
  public boolean hasEveryDigest() {
    return dictionary != null || (sampled != null && sampled.complete());
  }

  /**
   * Rows whose cell is missing.
   *
   * @return a count of rows
   */
  public long missing() {
    return missing;
  }

  /**
   * Rows whose cell is not missing and does not parse in the column's format.
   *
   * @return a count of rows; 0 for text and for a column that was skipped
   */
  public long unparsed() {
    return unparsed;
  }

  /**
   * The codes that another column's values have in this one; equal values are those with the same
   * canonical text, compared by their exact keys, also where texts were not kept.
   *
   * <p>Both columns should have the same format: values that are spelled in two ways differ.
   *
   * @param other a column of any table
   * @return for each code of the other column this column's code, -1 where it does not hold the
   *     value; {@link #MISSING} for {@link #MISSING}
   * @throws IllegalStateException when a column was skipped, or when one is a patient key and the
   *     other is none and neither kept its long texts
   */
  public int[] codesOf(Column other) {
    Dictionary here = dictionary();
    Dictionary there = other.dictionary();
    boolean patients = spec.role() == Role.PATIENT_KEY;
    // Long texts have another key in a patient key than elsewhere.
    if (patients != (other.spec.role() == Role.PATIENT_KEY)) {
      if (there.keepsTexts()) {
        there = there.keyedAs(patients);
      } else {
        here = here.keyedAs(!patients);
      }
    }
    return here.codesOf(there);
  }

  /**
   * The values as whole numbers from 0, written in at most 15 digits and nothing else.
   *
   * @return the number of each code; -1 for {@link #MISSING} and for any other text
   * @throws IllegalStateException when the column was skipped
   */
  public long[] wholeNumbers() {
    return dictionary().wholeNumbers();
  }

  long bytes() {
    return (codes == null ? 0 : codes.bytes()) + (dictionary == null ? 0 : dictionary.bytes());
  }

  /** Values of a patient key that may be one person's. */
  int collidingKeys() {
    return dictionary().colliding();
  }

  /** The same values under other codes per row, as the filling of static cells needs it. */
  Column recoded(int[] recoded) {
    long stillMissing = Arrays.stream(recoded).filter(c -> c == MISSING).count();
    return new Column(
        spec,
        Codes.pack(recoded, recoded.length, distinct()),
        dictionary(),
        stillMissing,
        unparsed);
  }

  /** The cells of some rows. */
  Column keeping(int[] keptRows) {
    if (codes == null) {
      int left = keptRows.length;
      return new Column(
          spec, left, null, null, sampled, Math.min(missing, left), Math.min(unparsed, left));
    }
    int[] kept = new int[keptRows.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = code(keptRows[i]);
    }
    return recoded(kept);
  }

  @Override
  public String toString() {
    return "Column "
        + spec.position()
        + " of "
        + rows
        + " rows, "
        + (dictionary != null ? dictionary : sampled != null ? "sampled" : "skipped");
  }
}
