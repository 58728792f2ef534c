package org.reidrisk.table;

import java.util.Arrays;

/** Distinct values of an array of packed keys. */
final class SortedKeys {
  private SortedKeys() {}

  /**
   * Sorts the first {@code size} keys and moves the distinct ones to the front; returns how many.
   */
  static int sortDistinct(long[] keys, int size) {
    Arrays.sort(keys, 0, size);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        keys[distinct++] = keys[i];
      }
    }
    return distinct;
  }
}
