package org.reidrisk.report.linkage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The row-level rules of a trajectory attack, as one relation asked in two ways. */
final class TrajectoryRows {
  private final RowJoin join;
  private final TrajectoryPair pair;
  private final int @Nullable [] heldKinds;

  /**
   * Row-level rules.
   *
   * @param join finds compatible rows
   * @param pair tells for one pair of rows
   * @param heldKinds by held row: rows of one number are compatible with the same release rows;
   *     null when that is not known, which costs time where many held people look alike
   */
  TrajectoryRows(RowJoin join, TrajectoryPair pair, int @Nullable [] heldKinds) {
    this.join = Objects.requireNonNull(join);
    this.pair = Objects.requireNonNull(pair);
    this.heldKinds = heldKinds;
  }

  RowJoin join() {
    return join;
  }

  TrajectoryPair pair() {
    return pair;
  }

  /** Rows of one number are compatible with the same release rows. */
  int kind(int heldRow) {
    return heldKinds == null ? heldRow : heldKinds[heldRow];
  }
}
