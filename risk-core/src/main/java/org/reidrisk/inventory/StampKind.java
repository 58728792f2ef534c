package org.reidrisk.inventory;

import java.time.LocalDate;

/** How a time can be written inside a UID; the surest way first. */
enum StampKind {
  /** Year, month, day, hour, minute and second: 14 digits in a row. */
  DATE_TIME(0.3, 3),
  /** A component that begins with 300000 and then has the year in two digits, as Siemens does. */
  SHORT_YEAR(0.3, 3),
  /** The time inside a UUID. */
  UUID(0.3, 3),
  /** Year, month and day: 8 digits in a row. */
  DATE(0.6, 3),
  /** A component of 13 digits: milliseconds since 1970. */
  MILLISECONDS(0.8, 5),
  /** A component of 9 or 10 digits: seconds since 1970. */
  SECONDS(0.8, 5);

  /** The first day that a stamp may have; computed imaging was rare before. */
  static final LocalDate FIRST = LocalDate.of(1985, 1, 1);

  private static final double SECONDS_A_DAY = 86_400;

  private final double leastShare;
  private final int leastDistinct;

  StampKind(double leastShare, int leastDistinct) {
    this.leastShare = leastShare;
    this.leastDistinct = leastDistinct;
  }

  /** The least share of the different numbers at one place that must be plausible times. */
  double leastShare(int length) {
    // More than half of all numbers of nine digits are plausible.
    return this == SECONDS && length == 9 ? 0.95 : leastShare;
  }

  /** The least number of different plausible times at one place. */
  int leastDistinct() {
    return leastDistinct;
  }

  /** Whether it stands for a number of seconds that a counter could reach too. */
  boolean countable() {
    return this == MILLISECONDS || this == SECONDS;
  }

  /**
   * The probability that random digits are a plausible time.
   *
   * @param length digits of the component
   * @param asOf the last plausible day
   */
  double chance(int length, LocalDate asOf) {
    double days = Math.max(1, asOf.toEpochDay() - FIRST.toEpochDay() + 2);
    double dateTime = days / 1e8 * 0.0864;
    return switch (this) {
      case DATE_TIME -> dateTime;
      case SHORT_YEAR -> 1e-6;
      // The version is right by chance once in 16, the variant once in 4.
      case UUID -> 3.0 / 64 * 0.012;
      case DATE -> days / 1e8;
      case MILLISECONDS -> share(1e12, asOf.toEpochDay() * SECONDS_A_DAY * 1e3, 9e12);
      case SECONDS ->
          length == 9
              ? share(FIRST.toEpochDay() * SECONDS_A_DAY, 1e9, 9e8)
              : share(1e9, asOf.toEpochDay() * SECONDS_A_DAY, 9e9);
    };
  }

  private static double share(double from, double to, double of) {
    return Math.max(0, Math.min(1, (to - from) / of));
  }
}
