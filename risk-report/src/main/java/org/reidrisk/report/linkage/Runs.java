package org.reidrisk.report.linkage;

import java.util.Arrays;

/** Ranges of whole numbers in any order, joined where they overlap or touch. */
final class Runs {
  private long[] ranges = new long[8];
  private int used;

  /** Adds a range with both ends, which are not negative; none when they cross. */
  void add(int first, int last) {
    if (first <= last) {
      ranges = used == ranges.length ? Arrays.copyOf(ranges, 2 * used) : ranges;
      ranges[used++] = (long) first << 32 | last;
    }
  }

  /** The first and the last number of each run, ascending; runs do not touch. */
  int[] ends() {
    if (used > 1) {
      Arrays.sort(ranges, 0, used);
    }
    int[] ends = new int[2 * used];
    int size = 0;
    for (int i = 0; i < used; i++) {
      int first = (int) (ranges[i] >>> 32);
      int last = (int) ranges[i];
      if (size > 0 && first <= ends[size - 1] + 1) {
        ends[size - 1] = Math.max(ends[size - 1], last);
      } else {
        ends[size++] = first;
        ends[size++] = last;
      }
    }
    return Arrays.copyOf(ends, size);
  }
}
