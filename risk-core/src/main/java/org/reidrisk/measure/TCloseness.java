package org.reidrisk.measure;

import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.SensitiveCounts.ClassCounts;

/**
 * The largest distance between the sensitive values of one equivalence class and those of the whole
 * table.
 *
 * <p>Let P be the distribution inside the class and Q the one over all units of the released table,
 * each unit spreading a weight of 1 over its values. t is the maximum over classes of the earth
 * mover's distance between P and Q, where moving weight between two values costs their {@link
 * GroundDistance}. In [0, 1]; lower is safer. 0 means that every class mirrors the table.
 *
 * <ul>
 *   <li>No units: undefined ({@code no-units}). No unit has a value: undefined ({@code no-values}).
 *   <li>One distinct value, or one class: 0. Values that no unit holds do not count.
 *   <li>Units without a value are left out of P and Q; a class without any value has no distance.
 * </ul>
 *
 * <p>Computed in integers, so that the result does not depend on the order of rows or values, and
 * kept as an exact fraction. Small classes are far from Q by chance alone: read t beside the class
 * size.
 *
 * <p><strong>Not checked here:</strong> that an order, numbers or a tree given to the distance are
 * meaningful.
 *
 * <p>Li, Li, Venkatasubramanian: t-Closeness, ICDE 2007.
 *
 * @param t the largest distance
 */
public record TCloseness(Estimate t) {

  /**
   * Measures one sensitive attribute.
   *
   * @param counts its values inside the classes
   * @param distance what it costs to turn one value into another
   * @return the maximum over all classes
   * @throws IllegalArgumentException when the distance does not know every value of the table
   */
  public static TCloseness of(SensitiveCounts counts, GroundDistance distance) {
    Worst worst = new Worst(counts, ValueWeights.of(counts), distance);
    if (worst.needsClasses()) {
      counts.forEachClass(worst::visit);
    }
    return worst.result();
  }

  /** Keeps the class whose work per member is largest. */
  static final class Worst {
    /** Far above what rounding can do to a distance in [0, 1]. */
    private static final double ROUNDING = 1e-9;

    private final ClassCounts total;
    private final Transport transport;
    private BigInteger work = BigInteger.ZERO;
    private int known = 1;
    private double ratio;

    Worst(SensitiveCounts counts, ValueWeights table, GroundDistance distance) {
      total = counts.total();
      transport = Transport.of(table, distance, counts.valueCount());
    }

    /** Whether the classes make any difference. */
    boolean needsClasses() {
      return total.known() > 0 && transport.range().signum() > 0;
    }

    void visit(ClassCounts c) {
      if (c.known() == 0) {
        return;
      }
      // Beyond the range of doubles there is nothing rough to go by.
      boolean comparable = Double.isFinite(ratio);
      if (!transport.isSmall()
          && comparable
          && transport.roughWork(c) / c.known() < ratio - rounding()) {
        return;
      }
      BigInteger candidate = transport.work(c);
      double candidateRatio = candidate.doubleValue() / c.known();
      // Doubles settle all but near ties; those are compared without rounding.
      if ((candidateRatio >= ratio * (1 - 1e-12) || !comparable)
          && candidate
                  .multiply(BigInteger.valueOf(known))
                  .compareTo(work.multiply(BigInteger.valueOf(c.known())))
              > 0) {
        work = candidate;
        known = c.known();
        ratio = candidateRatio;
      }
    }

    private double rounding() {
      return ROUNDING * transport.divisor().doubleValue();
    }

    TCloseness result() {
      if (total.members() == 0) {
        return new TCloseness(Estimate.Undefined.noUnits());
      }
      if (total.known() == 0) {
        return new TCloseness(Estimate.Undefined.noValues());
      }
      return new TCloseness(
          Estimate.Real.of(
              needsClasses()
                  ? BigFraction.of(work, transport.divisor().multiply(BigInteger.valueOf(known)))
                  : BigFraction.ZERO));
    }
  }
}
