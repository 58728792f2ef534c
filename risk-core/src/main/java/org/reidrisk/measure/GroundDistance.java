package org.reidrisk.measure;

import java.util.Arrays;

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

    /** Rank of a value, from 0. */
    int rank(int code) {
      return rankOfCode[code];
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
}
