package org.reidrisk.report.linkage;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * People by the days between their entries. What it finds may be too much, never too little: exact
 * intervals are found by a digest of all of them, others by the first one.
 */
final class IntervalIndex {
  private final IntervalDays days;
  private final int tolerance;
  private final int[] start;
  private final long[] keys;

  private IntervalIndex(IntervalDays days, int tolerance, int[] start, long[] keys) {
    this.days = days;
    this.tolerance = tolerance;
    this.start = start;
    this.keys = keys;
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
    int longest = 0;
    for (int p = 0; p < days.people(); p++) {
      longest = Math.max(longest, days.to(p) - days.from(p));
    }
    int[] start = new int[longest + 2];
    for (int p = 0; p < days.people(); p++) {
      start[days.to(p) - days.from(p) + 1] += put(days, p, who) ? 1 : 0;
    }
    for (int n = 0; n <= longest; n++) {
      start[n + 1] += start[n];
    }
    long[] keys = new long[start[longest + 1]];
    int[] next = start.clone();
    for (int p = 0; p < days.people(); p++) {
      if (put(days, p, who)) {
        keys[next[days.to(p) - days.from(p)]++] = (long) value(days, p, tolerance) << 32 | p;
      }
    }
    for (int n = 0; n <= longest; n++) {
      Arrays.sort(keys, start[n], start[n + 1]);
    }
    return new IntervalIndex(days, tolerance, start, keys);
  }

  private static boolean put(IntervalDays days, int person, IntPredicate who) {
    return days.to(person) > days.from(person) && who.test(person);
  }

  /** From 0: a digest of all intervals, or the first one. */
  private static int value(IntervalDays days, int person, int tolerance) {
    int from = days.from(person);
    int to = days.to(person);
    if (tolerance > 0) {
      return to - from < 2 ? 0 : clamp((long) days.day(from + 1) - days.day(from));
    }
    long digest = 0;
    for (int i = from + 1; i < to; i++) {
      digest = (digest ^ ((long) days.day(i) - days.day(i - 1))) * 0x9E3779B97F4A7C15L;
      digest ^= digest >>> 29;
    }
    return (int) (digest >>> 33);
  }

  private static int clamp(long gap) {
    return (int) Math.max(0, Math.min(gap, Integer.MAX_VALUE));
  }

  /** The first place of those who may have the intervals of a held person. */
  int from(IntervalDays held, int person) {
    int n = held.to(person) - held.from(person);
    return n + 1 >= start.length ? 0 : search(n, value(held, person, tolerance) - (long) tolerance);
  }

  /** The place after the last of them. */
  int to(IntervalDays held, int person) {
    int n = held.to(person) - held.from(person);
    return n + 1 >= start.length
        ? 0
        : search(n, value(held, person, tolerance) + (long) tolerance + 1);
  }

  private int search(int n, long value) {
    if (value > Integer.MAX_VALUE) {
      return start[n + 1];
    }
    int at = Arrays.binarySearch(keys, start[n], start[n + 1], (long) clamp(value) << 32);
    return at < 0 ? -at - 1 : at;
  }

  /** Who is at a place. */
  int person(int place) {
    return (int) keys[place];
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
