package org.reidrisk.inventory;

import java.util.OptionalLong;

/**
 * How far some columns single patients out. Rows are classed by the values they hold, a missing
 * cell being a value of its own; a class counts distinct patients, and a patient counts with the
 * smallest class that holds one of their rows. Rows without a patient key are left out; without a
 * patient key column each row is a patient.
 *
 * @param patients patients with a row, from 0
 * @param smallestClass the fewest patients in a class, which is k; higher is safer. Empty without
 *     patients; without columns all patients are one class
 * @param uniquePatients patients alone in at least one class; lower is safer
 * @param patientsAtRisk patients whose smallest class is below the threshold; lower is safer
 */
public record ClassRisk(
    long patients, OptionalLong smallestClass, long uniquePatients, long patientsAtRisk) {

  /**
   * Checks that the counts fit each other.
   *
   * @throws IllegalArgumentException when they cannot be those of one table
   */
  public ClassRisk {
    boolean counts = uniquePatients >= 0 && patientsAtRisk >= 0;
    boolean bounded = uniquePatients <= patients && patientsAtRisk <= patients;
    if (!counts || !bounded || smallestClass.isPresent() != patients > 0) {
      throw new IllegalArgumentException("these counts are not those of one table");
    }
  }
}
