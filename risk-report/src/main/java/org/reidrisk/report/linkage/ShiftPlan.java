package org.reidrisk.report.linkage;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;

/** The dates that are shifted in common, ready to be compared and searched; for all threads. */
final class ShiftPlan {
  private static final long MOST_PAIRS = 1L << 26;

  private final List<ShiftColumn> columns;
  private final IntervalDays release;
  private final IntervalDays held;
  private final ShiftGaps gaps;
  private final ShiftWindows windows;
  private final @Nullable ShiftWhole whole;
  private final int[] loose;

  ShiftPlan(
      TrajectoryJoin join,
      TrajectoryPower power,
      TrajectoryEvents releaseEvents,
      TrajectoryEvents heldEvents,
      Resources resources) {
    columns = join.shifts();
    // Rows of one event and day differ in what else is compared, or are one.
    IntervalDays.Entry entry =
        join.rows() == null && columns.size() == 1
            ? IntervalDays.Entry.DAY
            : IntervalDays.Entry.ROW;
    ShiftColumn first = first();
    release = IntervalDays.of(releaseEvents, first.releaseDays(), entry);
    held = IntervalDays.of(heldEvents, first.heldDays(), entry);
    gaps = ShiftGaps.of(release, Math.min(MOST_PAIRS, resources.memory() / 4 / Integer.BYTES));
    windows = ShiftWindows.of(release);
    whole =
        power.complete() && !first.missingMatches()
            ? new ShiftWhole(first, releaseEvents, heldEvents)
            : null;
    loose =
        first.missingMatches()
            ? IntStream.range(0, release.people()).filter(release::missing).toArray()
            : new int[0];
  }

  List<ShiftColumn> columns() {
    return columns;
  }

  /** The column that candidates are searched by. */
  ShiftColumn first() {
    return columns.get(0);
  }

  /** Whether each pair of rows that matches tells the shift by its one pair of days. */
  boolean simple() {
    return columns.size() == 1 && !first().missingMatches();
  }

  IntervalDays release() {
    return release;
  }

  IntervalDays held() {
    return held;
  }

  ShiftGaps gaps() {
    return gaps;
  }

  ShiftWindows windows() {
    return windows;
  }

  /** For complete trajectories; null for others. */
  @Nullable ShiftWhole whole() {
    return whole;
  }

  /** The patients who have an event that matches at every shift; no index knows all about them. */
  int[] loose() {
    return loose;
  }
}
