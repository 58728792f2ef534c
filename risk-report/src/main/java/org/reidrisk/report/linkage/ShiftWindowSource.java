package org.reidrisk.report.linkage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds patients who have an event within the bounds of a held one, at the rarest dates. */
final class ShiftWindowSource extends ShiftSource {
  private static final long COST = 25;

  private @Nullable ShiftWindows index;
  private long[] sizes = new long[16];
  private long[] days = new long[16];
  private int found;

  ShiftWindowSource(TrajectoryPower power, ShiftPlan plan, TrajectoryEvents heldEvents) {
    super(power, plan, heldEvents);
  }

  @Override
  int leastNeeded() {
    return 1;
  }

  @Override
  long cost(int target, boolean possible) {
    found = 0;
    if (!possible) {
      return 0;
    }
    if (sizes.length < size()) {
      sizes = new long[Math.max(size(), 2 * sizes.length)];
    }
    for (int i = 0; i < size(); i++) {
      long sum = 0;
      for (int r = heldEvents().firstRow(event(i)); r < heldEvents().endRow(event(i)); r++) {
        sum += ShiftColumn.readable(day(r)) ? end(day(r)) - first(day(r)) : 0;
      }
      sizes[i] = Math.min(sum, Integer.MAX_VALUE) << 32 | i;
    }
    Arrays.sort(sizes, 0, size());
    for (int i = 0; i <= size() - needed(); i++) {
      int e = event((int) sizes[i]);
      for (int r = heldEvents().firstRow(e); r < heldEvents().endRow(e); r++) {
        if (ShiftColumn.readable(day(r))) {
          days = found == days.length ? Arrays.copyOf(days, 2 * found) : days;
          days[found++] = day(r);
        }
      }
    }
    found = distinct(days, found);
    long cost = 0;
    for (int i = 0; i < found; i++) {
      cost += COST * (end(days[i]) - first(days[i]));
    }
    return cost;
  }

  private ShiftWindows index() {
    ShiftWindows made = index == null ? plan().windows() : index;
    index = made;
    return made;
  }

  private int first(long day) {
    return index().place(day + plan().first().from());
  }

  private int end(long day) {
    return index().place(day + plan().first().to() + 1);
  }

  @Override
  void name(int target, TrajectoryCandidates to) {
    IntervalDays release = plan().release();
    for (int i = 0; i < found; i++) {
      int end = end(days[i]);
      for (int place = first(days[i]); place < end; place++) {
        int entry = index().entry(place);
        to.patient(release.person(entry), release.day(entry) - days[i]);
      }
    }
  }
}
