package org.reidrisk.inventory;

import org.jspecify.annotations.Nullable;
import org.reidrisk.table.Table;

/**
 * The rows of a table patient by patient, without those that have no patient key. Without a patient
 * key column each row is a patient, and the order is that of the file.
 */
final class PatientOrder {
  private final int tableRows;
  private final int bound;
  private final int count;
  private final int @Nullable [] patientOfRow;
  private final int[] rows;

  PatientOrder(Table table) {
    tableRows = table.rows();
    bound = table.patients();
    if (!table.hasPatientKey()) {
      patientOfRow = null;
      count = tableRows;
      rows = new int[tableRows];
      for (int row = 0; row < tableRows; row++) {
        rows[row] = row;
      }
      return;
    }
    int[] patients = new int[tableRows];
    table.copyPatients(0, patients, tableRows);
    int[] next = new int[bound + 1];
    for (int patient : patients) {
      if (patient != Table.NO_PATIENT) {
        next[patient + 1]++;
      }
    }
    int withRows = 0;
    for (int patient = 0; patient < bound; patient++) {
      withRows += next[patient + 1] > 0 ? 1 : 0;
      next[patient + 1] += next[patient];
    }
    rows = new int[next[bound]];
    for (int row = 0; row < tableRows; row++) {
      if (patients[row] != Table.NO_PATIENT) {
        rows[next[patients[row]]++] = row;
      }
    }
    patientOfRow = patients;
    count = withRows;
  }

  /** All rows of the table, those without a patient key too. */
  int tableRows() {
    return tableRows;
  }

  /** Every patient has a number below this. */
  int bound() {
    return bound;
  }

  /** The patients that have a row. */
  int count() {
    return count;
  }

  boolean rowsArePatients() {
    return patientOfRow == null;
  }

  /** The patient of a row, or {@link Table#NO_PATIENT}. */
  int patient(int row) {
    return patientOfRow == null ? row : patientOfRow[row];
  }

  /** The rows that have a patient, those of one patient side by side. Not to be changed. */
  int[] rows() {
    return rows;
  }
}
