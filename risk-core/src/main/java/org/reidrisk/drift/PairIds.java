package org.reidrisk.drift;

import java.util.Arrays;

/**
 * Numbers pairs of numbers from 0 in the order in which they are first met. A sequence is numbered
 * by taking the number of all but its last element together with the last one; equal numbers are
 * equal sequences, nothing is left to chance.
 */
final class PairIds {
  /** What stands in front of the first element of a sequence. */
  static final int NOTHING = -1;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] keys;
  private int[] ids;
  private int size;

  PairIds(int expected) {
    int log2 = Math.min(30, Math.max(4, 33 - Integer.numberOfLeadingZeros(Math.max(1, expected))));
    keys = new long[1 << log2];
    ids = new int[1 << log2];
  }

  /** How many different pairs were met. */
  int size() {
    return size;
  }

  /** The number of a pair. */
  int id(int first, int second) {
    long key = (long) first << 32 | (second & 0xFFFFFFFFL);
    int slot = slot(key);
    while (ids[slot] != 0) {
      if (keys[slot] == key) {
        return ids[slot] - 1;
      }
      slot = (slot + 1) & (ids.length - 1);
    }
    keys[slot] = key;
    ids[slot] = ++size;
    int id = size - 1;
    // Beyond 2^30 slots the table only gets fuller.
    if (size > ids.length / 3 * 2 && ids.length < 1 << 30) {
      grow();
    }
    return id;
  }

  /** The number of a sequence. */
  int id(int[] elements, int from, int to) {
    int id = NOTHING;
    for (int i = from; i < to; i++) {
      id = id(id, elements[i]);
    }
    return id;
  }

  private int slot(long key) {
    long mixed = key * SPREAD;
    mixed ^= mixed >>> 32;
    return (int) ((mixed * SPREAD) >>> (Long.SIZE - Integer.numberOfTrailingZeros(ids.length)));
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldIds = ids;
    keys = new long[2 * oldKeys.length];
    ids = new int[2 * oldIds.length];
    for (int i = 0; i < oldIds.length; i++) {
      if (oldIds[i] != 0) {
        int slot = slot(oldKeys[i]);
        while (ids[slot] != 0) {
          slot = (slot + 1) & (ids.length - 1);
        }
        keys[slot] = oldKeys[i];
        ids[slot] = oldIds[i];
      }
    }
  }

  /** How often each number occurs; negative ones are nobody's. */
  static int[] counts(int[] ids, int size) {
    int[] counts = new int[size];
    Arrays.stream(ids).filter(id -> id >= 0).forEach(id -> counts[id]++);
    return counts;
  }
}
