package org.reidrisk.report.linkage;

import java.util.Arrays;

/**
 * Who the held people are.
 *
 * @param patientOfPerson for each held person the patient of the release, {@link #UNNAMED} or
 *     {@link #ABSENT}
 * @param twice patients whom two held people are
 * @param unused people whom the truth names and nobody holds
 */
record TruthTargets(int[] patientOfPerson, long twice, long unused) {
  /** The truth does not name the person. */
  static final int UNNAMED = -1;

  /** The truth names a patient whom the release does not hold. */
  static final int ABSENT = -2;

  /** Everybody is the patient of the same place in a list. */
  static TruthTargets drawn(int[] patients) {
    return new TruthTargets(patients, 0, 0);
  }

  long absent() {
    return Arrays.stream(patientOfPerson).filter(patient -> patient == ABSENT).count();
  }

  long unnamed() {
    return Arrays.stream(patientOfPerson).filter(patient -> patient == UNNAMED).count();
  }

  /** Held people whom the truth calls a patient, of the release or not. */
  long named() {
    return patientOfPerson.length - unnamed();
  }
}
