package org.reidrisk.report.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them. The same on every platform and in every default locale. */
final class Figures {

  private static final int PERCENT_DIGITS = 3;
  private static final int DECIMAL_DIGITS = 6;
  private static final int ALL_DIGITS = 17;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal LEAST_PERCENT = new BigDecimal("0.0001");

  private Figures() {}

  /**
   * A share in percent, without its sign: three digits, more where rounding would say that everyone
   * or no one is meant.
   */
  static String percent(double share) {
    BigDecimal exact = new BigDecimal(share).multiply(HUNDRED);
    if (exact.signum() > 0 && exact.compareTo(LEAST_PERCENT) < 0) {
      return "< " + LEAST_PERCENT.toPlainString();
    }
    BigDecimal shown = rounded(exact, PERCENT_DIGITS);
    for (int digits = PERCENT_DIGITS + 1;
        digits <= ALL_DIGITS && shown.compareTo(HUNDRED) == 0 && exact.compareTo(HUNDRED) != 0;
        digits++) {
      shown = rounded(exact, digits);
    }
    return plain(shown);
  }

  /** A written share in percent, exact, without its sign. */
  static String percent(BigDecimal share) {
    return plain(share.multiply(HUNDRED));
  }

  /** A number to six digits; the record holds all of them. */
  static String decimal(double number) {
    return plain(rounded(new BigDecimal(number), DECIMAL_DIGITS));
  }

  /** A number to as many digits as tell it from a bound, six at least. */
  static String decimalBeside(double number, BigDecimal bound) {
    BigDecimal exact = new BigDecimal(number);
    boolean isBound = Double.compare(number, bound.doubleValue()) == 0;
    BigDecimal shown = rounded(exact, DECIMAL_DIGITS);
    for (int digits = DECIMAL_DIGITS + 1;
        digits <= ALL_DIGITS && !isBound && shown.compareTo(bound) == 0;
        digits++) {
      shown = rounded(exact, digits);
    }
    return plain(shown);
  }

  /** A number with as few digits as tell it from every other. */
  static String allDigits(double number) {
    BigDecimal exact = new BigDecimal(number);
    int digits = DECIMAL_DIGITS;
    while (digits < ALL_DIGITS && rounded(exact, digits).doubleValue() != number) {
      digits++;
    }
    return plain(rounded(exact, digits));
  }

  private static BigDecimal rounded(BigDecimal number, int digits) {
    return number.round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
