package org.reidrisk.measure;

import org.reidrisk.group.ClassSizes;

/**
 * The strict average of releases that are not public: a limit on the mean risk together with a
 * smallest class, so that no single person pays for a good mean. The share of people above the
 * cut-off stands beside the mean, which alone hides them.
 *
 * @param mean the mean risk over units; lower is safer
 * @param k the smallest class; higher is safer
 * @param cutOff the class size that nobody may fall below, usually 3
 * @param shareAbove the share of units in a class smaller than the cut-off; 0 when k reaches it
 */
public record StrictAverage(Estimate mean, Estimate k, int cutOff, Estimate shareAbove) {

  /** The usual cut-off; 2 is a relaxation. */
  public static final int USUAL_CUT_OFF = 3;

  /**
   * Measures the strict average.
   *
   * @param sizes the histograms
   * @param cutOff the class size that nobody may fall below, at least 1
   * @return the figures, undefined ({@code no-units}) without units
   * @throws IllegalArgumentException when the cut-off is less than 1
   */
  public static StrictAverage of(ClassSizes sizes, int cutOff) {
    IdentityRisk risk = IdentityRisk.prosecutor(sizes);
    return new StrictAverage(
        risk.mean(), KAnonymity.of(sizes).k(), cutOff, risk.shareAbove(cutOff));
  }
}
