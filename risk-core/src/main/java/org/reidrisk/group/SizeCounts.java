package org.reidrisk.group;

import java.util.SortedMap;
import java.util.TreeMap;

/** How often each size occurs. */
final class SizeCounts {
  private final long[] small = new long[1 << 10];
  private final TreeMap<Integer, Long> large = new TreeMap<>();

  /** Counts a size once; 0 stands for nobody and is left out. */
  void add(int size) {
    add(size, 1);
  }

  void add(int size, long times) {
    if (size < small.length) {
      small[size] += times;
    } else {
      large.merge(size, times, Long::sum);
    }
  }

  void addAll(SizeCounts other) {
    for (int size = 0; size < small.length; size++) {
      small[size] += other.small[size];
    }
    other.large.forEach((size, times) -> large.merge(size, times, Long::sum));
  }

  /** Sizes from 1 with their counts, ascending. */
  SortedMap<Integer, Long> counts() {
    SortedMap<Integer, Long> counts = new TreeMap<>(large);
    for (int size = 1; size < small.length; size++) {
      if (small[size] > 0) {
        counts.put(size, small[size]);
      }
    }
    return counts;
  }
}
