package org.reidrisk.measure;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.reidrisk.group.SensitiveCounts.ClassCounts;

/**
 * Values are leaves of a tree: at every inner node moves what some of its children have too much
 * and others too little, at the price of the node's height.
 *
 * <p>Only ancestors of the class's own values need be looked at: below all others the class lacks
 * everything, and nothing moves.
 */
final class TreeTransport extends Transport {
  private final GroundDistance.Hierarchical tree;
  private final int[] placeOfCode;
  private final BigInteger[] totalOfNode;
  private final long[] smallTotals;
  private final long[] smallTotalOfNode;

  TreeTransport(ValueWeights table, GroundDistance.Hierarchical tree) {
    super(table, table.codes().length < 2 ? BigInteger.ZERO : BigInteger.valueOf(tree.height()));
    this.tree = tree;
    this.placeOfCode = places(table.codes());
    this.totalOfNode = new BigInteger[tree.nodes()];
    Arrays.fill(totalOfNode, BigInteger.ZERO);
    for (int place = 0; place < table.codes().length; place++) {
      for (int level = 1; level <= tree.height(); level++) {
        int node = tree.ancestor(table.codes()[place], level);
        totalOfNode[node] = totalOfNode[node].add(table.totals()[place]);
      }
    }
    this.smallTotals = small(table.totals());
    this.smallTotalOfNode = small(totalOfNode);
  }

  private long[] small(BigInteger[] totals) {
    return isSmall()
        ? Arrays.stream(totals).mapToLong(BigInteger::longValue).toArray()
        : new long[0];
  }

  @Override
  long smallWork(ClassCounts c) {
    int[] codes = new int[c.values().length];
    long[] weights = new long[codes.length];
    int count = table.small(c, codes, weights);
    long units = table.units();
    long known = c.known();
    // One entry for each node of a level that holds some of the class: its weight, and what its
    // children have too much.
    int[] first = new int[count];
    long[] weight = new long[count];
    long[] excess = new long[count];
    long[] surplus = new long[count];
    for (int i = 0; i < count; i++) {
      first[i] = codes[i];
      weight[i] = weights[i];
      excess[i] = weights[i] * units - smallTotals[placeOfCode[codes[i]]] * known;
    }
    long work = 0;
    for (int level = 1; level <= tree.height(); level++) {
      sortByAncestor(first, weight, excess, count, level);
      int nodes = 0;
      for (int i = 0; i < count; ) {
        int node = tree.ancestor(first[i], level);
        int code = first[i];
        long sum = 0;
        long positive = 0;
        for (; i < count && tree.ancestor(first[i], level) == node; i++) {
          sum += weight[i];
          positive += Math.max(0, excess[i]);
        }
        long extra = sum * units - smallTotalOfNode[node] * known;
        work += level * Math.min(positive, positive - extra);
        first[nodes] = code;
        weight[nodes] = sum;
        surplus[nodes++] = extra;
      }
      count = nodes;
      System.arraycopy(surplus, 0, excess, 0, count);
    }
    return work;
  }

  /** Insertion sort: classes hold few values, and levels above the first are nearly sorted. */
  private void sortByAncestor(int[] first, long[] weight, long[] excess, int count, int level) {
    if (count > 64) {
      sortMany(first, weight, excess, count, level);
      return;
    }
    for (int i = 1; i < count; i++) {
      int code = first[i];
      long w = weight[i];
      long e = excess[i];
      int node = tree.ancestor(code, level);
      int j = i;
      for (; j > 0 && tree.ancestor(first[j - 1], level) > node; j--) {
        first[j] = first[j - 1];
        weight[j] = weight[j - 1];
        excess[j] = excess[j - 1];
      }
      first[j] = code;
      weight[j] = w;
      excess[j] = e;
    }
  }

  private void sortMany(int[] first, long[] weight, long[] excess, int count, int level) {
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      order[i] = ((long) tree.ancestor(first[i], level) << 32) | i;
    }
    Arrays.sort(order);
    int[] codes = Arrays.copyOf(first, count);
    long[] weights = Arrays.copyOf(weight, count);
    long[] extras = Arrays.copyOf(excess, count);
    for (int i = 0; i < count; i++) {
      int from = (int) order[i];
      first[i] = codes[from];
      weight[i] = weights[from];
      excess[i] = extras[from];
    }
  }

  @Override
  BigInteger bigWork(ClassCounts c) {
    int[] codes = ValueWeights.codes(c);
    BigInteger[] weights = table.exact(c);
    BigInteger units = BigInteger.valueOf(table.units());
    BigInteger known = BigInteger.valueOf(c.known());
    // Maps of the nodes above the class: arrays of all nodes would cost the whole tree each time.
    Map<Integer, BigInteger> weightOfNode = new HashMap<>();
    Map<Integer, BigInteger> positiveOfNode = new HashMap<>();
    for (int i = 0; i < codes.length; i++) {
      BigInteger extra =
          weights[i]
              .multiply(units)
              .subtract(table.totals()[placeOfCode[codes[i]]].multiply(known));
      positiveOfNode.merge(tree.ancestor(codes[i], 1), extra.max(BigInteger.ZERO), BigInteger::add);
      for (int level = 1; level <= tree.height(); level++) {
        weightOfNode.merge(tree.ancestor(codes[i], level), weights[i], BigInteger::add);
      }
    }
    BigInteger work = BigInteger.ZERO;
    for (int level = 1; level <= tree.height(); level++) {
      for (int code : codes) {
        int node = tree.ancestor(code, level);
        BigInteger weight = weightOfNode.remove(node);
        // Looked at once, for the first of its values.
        if (weight != null) {
          BigInteger extra = weight.multiply(units).subtract(totalOfNode[node].multiply(known));
          BigInteger positive = positiveOfNode.getOrDefault(node, BigInteger.ZERO);
          BigInteger moved = positive.min(positive.subtract(extra));
          work = work.add(moved.multiply(BigInteger.valueOf(level)));
          if (level < tree.height()) {
            positiveOfNode.merge(
                tree.ancestor(code, level + 1), extra.max(BigInteger.ZERO), BigInteger::add);
          }
        }
      }
    }
    return work;
  }

  /** Rough is as dear as exact here. */
  @Override
  double roughWork(ClassCounts c) {
    return Double.POSITIVE_INFINITY;
  }
}
