package org.reidrisk.bench;

import java.util.Arrays;
import java.util.Map;

/** The middle of a few measurements, which one disturbed run cannot move far. */
final class Median {
  private Median() {}

  /** The middle value; of an even number of values the mean of the two in the middle. */
  static double of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no value has no median");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The middle of the ratios within rounds. Two runs of one round meet the machine in much the same
   * state; the ratio of two medians would mix rounds.
   *
   * @return not a number when no round has both
   */
  static double ofRatios(Map<Integer, Double> ours, Map<Integer, Double> theirs) {
    double[] ratios =
        ours.entrySet().stream()
            .mapToDouble(our -> our.getValue() / theirs.getOrDefault(our.getKey(), Double.NaN))
            .filter(ratio -> !Double.isNaN(ratio))
            .toArray();
    return ratios.length == 0 ? Double.NaN : of(ratios);
  }
}
