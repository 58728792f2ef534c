package org.reidrisk.report.linkage;

import java.util.function.IntConsumer;

/** Finds the rows of the release that go with a held row in every compared column. */
interface RowJoin {
  /**
   * Tells the compatible rows, each once, in no particular order; rows without a patient are left
   * out. Safe for use by several threads.
   *
   * @param heldRow the held row, from 0
   * @param releaseRow hears the rows of the release, from 0
   */
  void compatibleRows(int heldRow, IntConsumer releaseRow);

  /**
   * Tells whose rows they are, somebody with several perhaps several times; as often in every order
   * of rows.
   *
   * @param heldRow the held row, from 0
   * @param patientOfRow the patient of every row of the release, negative for none
   * @param patient hears the patients
   */
  default void compatiblePatients(int heldRow, int[] patientOfRow, IntConsumer patient) {
    compatibleRows(
        heldRow,
        row -> {
          if (patientOfRow[row] >= 0) {
            patient.accept(patientOfRow[row]);
          }
        });
  }

  /**
   * How many patients {@link #compatiblePatients} tells, each as often as it does.
   *
   * @param heldRow the held row, from 0
   * @param patientOfRow the patient of every row of the release, negative for none
   */
  default long compatibleCount(int heldRow, int[] patientOfRow) {
    long[] count = {0};
    compatiblePatients(heldRow, patientOfRow, patient -> count[0]++);
    return count[0];
  }
}
