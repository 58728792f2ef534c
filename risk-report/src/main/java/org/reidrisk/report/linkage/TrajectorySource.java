package org.reidrisk.report.linkage;

/** Names the patients who may be a target's candidates: all that are, and as few others as can. */
interface TrajectorySource {
  /** The cost of a source that cannot tell for this target. */
  long UNABLE = Long.MAX_VALUE;

  /**
   * What it costs to name and test them.
   *
   * @param target the target
   * @return about so many nanoseconds, or {@link #UNABLE}
   */
  long cost(int target);

  /**
   * Names them. Called right after {@link #cost} for the same target, if at all.
   *
   * @param target the target
   * @param to takes them
   */
  void candidates(int target, TrajectoryCandidates to);
}
