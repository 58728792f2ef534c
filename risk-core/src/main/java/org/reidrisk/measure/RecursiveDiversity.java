package org.reidrisk.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.SensitiveCounts.ClassCounts;

/**
 * Recursive (c, l)-diversity: the commonest sensitive value of a class must not outweigh the rarer
 * ones.
 *
 * <p>Let r_1 ≥ r_2 ≥ … ≥ r_m be the weights of the values inside a class, each unit spreading a
 * weight of 1 over its values. A class has (c, l)-diversity when r_1 &lt; c · (r_l + … + r_m). The
 * value here is the largest l for which every class has it at the given c: an integer from 1;
 * higher is safer, and so is a smaller c at the same l. 1 says that none holds: a class with one
 * value, or c ≤ 1 where values are equally frequent.
 *
 * <ul>
 *   <li>A unit without a value counts as holding the commonest value of its class.
 *   <li>No units: undefined ({@code no-units}).
 * </ul>
 *
 * <p>Compared in integers. Machanavajjhala et al.: l-Diversity, TKDD 2007. Some implementations
 * take the rarest value for r_1; counts 8, 1, 1 tell them apart: l = 3 needs c above 8.
 *
 * @param c the constant
 * @param l the largest l that holds in every class
 */
public record RecursiveDiversity(BigDecimal c, Estimate l) {

  /** The constant at which it is measured unless a limit names another. */
  public static final BigDecimal USUAL_C = BigDecimal.valueOf(2);

  /**
   * Measures one sensitive attribute.
   *
   * @param counts its values inside the classes
   * @param c the constant, above 0
   * @return the minimum over all classes
   * @throws IllegalArgumentException when the constant is not above 0
   */
  public static RecursiveDiversity of(SensitiveCounts counts, BigDecimal c) {
    Worst worst = new Worst(counts, ValueWeights.of(counts), c);
    counts.forEachClass(worst::visit);
    return worst.result();
  }

  /** Keeps the smallest l of the classes seen so far. */
  static final class Worst {
    private static final int SMALL_BITS = 20;

    private final BigDecimal c;
    private final ValueWeights table;
    private final BigInteger numerator;
    private final BigInteger denominator;
    private final boolean small;
    private int l = Integer.MAX_VALUE;

    Worst(SensitiveCounts counts, ValueWeights table, BigDecimal c) {
      if (c.signum() <= 0) {
        throw new IllegalArgumentException("c is above 0");
      }
      this.c = c;
      this.table = table;
      BigDecimal plain = c.stripTrailingZeros();
      BigInteger tens = BigInteger.TEN.pow(Math.max(0, plain.scale()));
      BigInteger whole = plain.multiply(new BigDecimal(tens)).toBigIntegerExact();
      BigInteger common = whole.gcd(tens);
      this.numerator = whole.divide(common);
      this.denominator = tens.divide(common);
      this.small =
          numerator.bitLength() <= SMALL_BITS
              && denominator.bitLength() <= SMALL_BITS
              && table.fitsLong(BigInteger.valueOf(counts.total().members()).shiftLeft(SMALL_BITS));
    }

    void visit(ClassCounts counts) {
      if (l > 1) {
        l = Math.min(l, small ? smallL(counts) : bigL(counts));
      }
    }

    private int smallL(ClassCounts counts) {
      long[] weights = new long[counts.values().length];
      int values = table.small(counts, new int[weights.length], weights);
      if (values == 0) {
        return 1;
      }
      Arrays.sort(weights, 0, values);
      long without = (long) counts.members() - counts.known();
      long commonest = weights[values - 1] + without * table.scale().longValue();
      long num = numerator.longValue();
      long most = commonest * denominator.longValue();
      long tail = 0;
      for (int rarer = 0; rarer < values - 1; rarer++) {
        tail += weights[rarer];
        if (most < num * tail) {
          return values - rarer;
        }
      }
      return 1;
    }

    private int bigL(ClassCounts counts) {
      BigInteger[] weights = table.exact(counts);
      int values = weights.length;
      if (values == 0) {
        return 1;
      }
      Arrays.sort(weights);
      BigInteger without = BigInteger.valueOf(counts.members() - counts.known());
      BigInteger most =
          weights[values - 1].add(without.multiply(table.scale())).multiply(denominator);
      BigInteger tail = BigInteger.ZERO;
      for (int rarer = 0; rarer < values - 1; rarer++) {
        tail = tail.add(weights[rarer]);
        if (most.compareTo(numerator.multiply(tail)) < 0) {
          return values - rarer;
        }
      }
      return 1;
    }

    RecursiveDiversity result() {
      return new RecursiveDiversity(
          c, l == Integer.MAX_VALUE ? Estimate.Undefined.noUnits() : new Estimate.Count(l));
    }
  }
}
