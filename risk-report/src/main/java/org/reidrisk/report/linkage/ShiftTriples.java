package org.reidrisk.report.linkage;

import java.util.Arrays;

/**
 * For the days between three events, the places where a patient has three events that far apart:
 * much rarer than two. Lists are kept by a digest, so they may hold too much, never too little.
 * Memory is bounded: patients with the most events are left out when there are too many triples.
 */
final class ShiftTriples {
  private static final int LEAST_BITS = 8;
  private static final int MOST_BITS = 24;

  /** Of more events on one day no three differ. */
  private static final int SAME_DAY = 3;

  private final int mask;
  private final int[] start;
  private final int[] entries;
  private final boolean[] leftOut;

  private ShiftTriples(int mask, int[] start, int[] entries, boolean[] leftOut) {
    this.mask = mask;
    this.start = start;
    this.entries = entries;
    this.leftOut = leftOut;
  }

  /**
   * Lists the triples of each patient.
   *
   * @param days the patients' days
   * @param most how many triples may be kept
   * @return the index
   */
  static ShiftTriples of(IntervalDays days, long most) {
    long[] size = new long[days.people()];
    int[] slots = new int[16];
    for (int p = 0; p < size.length; p++) {
      slots = room(days, p, slots);
      size[p] = triples(slots(days, p, slots));
    }
    long[] sorted = size.clone();
    Arrays.sort(sorted);
    long total = 0;
    long greatest = 0; // patients of one size are all in or all out, whatever their order
    for (int i = 0; i < sorted.length; ) {
      int end = i;
      while (end < sorted.length && sorted[end] == sorted[i]) {
        end++;
      }
      if (sorted[i] > 0 && (end - i) > (most - total) / sorted[i]) {
        break;
      }
      greatest = sorted[i];
      total += sorted[i] * (end - i);
      i = end;
    }
    boolean[] leftOut = new boolean[size.length];
    for (int p = 0; p < size.length; p++) {
      leftOut[p] = size[p] > greatest;
    }
    int bits = LEAST_BITS;
    while (bits < MOST_BITS && 1L << bits < total) {
      bits++;
    }
    int mask = (1 << bits) - 1;
    int[] start = new int[mask + 2];
    each(days, leftOut, (bucket, entry) -> start[(bucket & mask) + 1]++);
    for (int i = 0; i <= mask; i++) {
      start[i + 1] += start[i];
    }
    int[] next = start.clone();
    int[] entries = new int[start[mask + 1]];
    each(days, leftOut, (bucket, entry) -> entries[next[bucket & mask]++] = entry);
    return new ShiftTriples(mask, start, entries, leftOut);
  }

  private static long triples(long n) {
    // Beyond two million events the product would not fit, nor would the list.
    return n > 2_000_000 ? Long.MAX_VALUE / 4 : n * (n - 1) / 2 * (n - 2) / 3;
  }

  private static int[] room(IntervalDays days, int person, int[] slots) {
    int entries = days.to(person) - days.from(person);
    return slots.length < entries ? new int[Math.max(entries, 2 * slots.length)] : slots;
  }

  /** An entry for each event of a day, up to three; rows of one event are one. */
  private static int slots(IntervalDays days, int person, int[] slots) {
    int size = 0;
    int sameDay = 0;
    for (int i = days.from(person); i < days.to(person); i++) {
      boolean newDay = i == days.from(person) || days.day(i) != days.day(i - 1);
      sameDay = newDay ? 0 : sameDay;
      if ((newDay || days.event(i) != days.event(i - 1)) && sameDay < SAME_DAY) {
        sameDay++;
        slots[size++] = i;
      }
    }
    return size;
  }

  private interface Triple {
    void at(int bucket, int entry);
  }

  private static void each(IntervalDays days, boolean[] leftOut, Triple triple) {
    int[] slots = new int[16];
    for (int p = 0; p < leftOut.length; p++) {
      if (leftOut[p]) {
        continue;
      }
      slots = room(days, p, slots);
      int n = slots(days, p, slots);
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          for (int k = j + 1; k < n; k++) {
            int digest = digest(days.day(slots[i]), days.day(slots[j]), days.day(slots[k]));
            triple.at(digest, slots[i]);
          }
        }
      }
    }
  }

  private static int digest(int first, int second, int third) {
    long gaps = (long) (second - first) << 32 | ((third - second) & 0xFFFFFFFFL);
    gaps = (gaps ^ (gaps >>> 30)) * 0xBF58476D1CE4E5B9L;
    gaps = (gaps ^ (gaps >>> 27)) * 0x94D049BB133111EBL;
    return (int) (gaps >>> 32);
  }

  /** The list of three days, which ascend. */
  int list(int first, int second, int third) {
    return digest(first, second, third) & mask;
  }

  int from(int list) {
    return start[list];
  }

  int to(int list) {
    return start[list + 1];
  }

  /** The entry of the earliest of three days, at a place. */
  int entry(int place) {
    return entries[place];
  }

  /** Whether a patient is in no list. */
  boolean leftOut(int patient) {
    return leftOut[patient];
  }
}
