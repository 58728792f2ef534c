package org.reidrisk.report.linkage;

import java.util.Arrays;
import java.util.function.IntPredicate;

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
  private final boolean exact;
  private final int[] start;
  private final int[] entries;
  private final int[] leftOut;

  private ShiftGaps(int mask, boolean exact, int[] start, int[] entries, int[] leftOut) {
    this.mask = mask;
    this.exact = exact;
    this.start = start;
    this.entries = entries;
    this.leftOut = leftOut;
  }

  /**
   * Lists the pairs of days of each patient.
   *
   * @param days the patients' days
   * @param who whose days are listed
   * @param most how many pairs may be kept
   * @return the index
   */
  static ShiftGaps of(IntervalDays days, IntPredicate who, long most) {
    int people = days.people();
    long[] byDays = new long[people];
    long pairs = 0;
    for (int p = 0; p < people; p++) {
      int n = 0;
      for (int i = days.from(p); who.test(p) && i < days.to(p); i = days.next(p, i)) {
        n++;
      }
      byDays[p] = (long) n << 32 | p;
      pairs += pairs(n);
    }
    int tooMany = 0;
    int[] leftOut = {};
    if (pairs > most) {
      Arrays.sort(byDays);
      while (pairs > most) {
        tooMany++;
        pairs -= pairs(byDays[people - tooMany] >>> 32);
      }
      leftOut = new int[tooMany];
      for (int i = 0; i < tooMany; i++) {
        leftOut[i] = (int) byDays[people - tooMany + i];
      }
      Arrays.sort(leftOut);
    }
    int[] out = leftOut;
    IntPredicate listed = p -> who.test(p) && Arrays.binarySearch(out, p) < 0;
    int bits = LEAST_BITS;
    while (bits < MOST_BITS && 1L << bits < 2 * pairs) {
      bits++;
    }
    int mask = (1 << bits) - 1;
    int[] start = new int[mask + 2];
    long[] greatest = {0};
    each(
        days,
        listed,
        (gap, entry) -> {
          start[(int) (gap & mask) + 1]++;
          greatest[0] = Math.max(greatest[0], gap);
        });
    for (int i = 0; i <= mask; i++) {
      start[i + 1] += start[i];
    }
    int[] next = start.clone();
    int[] entries = new int[start[mask + 1]];
    each(days, listed, (gap, entry) -> entries[next[(int) (gap & mask)]++] = entry);
    return new ShiftGaps(mask, greatest[0] <= mask, start, entries, leftOut);
  }

  /** At most so many pairs, counting each day with itself. */
  private static long pairs(long days) {
    return days * (days + 1) / 2;
  }

  private interface Pair {
    void at(long gap, int entry);
  }

  private static void each(IntervalDays days, IntPredicate listed, Pair pair) {
    for (int p = 0; p < days.people(); p++) {
      for (int i = days.from(p); listed.test(p) && i < days.to(p); i = days.next(p, i)) {
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

  /** Whether the list of a number of days up to the mask holds nobody who has no such days. */
  boolean exact(long gap) {
    return exact && gap <= mask;
  }

  /** Whether there is nothing in any list. */
  boolean isEmpty() {
    return entries.length == 0;
  }

  /** The patients who should be and are in no list, ascending. */
  int[] leftOut() {
    return leftOut;
  }
}
