package org.reidrisk.report.linkage;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds patients who have two events as far apart as two of a target, at the rarest distances. */
final class ShiftGapSource extends ShiftSource {
  private static final long COST = 25;
  private static final long COST_OF_LEFT_OUT = 2000;
  private static final int FEW = 24;

  private final Supplier<ShiftGaps> maker;
  private @Nullable ShiftGaps index;
  private int[] chosen = new int[16];
  private int choice;
  private long[] gaps = new long[16];
  private int found;

  /**
   * A source.
   *
   * @param index asked for when first needed, by this thread
   */
  ShiftGapSource(
      TrajectoryPower power,
      ShiftPlan plan,
      TrajectoryEvents heldEvents,
      Supplier<ShiftGaps> index) {
    super(power, plan, heldEvents);
    this.maker = index;
  }

  @Override
  int leastNeeded() {
    return 2;
  }

  @Override
  long cost(int target, boolean possible) {
    found = 0;
    long cost = COST_OF_LEFT_OUT * index().leftOut().length;
    if (!possible || index().isEmpty()) {
      return cost;
    }
    int most = size() - needed() + 2;
    if (chosen.length < size()) {
      chosen = new int[Math.max(size(), 2 * chosen.length)];
    }
    if (most == 2) {
      rarestPair();
    } else {
      choice = size();
      for (int i = 0; i < choice; i++) {
        chosen[i] = event(i);
      }
      while (choice > most) {
        leaveOneOut();
      }
    }
    for (int a = 0; a < choice; a++) {
      for (int b = a + 1; b < choice; b++) {
        collect(chosen[a], chosen[b]);
      }
    }
    found = distinct(gaps, found);
    for (int i = 0; i < found; i++) {
      cost += COST * length(gaps[i] >>> 32);
    }
    return cost;
  }

  private ShiftGaps index() {
    ShiftGaps made = index == null ? maker.get() : index;
    index = made;
    return made;
  }

  private long length(long gap) {
    return (long) index().to(gap) - index().from(gap);
  }

  private void rarestPair() {
    choice = 2;
    long best = Long.MAX_VALUE;
    for (int a = 0; a < size() && best > 0; a++) {
      int end = size() <= FEW ? size() : Math.min(size(), a + FEW / 2);
      for (int b = a + 1; b < end && best > 0; b++) {
        long length = length(event(a), event(b));
        if (length < best) {
          best = length;
          chosen[0] = event(a);
          chosen[1] = event(b);
        }
      }
    }
  }

  /** The event whose distances to the others are the commonest. */
  private void leaveOneOut() {
    int worst = choice - 1;
    if (choice <= FEW) {
      long most = -1;
      for (int a = 0; a < choice; a++) {
        long sum = 0;
        for (int b = 0; b < choice; b++) {
          sum += a == b ? 0 : length(chosen[a], chosen[b]);
        }
        if (sum > most) {
          most = sum;
          worst = a;
        }
      }
    }
    chosen[worst] = chosen[--choice];
  }

  private long length(int one, int other) {
    TrajectoryEvents events = heldEvents();
    long sum = 0;
    for (int r = events.firstRow(one); r < events.endRow(one); r++) {
      for (int s = events.firstRow(other); s < events.endRow(other); s++) {
        if (ShiftColumn.readable(day(r)) && ShiftColumn.readable(day(s))) {
          sum += length(Math.abs((long) day(r) - day(s)));
        }
      }
    }
    return sum;
  }

  private void collect(int one, int other) {
    TrajectoryEvents events = heldEvents();
    for (int r = events.firstRow(one); r < events.endRow(one); r++) {
      for (int s = events.firstRow(other); s < events.endRow(other); s++) {
        if (ShiftColumn.readable(day(r)) && ShiftColumn.readable(day(s))) {
          gaps = found == gaps.length ? Arrays.copyOf(gaps, 2 * found) : gaps;
          long gap = Math.abs((long) day(r) - day(s));
          gaps[found++] = gap << 32 | (Math.min(day(r), day(s)) & 0xFFFFFFFFL);
        }
      }
    }
  }

  @Override
  void name(int target, TrajectoryCandidates to) {
    IntervalDays release = plan().release();
    // Where two events are enough, and have one day each, to be in a list is all that is asked.
    boolean enough = plan().alone() && needed() == 2 && !plan().held().severalDays(target);
    for (int i = 0; i < found; i++) {
      long gap = gaps[i] >>> 32;
      int day = (int) gaps[i];
      int end = index().to(gap);
      if (enough && index().exact(gap)) {
        nameAll(gap, to);
        continue;
      }
      for (int place = index().from(gap); place < end; place++) {
        int entry = index().entry(place);
        to.patient(release.person(entry), (long) release.day(entry) - day);
      }
    }
    for (int p : index().leftOut()) {
      to.patient(p);
    }
  }

  private void nameAll(long gap, TrajectoryCandidates to) {
    IntervalDays release = plan().release();
    int end = index().to(gap);
    for (int place = index().from(gap); place < end; place++) {
      int patient = release.person(index().entry(place));
      if (release.severalDays(patient)) {
        to.patient(patient);
      } else {
        to.certain(patient);
      }
    }
  }
}
