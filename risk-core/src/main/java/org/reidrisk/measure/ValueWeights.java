package org.reidrisk.measure;

import java.math.BigInteger;
import java.util.Arrays;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.SensitiveCounts.ClassCounts;

/**
 * Weights of sensitive values as integers: every unit spreads a weight of 1 over its values, and
 * all weights are multiplied by the least common multiple of the numbers of values that units hold.
 */
final class ValueWeights {
  private final BigInteger scale;
  private final long smallScale;
  private final long units;
  private final int[] codes;
  private final BigInteger[] totals;

  private ValueWeights(BigInteger scale, long units, int[] codes, BigInteger[] totals) {
    this.scale = scale;
    this.smallScale = scale.bitLength() <= 62 ? scale.longValue() : 0;
    this.units = units;
    this.codes = codes;
    this.totals = totals;
  }

  static ValueWeights of(SensitiveCounts counts) {
    BigInteger scale = BigInteger.ONE;
    for (int size : counts.setSizes()) {
      BigInteger s = BigInteger.valueOf(size);
      scale = scale.multiply(s.divide(scale.gcd(s)));
    }
    ClassCounts total = counts.total();
    // Rows without a patient may hold values that no patient has; they do not count.
    int[] held = Arrays.stream(total.values()).distinct().toArray();
    BigInteger[] totals = new BigInteger[held.length];
    ValueWeights weights = new ValueWeights(scale, total.known(), held, totals);
    BigInteger[] all = weights.exact(total);
    System.arraycopy(all, 0, totals, 0, all.length);
    return weights;
  }

  /** The weight that every unit spreads. */
  BigInteger scale() {
    return scale;
  }

  /** Units that hold a value. */
  long units() {
    return units;
  }

  /** Codes of the values that some unit holds, ascending. */
  int[] codes() {
    return codes;
  }

  /** The weight of each of these in the whole table. */
  BigInteger[] totals() {
    return totals;
  }

  /** Whether weights multiplied by a number stay well within a long. */
  boolean fitsLong(BigInteger most) {
    return scale.multiply(most).bitLength() <= 62;
  }

  /**
   * The codes in a class, ascending, and the weight of each behind it.
   *
   * @param codes receives the codes
   * @param weights receives the weights, which must fit
   * @return how many values the class holds
   */
  int small(ClassCounts c, int[] codes, long[] weights) {
    int values = 0;
    for (int i = 0; i < c.values().length; ) {
      int code = c.values()[i];
      long weight = 0;
      for (; i < c.values().length && c.values()[i] == code; i++) {
        weight += smallScale / c.setSizes()[i] * c.holders()[i];
      }
      codes[values] = code;
      weights[values++] = weight;
    }
    return values;
  }

  /** The weight of each value that a class holds, in ascending order of their codes. */
  BigInteger[] exact(ClassCounts c) {
    BigInteger[] weights = new BigInteger[c.values().length];
    int values = 0;
    for (int i = 0; i < c.values().length; ) {
      int code = c.values()[i];
      BigInteger weight = BigInteger.ZERO;
      for (; i < c.values().length && c.values()[i] == code; i++) {
        weight =
            weight.add(
                scale
                    .divide(BigInteger.valueOf(c.setSizes()[i]))
                    .multiply(BigInteger.valueOf(c.holders()[i])));
      }
      weights[values++] = weight;
    }
    return Arrays.copyOf(weights, values);
  }

  /** The same rounded, in units of the scale. */
  static double[] rough(ClassCounts c) {
    double[] weights = new double[c.values().length];
    int size = 0;
    for (int i = 0; i < c.values().length; i++) {
      if (i > 0 && c.values()[i] != c.values()[i - 1]) {
        size++;
      }
      weights[size] += c.holders()[i] / (double) c.setSizes()[i];
    }
    return Arrays.copyOf(weights, c.values().length == 0 ? 0 : size + 1);
  }

  /** The distinct codes of a class, ascending. */
  static int[] codes(ClassCounts c) {
    int[] codes = new int[c.values().length];
    int size = 0;
    for (int i = 0; i < c.values().length; i++) {
      if (i == 0 || c.values()[i] != c.values()[i - 1]) {
        codes[size++] = c.values()[i];
      }
    }
    return Arrays.copyOf(codes, size);
  }
}
