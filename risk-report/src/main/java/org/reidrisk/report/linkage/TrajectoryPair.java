package org.reidrisk.report.linkage;

/**
 * The same relation as a {@link RowJoin}, asked for one pair of rows. Several threads ask at a
 * time.
 */
@FunctionalInterface
interface TrajectoryPair {
  /**
   * Whether the two rows agree by every rule that looks at one pair of rows, a common shift aside.
   *
   * @param heldRow a held row
   * @param releaseRow a release row
   * @return whether the join names this release row for this held row
   */
  boolean compatible(int heldRow, int releaseRow);
}
