package org.reidrisk.measure;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
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
 * <p><strong>Not checked here:</strong> that an order given to the distance is meaningful.
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
   */
  public static TCloseness of(SensitiveCounts counts, GroundDistance distance) {
    ClassCounts total = counts.total();
    if (total.members() == 0) {
      return new TCloseness(Estimate.Undefined.noUnits());
    }
    if (total.known() == 0) {
      return new TCloseness(
          new Estimate.Undefined("no-values", "Every cell of the sensitive column is missing."));
    }
    Transport transport = Transport.of(counts, distance);
    if (transport.valueCount() == 1) {
      return new TCloseness(Estimate.Real.of(BigFraction.ZERO));
    }
    Worst worst = new Worst(transport);
    counts.forEachClass(worst::visit);
    return new TCloseness(Estimate.Real.of(worst.fraction()));
  }

  /** Keeps the class whose work per member is largest. */
  private static final class Worst {
    private final Transport transport;
    private BigInteger work = BigInteger.ZERO;
    private int known = 1;
    private double ratio;

    Worst(Transport transport) {
      this.transport = transport;
    }

    void visit(ClassCounts c) {
      if (c.known() == 0) {
        return;
      }
      BigInteger candidate = transport.work(c);
      double candidateRatio = candidate.doubleValue() / c.known();
      // Doubles settle all but near ties; those are compared without rounding.
      if (candidateRatio >= ratio * (1 - 1e-12)
          && candidate
                  .multiply(BigInteger.valueOf(known))
                  .compareTo(work.multiply(BigInteger.valueOf(c.known())))
              > 0) {
        work = candidate;
        known = c.known();
        ratio = candidateRatio;
      }
    }

    BigFraction fraction() {
      return BigFraction.of(work, transport.divisor().multiply(BigInteger.valueOf(known)));
    }
  }

  /**
   * The work of moving a class's weights to the table's, in integers: weights are scaled by the
   * least common multiple of all set sizes, and multiplied crosswise by the two numbers of units.
   */
  private static final class Transport {
    private final int[] rankOfCode;
    private final boolean ordered;
    private final BigInteger scale;
    private final long units;
    private final BigInteger[] totals;
    private final long[] smallTotals;
    private final boolean small;

    private Transport(
        int[] rankOfCode, boolean ordered, BigInteger scale, long units, BigInteger[] totals) {
      this.rankOfCode = rankOfCode;
      this.ordered = ordered;
      this.scale = scale;
      this.units = units;
      this.totals = totals;
      BigInteger most =
          scale
              .multiply(BigInteger.valueOf(units))
              .multiply(BigInteger.valueOf(units))
              .multiply(BigInteger.valueOf(ordered ? totals.length : 2));
      this.small = most.bitLength() <= 62;
      this.smallTotals =
          small ? Arrays.stream(totals).mapToLong(BigInteger::longValue).toArray() : new long[0];
    }

    static Transport of(SensitiveCounts counts, GroundDistance distance) {
      ClassCounts total = counts.total();
      // Rows without a patient may hold values that no patient has; they are no step of the order.
      int[] held = Arrays.stream(total.values()).distinct().toArray();
      boolean ordered = false;
      if (distance instanceof GroundDistance.Ordered order) {
        if (order.size() != counts.valueCount()) {
          throw new IllegalArgumentException("the order does not name every value of the table");
        }
        ordered = true;
        held =
            Arrays.stream(held)
                .boxed()
                .sorted(Comparator.comparing(order::rank))
                .mapToInt(Integer::intValue)
                .toArray();
      }
      int[] rankOfCode = new int[counts.valueCount() + 1];
      for (int rank = 0; rank < held.length; rank++) {
        rankOfCode[held[rank]] = rank;
      }
      BigInteger scale = BigInteger.ONE;
      for (int size : counts.setSizes()) {
        BigInteger s = BigInteger.valueOf(size);
        scale = scale.multiply(s.divide(scale.gcd(s)));
      }
      BigInteger[] totals = new BigInteger[held.length];
      Arrays.fill(totals, BigInteger.ZERO);
      for (int i = 0; i < total.values().length; i++) {
        int rank = rankOfCode[total.values()[i]];
        totals[rank] =
            totals[rank].add(
                scale
                    .divide(BigInteger.valueOf(total.setSizes()[i]))
                    .multiply(BigInteger.valueOf(total.holders()[i])));
      }
      return new Transport(rankOfCode, ordered, scale, total.known(), totals);
    }

    int valueCount() {
      return totals.length;
    }

    /** What the work of a class, divided by its known members, is to be divided by. */
    BigInteger divisor() {
      long steps = ordered ? totals.length - 1L : 2;
      return scale.multiply(BigInteger.valueOf(units)).multiply(BigInteger.valueOf(steps));
    }

    BigInteger work(ClassCounts c) {
      return small ? BigInteger.valueOf(smallWork(c)) : bigWork(c);
    }

    private long smallWork(ClassCounts c) {
      long s = scale.longValue();
      long[] weights = ordered ? new long[totals.length] : new long[0];
      long work = 0;
      long untouched = s * units;
      for (int i = 0; i < c.values().length; ) {
        int value = c.values()[i];
        long weight = 0;
        for (; i < c.values().length && c.values()[i] == value; i++) {
          weight += s / c.setSizes()[i] * c.holders()[i];
        }
        int rank = rankOfCode[value];
        if (ordered) {
          weights[rank] = weight;
        } else {
          work += Math.abs(weight * units - smallTotals[rank] * c.known());
          untouched -= smallTotals[rank];
        }
      }
      if (!ordered) {
        // Values that the class lacks would each add their share of the table.
        return work + untouched * c.known();
      }
      long surplus = 0;
      for (int rank = 0; rank < weights.length; rank++) {
        surplus += weights[rank] * units - smallTotals[rank] * c.known();
        work += Math.abs(surplus);
      }
      return work;
    }

    private BigInteger bigWork(ClassCounts c) {
      BigInteger[] weights = new BigInteger[totals.length];
      Arrays.fill(weights, BigInteger.ZERO);
      for (int i = 0; i < c.values().length; i++) {
        int rank = rankOfCode[c.values()[i]];
        weights[rank] =
            weights[rank].add(
                scale
                    .divide(BigInteger.valueOf(c.setSizes()[i]))
                    .multiply(BigInteger.valueOf(c.holders()[i])));
      }
      BigInteger work = BigInteger.ZERO;
      BigInteger surplus = BigInteger.ZERO;
      for (int rank = 0; rank < weights.length; rank++) {
        BigInteger difference =
            weights[rank]
                .multiply(BigInteger.valueOf(units))
                .subtract(totals[rank].multiply(BigInteger.valueOf(c.known())));
        surplus = ordered ? surplus.add(difference) : difference;
        work = work.add(surplus.abs());
      }
      return work;
    }
  }
}
