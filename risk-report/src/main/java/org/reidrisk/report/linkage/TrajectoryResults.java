package org.reidrisk.report.linkage;

/**
 * Hears what a trajectory attack found. Calls come from several threads, never two at a time, in an
 * order that means nothing: what is made of them must not depend on it.
 */
@FunctionalInterface
interface TrajectoryResults {
  /**
   * Called once for each target.
   *
   * @param target the target
   * @param candidates how many patients are candidates
   * @param only the candidate when there is exactly one, else -1
   * @param containsTruth whether the target's true patient is a candidate; false when not known
   */
  void target(int target, long candidates, int only, boolean containsTruth);
}
