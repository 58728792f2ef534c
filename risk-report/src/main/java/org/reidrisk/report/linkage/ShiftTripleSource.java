package org.reidrisk.report.linkage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds patients who have three events as far apart as three of a target: of targets whose events
 * have one day each. Patients with too many events for that are found by two.
 */
final class ShiftTripleSource extends ShiftSource {
  private static final long COST = 60;
  private static final int LOOKUPS = 4;
  private static final int MOST = 12;

  private final ShiftGapSource others;
  private @Nullable ShiftTriples index;
  private int[] days = new int[16];
  private int[] triples = new int[16];
  private int[] first = new int[16];
  private int found;

  ShiftTripleSource(TrajectoryPower power, ShiftPlan plan, TrajectoryEvents heldEvents) {
    super(power, plan, heldEvents);
    others = new ShiftGapSource(power, plan, heldEvents, plan::gapsBesideTriples);
  }

  @Override
  int leastNeeded() {
    return 3;
  }

  @Override
  long cost(int target, boolean possible) {
    int chosen = size() - needed() + 3;
    if (plan().held().severalDays(target) || (chosen > MOST && needed() < size())) {
      return UNABLE;
    }
    long cost = others.cost(target);
    found = 0;
    if (possible) {
      collectDays();
      cost += needed() == size() ? rarest() : all(chosen);
    }
    return cost;
  }

  private ShiftTriples index() {
    ShiftTriples made = index == null ? plan().triples() : index;
    index = made;
    return made;
  }

  private void collectDays() {
    if (days.length < size()) {
      days = new int[Math.max(size(), 2 * days.length)];
    }
    for (int i = 0; i < size(); i++) {
      days[i] = dayOf(event(i));
    }
    Arrays.sort(days, 0, size());
  }

  /** When no event may be missed: of some triples, spread far, the rarest. */
  private long rarest() {
    int last = size() - 1;
    long best = Long.MAX_VALUE;
    for (int i = 0; i < LOOKUPS && best > 2; i++) {
      int middle = 1 + (int) ((long) i * (last - 1) / LOOKUPS);
      long size = look(0, middle, last);
      if (size < best) {
        best = size;
        triples[0] = index().list(days[0], days[middle], days[last]);
        first[0] = days[0];
      }
    }
    found = 1;
    return COST * best;
  }

  /** All triples of so many events as cannot all but two be missed. */
  private long all(int chosen) {
    int count = chosen * (chosen - 1) * (chosen - 2) / 6;
    if (triples.length < count) {
      triples = new int[count];
      first = new int[count];
    }
    long cost = 0;
    for (int i = 0; i < chosen; i++) {
      for (int j = i + 1; j < chosen; j++) {
        for (int k = j + 1; k < chosen; k++) {
          cost += COST * look(i, j, k);
          triples[found] = index().list(days[i], days[j], days[k]);
          first[found++] = days[i];
        }
      }
    }
    return cost + COST * count;
  }

  private long look(int i, int j, int k) {
    int list = index().list(days[i], days[j], days[k]);
    return 1L + index().to(list) - index().from(list);
  }

  @Override
  void name(int target, TrajectoryCandidates to) {
    ShiftTriples lists = index();
    IntervalDays release = plan().release();
    for (int i = 0; i < found; i++) {
      int list = triples[i];
      int end = lists.to(list);
      for (int place = lists.from(list); place < end; place++) {
        int entry = lists.entry(place);
        to.patient(release.person(entry), (long) release.day(entry) - first[i]);
      }
    }
    others.name(target, to);
  }
}
