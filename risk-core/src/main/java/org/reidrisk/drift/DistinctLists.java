package org.reidrisk.drift;

import java.util.Arrays;

/** The different values of each key, ascending. */
final class DistinctLists {
  private final int[] start;
  private final int[] values;

  private DistinctLists(int[] start, int[] values) {
    this.start = start;
    this.values = values;
  }

  /**
   * Collects lists.
   *
   * @param keys how many keys there are
   * @param keyOf the key of each entry, from 0
   * @param valueOf its value; negative ones are left out
   */
  static DistinctLists of(int keys, int[] keyOf, int[] valueOf) {
    int[] start = new int[keys + 1];
    for (int i = 0; i < keyOf.length; i++) {
      if (valueOf[i] >= 0) {
        start[keyOf[i] + 1]++;
      }
    }
    for (int key = 0; key < keys; key++) {
      start[key + 1] += start[key];
    }
    int[] next = Arrays.copyOf(start, keys);
    int[] values = new int[start[keys]];
    for (int i = 0; i < keyOf.length; i++) {
      if (valueOf[i] >= 0) {
        values[next[keyOf[i]]++] = valueOf[i];
      }
    }
    int size = 0;
    for (int key = 0; key < keys; key++) {
      int from = start[key];
      int to = start[key + 1];
      Arrays.sort(values, from, to);
      start[key] = size;
      for (int i = from; i < to; i++) {
        if (i == from || values[i] != values[i - 1]) {
          values[size++] = values[i];
        }
      }
    }
    start[keys] = size;
    return new DistinctLists(start, Arrays.copyOf(values, size));
  }

  /** The keys of each value. */
  DistinctLists inverted(int valueCount) {
    int[] keyOf = new int[values.length];
    for (int key = 0; key < keys(); key++) {
      Arrays.fill(keyOf, start[key], start[key + 1], key);
    }
    return of(valueCount, /* keyOf= */ values, /* valueOf= */ keyOf);
  }

  int keys() {
    return start.length - 1;
  }

  int from(int key) {
    return start[key];
  }

  int to(int key) {
    return start[key + 1];
  }

  int size(int key) {
    return start[key + 1] - start[key];
  }

  int value(int place) {
    return values[place];
  }

  boolean contains(int key, int value) {
    return Arrays.binarySearch(values, start[key], start[key + 1], value) >= 0;
  }

  /**
   * The one value that a key here and a key of other lists share.
   *
   * @return the value, or negative when they share none or several
   */
  int onlyShared(int key, DistinctLists other, int otherKey) {
    boolean smaller = size(key) <= other.size(otherKey);
    DistinctLists few = smaller ? this : other;
    DistinctLists many = smaller ? other : this;
    int fewKey = smaller ? key : otherKey;
    int manyKey = smaller ? otherKey : key;
    int shared = -1;
    for (int i = few.from(fewKey); i < few.to(fewKey); i++) {
      if (many.contains(manyKey, few.value(i))) {
        if (shared >= 0) {
          return -1;
        }
        shared = few.value(i);
      }
    }
    return shared;
  }
}
