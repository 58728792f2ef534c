package org.reidrisk.table;

import java.util.Arrays;

/**
 * The cells of one column as codes into a dictionary of its distinct values.
 *
 * <p>Code {@link #MISSING} stands for a missing cell; the values have the codes 1 to {@link
 * #distinct()}, in the order of their first appearance. Nothing that this class prints holds a
 * value.
 */
public final class Column {
  /** The code of a missing cell. */
  public static final int MISSING = 0;

  private final ColumnSpec spec;
  private final Codes codes;
  private final String[] dictionary;
  private final long missing;
  private final long unparsed;

  Column(ColumnSpec spec, Codes codes, String[] dictionary, long missing, long unparsed) {
    this.spec = spec;
    this.codes = codes;
    this.dictionary = dictionary;
    this.missing = missing;
    this.unparsed = unparsed;
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
   * The code of a row's cell.
   *
   * @param row the row, from 0
   * @return {@link #MISSING}, or 1 to {@link #distinct()}
   */
  public int code(int row) {
    return codes.get(row);
  }

  /**
   * The number of distinct values; a missing cell is not a value.
   *
   * @return 0 when every cell is missing
   */
  public int distinct() {
    return dictionary.length;
  }

  /**
   * The canonical text of a value. Handle with care: this is patients' data.
   *
   * @param code a code from 1 to {@link #distinct()}
   * @return the text
   */
  public String value(int code) {
    return dictionary[code - 1];
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
   * @return a count of rows; 0 for text
   */
  public long unparsed() {
    return unparsed;
  }

  /** The same values under other codes per row, as the filling of static cells needs it. */
  Column recoded(int[] recoded) {
    long stillMissing = Arrays.stream(recoded).filter(c -> c == MISSING).count();
    return new Column(
        spec,
        Codes.pack(recoded, recoded.length, dictionary.length),
        dictionary,
        stillMissing,
        unparsed);
  }

  @Override
  public String toString() {
    return "Column " + spec.position() + " of " + codes.size() + " rows, " + distinct() + " values";
  }
}
