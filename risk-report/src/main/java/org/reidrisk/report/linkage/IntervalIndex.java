package org.reidrisk.report.linkage;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * People by the days between their entries. What it finds may be too much, never too little: exact
 * intervals are found by a digest of all of them, others by the first few, each in a cell as wide
 * as the tolerance reaches, so that two cells hold all that is near enough.
 */
final class IntervalIndex {
  private static final int CELLS = 4;

  private final IntervalDays days;
  private final int tolerance;
  private final int[] start;
  private final int[] people;

  private IntervalIndex(IntervalDays days, int tolerance, int[] start, int[] people) {
    this.days = days;
    this.tolerance = tolerance;
    this.start = start;
    this.people = people;
  }

  /**
   * Sorts people.
   *
   * @param days their days
   * @param tolerance by how much an interval may differ
   * @param who who is put in; nobody without a day is
   * @return the index
   */
  static IntervalIndex of(IntervalDays days, int tolerance, IntPredicate who) {
    int bits = 4;
    while (bits < 24 && 1 << bits < days.people()) {
      bits++;
    }
    int[] start = new int[(1 << bits) + 1];
    IntervalIndex index = new IntervalIndex(days, tolerance, start, new int[days.people()]);
    for (int p = 0; p < days.people(); p++) {
      if (days.dated(p) > 0 && who.test(p)) {
        start[index.bucket(days, p, 0) + 1]++;
      }
    }
    for (int i = 1; i < start.length; i++) {
      start[i] += start[i - 1];
    }
    int[] next = start.clone();
    for (int p = 0; p < days.people(); p++) {
      if (days.dated(p) > 0 && who.test(p)) {
        index.people[next[index.bucket(days, p, 0)]++] = p;
      }
    }
    return index;
  }

  /**
   * Where people are, or are looked for.
   *
   * @param choice for each of the first intervals one bit: whether the upper of two cells is meant
   */
  private int bucket(IntervalDays whose, int person, int choice) {
    int from = whose.from(person);
    int to = whose.to(person);
    boolean held = whose != days;
    int end = tolerance > 0 ? Math.min(to, from + 1 + CELLS) : to;
    long width = 2L * tolerance + 1;
    long digest = (long) to - from;
    for (int i = from + 1; i < end; i++) {
      long gap = (long) whose.day(i) - whose.day(i - 1);
      if (tolerance > 0) {
        boolean upper = (choice >>> (i - from - 1) & 1) != 0;
        gap = Math.floorDiv(!held ? gap : upper ? gap + tolerance : gap - tolerance, width);
      }
      digest = (digest ^ gap) * 0x9E3779B97F4A7C15L;
      digest ^= digest >>> 29;
    }
    digest *= 0xBF58476D1CE4E5B9L;
    return (int) (digest >>> 40) & (start.length - 2);
  }

  private int choices(IntervalDays held, int target) {
    int gaps = held.to(target) - held.from(target) - 1;
    return tolerance == 0 ? 1 : 1 << Math.max(0, Math.min(gaps, CELLS));
  }

  /** How many people {@link #find} will name. */
  long size(IntervalDays held, int target) {
    long size = 0;
    for (int choice = 0; choice < choices(held, target); choice++) {
      int bucket = bucket(held, target, choice);
      size += start[bucket + 1] - start[bucket];
    }
    return size;
  }

  /** Names those who may have the intervals of a held person who has a day, some twice. */
  void find(IntervalDays held, int target, IntConsumer person) {
    for (int choice = 0; choice < choices(held, target); choice++) {
      int bucket = bucket(held, target, choice);
      for (int i = start[bucket]; i < start[bucket + 1]; i++) {
        person.accept(people[i]);
      }
    }
  }

  /** Whether the intervals agree, each within the tolerance. */
  boolean agree(IntervalDays held, int target, int person) {
    int h = held.from(target);
    int r = days.from(person);
    int n = held.to(target) - h;
    if (n != days.to(person) - r) {
      return false;
    }
    for (int i = 1; i < n; i++) {
      long heldGap = (long) held.day(h + i) - held.day(h + i - 1);
      long gap = (long) days.day(r + i) - days.day(r + i - 1);
      if (Math.abs(gap - heldGap) > tolerance) {
        return false;
      }
    }
    return true;
  }
}
