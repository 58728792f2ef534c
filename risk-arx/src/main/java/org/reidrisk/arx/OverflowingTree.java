package org.reidrisk.arx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reidrisk.measure.GroundDistance;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * Hierarchical t-closeness as ARX computes it: products of counts are 32-bit integers.
 *
 * @param overflowing what ARX finds
 * @param exact what it would find in 64 bits; the same where no product overflows
 */
record OverflowingTree(double overflowing, double exact) {

  /** Whether a product can exceed 32 bits. */
  static boolean canOverflow(long rows) {
    return rows * rows > Integer.MAX_VALUE;
  }

  /**
   * The largest distance of a class.
   *
   * @param table rows as ARX sees them, the sensitive value last
   * @param given where they come from
   * @param tree the distance
   */
  static OverflowingTree of(Table table, ArxRows given, GroundDistance.Hierarchical tree) {
    Map<List<Integer>, Map<Integer, Long>> classes = new HashMap<>();
    Map<Integer, Long> all = new TreeMap<>();
    List<Column> columns = new ArrayList<>();
    table.header().names().forEach(name -> columns.add(table.column(name)));
    Column sensitive = columns.remove(columns.size() - 1);
    for (int row = 0; row < table.rows(); row++) {
      List<Integer> tuple = new ArrayList<>();
      for (Column column : columns) {
        tuple.add(column.code(row));
      }
      int place = given.place(sensitive.value(sensitive.code(row)));
      classes.computeIfAbsent(tuple, k -> new HashMap<>()).merge(place, 1L, Long::sum);
      all.merge(place, 1L, Long::sum);
    }
    Tree nodes = Tree.of(all.keySet().stream().toList(), given.codes(), tree);
    double overflowing = 0;
    double exact = 0;
    for (Map<Integer, Long> inClass : classes.values()) {
      overflowing = Math.max(overflowing, nodes.distance(inClass, all, table.rows(), true));
      exact = Math.max(exact, nodes.distance(inClass, all, table.rows(), false));
    }
    return new OverflowingTree(overflowing, exact);
  }

  /**
   * The tree above the values that occur.
   *
   * @param places the values, in the order of their places
   * @param parents of each level from 1, the parent of each node below: of the values on level 1
   */
  private record Tree(List<Integer> places, List<Map<Integer, Integer>> parents) {

    static Tree of(List<Integer> places, List<Integer> codes, GroundDistance.Hierarchical tree) {
      List<Map<Integer, Integer>> parents = new ArrayList<>();
      for (int level = 1; level <= tree.height(); level++) {
        Map<Integer, Integer> ofLevel = new HashMap<>();
        for (int place : places) {
          int code = codes.get(place);
          ofLevel.put(
              level == 1 ? place : tree.ancestor(code, level - 1), tree.ancestor(code, level));
        }
        parents.add(ofLevel);
      }
      return new Tree(places, parents);
    }

    double distance(
        Map<Integer, Long> inClass, Map<Integer, Long> all, long total, boolean narrow) {
      long members = inClass.values().stream().mapToLong(Long::longValue).sum();
      Map<Integer, Long> extras = new HashMap<>();
      for (int place : places) {
        long extra =
            kept(all.getOrDefault(place, 0L) * members, narrow)
                - kept(inClass.getOrDefault(place, 0L) * total, narrow);
        extras.put(place, kept(extra, narrow));
      }
      double cost = 0;
      for (int level = 1; level <= parents.size(); level++) {
        Map<Integer, long[]> sums = new HashMap<>();
        Map<Integer, Integer> above = parents.get(level - 1);
        extras.forEach(
            (child, extra) -> {
              long[] sum = sums.computeIfAbsent(above.getOrDefault(child, 0), k -> new long[2]);
              if (extra > 0) {
                sum[0] = kept(sum[0] + extra, narrow);
              } else {
                sum[1] = kept(sum[1] + kept(-extra, narrow), narrow);
              }
            });
        // The smaller of the two counts for the whole level, so that the order of nodes, which is
        // that of rows, rounds nothing: whole numbers add up exactly.
        long moved = 0;
        extras.clear();
        for (Map.Entry<Integer, long[]> node : sums.entrySet()) {
          long[] sum = node.getValue();
          moved += Math.min(sum[0], sum[1]);
          extras.put(node.getKey(), kept(sum[0] - sum[1], narrow));
        }
        cost += level / (double) parents.size() * moved;
      }
      return cost / ((double) total * members);
    }

    private static long kept(long number, boolean narrow) {
      return narrow ? (int) number : number;
    }
  }
}
