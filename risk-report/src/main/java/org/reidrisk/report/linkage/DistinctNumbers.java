package org.reidrisk.report.linkage;

import java.util.Arrays;

/** Sets of small numbers, one after the other, each begun without clearing; for one thread. */
final class DistinctNumbers {
  private final int[] seen;
  private int round;
  private int count;

  DistinctNumbers(int bound) {
    this.seen = new int[bound];
  }

  void begin() {
    round++;
    if (round < 0) {
      Arrays.fill(seen, 0);
      round = 1;
    }
    count = 0;
  }

  /** Whether the number was not there. */
  boolean add(int number) {
    if (seen[number] == round) {
      return false;
    }
    seen[number] = round;
    count++;
    return true;
  }

  int count() {
    return count;
  }
}
