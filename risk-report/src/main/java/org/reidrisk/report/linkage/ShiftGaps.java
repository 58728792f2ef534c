package org.reidrisk.report.linkage;

import java.util.Arrays;

/**
 * For a number of days, the places where a patient has two events that far apart. Whoever shares
 * two dates with a target up to a shift is in the list of the days between these two.
 *
 * <p>Lists are kept by the number modulo a power of two, so they may hold too much, never too
 * little. Memory is bounded: patients with the most dates are left out when there are too many
 * pairs, and named instead.
 */
final class ShiftGaps {
  private static final int LEAST_BITS = 12;
  private static final int MOST_BITS = 22;

  private final int mask;
  private final int[] start;
  private final int[] entries;
  private final int[] leftOut;

  private ShiftGaps(int mask, int[] start, int[] entries, int[] leftOut) {
    this.mask = mask;
    this.start = start;
    this.entries = entries;
    this.leftOut = leftOut;
  }

  /**
   * Lists the pairs of days of each patient.
   *
   * @param days the patients' days
   * @param most how many pairs may be kept
   * @return the index
   */
  static ShiftGaps of(IntervalDays days, long most) {
    int people = days.people();
    long[] byDays = new long[people];
    long pairs = 0;
    for (int p = 0; p < people; p++) {
      int n = 0;
      for (int i = days.from(p); i < days.to(p); i = days.next(p, i)) {
        n++;
      }
      byDays[p] = (long) n << 32 | p;
      pairs += pairs(n);
    }
    int out = 0;
    int[] leftOut = {};
    if (pairs > most) {
      Arrays.sort(byDays);
      while (pairs > most) {
        out++;
        pairs -= pairs(byDays[people - out] >>> 32);
      }
      leftOut = new int[out];
      for (int i = 0; i < out; i++) {
        leftOut[i] = (int) byDays[people - out + i];
      }
      Arrays.sort(leftOut);
    }
    int bits = LEAST_BITS;
    while (bits < MOST_BITS && 1L << bits < 2 * pairs) {
      bits++;
    }
    int mask = (1 << bits) - 1;
    int[] start = new int[mask + 2];
    each(days, leftOut, (gap, entry) -> start[(int) (gap & mask) + 1]++);
    for (int i = 0; i <= mask; i++) {
      start[i + 1] += start[i];
    }
    int[] next = start.clone();
    int[] entries = new int[start[mask + 1]];
    each(days, leftOut, (gap, entry) -> entries[next[(int) (gap & mask)]++] = entry);
    return new ShiftGaps(mask, start, entries, leftOut);
  }

  /** At most so many pairs, counting each day with itself. */
  private static long pairs(long days) {
    return days * (days + 1) / 2;
  }

  private interface Pair {
    void at(long gap, int entry);
  }

  private static void each(IntervalDays days, int[] leftOut, Pair pair) {
    int out = 0;
    for (int p = 0; p < days.people(); p++) {
      if (out < leftOut.length && leftOut[out] == p) {
        out++;
        continue;
      }
      for (int i = days.from(p); i < days.to(p); i = days.next(p, i)) {
        if (days.shared(p, i)) {
          pair.at(0, i);
        }
        for (int j = days.next(p, i); j < days.to(p); j = days.next(p, j)) {
          pair.at((long) days.day(j) - days.day(i), i);
        }
      }
    }
  }

  /** The first place of the list of so many days. */
  int from(long gap) {
    return start[(int) (gap & mask)];
  }

  /** The place after its last. */
  int to(long gap) {
    return start[(int) (gap & mask) + 1];
  }

  /** The entry of the earlier of two days, at a place. */
  int entry(int place) {
    return entries[place];
  }

  /** The patients who are in no list, ascending. */
  int[] leftOut() {
    return leftOut;
  }
}
