package org.reidrisk.report.linkage;

import java.util.stream.IntStream;

/** Finds patients whose events, all of them, lie as far apart as a target's. */
final class ShiftWhole implements TrajectorySource {
  private static final long COST = 60;

  private final TrajectoryEvents heldEvents;
  private final IntervalDays release;
  private final IntervalDays held;
  private final IntervalIndex index;
  private final int[] severalDays;

  ShiftWhole(ShiftColumn column, TrajectoryEvents releaseEvents, TrajectoryEvents heldEvents) {
    this.heldEvents = heldEvents;
    release = IntervalDays.of(releaseEvents, column.releaseDays(), IntervalDays.Entry.EARLIEST);
    held = IntervalDays.of(heldEvents, column.heldDays(), IntervalDays.Entry.EARLIEST);
    index =
        IntervalIndex.of(
            release, 0, p -> !release.severalDays(p) && release.dated(p) == releaseEvents.count(p));
    severalDays = IntStream.range(0, release.people()).filter(release::severalDays).toArray();
  }

  @Override
  public long cost(int target) {
    if (held.severalDays(target)) {
      return UNABLE;
    }
    if (held.dated(target) < heldEvents.count(target)) {
      return 0;
    }
    return COST * (index.size(held, target) + severalDays.length);
  }

  @Override
  public void candidates(int target, TrajectoryCandidates to) {
    if (held.dated(target) == heldEvents.count(target)) {
      long first = held.day(held.from(target));
      index.find(held, target, p -> to.patient(p, release.day(release.from(p)) - first));
      for (int p : severalDays) {
        to.patient(p);
      }
    }
  }
}
