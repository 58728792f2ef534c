package org.reidrisk.table;

import java.util.Arrays;

/** Finds a number by its place in the order of unsigned numbers. */
final class Smallest {
  private Smallest() {}

  /** The k-th smallest of the first so many numbers, k from 1; they stay as they are. */
  static long of(long[] numbers, int count, int k) {
    long[] left = Arrays.copyOf(numbers, count);
    int from = 0;
    int to = count - 1;
    while (from < to) {
      long pivot = middle(left[from], left[(from + to) >>> 1], left[to]);
      int i = from;
      int j = to;
      while (i <= j) {
        while (Long.compareUnsigned(left[i], pivot) < 0) {
          i++;
        }
        while (Long.compareUnsigned(left[j], pivot) > 0) {
          j--;
        }
        if (i <= j) {
          long moved = left[i];
          left[i++] = left[j];
          left[j--] = moved;
        }
      }
      if (k - 1 <= j) {
        to = j;
      } else if (k - 1 >= i) {
        from = i;
      } else {
        return left[k - 1];
      }
    }
    return left[k - 1];
  }

  private static long middle(long a, long b, long c) {
    boolean ab = Long.compareUnsigned(a, b) < 0;
    boolean bc = Long.compareUnsigned(b, c) < 0;
    boolean ac = Long.compareUnsigned(a, c) < 0;
    return ab == bc ? b : ab == ac ? c : a;
  }
}
