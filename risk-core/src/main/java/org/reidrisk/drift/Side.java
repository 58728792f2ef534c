package org.reidrisk.drift;

import java.util.Arrays;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The rows of one release that have a patient, patient by patient; a place is a row's number in
 * that order. Patients without a row are nobody.
 */
final class Side {
  private final Table table;
  private final int[] start;
  private final int[] row;
  private final int[] patient;

  Side(Table table) {
    this.table = table;
    int[] patientOfRow = new int[table.rows()];
    table.copyPatients(0, patientOfRow, patientOfRow.length);
    start = new int[table.patients() + 1];
    for (int p : patientOfRow) {
      if (p != Table.NO_PATIENT) {
        start[p + 1]++;
      }
    }
    for (int p = 0; p < table.patients(); p++) {
      start[p + 1] += start[p];
    }
    int[] next = Arrays.copyOf(start, table.patients());
    row = new int[start[table.patients()]];
    patient = new int[row.length];
    for (int r = 0; r < patientOfRow.length; r++) {
      int p = patientOfRow[r];
      if (p != Table.NO_PATIENT) {
        patient[next[p]] = p;
        row[next[p]++] = r;
      }
    }
  }

  Table table() {
    return table;
  }

  /** All numbers of patients, also of those without a row. */
  int patients() {
    return start.length - 1;
  }

  /** Those that have a row. */
  int people() {
    int people = 0;
    for (int p = 0; p < patients(); p++) {
      people += present(p) ? 1 : 0;
    }
    return people;
  }

  boolean present(int p) {
    return start[p + 1] > start[p];
  }

  int places() {
    return row.length;
  }

  int from(int p) {
    return start[p];
  }

  int to(int p) {
    return start[p + 1];
  }

  /** The patient of each place. */
  int[] patient() {
    return patient;
  }

  /** The codes of a column by place. */
  int[] codes(Column column) {
    int[] ofRow = new int[table.rows()];
    column.copyCodes(0, ofRow, ofRow.length);
    int[] codes = new int[row.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = ofRow[row[i]];
    }
    return codes;
  }
}
