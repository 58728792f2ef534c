package org.reidrisk.group;

import java.util.Arrays;
import org.reidrisk.table.Column;

/**
 * Finds which tuples match which, a missing cell matching everything. Its arrays are used again;
 * not for several threads.
 *
 * <p>Two sets of tuples are parted by one column after the other. What can match is: equal values
 * with each other; a value with a missing cell of the other side; a missing cell with everything of
 * the other side. Each pair that matches lies in exactly one of these, so that none is met twice.
 * Small sets are compared directly. Patterns of missing cells are parted only as far as tuples have
 * them, hence many rare patterns cost little.
 */
final class MatchJoin {

  /** Hears of matches; asks for those of one tuple end when it wants no more. */
  interface Listener {
    /** Whether more matches of a tuple are of interest. */
    boolean wants(int tuple);

    /** Two tuples match. The first may no longer be of interest. */
    void match(int tuple, int other);

    /** Each tuple of one range matches each of another. */
    void all(int[] tuples, int from, int to, int[] others, int otherFrom, int otherTo);
  }

  /**
   * Sets are compared directly when that takes at most so many comparisons for each of their
   * tuples; parting them costs about as much.
   */
  private final int compared;

  private final int[][] codes;
  private final int[] distinct;
  private final int[] others;
  private final int[][] presentCodes;
  private final int[] presentCode;
  private int[] tuples = new int[0];
  private int[] moved = new int[0];
  private long[] pairs = new long[0];
  private int[] places = new int[0];

  MatchJoin(DistinctTuples tuples, int compared) {
    this.codes = tuples.codes();
    this.distinct = tuples.distinct();
    this.compared = compared;
    this.others = new int[tuples.count()];
    this.presentCodes = new int[codes.length][];
    this.presentCode = new int[codes.length];
  }

  /** Finds everything that matches consecutive tuples, themselves included. */
  void run(int from, int to, Listener listener) {
    if (tuples.length < to - from) {
      tuples = new int[to - from];
    }
    for (int i = from; i < to; i++) {
      tuples[i - from] = i;
    }
    // The order of the last run would do, but the sorted one needs fewer moves.
    Arrays.setAll(others, i -> i);
    join(0, to - from, 0, others.length, 0, listener);
  }

  private void join(int from, int to, int otherFrom, int otherTo, int column, Listener listener) {
    int end = wanted(from, to, listener);
    long left = (long) end - from;
    long right = (long) otherTo - otherFrom;
    if (left == 0 || right == 0) {
      return;
    }
    if (column == codes.length) {
      listener.all(tuples, from, end, others, otherFrom, otherTo);
      return;
    }
    if (left * right <= compared * (left + right)) {
      compare(from, end, otherFrom, otherTo, column, listener);
      return;
    }
    int present = sort(tuples, from, end, column);
    int otherPresent = sort(others, otherFrom, otherTo, column);
    int[] code = codes[column];
    int i = present;
    int j = otherPresent;
    while (i < end && j < otherTo) {
      int value = code[tuples[i]];
      int otherValue = code[others[j]];
      int iEnd = i + 1;
      int jEnd = j + 1;
      if (value == otherValue) {
        while (iEnd < end && code[tuples[iEnd]] == value) {
          iEnd++;
        }
        while (jEnd < otherTo && code[others[jEnd]] == value) {
          jEnd++;
        }
        join(i, iEnd, j, jEnd, column + 1, listener);
      }
      if (value <= otherValue) {
        i = iEnd;
      }
      if (otherValue <= value) {
        j = jEnd;
      }
    }
    join(present, end, otherFrom, otherPresent, column + 1, listener);
    join(from, present, otherFrom, otherTo, column + 1, listener);
  }

  /** Moves the tuples that want more matches to the front; returns where they end. */
  private int wanted(int from, int to, Listener listener) {
    int end = from;
    for (int i = from; i < to; i++) {
      int tuple = tuples[i];
      if (listener.wants(tuple)) {
        tuples[i] = tuples[end];
        tuples[end++] = tuple;
      }
    }
    return end;
  }

  /** Compares each with each, the smaller set on the outside. */
  private void compare(int from, int to, int otherFrom, int otherTo, int column, Listener heard) {
    boolean inside = to - from > otherTo - otherFrom;
    int[] outer = inside ? others : tuples;
    int[] inner = inside ? tuples : others;
    int outerFrom = inside ? otherFrom : from;
    int outerTo = inside ? otherTo : to;
    int innerFrom = inside ? from : otherFrom;
    int innerTo = inside ? to : otherTo;
    for (int i = outerFrom; i < outerTo; i++) {
      int tuple = outer[i];
      int present = 0;
      for (int c = column; c < codes.length; c++) {
        int code = codes[c][tuple];
        if (code != Column.MISSING) {
          presentCodes[present] = codes[c];
          presentCode[present++] = code;
        }
      }
      for (int j = innerFrom; j < innerTo; j++) {
        int other = inner[j];
        if (matches(other, present)) {
          heard.match(inside ? other : tuple, inside ? tuple : other);
        }
      }
    }
  }

  private boolean matches(int other, int present) {
    for (int c = 0; c < present; c++) {
      int code = presentCodes[c][other];
      if (code != presentCode[c] && code != Column.MISSING) {
        return false;
      }
    }
    return true;
  }

  /** Sorts by one column, missing cells first; returns where the present ones begin. */
  private int sort(int[] array, int from, int to, int column) {
    int[] code = codes[column];
    boolean sorted = true;
    for (int i = from + 1; i < to && sorted; i++) {
      sorted = code[array[i - 1]] <= code[array[i]];
    }
    if (!sorted && distinct[column] / 4 <= to - from) {
      count(array, from, to, code, distinct[column]);
    } else if (!sorted) {
      sortPairs(array, from, to, code);
    }
    int present = from;
    while (present < to && code[array[present]] == Column.MISSING) {
      present++;
    }
    return present;
  }

  private void count(int[] array, int from, int to, int[] code, int distinctCodes) {
    if (places.length < distinctCodes + 2) {
      places = new int[distinctCodes + 2];
    } else {
      Arrays.fill(places, 0, distinctCodes + 2, 0);
    }
    if (moved.length < to - from) {
      moved = new int[Math.max(to - from, Math.min(others.length, 2 * (to - from)))];
    }
    for (int i = from; i < to; i++) {
      places[code[array[i]] + 1]++;
    }
    for (int c = 1; c <= distinctCodes; c++) {
      places[c] += places[c - 1];
    }
    for (int i = from; i < to; i++) {
      moved[places[code[array[i]]]++] = array[i];
    }
    System.arraycopy(moved, 0, array, from, to - from);
  }

  private void sortPairs(int[] array, int from, int to, int[] code) {
    int size = to - from;
    if (pairs.length < size) {
      pairs = new long[Math.max(size, Math.min(others.length, 2 * size))];
    }
    for (int i = 0; i < size; i++) {
      pairs[i] = ((long) code[array[from + i]] << Integer.SIZE) | array[from + i];
    }
    Arrays.sort(pairs, 0, size);
    for (int i = 0; i < size; i++) {
      array[from + i] = (int) pairs[i];
    }
  }
}
