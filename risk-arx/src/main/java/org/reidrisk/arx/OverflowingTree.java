package org.reidrisk.arx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reidrisk.measure.GroundDistance;

/** Hierarchical t-closeness as ARX computes it: products of counts are 32-bit integers. */
final class OverflowingTree {
  private OverflowingTree() {}

  /** Whether a product can exceed 32 bits. */
  static boolean canOverflow(long rows) {
    return rows * rows > Integer.MAX_VALUE;
  }

  /**
   * The largest distance of a class.
   *
   * @param given the rows that ARX got, the sensitive value last
   * @param tree the distance
   * @return what ARX finds
   */
  static double largest(ArxRows given, GroundDistance.Hierarchical tree) {
    Map<List<String>, Map<Integer, Integer>> classes = new HashMap<>();
    Map<Integer, Integer> all = new HashMap<>();
    List<String[]> rows = given.rows();
    for (String[] row : rows.subList(1, rows.size())) {
      int code = given.codes().get(Integer.parseInt(row[row.length - 1]));
      classes
          .computeIfAbsent(List.of(row).subList(0, row.length - 1), k -> new HashMap<>())
          .merge(code, 1, Integer::sum);
      all.merge(code, 1, Integer::sum);
    }
    int total = rows.size() - 1;
    double largest = 0;
    for (Map<Integer, Integer> inClass : classes.values()) {
      largest = Math.max(largest, distance(inClass, all, total, tree));
    }
    return largest;
  }

  private static double distance(
      Map<Integer, Integer> inClass,
      Map<Integer, Integer> all,
      int total,
      GroundDistance.Hierarchical tree) {
    int members = inClass.values().stream().mapToInt(Integer::intValue).sum();
    // A node's children are told by number; below level 1 stand the values themselves.
    List<Map<Integer, Integer>> extras = new ArrayList<>();
    Map<Integer, Integer> leaves = new HashMap<>();
    all.forEach(
        (code, count) -> leaves.put(code, count * members - inClass.getOrDefault(code, 0) * total));
    extras.add(leaves);
    double cost = 0;
    for (int level = 1; level <= tree.height(); level++) {
      Map<Integer, int[]> sums = new HashMap<>();
      int below = level - 1;
      Map<Integer, Integer> parents = parents(all, tree, level);
      extras
          .get(below)
          .forEach(
              (child, extra) -> {
                int[] sum = sums.computeIfAbsent(parents.get(child), k -> new int[2]);
                if (extra > 0) {
                  sum[0] += extra;
                } else {
                  sum[1] -= extra;
                }
              });
      Map<Integer, Integer> next = new HashMap<>();
      for (Map.Entry<Integer, int[]> node : sums.entrySet()) {
        int[] sum = node.getValue();
        cost += level / (double) tree.height() * Math.min(sum[0], sum[1]);
        next.put(node.getKey(), sum[0] - sum[1]);
      }
      extras.add(next);
    }
    return cost / ((double) total * members);
  }

  private static Map<Integer, Integer> parents(
      Map<Integer, Integer> all, GroundDistance.Hierarchical tree, int level) {
    Map<Integer, Integer> parents = new HashMap<>();
    for (int code : all.keySet()) {
      int child = level == 1 ? code : tree.ancestor(code, level - 1);
      parents.put(child, tree.ancestor(code, level));
    }
    return parents;
  }
}
