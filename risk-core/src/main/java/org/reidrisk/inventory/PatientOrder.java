package org.reidrisk.inventory;

import java.util.Arrays;
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
  private int @Nullable [] rows;

  PatientOrder(Table table) {
    tableRows = table.rows();
    bound = table.patients();
    if (!table.hasPatientKey()) {
      patientOfRow = null;
      count = tableRows;
      return;
    }
    int[] patients = new int[tableRows];
    table.copyPatients(0, patients, tableRows);
    long[] seen = new long[(bound >>> 6) + 1];
    for (int patient : patients) {
      if (patient != Table.NO_PATIENT) {
        seen[patient >>> 6] |= 1L << patient;
      }
    }
    patientOfRow = patients;
    count = Arrays.stream(seen).mapToInt(Long::bitCount).sum();
  }

  private int[] ordered() {
    if (patientOfRow == null) {
      int[] all = new int[tableRows];
      Arrays.setAll(all, row -> row);
      return all;
    }
    int[] next = new int[bound + 1];
    for (int patient : patientOfRow) {
      if (patient != Table.NO_PATIENT) {
        next[patient + 1]++;
      }
    }
    for (int patient = 0; patient < bound; patient++) {
      next[patient + 1] += next[patient];
    }
    int[] order = new int[next[bound]];
    for (int row = 0; row < tableRows; row++) {
      if (patientOfRow[row] != Table.NO_PATIENT) {
        order[next[patientOfRow[row]]++] = row;
      }
    }
    return order;
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
  synchronized int[] rows() {
    if (rows == null) {
      rows = ordered();
    }
    return rows;
  }
}
