package org.reidrisk.inventory;

import java.util.Arrays;

/**
 * Counts the words of three letters or more that are on no safe list and stand in one or two of a
 * column's values only. It keeps no word: two words are one when 64 bits of them agree.
 */
final class RareWords {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 64;

  private long[] hashes = new long[256];
  private int[] lastValue = new int[256];
  private int[] values = new int[256];
  private int words;
  private int value;

  /** Takes the words of one more value. */
  void add(Runs runs) {
    value++;
    for (int i = 0; i < runs.count(); i++) {
      int length = runs.length(i);
      if (runs.letters(i) && length >= SHORTEST && length <= LONGEST && !runs.isSafe(i)) {
        add(hash(runs.text(), runs.from(i), runs.to(i)));
      }
    }
  }

  private static long hash(String text, int from, int to) {
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      hash = (hash ^ Character.toLowerCase(text.charAt(i))) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
    return hash == 0 ? 1 : hash;
  }

  private void add(long hash) {
    int slot = slot(hash);
    if (hashes[slot] == 0) {
      hashes[slot] = hash;
      words++;
      if (words * 2 > hashes.length) {
        grow();
        slot = slot(hash);
      }
    }
    if (lastValue[slot] != value) {
      lastValue[slot] = value;
      values[slot]++;
    }
  }

  private int slot(long hash) {
    int slot = (int) (hash >>> 32) & (hashes.length - 1);
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & (hashes.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldLast = lastValue;
    int[] oldValues = values;
    hashes = new long[oldHashes.length * 2];
    lastValue = new int[hashes.length];
    values = new int[hashes.length];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        lastValue[slot] = oldLast[i];
        values[slot] = oldValues[i];
      }
    }
  }

  /** The number of words in one or two values only. */
  long rare() {
    return Arrays.stream(values).filter(n -> n == 1 || n == 2).count();
  }
}
