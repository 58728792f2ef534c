package org.reidrisk.bench.rival;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Classes of rows as one would write them first: cells as key, a count as value. */
final class HashMapClasses {
  private final Map<List<String>, int[]> sizes = new HashMap<>();

  void add(List<String> cells) {
    sizes.computeIfAbsent(cells, key -> new int[1])[0]++;
  }

  SortedMap<Long, Long> histogram() {
    SortedMap<Long, Long> classesBySize = new TreeMap<>();
    sizes.values().forEach(size -> classesBySize.merge((long) size[0], 1L, Long::sum));
    return classesBySize;
  }
}
