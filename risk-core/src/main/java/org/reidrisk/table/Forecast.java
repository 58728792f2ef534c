package org.reidrisk.table;

import java.util.List;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.table.ColumnPlan.Fate;

/**
 * How many rows a file will have and what they will take, judged by its first block. A file whose
 * size is unknown is expected to fit.
 *
 * @param rows rows of the whole file; 0 when unknown
 * @param columns encoded columns without patient keys
 * @param keys patient keys, and columns like them
 * @param samples bytes that samples can take at most
 */
record Forecast(long rows, int columns, int keys, long samples) {
  /** Code of a column with few values. */
  private static final int LEAST_BYTES_OF_CELL = 1;

  /** Two halves of a key and its row, before keys are numbered. */
  private static final int BYTES_OF_KEY = 2 * Long.BYTES + Character.BYTES;

  /** Keys, digests and texts of a column's sample; more are let in before some are let go. */
  private static final long BYTES_OF_SAMPLE =
      ValueSample.MOST_BYTES * 5L / 4 + ValueSample.MOST_VALUES * 3L / 2 * 64;

  /** Rows as they are written, and once more when they become a table. */
  private static final long BYTES_OF_ROWS = 2L * RowSample.MOST_BYTES;

  static Forecast of(
      BlockSource.Block first,
      int firstRow,
      char delimiter,
      long storedSoFar,
      long total,
      List<ColumnPlan> plans,
      Reading reading) {
    long lines = RecordBounds.count((byte) delimiter, first.bytes(), firstRow, first.to());
    // The whole of the first read was looked at, of which the block is nearly all.
    double unpackedPerStored = Math.max(1.0, first.to() / (double) Math.max(1, storedSoFar));
    double bytesOfRow = (first.to() - firstRow) / (double) Math.max(1, lines);
    long rows = lines == 0 ? 0 : (long) (total * unpackedPerStored / bytesOfRow);
    int encoded = (int) plans.stream().filter(plan -> plan.is(Fate.ENCODED)).count();
    int sampled = (int) plans.stream().filter(plan -> plan.is(Fate.SAMPLED)).count();
    int keys =
        (int) plans.stream().filter(p -> p.is(Fate.ENCODED) && p.rule().isPatientKey()).count();
    // A few rows have small samples, whatever their bounds.
    long bytes = (long) Math.min(rows * bytesOfRow, Long.MAX_VALUE / 4.0);
    long values = Math.min(sampled * BYTES_OF_SAMPLE, bytes + rows * sampled * 64);
    long samples = reading.samples() ? values + Math.min(BYTES_OF_ROWS, 2 * bytes) : 0;
    return new Forecast(rows, encoded - keys, keys, samples);
  }

  /** The least that the rows can take when they have been read; samples can be empty. */
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
    return least() + beforeNumbering() > Math.max(0, resources.memory() - samples) / 8;
  }
}
