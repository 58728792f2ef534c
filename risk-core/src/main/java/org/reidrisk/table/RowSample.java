package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * Some distinct rows of a table, chosen by digests of their cells as the file has them: those with
 * the smallest digests, within bounds of rows, cells and bytes. Rows of more than 1 MiB are left
 * out. Two rows share a digest, and only one of them is looked at, with a probability below
 * 10<sup>-5</sup> among ten million.
 *
 * <p>Rows are kept as they are written, in UTF-8.
 */
final class RowSample {
  /** Rows at most. */
  static final int MOST_ROWS = 1 << 16;

  /** Cells at most, unless one row has more. */
  static final int MOST_CELLS = 4_000_000;

  /** Bytes of the rows' cells, and one for each, at most; a column then keeps its texts. */
  static final int MOST_BYTES = ColumnPart.MOST_TEXT;

  /** Bytes of one row at most. */
  static final int LONGEST_ROW = 1 << 20;

  /** The digest of a row without cells. */
  static final long NO_CELLS = 0xA0761D6478BD642FL;

  private static final long SPREAD = 0xE7037ED1A0B428DBL;

  private final Schema schema;
  private final Header header;
  private final TableFormat format;
  private final char delimiter;
  private final BottomSample rows;

  /** An empty sample of rows that are written with some delimiter. */
  RowSample(Schema schema, Header header, TableFormat format, char delimiter) {
    this.schema = schema;
    this.header = header;
    this.format = format;
    this.delimiter = delimiter;
    int fitting = Math.max(1, MOST_CELLS / schema.columns().size());
    this.rows = new BottomSample(Math.min(MOST_ROWS, fitting), MOST_BYTES);
  }

  /**
   * The digest of a row up to the next cell, from its digest up to the cell before: the halves of a
   * product of 128 bits, as no bit of a cell then stays where it was.
   */
  static long digest(long before, long low, long high) {
    long a = low ^ before;
    long b = high ^ SPREAD;
    return Math.multiplyHigh(a, b) ^ (a * b);
  }

  /** Whether a row should be {@linkplain #offer offered}. */
  boolean lacks(long digest) {
    return rows.lacks(digest, digest, 0);
  }

  /**
   * Offers a row.
   *
   * @param textBytes the bytes of its cells without quotes
   * @param bytes holds the row as it is written, without its line end
   */
  void offer(long digest, long textBytes, byte[] bytes, int from, int to) {
    long cost = textBytes + schema.columns().size();
    if (cost <= LONGEST_ROW) {
      rows.offer(digest, digest, 0, (int) cost, bytes, from, to);
    }
  }

  /** Offers a row by its cells, which are written between quotes. */
  void offer(long digest, List<String> cells) {
    StringBuilder row = new StringBuilder();
    long textBytes = 0;
    for (String cell : cells) {
      textBytes += cell.getBytes(UTF_8).length;
      row.append(row.isEmpty() ? "" : String.valueOf(delimiter));
      row.append('"').append(cell.replace("\"", "\"\"")).append('"');
    }
    byte[] bytes = row.toString().getBytes(UTF_8);
    offer(digest, textBytes, bytes, 0, bytes.length);
  }

  /** What is left of all rows that were offered so far. */
  SampledRows result() {
    return new SampledRows(schema, header, format, delimiter, rows.result());
  }
}
