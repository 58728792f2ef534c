package org.reidrisk.table;

/** Codes from 0 by 128-bit key: a flat table with one cache line an entry. */
final class KeyTable {
  private static final int STRIDE = 4;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final long SPREAD_HIGH = 0xC2B2AE3D27D4EB4FL;

  private long[] slots;
  private int shift;
  private int count;

  KeyTable(int log2Capacity) {
    slots = new long[STRIDE << log2Capacity];
    shift = Long.SIZE - log2Capacity;
  }

  /** The code of a key, or -1. */
  int find(long low, long high) {
    long[] table = slots;
    int at = slot(low, high);
    while (true) {
      // An empty slot looks like the key of an empty text, with no code.
      if (table[at] == low && table[at + 1] == high) {
        return (int) table[at + 2] - 1;
      }
      if (table[at + 2] == 0) {
        return -1;
      }
      at = (at + STRIDE) & (table.length - 1);
    }
  }

  /** Adds a key that is not there. */
  void add(long low, long high, int code) {
    if (++count * 2 * STRIDE > slots.length) {
      grow();
    }
    put(low, high, code + 1L);
  }

  int count() {
    return count;
  }

  private void put(long low, long high, long codeFromOne) {
    int at = slot(low, high);
    while (slots[at + 2] != 0) {
      at = (at + STRIDE) & (slots.length - 1);
    }
    slots[at] = low;
    slots[at + 1] = high;
    slots[at + 2] = codeFromOne;
  }

  /** One multiplication deep, as this is done for every cell; the table is small. */
  private int slot(long low, long high) {
    return (int) (((low ^ (high * SPREAD_HIGH)) * SPREAD) >>> shift) * STRIDE;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[before.length * 2];
    shift--;
    for (int at = 0; at < before.length; at += STRIDE) {
      if (before[at + 2] != 0) {
        put(before[at], before[at + 1], before[at + 2]);
      }
    }
  }
}
