package org.reidrisk.policy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them in one line. */
final class Decimals {
  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  private Decimals() {}

  /** Six significant digits, without exponent and without trailing zeros. */
  static String shortText(double value) {
    BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
