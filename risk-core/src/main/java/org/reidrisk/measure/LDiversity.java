package org.reidrisk.measure;

import java.util.Arrays;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.SensitiveCounts.ClassCounts;

/**
 * How many sensitive values an attacker is left with in the worst equivalence class.
 *
 * <ul>
 *   <li>{@code distinct}: values held by members with one value only, plus one when some member
 *       holds none of those. With one value per unit it is the number of distinct values. An
 *       integer from 1; never overstates.
 *   <li>{@code entropy}: exp of the Shannon entropy (natural logarithm) of the values, each unit
 *       spreading a weight of 1 over its values. A real number from 1; l equally frequent values
 *       give l up to rounding.
 *   <li>A unit without a value adds none: for the entropy it counts as holding the commonest value
 *       of its class. A class without any value has l = 1.
 *   <li>No units: undefined ({@code no-units}).
 * </ul>
 *
 * <p>Higher is safer. l is at most k when every unit has one value.
 *
 * @param distinct the fewest distinct values
 * @param entropy the smallest effective number of values
 */
public record LDiversity(Estimate distinct, Estimate entropy) {

  /**
   * Measures one sensitive attribute.
   *
   * @param counts its values inside the classes
   * @return the minima over all classes
   */
  public static LDiversity of(SensitiveCounts counts) {
    Worst worst = new Worst();
    counts.forEachClass(worst::visit);
    return worst.result();
  }

  /** Keeps the fewest values of the classes seen so far. */
  static final class Worst {
    private long classes;
    private int distinct = Integer.MAX_VALUE;
    private double effectiveValues = Double.POSITIVE_INFINITY;

    void visit(ClassCounts c) {
      classes++;
      distinct = Math.min(distinct, c.distinct());
      effectiveValues = Math.min(effectiveValues, effectiveValues(c));
    }

    LDiversity result() {
      return classes == 0
          ? new LDiversity(Estimate.Undefined.noUnits(), Estimate.Undefined.noUnits())
          : new LDiversity(new Estimate.Count(distinct), new Estimate.Real(effectiveValues));
    }
  }

  private static double effectiveValues(ClassCounts c) {
    if (c.known() == 0) {
      return 1;
    }
    double[] weights = ValueWeights.rough(c);
    // Ascending order makes the sum independent of how the values are coded.
    Arrays.sort(weights);
    weights[weights.length - 1] += c.members() - c.known();
    double sum = 0;
    for (double w : weights) {
      sum += w * StrictMath.log(w);
    }
    // H = ln n - (1/n) * sum of w ln w; at l equal weights both terms are exact up to one rounding.
    double entropy = StrictMath.log(c.members()) - sum / c.members();
    return Math.max(1, StrictMath.exp(entropy));
  }
}
