package org.reidrisk.report.linkage;

/** Names all patients: for targets of whom nothing is known that could be looked up. */
final class TrajectoryEverybody implements TrajectorySource {
  private static final long COST = 100;

  private final int patients;

  TrajectoryEverybody(int patients) {
    this.patients = patients;
  }

  @Override
  public long cost(int target) {
    return COST * patients;
  }

  @Override
  public void candidates(int target, TrajectoryCandidates to) {
    for (int p = 0; p < patients; p++) {
      to.patient(p);
    }
  }
}
