package org.reidrisk.inventory;

import org.reidrisk.table.Column;

/**
 * What of a column suffices to tell most pairs apart.
 *
 * @param index its place in the table, from 0
 * @param cells the column
 * @param distinct distinct values that a row holds
 * @param missing rows whose cell is missing
 * @param commonest rows that hold the commonest value, missing being one
 * @param repeats whether two values or more, missing being one, are each in two rows or more
 * @param present a bit for each row that has a value; empty when all have
 */
record ComparedColumn(
    int index,
    Column cells,
    int distinct,
    int missing,
    int commonest,
    boolean repeats,
    long[] present) {

  private static final int CHUNK = 1 << 13;

  static ComparedColumn of(int index, Column column, int rows) {
    int[] count = new int[column.distinct() + 1];
    int[] codes = new int[Math.min(CHUNK, rows)];
    long[] present = new long[column.missing() == 0 ? 0 : (rows >>> 6) + 1];
    for (int from = 0; from < rows; from += CHUNK) {
      int chunk = Math.min(CHUNK, rows - from);
      column.copyCodes(from, codes, chunk);
      for (int i = 0; i < chunk; i++) {
        count[codes[i]]++;
        if (present.length > 0 && codes[i] != Column.MISSING) {
          present[(from + i) >>> 6] |= 1L << (from + i);
        }
      }
    }
    int distinct = 0;
    int commonest = 0;
    int repeated = 0;
    for (int code = 0; code < count.length; code++) {
      distinct += code != Column.MISSING && count[code] > 0 ? 1 : 0;
      commonest = Math.max(commonest, count[code]);
      repeated += count[code] > 1 ? 1 : 0;
    }
    return new ComparedColumn(
        index, column, distinct, count[Column.MISSING], commonest, repeated > 1, present);
  }

  /** Whether it holds two values or more. */
  boolean varies() {
    return distinct > 1;
  }

  /** Whether values repeat: with nearly as many values as rows a column determines all others. */
  boolean repeatsEnough(int rows) {
    return distinct <= (rows - missing) / 2;
  }

  /** Distinct cells, missing being one. */
  int kinds() {
    return distinct + (missing > 0 ? 1 : 0);
  }

  boolean complete() {
    return missing == 0;
  }

  /** Rows in which both have a value. */
  long rowsWithBoth(ComparedColumn other, int rows) {
    if (complete() || other.complete()) {
      return (long) rows - Math.max(missing, other.missing);
    }
    long both = 0;
    for (int word = 0; word < present.length; word++) {
      both += Long.bitCount(present[word] & other.present[word]);
    }
    return both;
  }
}
