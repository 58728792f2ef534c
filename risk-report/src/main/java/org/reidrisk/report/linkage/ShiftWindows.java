package org.reidrisk.report.linkage;

import java.util.Arrays;

/** The patients' days in order of the calendar: who has an event between two days. */
final class ShiftWindows {
  private final long[] keys;

  private ShiftWindows(long[] keys) {
    this.keys = keys;
  }

  static ShiftWindows of(IntervalDays days) {
    long[] keys = new long[days.entries()];
    int size = 0;
    for (int p = 0; p < days.people(); p++) {
      for (int i = days.from(p); i < days.to(p); i = days.next(p, i)) {
        keys[size++] = (long) days.day(i) << 32 | i;
      }
    }
    keys = Arrays.copyOf(keys, size);
    Arrays.sort(keys);
    return new ShiftWindows(keys);
  }

  /** The first place of that day or later. */
  int place(long day) {
    if (day > Integer.MAX_VALUE) {
      return keys.length;
    }
    int at = Arrays.binarySearch(keys, Math.max(day, Integer.MIN_VALUE) << 32);
    return at < 0 ? -at - 1 : at;
  }

  /** The entry at a place. */
  int entry(int place) {
    return (int) keys[place];
  }
}
