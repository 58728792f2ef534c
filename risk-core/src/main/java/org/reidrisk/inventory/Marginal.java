package org.reidrisk.inventory;

import java.util.Objects;

/**
 * What one column changes in the figures of the quasi-identifiers, all other things equal.
 *
 * @param risk the figures with the column added, or left out
 * @param uniquePatientsGained unique patients beyond the baseline: 0 or more for a column added, 0
 *     or less for one left out
 * @param patientsAtRiskGained patients at risk beyond the baseline, with the same signs
 */
public record Marginal(ClassRisk risk, long uniquePatientsGained, long patientsAtRiskGained) {

  /** Checks that the figures are there. */
  public Marginal {
    Objects.requireNonNull(risk);
  }

  static Marginal of(ClassRisk risk, ClassRisk baseline) {
    return new Marginal(
        risk,
        risk.uniquePatients() - baseline.uniquePatients(),
        risk.patientsAtRisk() - baseline.patientsAtRisk());
  }
}
