package org.reidrisk.inventory;

import java.util.Arrays;

/**
 * How often codes of two columns meet in a row, and how far the codes of one leave those of the
 * other undetermined. Its arrays are used again; not for several threads.
 */
final class PairCounts {
  private static final int DENSE = 1 << 16;
  private static final int SLOTS = 1 << 12;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long span;
  private boolean dense;
  private int[] count = new int[DENSE];
  private long[] key = new long[0];
  private int used;
  private int[] bestOfA = new int[0];
  private int[] bestOfB = new int[0];
  private long rows;
  private long keptByA;
  private long keptByB;

  /** Begins with two other columns; their codes are from 0 to these. */
  void begin(int mostA, int mostB) {
    span = mostB + 1L;
    dense = (mostA + 1L) * span <= DENSE;
    if (dense) {
      Arrays.fill(count, 0, (int) ((mostA + 1L) * span), 0);
    } else {
      // A small table is quicker to clear than one that has grown for another pair.
      key = new long[SLOTS];
      Arrays.fill(count, 0, SLOTS, 0);
    }
    used = 0;
    bestOfA = blank(bestOfA, mostA + 1);
    bestOfB = blank(bestOfB, mostB + 1);
    rows = 0;
    keptByA = 0;
    keptByB = 0;
  }

  private static int[] blank(int[] array, int size) {
    if (array.length < size) {
      return new int[size];
    }
    Arrays.fill(array, 0, size, 0);
    return array;
  }

  void add(int a, int b) {
    long pair = a * span + b;
    int place = dense ? (int) pair : slot(pair + 1);
    int times = ++count[place];
    rows++;
    if (times > bestOfA[a]) {
      bestOfA[a] = times;
      keptByA++;
    }
    if (times > bestOfB[b]) {
      bestOfB[b] = times;
      keptByB++;
    }
  }

  /**
   * The least number of rows without which each column would determine the other one's cell, for
   * the column that does so worse. It never falls as rows are added.
   */
  long deviating() {
    return rows - Math.min(keptByA, keptByB);
  }

  /** Finds the place of a pair, or makes one; 0 stands for none. */
  private int slot(long pair) {
    int mask = key.length - 1;
    int slot = home(pair, mask);
    while (key[slot] != 0 && key[slot] != pair) {
      slot = (slot + 1) & mask;
    }
    if (key[slot] == 0) {
      if (2L * ++used > key.length) {
        grow();
        return slot(pair);
      }
      key[slot] = pair;
    }
    return slot;
  }

  private static int home(long pair, int mask) {
    long mixed = pair * SPREAD;
    return (int) (mixed ^ (mixed >>> 32)) & mask;
  }

  private void grow() {
    long[] oldKey = key;
    int[] oldCount = Arrays.copyOf(count, oldKey.length);
    key = new long[2 * oldKey.length];
    count = new int[Math.max(DENSE, key.length)];
    used--;
    for (int i = 0; i < oldKey.length; i++) {
      if (oldKey[i] != 0) {
        int slot = home(oldKey[i], key.length - 1);
        while (key[slot] != 0) {
          slot = (slot + 1) & (key.length - 1);
        }
        key[slot] = oldKey[i];
        count[slot] = oldCount[i];
      }
    }
  }
}
