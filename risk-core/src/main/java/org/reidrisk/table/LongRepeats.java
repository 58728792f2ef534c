package org.reidrisk.table;

import java.util.Arrays;

/** Finds the numbers that stand in an array more than once. */
final class LongRepeats {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private LongRepeats() {}

  /** The places of all numbers that occur at least twice, ascending. */
  static int[] of(long[] numbers) {
    if (distinct(numbers, numbers.length) == numbers.length) {
      return new int[0];
    }
    long[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int repeated = 0;
    for (int i = 1; i < sorted.length; i++) {
      boolean first = i == 1 || sorted[i - 2] != sorted[i - 1];
      if (sorted[i] == sorted[i - 1] && first) {
        sorted[repeated++] = sorted[i];
      }
    }
    int[] places = new int[numbers.length];
    int found = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (Arrays.binarySearch(sorted, 0, repeated, numbers[i]) >= 0) {
        places[found++] = i;
      }
    }
    return Arrays.copyOf(places, found);
  }

  /** How many different numbers the first so many are; parts that fit a cache, one by one. */
  static int distinct(long[] numbers, int size) {
    int log2Parts = Math.max(0, 32 - Integer.numberOfLeadingZeros(size >>> 15));
    int parts = 1 << log2Parts;
    int[] start = new int[parts + 1];
    for (int i = 0; i < size; i++) {
      start[part(numbers[i], log2Parts) + 1]++;
    }
    int largest = 0;
    for (int p = 0; p < parts; p++) {
      largest = Math.max(largest, start[p + 1]);
      start[p + 1] += start[p];
    }
    long[] ordered = new long[size];
    int[] next = Arrays.copyOf(start, parts);
    for (int i = 0; i < size; i++) {
      ordered[next[part(numbers[i], log2Parts)]++] = numbers[i];
    }
    int log2Slots = Math.min(30, 33 - Integer.numberOfLeadingZeros(Math.max(1, largest)));
    int[] slots = new int[1 << log2Slots];
    int distinct = 0;
    for (int p = 0; p < parts; p++) {
      Arrays.fill(slots, 0);
      for (int i = start[p]; i < start[p + 1]; i++) {
        int slot = (int) ((numbersHash(ordered[i]) << log2Parts) >>> (64 - log2Slots));
        while (slots[slot] != 0 && ordered[slots[slot] - 1] != ordered[i]) {
          slot = (slot + 1) & (slots.length - 1);
        }
        if (slots[slot] == 0) {
          slots[slot] = i + 1;
          distinct++;
        }
      }
    }
    return distinct;
  }

  private static int part(long number, int log2Parts) {
    return log2Parts == 0 ? 0 : (int) (numbersHash(number) >>> (64 - log2Parts));
  }

  private static long numbersHash(long number) {
    long mixed = number * GOLDEN;
    mixed ^= mixed >>> 32;
    return mixed * GOLDEN;
  }
}
