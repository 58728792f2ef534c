package org.reidrisk.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Exact fractions for the oracle, written without the library that the main code uses. */
record Ratio(BigInteger over, BigInteger under) implements Comparable<Ratio> {
  static final Ratio ZERO = of(0, 1);
  static final Ratio ONE = of(1, 1);

  Ratio {
    if (under.signum() <= 0) {
      throw new IllegalArgumentException("a fraction stands over a positive number");
    }
    BigInteger common = over.gcd(under);
    over = over.divide(common);
    under = under.divide(common);
  }

  static Ratio of(long over, long under) {
    return new Ratio(BigInteger.valueOf(over), BigInteger.valueOf(under));
  }

  Ratio plus(Ratio other) {
    return new Ratio(
        over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
  }

  Ratio minus(Ratio other) {
    return plus(new Ratio(other.over.negate(), other.under));
  }

  Ratio times(Ratio other) {
    return new Ratio(over.multiply(other.over), under.multiply(other.under));
  }

  Ratio dividedBy(long number) {
    return times(of(1, number));
  }

  Ratio abs() {
    return new Ratio(over.abs(), under);
  }

  Ratio max(Ratio other) {
    return compareTo(other) >= 0 ? this : other;
  }

  double toDouble() {
    return new BigDecimal(over).divide(new BigDecimal(under), new MathContext(40)).doubleValue();
  }

  @Override
  public int compareTo(Ratio other) {
    return over.multiply(other.under).compareTo(other.over.multiply(under));
  }
}
