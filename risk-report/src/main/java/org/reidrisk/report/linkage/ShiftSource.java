package org.reidrisk.report.linkage;

import java.util.Arrays;

/**
 * What the two ways of finding patients by a shift have in common: which events of a target tell
 * it. Of events that need not all be found, some may be passed over, and no candidate is lost as
 * long as those that are looked at are more than may be missed.
 */
abstract class ShiftSource implements TrajectorySource {
  private static final long COST_OF_LOOSE = 400;

  private final TrajectoryPower power;
  private final ShiftPlan plan;
  private final TrajectoryEvents heldEvents;
  private int[] events = new int[16];
  private int size;
  private int needed;

  ShiftSource(TrajectoryPower power, ShiftPlan plan, TrajectoryEvents heldEvents) {
    this.power = power;
    this.plan = plan;
    this.heldEvents = heldEvents;
  }

  final ShiftPlan plan() {
    return plan;
  }

  final TrajectoryEvents heldEvents() {
    return heldEvents;
  }

  /** Of the target's events those that have a day. */
  final int event(int i) {
    return events[i];
  }

  final int size() {
    return size;
  }

  /** How many of the events with a day must be found at one shift; may be 0 or less. */
  final int needed() {
    return needed;
  }

  /** The day of a held row, or a number that is none. */
  final int day(int place) {
    return plan.first().heldDays()[heldEvents.row(place)];
  }

  /** The first day of an event. */
  final int dayOf(int event) {
    int day = ShiftColumn.MISSING;
    for (int i = heldEvents.firstRow(event); i < heldEvents.endRow(event); i++) {
      if (ShiftColumn.readable(day(i)) && (!ShiftColumn.readable(day) || day(i) < day)) {
        day = day(i);
      }
    }
    return day;
  }

  @Override
  public final long cost(int target) {
    int all = heldEvents.count(target);
    if (events.length < all) {
      events = new int[Math.max(all, 2 * events.length)];
    }
    size = 0;
    needed = power.needed(all);
    for (int e = heldEvents.first(target); e < heldEvents.end(target); e++) {
      boolean dated = false;
      boolean free = false;
      for (int i = heldEvents.firstRow(e); i < heldEvents.endRow(e); i++) {
        dated |= ShiftColumn.readable(day(i));
        free |= day(i) == ShiftColumn.MISSING;
      }
      if (dated) {
        events[size++] = e;
      }
      if (free && plan.first().missingMatches()) {
        needed--;
      }
    }
    long cost = needed < leastNeeded() ? UNABLE : cost(target, size >= needed);
    return cost == UNABLE ? UNABLE : cost + COST_OF_LOOSE * plan.loose().length;
  }

  @Override
  public final void candidates(int target, TrajectoryCandidates to) {
    if (size >= needed) {
      name(target, to);
    }
    for (int p : plan.loose()) {
      to.patient(p);
    }
  }

  /** How many events must be needed for this way to work. */
  abstract int leastNeeded();

  /**
   * The cost of the target whose events are at hand, without that of the loose.
   *
   * @param target the target
   * @param possible whether there are as many events as are needed
   */
  abstract long cost(int target, boolean possible);

  /** Names those who are found. */
  abstract void name(int target, TrajectoryCandidates to);

  /** Sorts and names each key once. */
  static int distinct(long[] keys, int size) {
    Arrays.sort(keys, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        keys[kept++] = keys[i];
      }
    }
    return kept;
  }
}
