package org.reidrisk.report.linkage;

/** Takes patients who may be candidates, and tests them. */
interface TrajectoryCandidates {
  /** Somebody who may be a candidate by any shift; may be named again. */
  void patient(int patient);

  /** Somebody who may be a candidate by this shift; may be named again. */
  void patient(int patient, long shift);

  /** Somebody who is a candidate by every rule; may be named again. */
  void certain(int patient);
}
