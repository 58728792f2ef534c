package org.reidrisk.drift;

import java.util.Arrays;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The rows of the patients that are looked at, patient by patient: all patients, or of many those
 * whose keyed hash begins with enough zero bits. Who is chosen depends neither on the order of rows
 * nor on other patients, but for their number.
 */
final class PatientSample {
  /** Patients at most, on average of what could be chosen. */
  static final int MOST = 1 << 16;

  private static final int CHUNK = 1 << 13;

  private final int[] rows;
  private final int[] start;

  private PatientSample(int[] rows, int[] start) {
    this.rows = rows;
    this.start = start;
  }

  static PatientSample of(Table table, SipHash hash) {
    int[] number = table.hasPatientKey() ? byKey(table, hash) : byRow(table, hash);
    int patients = 0;
    for (int n : number) {
      patients = Math.max(patients, n + 1);
    }
    int[] start = new int[patients + 1];
    each(table, number, (patient, row) -> start[patient + 1]++);
    for (int p = 0; p < patients; p++) {
      start[p + 1] += start[p];
    }
    int[] next = start.clone();
    int[] rows = new int[start[patients]];
    each(table, number, (patient, row) -> rows[next[patient]++] = row);
    return new PatientSample(rows, start);
  }

  private interface Visitor {
    void visit(int patient, int row);
  }

  private static void each(Table table, int[] number, Visitor visitor) {
    int[] patients = new int[CHUNK];
    for (int from = 0; from < table.rows(); from += CHUNK) {
      int count = Math.min(CHUNK, table.rows() - from);
      table.copyPatients(from, patients, count);
      for (int i = 0; i < count; i++) {
        if (patients[i] != Table.NO_PATIENT && number[patients[i]] >= 0) {
          visitor.visit(number[patients[i]], from + i);
        }
      }
    }
  }

  /** The number of each chosen patient, -1 of the others. */
  private static int[] byKey(Table table, SipHash hash) {
    Column key = table.column(table.schema().patientKey().orElseThrow());
    int[] number = new int[key.distinct()];
    int shift = Long.SIZE - zeros(number.length);
    int chosen = 0;
    for (int p = 0; p < number.length; p++) {
      number[p] = chosen(hash.of(key.digest(p + 1)), shift) ? chosen++ : -1;
    }
    return number;
  }

  /** Without a patient key a row is known by its values; equal rows are chosen together. */
  private static int[] byRow(Table table, SipHash hash) {
    int[] number = new int[table.rows()];
    int shift = Long.SIZE - zeros(number.length);
    long[] digests = new long[number.length];
    if (shift < Long.SIZE) {
      for (Column column : table.columns()) {
        if (column.encoded()) {
          SipHash own = new SipHash(hash.of(column.spec().position()), 0);
          long[] byCode = new long[column.distinct() + 1];
          for (int code = 1; code < byCode.length; code++) {
            byCode[code] = own.of(column.digest(code));
          }
          for (int row = 0; row < digests.length; row++) {
            digests[row] += byCode[column.code(row)];
          }
        }
      }
    }
    int chosen = 0;
    for (int row = 0; row < number.length; row++) {
      number[row] = chosen(hash.of(digests[row]), shift) ? chosen++ : -1;
    }
    return number;
  }

  private static int zeros(int patients) {
    int zeros = 0;
    while (patients >> zeros > MOST) {
      zeros++;
    }
    return zeros;
  }

  private static boolean chosen(long hash, int shift) {
    return shift == Long.SIZE || hash >>> shift == 0;
  }

  int patients() {
    return start.length - 1;
  }

  /** The different values of each patient in a column. */
  Values values(Column column) {
    int[] codes = new int[rows.length];
    int[] ends = new int[start.length];
    int count = 0;
    int[] own = new int[16];
    for (int p = 0; p + 1 < start.length; p++) {
      int size = start[p + 1] - start[p];
      own = own.length < size ? new int[Math.max(size, 2 * own.length)] : own;
      for (int i = 0; i < size; i++) {
        own[i] = column.code(rows[start[p] + i]);
      }
      Arrays.sort(own, 0, size);
      for (int i = 0; i < size; i++) {
        if (own[i] != Column.MISSING && (i == 0 || own[i] != own[i - 1])) {
          codes[count++] = own[i];
        }
      }
      ends[p + 1] = count;
    }
    return new Values(Arrays.copyOf(codes, count), ends);
  }

  /** Codes without repeats, patient by patient. */
  static final class Values {
    private final int[] codes;
    private final int[] ends;

    Values(int[] codes, int[] ends) {
      this.codes = codes;
      this.ends = ends;
    }

    int patients() {
      return ends.length - 1;
    }

    int from(int patient) {
      return ends[patient];
    }

    int to(int patient) {
      return ends[patient + 1];
    }

    int code(int at) {
      return codes[at];
    }

    /** Patients that have a value. */
    long filled() {
      long filled = 0;
      for (int p = 0; p < patients(); p++) {
        filled += to(p) > from(p) ? 1 : 0;
      }
      return filled;
    }

    /** All codes that occur, ascending, each as often as patients have it. */
    int[] sorted() {
      int[] sorted = codes.clone();
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
