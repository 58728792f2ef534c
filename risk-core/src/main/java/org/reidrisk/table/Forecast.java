package org.reidrisk.table;

import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;

/**
 * How many rows a file will have and what they will take, judged by its first block. A file whose
 * size is unknown is expected to fit.
 *
 * @param rows rows of the whole file; 0 when unknown
 * @param columns encoded columns without patient keys
 * @param keys patient keys, and columns like them
 */
record Forecast(long rows, int columns, int keys) {
  /** Code of a column with few values. */
  private static final int LEAST_BYTES_OF_CELL = 1;

  /** Two halves of a key and its row, before keys are numbered. */
  private static final int BYTES_OF_KEY = 2 * Long.BYTES + Character.BYTES;

  static Forecast of(
      BlockSource.Block first,
      int firstRow,
      char delimiter,
      long storedSoFar,
      long total,
      int columns,
      int keys) {
    long lines = RecordBounds.count((byte) delimiter, first.bytes(), firstRow, first.to());
    // The whole of the first read was looked at, of which the block is nearly all.
    double unpackedPerStored = Math.max(1.0, first.to() / (double) Math.max(1, storedSoFar));
    double bytesOfRow = (first.to() - firstRow) / (double) Math.max(1, lines);
    long rows = lines == 0 ? 0 : (long) (total * unpackedPerStored / bytesOfRow);
    return new Forecast(rows, columns - keys, keys);
  }

  /** The least that the rows can take when they have been read. */
  private long least() {
    return rows * ((long) columns * LEAST_BYTES_OF_CELL + (long) keys * Integer.BYTES);
  }

  /** What the keys take before they are numbered. */
  private long beforeNumbering() {
    return rows * keys * BYTES_OF_KEY;
  }

  /**
   * Stops before the work begins when it cannot end well. Later rows may be longer than the first
   * and fewer, so that twice the memory must be missing.
   *
   * @throws MemoryShortage when not even half of the least fits
   */
  void refuseWhatCannotFit(Resources resources) {
    boolean spills = needsSpill(resources) && resources.temporaryFolder().isPresent();
    long needed = least() + (spills ? beforeNumbering() / 8 : beforeNumbering());
    if (needed / 2 > resources.memory()) {
      throw new MemoryShortage(
          "reading about " + rows + " rows", needed + needed / 2, resources.memory());
    }
  }

  /** Whether keys should wait in a file. */
  boolean needsSpill(Resources resources) {
    // Columns of many values wait in memory like keys, and none of them can be told beforehand.
    return least() + beforeNumbering() > resources.memory() / 8;
  }
}
