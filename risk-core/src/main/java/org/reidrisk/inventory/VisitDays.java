package org.reidrisk.inventory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.reidrisk.table.Column;

/**
 * The days on which each patient was seen: ascending, each day once. Rows without day or patient
 * are left out. Takes two passes over the rows and 4 bytes a row.
 */
final class VisitDays {
  private static final int CHUNK = 1 << 13;

  private final int[] start;
  private final int[] count;
  private final int[] days;

  private VisitDays(int[] start, int[] count, int[] days) {
    this.start = start;
    this.count = count;
    this.days = days;
  }

  /**
   * Collects the days.
   *
   * @param scope the rows; without patient key each row is a patient
   * @param dates the cells with the dates
   * @param dayOfCode the day of each code, {@link EpochDays#NONE} for none
   */
  static VisitDays of(Scope scope, Column dates, int[] dayOfCode) {
    int patients = scope.patientCount();
    int[] start = new int[patients + 2];
    int[] patient = new int[CHUNK];
    int[] code = new int[CHUNK];
    for (int from = 0; from < scope.rows(); from += CHUNK) {
      int size = chunk(scope, dates, from, patient, code);
      for (int i = 0; i < size; i++) {
        if (dayOfCode[code[i]] != EpochDays.NONE) {
          start[patient[i] + 1]++;
        }
      }
    }
    start[0] = 0;
    for (int p = 1; p < start.length; p++) {
      start[p] += start[p - 1];
    }
    int[] days = new int[start[patients + 1]];
    int[] next = start.clone();
    for (int from = 0; from < scope.rows(); from += CHUNK) {
      int size = chunk(scope, dates, from, patient, code);
      for (int i = 0; i < size; i++) {
        int day = dayOfCode[code[i]];
        if (day != EpochDays.NONE) {
          days[next[patient[i]]++] = day;
        }
      }
    }
    // The rows of no patient stand in front.
    int[] from = Arrays.copyOfRange(start, 1, patients + 1);
    int[] count = new int[patients];
    for (int p = 0; p < patients; p++) {
      count[p] = sortedAndDistinct(days, start[p + 1], start[p + 2]);
    }
    return new VisitDays(from, count, days);
  }

  /** Patients from 1, 0 for none. */
  private static int chunk(Scope scope, Column dates, int from, int[] patient, int[] code) {
    int size = Math.min(CHUNK, scope.rows() - from);
    dates.copyCodes(from, code, size);
    @Nullable Column key = scope.patients();
    if (key != null) {
      key.copyCodes(from, patient, size);
    } else {
      for (int i = 0; i < size; i++) {
        patient[i] = from + i + 1;
      }
    }
    return size;
  }

  private static int sortedAndDistinct(int[] days, int from, int to) {
    if (to - from > 1) {
      Arrays.sort(days, from, to);
    }
    int end = from;
    for (int i = from; i < to; i++) {
      if (i == from || days[i] != days[i - 1]) {
        days[end++] = days[i];
      }
    }
    return end - from;
  }

  /** The number of patients, those without a day included. */
  int patients() {
    return count.length;
  }

  /** The number of different days of a patient. */
  int visits(int patient) {
    return count[patient];
  }

  /** A day of a patient, from the earliest. */
  int day(int patient, int visit) {
    return days[start[patient] + visit];
  }
}
