package org.reidrisk.report.linkage;

import java.util.Arrays;

/** Each person's different values, and in how many events each occurs. */
final class TrajectoryValues {
  private final int[] start;
  private final int[] codes;
  private final int[] counts;

  private TrajectoryValues(int[] start, int[] codes, int[] counts) {
    this.start = start;
    this.codes = codes;
    this.counts = counts;
  }

  static TrajectoryValues of(TrajectoryEvents events, int[] values) {
    int people = events.people();
    int rows = events.firstRow(events.first(people));
    int[] start = new int[people + 1];
    int[] codes = new int[rows];
    int[] counts = new int[rows];
    long[] keys = new long[16];
    int size = 0;
    for (int p = 0; p < people; p++) {
      start[p] = size;
      int found = 0;
      for (int e = events.first(p); e < events.end(p); e++) {
        for (int i = events.firstRow(e); i < events.endRow(e); i++) {
          int code = values[events.row(i)];
          if (code >= 0) {
            if (found == keys.length) {
              keys = Arrays.copyOf(keys, 2 * found);
            }
            keys[found++] = (long) code << 32 | e;
          }
        }
      }
      Arrays.sort(keys, 0, found);
      for (int k = 0; k < found; k++) {
        if (k == 0 || keys[k] != keys[k - 1]) {
          int code = (int) (keys[k] >> 32);
          if (size == start[p] || codes[size - 1] != code) {
            codes[size++] = code;
          }
          counts[size - 1]++;
        }
      }
    }
    start[people] = size;
    return new TrajectoryValues(start, Arrays.copyOf(codes, size), Arrays.copyOf(counts, size));
  }

  int people() {
    return start.length - 1;
  }

  int from(int person) {
    return start[person];
  }

  int to(int person) {
    return start[person + 1];
  }

  int code(int place) {
    return codes[place];
  }

  boolean none(int person) {
    return start[person] == start[person + 1];
  }

  /** Whether a person has all values of somebody else. */
  boolean contain(int person, TrajectoryValues others, int other, boolean repeats) {
    for (int i = others.from(other); i < others.to(other); i++) {
      int at = Arrays.binarySearch(codes, from(person), to(person), others.codes[i]);
      if (at < 0 || (repeats && counts[at] < others.counts[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a person has the same values as somebody else. */
  boolean equal(int person, TrajectoryValues others, int other, boolean repeats) {
    return Arrays.equals(
            codes, from(person), to(person), others.codes, others.from(other), others.to(other))
        && (!repeats
            || Arrays.equals(
                counts,
                from(person),
                to(person),
                others.counts,
                others.from(other),
                others.to(other)));
  }
}
