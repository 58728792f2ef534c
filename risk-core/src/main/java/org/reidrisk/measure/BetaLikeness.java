package org.reidrisk.measure;

import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.SensitiveCounts.ClassCounts;

/**
 * How much more likely a sensitive value becomes for somebody whose class is known.
 *
 * <p>Let p be the share of a value inside a class and q its share in the whole table, each unit
 * spreading a weight of 1 over its values.
 *
 * <ul>
 *   <li>{@code basic}: the largest (p - q) / q over all classes and all values with p &gt; q; 0
 *       when every class mirrors the table. From 0, without an upper end; lower is safer. 1 means
 *       that a value is twice as frequent among people who look alike.
 *   <li>{@code enhanced}: the smallest β with (p - q) / q ≤ min(β, -ln q) everywhere. That is the
 *       basic one where p ≤ q (1 - ln q) holds for every value of every class; otherwise no β does,
 *       and it is undefined ({@code no-beta}).
 *   <li>Units without a value are left out of p and q. No units: undefined ({@code no-units}); no
 *       unit has a value: undefined ({@code no-values}).
 * </ul>
 *
 * <p>Gains only: a value that becomes rarer in a class does not count. Cao, Karras: Publishing
 * Microdata with a Robust Privacy Guarantee, PVLDB 2012. Some implementations hold the largest gain
 * against the smallest bound instead of each gain against its own.
 *
 * @param basic the largest relative gain, exact
 * @param enhanced the same where the second bound holds
 */
public record BetaLikeness(Estimate basic, Estimate enhanced) {

  /**
   * Measures one sensitive attribute.
   *
   * @param counts its values inside the classes
   * @return the maximum over all classes and values
   */
  public static BetaLikeness of(SensitiveCounts counts) {
    Worst worst = new Worst(counts, ValueWeights.of(counts));
    counts.forEachClass(worst::visit);
    return worst.result();
  }

  /** Keeps the largest gain of the classes seen so far. */
  static final class Worst {
    private final ClassCounts total;
    private final ValueWeights table;
    private final int[] placeOfCode;
    private final double[] roughShare;
    private final double[] mostRatio;
    private double ratio = 1;
    private BigFraction exact = BigFraction.ONE;
    private boolean enhancedHolds = true;

    Worst(SensitiveCounts counts, ValueWeights table) {
      this.total = counts.total();
      this.table = table;
      this.placeOfCode = Transport.places(table.codes());
      this.roughShare = new double[table.codes().length];
      this.mostRatio = new double[roughShare.length];
      double[] roughTotal = ValueWeights.rough(total);
      for (int place = 0; place < roughShare.length; place++) {
        roughShare[place] = roughTotal[place] / table.units();
        mostRatio[place] = 1 - StrictMath.log(roughShare[place]);
      }
    }

    void visit(ClassCounts c) {
      if (c.known() == 0) {
        return;
      }
      int[] codes = ValueWeights.codes(c);
      double[] weights = ValueWeights.rough(c);
      BigInteger[] exactWeights = null;
      for (int i = 0; i < codes.length; i++) {
        int place = placeOfCode[codes[i]];
        double gain = weights[i] / c.known() / roughShare[place];
        // q (1 - ln q) is irrational unless q is 1, so that no p equals it.
        enhancedHolds &= gain <= mostRatio[place] * (1 + 1e-13);
        if (gain >= ratio * (1 - 1e-12)) {
          if (exactWeights == null) {
            exactWeights = table.exact(c);
          }
          BigFraction candidate =
              BigFraction.of(
                  exactWeights[i].multiply(BigInteger.valueOf(table.units())),
                  table.totals()[place].multiply(BigInteger.valueOf(c.known())));
          if (candidate.compareTo(exact) > 0) {
            exact = candidate;
            ratio = candidate.doubleValue();
          }
        }
      }
    }

    BetaLikeness result() {
      if (total.known() == 0) {
        Estimate none =
            total.members() == 0 ? Estimate.Undefined.noUnits() : Estimate.Undefined.noValues();
        return new BetaLikeness(none, none);
      }
      Estimate basic = Estimate.Real.of(exact.subtract(BigFraction.ONE));
      return new BetaLikeness(
          basic,
          enhancedHolds
              ? basic
              : new Estimate.Undefined(
                  "no-beta",
                  "In some class a value gains more than its own rarity allows, so that no beta"
                      + " holds."));
    }
  }
}
