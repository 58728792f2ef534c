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
    private final long[] upTo;
    private final long[] sumUpTo;
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
      this.upTo = smallTotals.clone();
      for (int rank = 1; rank < upTo.length; rank++) {
        upTo[rank] += upTo[rank - 1];
      }
      this.sumUpTo = new long[upTo.length + 1];
      for (int rank = 0; rank < upTo.length; rank++) {
        sumUpTo[rank + 1] = sumUpTo[rank] + upTo[rank];
      }
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
      long[] ranksAndWeights = new long[2 * c.values().length];
      int values = 0;
      for (int i = 0; i < c.values().length; ) {
        int value = c.values()[i];
        long weight = 0;
        for (; i < c.values().length && c.values()[i] == value; i++) {
          weight += s / c.setSizes()[i] * c.holders()[i];
        }
        ranksAndWeights[2 * values] = rankOfCode[value];
        ranksAndWeights[2 * values + 1] = weight;
        values++;
      }
      return ordered
          ? orderedWork(ranksAndWeights, values, c.known())
          : equalWork(ranksAndWeights, values, c.known());
    }

    private long equalWork(long[] ranksAndWeights, int values, int known) {
      long work = 0;
      long untouched = scale.longValue() * units;
      for (int i = 0; i < values; i++) {
        long total = smallTotals[(int) ranksAndWeights[2 * i]];
        work += Math.abs(ranksAndWeights[2 * i + 1] * units - total * known);
        untouched -= total;
      }
      // Values that the class lacks would each add their share of the table.
      return work + untouched * known;
    }

    /**
     * The sum over ranks of |A * units - Q * known|, A and Q being the weights up to that rank in
     * the class and in the table. Between two values of the class A stands still and Q only grows,
     * so that one search finds where the sign turns and prefix sums give the rest: the cost follows
     * the values of the class, not those of the table.
     */
    private long orderedWork(long[] ranksAndWeights, int values, int known) {
      long[] weightByRank = new long[values];
      Integer[] order = new Integer[values];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, Comparator.comparingLong(i -> ranksAndWeights[2 * i]));
      int[] ranks = new int[values];
      for (int i = 0; i < values; i++) {
        ranks[i] = (int) ranksAndWeights[2 * order[i]];
        weightByRank[i] = ranksAndWeights[2 * order[i] + 1];
      }
      long work = 0;
      long reached = 0;
      int from = 0;
      for (int i = 0; i <= values; i++) {
        int to = i < values ? ranks[i] : smallTotals.length;
        work += flatWork(reached * units, from, to, known);
        from = to;
        reached += i < values ? weightByRank[i] : 0;
      }
      return work;
    }

    /** The part of that sum from one rank up to another, where the class's side stands still. */
    private long flatWork(long reached, int from, int to, int known) {
      int low = from;
      int high = to;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (upTo[middle] * known > reached) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      long below = (low - from) * reached - (sumUpTo[low] - sumUpTo[from]) * known;
      long above = (sumUpTo[to] - sumUpTo[low]) * known - (to - low) * reached;
      return below + above;
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
