package org.reidrisk.report.linkage;

import java.util.Arrays;

/**
 * Gives held events different release events, as many as can be: augmenting paths (Kuhn 1955; Berge
 * 1957), one held event after the other. A held event that cannot be placed when it comes can never
 * be placed later, so the count is the greatest there is.
 */
final class TrajectoryMatching {
  private int words;
  private int size;
  private long[][] rows = new long[8][];
  private long[] free = {};
  private long[] unseen = {};
  private int[] given = {};
  private int[] holder = {};
  private int[] reachedFrom = {};
  private int[] queue = {};

  /**
   * Begins anew.
   *
   * @param events how many release events there are
   */
  void begin(int events) {
    words = (events + 63) >>> 6;
    size = 0;
    if (holder.length < events) {
      holder = new int[events];
      reachedFrom = new int[events];
      free = new long[words];
      unseen = new long[words];
    }
    Arrays.fill(free, 0, words, -1L);
    if ((events & 63) != 0) {
      free[words - 1] = (1L << events) - 1;
    }
  }

  /**
   * The release events of the next held event, to be filled in before it is placed.
   *
   * @return one bit for each release event, none set
   */
  long[] row() {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
    }
    long[] row = rows[size];
    if (row == null || row.length < words) {
      row = new long[words];
      rows[size] = row;
    } else {
      Arrays.fill(row, 0, words, 0);
    }
    return row;
  }

  /** The row of a held event that was placed before. */
  long[] row(int held) {
    return rows[held];
  }

  /**
   * Places the held event whose row was filled in last.
   *
   * @return whether one more held event has a release event now
   */
  boolean place() {
    int held = size++;
    long[] row = rows[held];
    for (int w = 0; w < words; w++) {
      long open = row[w] & free[w];
      if (open != 0) {
        take(held, (w << 6) + Long.numberOfTrailingZeros(open));
        return true;
      }
    }
    return augment(held);
  }

  private void take(int held, int event) {
    if (given.length <= held) {
      given = Arrays.copyOf(given, rows.length);
    }
    given[held] = event;
    holder[event] = held;
    free[event >>> 6] &= ~(1L << event);
  }

  private boolean augment(int start) {
    if (queue.length <= start) {
      queue = new int[rows.length];
    }
    System.arraycopy(free, 0, unseen, 0, words);
    for (int w = 0; w < words; w++) {
      unseen[w] = ~unseen[w]; // taken events; those that are free are looked for first
    }
    int head = 0;
    int tail = 0;
    queue[tail++] = start;
    while (head < tail) {
      int held = queue[head++];
      long[] row = rows[held];
      for (int w = 0; w < words; w++) {
        long open = row[w] & free[w];
        if (open != 0) {
          shift(start, held, (w << 6) + Long.numberOfTrailingZeros(open));
          return true;
        }
        for (long next = row[w] & unseen[w]; next != 0; next &= next - 1) {
          int event = (w << 6) + Long.numberOfTrailingZeros(next);
          unseen[w] &= ~(1L << event);
          reachedFrom[event] = held;
          queue[tail++] = holder[event];
        }
      }
    }
    return false;
  }

  /** Along the path back to the start, everybody takes the event that was reached from them. */
  private void shift(int start, int last, int freeEvent) {
    int held = last;
    int event = freeEvent;
    while (held != start) {
      int before = given[held];
      take(held, event);
      event = before;
      held = reachedFrom[before];
    }
    take(start, event);
  }
}
