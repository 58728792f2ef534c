package org.reidrisk.measure;

import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.SensitiveCounts.ClassCounts;

/**
 * δ-disclosure privacy: how far, on a logarithmic scale, the share of a sensitive value inside a
 * class is from its share in the whole table.
 *
 * <p>The largest |ln(p / q)| over all classes and values, p being the share inside the class and q
 * the one in the table, each unit spreading a weight of 1 over its values. Natural logarithm;
 * divide by ln 2 for bits. From 0, without an upper end; lower is safer. A table has δ-disclosure
 * privacy for every δ <em>above</em> this number.
 *
 * <ul>
 *   <li>{@code strict}: a value that some class lacks has p = 0 and an infinite ratio, so that no δ
 *       holds: undefined ({@code value-ruled-out}).
 *   <li>{@code zerosSkipped}: values that a class lacks are passed over, as the usual
 *       implementations do. It understates what can be ruled out.
 *   <li>Units without a value are left out. No units: undefined ({@code no-units}); no unit has a
 *       value: undefined ({@code no-values}).
 * </ul>
 *
 * <p>Brickell, Shmatikov: The Cost of Privacy, KDD 2008.
 *
 * @param strict the figure when a missing value counts
 * @param zerosSkipped the figure when it does not
 */
public record DeltaDisclosure(Estimate strict, Estimate zerosSkipped) {

  /**
   * Measures one sensitive attribute.
   *
   * @param counts its values inside the classes
   * @return the maximum over all classes and values
   */
  public static DeltaDisclosure of(SensitiveCounts counts) {
    Worst worst = new Worst(counts, ValueWeights.of(counts));
    counts.forEachClass(worst::visit);
    return worst.result();
  }

  /** Keeps the largest and the smallest ratio of the classes seen so far. */
  static final class Worst {
    private final ClassCounts total;
    private final ValueWeights table;
    private final int[] placeOfCode;
    private final double[] roughTotal;
    private BigFraction largest = BigFraction.ONE;
    private double roughLargest = 1;
    private BigFraction smallest = BigFraction.ONE;
    private double roughSmallest = 1;
    private boolean ruledOut;

    Worst(SensitiveCounts counts, ValueWeights table) {
      this.total = counts.total();
      this.table = table;
      this.placeOfCode = Transport.places(table.codes());
      this.roughTotal = ValueWeights.rough(total);
    }

    void visit(ClassCounts c) {
      if (c.known() == 0) {
        return;
      }
      int[] codes = ValueWeights.codes(c);
      double[] weights = ValueWeights.rough(c);
      BigInteger[] exactWeights = null;
      ruledOut |= codes.length < roughTotal.length;
      for (int i = 0; i < codes.length; i++) {
        int place = placeOfCode[codes[i]];
        double ratio = weights[i] * table.units() / (roughTotal[place] * c.known());
        if (ratio >= roughLargest * (1 - 1e-12) || ratio <= roughSmallest * (1 + 1e-12)) {
          if (exactWeights == null) {
            exactWeights = table.exact(c);
          }
          keep(
              BigFraction.of(
                  exactWeights[i].multiply(BigInteger.valueOf(table.units())),
                  table.totals()[place].multiply(BigInteger.valueOf(c.known()))));
        }
      }
    }

    private void keep(BigFraction ratio) {
      if (ratio.compareTo(largest) > 0) {
        largest = ratio;
        roughLargest = ratio.doubleValue();
      }
      if (ratio.compareTo(smallest) < 0) {
        smallest = ratio;
        roughSmallest = ratio.doubleValue();
      }
    }

    DeltaDisclosure result() {
      if (total.known() == 0) {
        Estimate none =
            total.members() == 0 ? Estimate.Undefined.noUnits() : Estimate.Undefined.noValues();
        return new DeltaDisclosure(none, none);
      }
      double up = StrictMath.log(largest.doubleValue());
      double down = -StrictMath.log(smallest.doubleValue());
      Estimate skipped = new Estimate.Real(Math.max(0, Math.max(up, down)));
      return new DeltaDisclosure(
          ruledOut
              ? new Estimate.Undefined(
                  "value-ruled-out",
                  "Some class lacks a value that the table has: it is ruled out for the class's"
                      + " members, and no delta holds.")
              : skipped,
          skipped);
    }
  }
}
