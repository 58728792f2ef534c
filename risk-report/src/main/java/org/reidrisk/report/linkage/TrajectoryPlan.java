package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;

/** A join made ready: events, rules and indexes; for all threads. */
final class TrajectoryPlan {
  private static final int SAMPLE = 64;

  private final TrajectoryJoin join;
  private final TrajectoryPower power;
  private final TrajectoryEvents release;
  private final TrajectoryEvents held;
  private final @Nullable ShiftPlan shift;
  private final List<IntervalRule> sequences;
  private final List<TrajectoryValueRule> sets;
  private final long compatibleRows;

  TrajectoryPlan(TrajectoryJoin join, TrajectoryPower power, Resources resources) {
    this.join = join;
    this.power = power;
    release = TrajectoryEvents.of(join.patients(), join.patient(), join.releaseEvent());
    held = TrajectoryEvents.of(join.targets(), join.target(), join.heldEvent());
    shift = join.shifts().isEmpty() ? null : new ShiftPlan(join, power, release, held, resources);
    sequences = join.sequences().stream().map(r -> new IntervalRule(r, release, held)).toList();
    sets =
        join.sets().stream()
            .map(r -> new TrajectoryValueRule(r, power.complete(), release, held))
            .toList();
    compatibleRows = compatibleRows(join);
  }

  /** How many release rows a held row is compatible with, on average over some; only for speed. */
  private static long compatibleRows(TrajectoryJoin join) {
    TrajectoryRows rows = join.rows();
    if (rows == null || join.target().length == 0) {
      return 0;
    }
    long[] found = {0};
    int step = Math.max(1, join.target().length / SAMPLE);
    int asked = 0;
    for (int row = 0; row < join.target().length; row += step) {
      rows.join().compatibleRows(row, r -> found[0]++);
      asked++;
    }
    return found[0] / asked + 1;
  }

  /** The ways to find candidates, for one thread; those that are likely the best first. */
  List<TrajectorySource> sources() {
    List<TrajectorySource> sources = new ArrayList<>(sequences);
    sources.addAll(sets);
    if (shift != null) {
      ShiftWhole whole = shift.whole();
      if (whole != null) {
        sources.add(whole);
      }
      sources.add(new ShiftTripleSource(power, shift, held));
      sources.add(new ShiftWindowSource(power, shift, held));
      sources.add(new ShiftGapSource(power, shift, held, shift::gaps));
    }
    TrajectoryRows rows = join.rows();
    if (rows != null) {
      sources.add(new TrajectoryRowSource(this, rows.join()));
    }
    sources.add(new TrajectoryEverybody(join.patients()));
    return sources;
  }

  TrajectoryJoin join() {
    return join;
  }

  TrajectoryPower power() {
    return power;
  }

  TrajectoryEvents release() {
    return release;
  }

  TrajectoryEvents held() {
    return held;
  }

  /** Null when no dates are shifted in common. */
  @Nullable ShiftPlan shift() {
    return shift;
  }

  List<IntervalRule> sequences() {
    return sequences;
  }

  List<TrajectoryValueRule> sets() {
    return sets;
  }

  long compatibleRows() {
    return compatibleRows;
  }
}
