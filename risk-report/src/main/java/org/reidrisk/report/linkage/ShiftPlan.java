package org.reidrisk.report.linkage;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;

/** The dates that are shifted in common, ready to be compared and searched; for all threads. */
final class ShiftPlan {
  private static final long MOST_LISTED = 1L << 26;

  private final List<ShiftColumn> columns;
  private final IntervalDays release;
  private final IntervalDays held;
  private final long most;
  private @Nullable ShiftGaps gaps;
  private @Nullable ShiftGaps gapsBesideTriples;
  private @Nullable ShiftTriples triples;
  private @Nullable ShiftWindows windows;
  private final @Nullable ShiftWhole whole;
  private final int[] loose;
  private final boolean alone;

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
    most = Math.min(MOST_LISTED, resources.memory() / 8 / Integer.BYTES);
    whole =
        power.complete() && !first.missingMatches()
            ? new ShiftWhole(first, releaseEvents, heldEvents)
            : null;
    alone =
        simple()
            && first.unbounded()
            && !power.complete()
            && join.rows() == null
            && join.sequences().isEmpty()
            && join.sets().isEmpty();
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

  /** Whether nothing is asked of a candidate but that enough days lie as far apart. */
  boolean alone() {
    return alone;
  }

  IntervalDays release() {
    return release;
  }

  IntervalDays held() {
    return held;
  }

  /** All patients by two of their days; made when first asked for, as are the following. */
  synchronized ShiftGaps gaps() {
    ShiftGaps made = gaps == null ? ShiftGaps.of(release, p -> true, most) : gaps;
    gaps = made;
    return made;
  }

  /** The patients who have too many events to be listed by three of them. */
  synchronized ShiftGaps gapsBesideTriples() {
    ShiftGaps made =
        gapsBesideTriples == null
            ? ShiftGaps.of(release, triples()::leftOut, most)
            : gapsBesideTriples;
    gapsBesideTriples = made;
    return made;
  }

  /** Patients by three of their days. */
  synchronized ShiftTriples triples() {
    ShiftTriples made = triples == null ? ShiftTriples.of(release, most) : triples;
    triples = made;
    return made;
  }

  /** Patients by the calendar. */
  synchronized ShiftWindows windows() {
    ShiftWindows made = windows == null ? ShiftWindows.of(release) : windows;
    windows = made;
    return made;
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
