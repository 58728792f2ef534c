package org.reidrisk.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each size in a population occurs. */
final class PopulationCounts {
  private final long[] small = new long[1 << 14];
  private final Map<Long, Long> large = new HashMap<>();

  void add(long size, long times) {
    if (size < small.length) {
      small[(int) size] += times;
    } else {
      large.merge(size, times, Long::sum);
    }
  }

  /** Sizes from 1 that occur, ascending. */
  List<PopulationBin> bins() {
    List<PopulationBin> bins = new ArrayList<>();
    for (int size = 1; size < small.length; size++) {
      if (small[size] > 0) {
        bins.add(new PopulationBin(size, small[size]));
      }
    }
    large.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> bins.add(new PopulationBin(e.getKey(), e.getValue())));
    return bins;
  }
}
