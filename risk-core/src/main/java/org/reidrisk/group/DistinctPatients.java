package org.reidrisk.group;

import java.util.Arrays;
import org.reidrisk.table.Table;

/** Finds the distinct patients of some rows; its arrays are used again. Not for several threads. */
final class DistinctPatients {
  private static final int ROWS_OF_BITMAP = 1 << 12;

  private final Table table;
  private int[] patients = new int[16];
  private long[] marked = new long[0];

  DistinctPatients(Table table) {
    this.table = table;
  }

  /** Finds the patients of some rows of an order; returns how many there are. */
  int find(int[] order, int from, int to) {
    int rows = to - from;
    if (patients.length < rows) {
      patients = new int[Math.max(rows, 2 * Math.min(patients.length, 1 << 28))];
    }
    if (rows >= ROWS_OF_BITMAP && rows > table.patients() / Long.SIZE) {
      return findMarked(order, from, to);
    }
    for (int i = from; i < to; i++) {
      patients[i - from] = table.patient(order[i]);
    }
    return sortDistinct(patients, 0, rows);
  }

  /**
   * Sorts some patients and moves the distinct ones to the front, leaving out {@link
   * Table#NO_PATIENT}; returns how many there are.
   */
  static int sortDistinct(int[] patients, int from, int count) {
    if (count == 1) {
      return patients[from] == Table.NO_PATIENT ? 0 : 1;
    }
    if (count > 2 || patients[from] > patients[from + 1]) {
      Arrays.sort(patients, from, from + count);
    }
    int distinct = 0;
    int before = Table.NO_PATIENT;
    for (int i = from; i < from + count; i++) {
      if (patients[i] != before) {
        before = patients[i];
        patients[from + distinct++] = before;
      }
    }
    return distinct;
  }

  /** Many rows: marking is cheaper than sorting. */
  private int findMarked(int[] order, int from, int to) {
    if (marked.length == 0) {
      marked = new long[(table.patients() >>> 6) + 1];
    }
    for (int i = from; i < to; i++) {
      int patient = table.patient(order[i]);
      if (patient != Table.NO_PATIENT) {
        marked[patient >>> 6] |= 1L << patient;
      }
    }
    int distinct = 0;
    for (int word = 0; word < marked.length; word++) {
      for (long bits = marked[word]; bits != 0; bits &= bits - 1) {
        patients[distinct++] = (word << 6) + Long.numberOfTrailingZeros(bits);
      }
      marked[word] = 0;
    }
    return distinct;
  }

  /** The patients that were found last, ascending; only the first so many entries count. */
  int[] patients() {
    return patients;
  }
}
