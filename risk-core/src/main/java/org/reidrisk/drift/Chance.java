package org.reidrisk.drift;

import java.util.List;

/**
 * What two samples of one population differ by, so that chance is not called a change. Patients are
 * what is drawn: their rows are not independent.
 */
final class Chance {
  /** The probability that chance alone moves a distribution beyond the bound. */
  private static final double DISTRIBUTION = 1e-3;

  /** The probability that all patients of a value are in one of two samples by chance. */
  private static final double VALUE = 1e-5;

  /** Standard errors that a share may move by. */
  private static final double ERRORS = 5;

  private Chance() {}

  /** Half the sum of differences of shares, in [0, 1]. */
  static double totalVariation(List<Long> before, List<Long> now) {
    double all = sum(before);
    double allNow = sum(now);
    double distance = 0;
    for (int i = 0; i < before.size(); i++) {
      distance += Math.abs(before.get(i) / all - now.get(i) / allNow);
    }
    return distance / 2;
  }

  static double sum(List<Long> counts) {
    return counts.stream().mapToDouble(Long::doubleValue).sum();
  }

  /**
   * A distance that two samples of one population stay below with a probability of 0.999 at least.
   * Each patient adds at most one to a part; so the expected distance is at most half the sum of
   * the parts' standard errors, and one patient moves it by one over their number at most
   * (McDiarmid 1989).
   */
  static double distance(List<Long> before, List<Long> now, long patients, long patientsNow) {
    double all = sum(before) + sum(now);
    double inverse = 1.0 / Math.max(1, patients) + 1.0 / Math.max(1, patientsNow);
    double expected = 0;
    for (int i = 0; i < before.size(); i++) {
      double share = (before.get(i) + now.get(i)) / all;
      expected += Math.sqrt(share * (1 - share) * inverse);
    }
    return expected / 2 + Math.sqrt(-Math.log(DISTRIBUTION) / 2 * inverse);
  }

  /** A difference of shares that chance hardly makes: five standard errors. */
  static double share(double before, double now, long patients, long patientsNow) {
    double share = (before + now) / 2;
    double inverse = 1.0 / Math.max(1, patients) + 1.0 / Math.max(1, patientsNow);
    return ERRORS * Math.sqrt(share * (1 - share) * inverse);
  }

  /**
   * Whether so many patients with a value, all in one of two samples, are too many for chance: the
   * probability that each falls into that one is its part of all patients.
   */
  static boolean tellsApart(long holders, long patients, long otherPatients) {
    double part = patients / (double) Math.max(1, patients + otherPatients);
    return holders * Math.log(part) < Math.log(VALUE);
  }
}
