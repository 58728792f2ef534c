package org.reidrisk.group;

import java.util.Arrays;
import org.reidrisk.table.Table;

/**
 * The distinct patients of each class, as one array: the members of class c are {@code patients}
 * from {@code start[c]} to {@code start[c + 1]}, ascending.
 */
record PatientMembers(int[] start, int[] patients, int[] smallestClassOfPatient) {

  static PatientMembers of(Table table, int[] classOfRow, int classCount) {
    int patientCount = table.patients();
    long[] pairs = new long[classOfRow.length];
    int known = 0;
    for (int row = 0; row < classOfRow.length; row++) {
      int patient = table.patient(row);
      if (patient != Table.NO_PATIENT) {
        pairs[known++] = (long) classOfRow[row] * patientCount + patient;
      }
    }
    Arrays.sort(pairs, 0, known);
    int[] start = new int[classCount + 1];
    int[] patients = new int[known];
    int members = 0;
    for (int i = 0; i < known; i++) {
      if (i == 0 || pairs[i] != pairs[i - 1]) {
        patients[members++] = (int) (pairs[i] % patientCount);
        start[(int) (pairs[i] / patientCount) + 1]++;
      }
    }
    for (int c = 0; c < classCount; c++) {
      start[c + 1] += start[c];
    }
    return new PatientMembers(
        start, Arrays.copyOf(patients, members), smallestClasses(start, patients, patientCount));
  }

  private static int[] smallestClasses(int[] start, int[] patients, int patientCount) {
    int[] smallest = new int[patientCount];
    for (int c = 0; c + 1 < start.length; c++) {
      int size = start[c + 1] - start[c];
      for (int i = start[c]; i < start[c + 1]; i++) {
        int before = smallest[patients[i]];
        smallest[patients[i]] = before == 0 ? size : Math.min(before, size);
      }
    }
    return smallest;
  }

  /** Distinct patients of each class; 0 for a class that only rows without a patient make up. */
  int[] sizes() {
    int[] sizes = new int[start.length - 1];
    for (int c = 0; c < sizes.length; c++) {
      sizes[c] = start[c + 1] - start[c];
    }
    return sizes;
  }
}
