package org.reidrisk.datasets;

import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * Why somebody comes to be imaged, with the people it happens to. Shares and ages are round numbers
 * that look believable; they were not estimated from patients.
 */
enum CareCourse {
  SINGLE_CHECK(0.295, 50, 19, 16, 97, 0.51, 0.21),
  ACUTE_CHEST(0.14, 63, 20, 16, 101, 0.47, 0.31),
  TRAUMA(0.075, 46, 22, 16, 99, 0.40, 0.30),
  NODULE(0.068, 64, 10, 35, 89, 0.46, 0.56),
  LUNG_CANCER(0.05, 67, 10, 34, 91, 0.43, 0.74),
  CHRONIC_OBSTRUCTION(0.072, 69, 9, 42, 95, 0.44, 0.84),
  HEART_FAILURE(0.075, 79, 10, 41, 103, 0.49, 0.34),
  INTERSTITIAL(0.02, 66, 11, 30, 90, 0.46, 0.47),
  EMBOLISM(0.03, 60, 18, 18, 96, 0.52, 0.25),
  CORONARY(0.03, 58, 11, 30, 85, 0.36, 0.44),
  BREAST_SCREENING(0.085, 57, 9, 40, 76, 1, 0.19),
  BREAST_CANCER(0.015, 59, 12, 29, 90, 1, 0.24),
  TUBERCULOSIS(0.006, 40, 15, 17, 82, 0.41, 0.40),
  CYSTIC_FIBROSIS(0.003, 19, 8, 3, 42, 0.49, 0.03),
  CHILD(0.05, 6, 4.5, 0.25, 15.9, 0.45, 0),
  INFANT(0.016, 0.25, 0.4, 0, 1.9, 0.46, 0);

  private final double share;
  private final double meanAge;
  private final double ageDeviation;
  private final double leastAge;
  private final double mostAge;
  private final double female;
  private final double smokers;

  CareCourse(
      double share,
      double meanAge,
      double ageDeviation,
      double leastAge,
      double mostAge,
      double female,
      double smokers) {
    this.share = share;
    this.meanAge = meanAge;
    this.ageDeviation = ageDeviation;
    this.leastAge = leastAge;
    this.mostAge = mostAge;
    this.female = female;
    this.smokers = smokers;
  }

  double share() {
    return share;
  }

  /** Draws an age in years at the first visit. */
  double drawAge(SeededRandom random) {
    return random.normal(meanAge, ageDeviation, leastAge, mostAge);
  }

  double female() {
    return female;
  }

  double smokers() {
    return smokers;
  }

  /** Returns whether only women come for this reason. */
  boolean onlyWomen() {
    return female == 1;
  }
}
