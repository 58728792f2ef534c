package org.reidrisk.report.linkage;

/** Sorts row numbers by small integers: the least significant key first, each pass stable. */
final class RowOrder {
  private RowOrder() {}

  /** Row numbers as they stand. */
  static int[] all(int rows) {
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      order[i] = i;
    }
    return order;
  }

  /** The same rows, ascending by a key from 0 to {@code bound - 1}; equal keys keep their order. */
  static int[] by(int[] order, int[] keyOfRow, int bound) {
    int[] next = starts(order, keyOfRow, bound);
    int[] sorted = new int[order.length];
    for (int row : order) {
      sorted[next[keyOfRow[row]]++] = row;
    }
    return sorted;
  }

  /** Where the rows of each key begin when they are sorted; one more for the end. */
  static int[] starts(int[] order, int[] keyOfRow, int bound) {
    int[] starts = new int[bound + 1];
    for (int row : order) {
      starts[keyOfRow[row] + 1]++;
    }
    for (int key = 0; key < bound; key++) {
      starts[key + 1] += starts[key];
    }
    return starts;
  }
}
