package org.reidrisk.group;

import java.util.Arrays;

/** Dense numbers for equal keys, in the order of their first appearance. */
record LongNumbering(int[] numbers, int count) {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  static LongNumbering of(long[] keys) {
    int[] numbers = new int[keys.length];
    int capacity = 1 << 10;
    long[] slotKey = new long[capacity];
    int[] slotNumber = emptySlots(capacity);
    int count = 0;
    for (int i = 0; i < keys.length; i++) {
      long key = keys[i];
      int slot = slot(key, capacity);
      while (slotNumber[slot] >= 0 && slotKey[slot] != key) {
        slot = (slot + 1) & (capacity - 1);
      }
      if (slotNumber[slot] < 0) {
        slotKey[slot] = key;
        slotNumber[slot] = count++;
        numbers[i] = count - 1;
        if (count * 2L > capacity && capacity < 1 << 30) {
          long[] oldKey = slotKey;
          int[] oldNumber = slotNumber;
          capacity <<= 1;
          slotKey = new long[capacity];
          slotNumber = emptySlots(capacity);
          for (int old = 0; old < oldKey.length; old++) {
            if (oldNumber[old] >= 0) {
              int to = slot(oldKey[old], capacity);
              while (slotNumber[to] >= 0) {
                to = (to + 1) & (capacity - 1);
              }
              slotKey[to] = oldKey[old];
              slotNumber[to] = oldNumber[old];
            }
          }
        }
      } else {
        numbers[i] = slotNumber[slot];
      }
    }
    return new LongNumbering(numbers, count);
  }

  private static int[] emptySlots(int capacity) {
    int[] slots = new int[capacity];
    Arrays.fill(slots, -1);
    return slots;
  }

  private static int slot(long key, int capacity) {
    long mixed = key * GOLDEN;
    mixed ^= mixed >>> 29;
    mixed *= GOLDEN;
    return (int) (mixed >>> 32) & (capacity - 1);
  }
}
