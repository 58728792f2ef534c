package org.reidrisk.report.linkage;

import java.util.Arrays;

/**
 * The distinct tuples of held classes. Rows with a class that goes with nothing have none; most
 * attackers hold many rows that no rule tells apart, and each tuple is searched once.
 */
final class HeldTuples {
  /** What {@link #of} answers for a row that goes with nothing. */
  static final int NONE = -1;

  private final int[] tupleOfRow;
  private final int[] firstRow;
  private final int[][] classes;

  private HeldTuples(int[] tupleOfRow, int[] firstRow, int[][] classes) {
    this.tupleOfRow = tupleOfRow;
    this.firstRow = firstRow;
    this.classes = classes;
  }

  /**
   * Numbers the tuples in the order of a search, so that neighbours find neighbours.
   *
   * @param rows the number of held rows
   * @param classes for each comparison the class of every held row
   * @param comparisons the comparisons
   * @param sorting the comparisons in the order in which tuples are sorted
   */
  static HeldTuples of(int rows, int[][] classes, Comparison[] comparisons, int[] sorting) {
    int[] kept = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      boolean keeps = true;
      for (int i = 0; keeps && i < classes.length; i++) {
        keeps = !comparisons[i].isEmpty(classes[i][row]);
      }
      if (keeps) {
        kept[count++] = row;
      }
    }
    int[] order = Arrays.copyOf(kept, count);
    for (int i = sorting.length - 1; i >= 0; i--) {
      order = RowOrder.by(order, classes[sorting[i]], comparisons[sorting[i]].heldClasses());
    }
    int[] tupleOfRow = new int[rows];
    Arrays.fill(tupleOfRow, NONE);
    int[] first = new int[order.length];
    int tuples = 0;
    for (int i = 0; i < order.length; i++) {
      if (i == 0 || differ(classes, order[i], order[i - 1])) {
        first[tuples++] = order[i];
      }
      tupleOfRow[order[i]] = tuples - 1;
    }
    return new HeldTuples(tupleOfRow, Arrays.copyOf(first, tuples), classes);
  }

  private static boolean differ(int[][] classes, int row, int other) {
    for (int[] column : classes) {
      if (column[row] != column[other]) {
        return true;
      }
    }
    return false;
  }

  int count() {
    return firstRow.length;
  }

  /** The tuple of a held row, or {@link #NONE}. */
  int of(int row) {
    return tupleOfRow[row];
  }

  /** The held class of a tuple in a comparison. */
  int heldClass(int comparison, int tuple) {
    return classes[comparison][firstRow[tuple]];
  }
}
