package org.reidrisk.report.linkage;

import java.util.function.IntConsumer;

/** Finds the release rows that a held row is compatible with. Several threads ask at a time. */
interface RowJoin {
  /**
   * Names them, each at least once, in any order.
   *
   * @param heldRow a held row
   * @param releaseRow takes the release rows
   */
  void compatibleRows(int heldRow, IntConsumer releaseRow);
}
