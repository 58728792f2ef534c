package org.reidrisk.report.linkage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many years somebody of an age has completed, for ages that are told more finely than in whole
 * years: in months, weeks, days, or years with decimals.
 *
 * <p>Months and years say it exactly. Days do not, for a year has 365 or 366 of them: somebody of
 * 365 days may be one year old or not yet, somebody of 366 is. Nor do weeks, which count whole
 * ones: 52 weeks are 364 to 370 days. Then all numbers that may be meant lie between two.
 *
 * @param unit {@code D}, {@code W}, {@code M} or {@code Y}
 * @param least the fewest years
 * @param most the most years
 */
record CompletedYears(char unit, BigDecimal least, BigDecimal most) {
  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
  private static final int DAYS_OF_WEEK = 7;
  private static final int SHORT_YEAR = 365;
  private static final int LEAP = 4;

  /**
   * The years of an age.
   *
   * @param age a canonical age
   * @return its completed years; empty for an age in whole years, which needs none, and for one
   *     with an open end
   */
  static Optional<CompletedYears> of(String age) {
    char unit = age.charAt(age.length() - 1);
    if (unit == '+') {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(age.substring(0, age.length() - 1));
    BigDecimal whole = number.setScale(0, RoundingMode.FLOOR);
    @Nullable CompletedYears years =
        switch (unit) {
          case 'Y' -> whole.compareTo(number) == 0 ? null : new CompletedYears(unit, whole, whole);
          case 'M' -> {
            BigDecimal completed = number.divide(MONTHS, 0, RoundingMode.FLOOR);
            yield new CompletedYears(unit, completed, completed);
          }
          case 'W' -> {
            int days =
                number
                    .multiply(BigDecimal.valueOf(DAYS_OF_WEEK))
                    .setScale(0, RoundingMode.FLOOR)
                    .intValueExact();
            yield ofDays(unit, days, days + DAYS_OF_WEEK - 1);
          }
          default -> ofDays(unit, whole.intValueExact(), whole.intValueExact());
        };
    return Optional.ofNullable(years);
  }

  private static CompletedYears ofDays(char unit, int fewest, int greatest) {
    int least = fewest / SHORT_YEAR;
    while (least > 0 && fewest < days(least, LEAP - 1)) {
      least--;
    }
    int most = greatest / SHORT_YEAR;
    while (most > 0 && greatest < days(most, 0)) {
      most--;
    }
    return new CompletedYears(unit, BigDecimal.valueOf(least), BigDecimal.valueOf(most));
  }

  /** The days of so many years: with as few leap days as can be, or more by a rounded quarter. */
  private static int days(int years, int rounding) {
    return SHORT_YEAR * years + (years + rounding) / LEAP;
  }
}
