package org.reidrisk.report.linkage;

import java.util.stream.IntStream;

/** An interval sequence, ready to be compared and searched. */
final class IntervalRule implements TrajectorySource {
  private static final long COST = 60;

  private final IntervalDays held;
  private final IntervalDays release;
  private final IntervalIndex index;
  private final int[] without;

  IntervalRule(
      TrajectorySequence rule, TrajectoryEvents releaseEvents, TrajectoryEvents heldEvents) {
    release = IntervalDays.of(releaseEvents, rule.releaseDays(), IntervalDays.Entry.EARLIEST);
    held = IntervalDays.of(heldEvents, rule.heldDays(), IntervalDays.Entry.EARLIEST);
    index = IntervalIndex.of(release, rule.tolerance(), p -> true);
    without = IntStream.range(0, release.people()).filter(release::empty).toArray();
  }

  boolean agree(int target, int patient) {
    if (held.dated(target) == 0 || release.dated(patient) == 0) {
      return held.empty(target) && release.empty(patient);
    }
    return index.agree(held, target, patient);
  }

  @Override
  public long cost(int target) {
    if (held.dated(target) == 0) {
      return held.empty(target) ? COST * without.length : 0;
    }
    return COST * index.size(held, target);
  }

  @Override
  public void candidates(int target, TrajectoryCandidates to) {
    if (held.dated(target) > 0) {
      index.find(held, target, to::patient);
    } else if (held.empty(target)) {
      for (int p : without) {
        to.patient(p);
      }
    }
  }
}
