package org.reidrisk.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What it costs to turn one sensitive value into another; stated by the caller, never guessed from
 * how values are written.
 */
public sealed interface GroundDistance {

  /** Every two different values are 1 apart. */
  record Equal() implements GroundDistance {}

  /**
   * Values stand in an order; neighbours are 1/(m-1) apart, m being the number of distinct values
   * in the table.
   */
  final class Ordered implements GroundDistance {
    private final int[] rankOfCode;

    private Ordered(int[] rankOfCode) {
      this.rankOfCode = rankOfCode;
    }

    /** Number of values. */
    int size() {
      return rankOfCode.length - 1;
    }

    /**
     * The rank of a value.
     *
     * @param code its code, from 1
     * @return from 0
     */
    public int rank(int code) {
      return rankOfCode[code];
    }
  }

  /**
   * Values stand on the number line; two values are as far apart as their numbers, divided by the
   * range of the numbers that occur.
   */
  final class Magnitude implements GroundDistance {
    private final BigDecimal[] positionOfCode;

    private Magnitude(BigDecimal[] positionOfCode) {
      this.positionOfCode = positionOfCode;
    }

    /** Number of values. */
    int size() {
      return positionOfCode.length;
    }

    /** Place of a value on the number line. */
    BigDecimal position(int code) {
      return positionOfCode[code - 1];
    }
  }

  /**
   * Values are leaves of a tree; two values are as far apart as the height of their lowest common
   * ancestor, divided by the height of the tree.
   */
  final class Hierarchical implements GroundDistance {
    private final int[][] ancestorsOfCode;
    private final int height;
    private final int nodes;

    private Hierarchical(int[][] ancestorsOfCode, int height, int nodes) {
      this.ancestorsOfCode = ancestorsOfCode;
      this.height = height;
      this.nodes = nodes;
    }

    /** Number of values. */
    int size() {
      return ancestorsOfCode.length;
    }

    /**
     * The levels above the leaves; the root stands on the last.
     *
     * @return 0 when there are no values
     */
    public int height() {
      return height;
    }

    /** Number of nodes above the leaves. */
    int nodes() {
      return nodes;
    }

    /**
     * An ancestor of a value.
     *
     * @param code the value's code, from 1
     * @param level from 1 to the height
     * @return the number of a node, from 0; two values under one node have the same
     */
    public int ancestor(int code, int level) {
      return ancestorsOfCode[code - 1][level - 1];
    }
  }

  /**
   * The distance for values without an order.
   *
   * @return 0 for equal values, 1 otherwise
   */
  static GroundDistance equal() {
    return new Equal();
  }

  /**
   * The distance for values in an order.
   *
   * @param codesInOrder the codes of all distinct values, each once, from the lowest
   * @return a distance by rank
   * @throws IllegalArgumentException when the codes are not 1 to their number, each once
   */
  static GroundDistance ordered(int... codesInOrder) {
    int[] rankOfCode = new int[codesInOrder.length + 1];
    Arrays.fill(rankOfCode, -1);
    for (int rank = 0; rank < codesInOrder.length; rank++) {
      int code = codesInOrder[rank];
      if (code < 1 || code >= rankOfCode.length || rankOfCode[code] >= 0) {
        throw new IllegalArgumentException("an order names each value once");
      }
      rankOfCode[code] = rank;
    }
    return new Ordered(rankOfCode);
  }

  /**
   * The distance by difference of numbers.
   *
   * @param positions the number of each value, by code from 1; several values may share one
   * @return a distance by magnitude
   */
  static GroundDistance magnitude(List<BigDecimal> positions) {
    return new Magnitude(positions.toArray(BigDecimal[]::new));
  }

  /**
   * The distance in a tree whose leaves are the values.
   *
   * @param paths for each value, by code from 1, the labels of its ancestors from its parent to the
   *     root; all of one length, and the root the same for all
   * @return a distance by hierarchy
   * @throws IllegalArgumentException when the paths differ in length, when there is no common root,
   *     or when one ancestor has two parents
   */
  static GroundDistance hierarchical(List<List<String>> paths) {
    int height = paths.isEmpty() ? 0 : paths.get(0).size();
    List<Map<String, Integer>> nodesOfLevel = new ArrayList<>();
    for (int level = 0; level < height; level++) {
      nodesOfLevel.add(new HashMap<>());
    }
    Map<Integer, Integer> parents = new HashMap<>();
    int nodes = 0;
    int[][] ancestors = new int[paths.size()][height];
    for (int value = 0; value < ancestors.length; value++) {
      List<String> path = paths.get(value);
      if (path.size() != height) {
        throw new IllegalArgumentException("the paths of a tree have one length");
      }
      for (int level = 0; level < height; level++) {
        Integer node = nodesOfLevel.get(level).putIfAbsent(path.get(level), nodes);
        ancestors[value][level] = node == null ? nodes++ : node;
      }
      for (int level = 0; level + 1 < height; level++) {
        Integer parent = parents.put(ancestors[value][level], ancestors[value][level + 1]);
        if (parent != null && parent != ancestors[value][level + 1]) {
          throw new IllegalArgumentException("a node of a tree has one parent");
        }
      }
    }
    if (paths.size() > 1 && (height == 0 || nodesOfLevel.get(height - 1).size() > 1)) {
      throw new IllegalArgumentException("a tree has one root");
    }
    return new Hierarchical(ancestors, height, nodes);
  }
}
