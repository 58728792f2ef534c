package org.reidrisk.inventory;

import java.time.LocalDate;

/**
 * Whether dates of visits follow the week as real ones do. A screening test, no proof: hospitals
 * with emergencies only have no quiet weekend, and a study that compared weekdays and seasons of 71
 * providers with the truth (Applied Clinical Informatics 2023, 10.1055/a-2130-2197) had to leave
 * some wrong.
 *
 * <p>The statistic is χ² = Σ (c − n/7)² / (n/7) over the seven weekdays, with six degrees of
 * freedom. Of the seven pairs of neighbouring weekdays the quietest is looked at; all days alike
 * give it 2/7.
 *
 * @param verdict what the days look like
 * @param visits how many days of patients there were
 * @param chiSquare the statistic
 * @param quietShare the share of the quietest two neighbouring weekdays
 * @param holidays visits on 25 December and 1 January
 * @param holidaysExpected as many as days alike would give
 */
record DatePattern(
    Verdict verdict,
    long visits,
    double chiSquare,
    double quietShare,
    long holidays,
    double holidaysExpected) {

  /** What days look like. */
  enum Verdict {
    /** Fewer than 100 visits. */
    TOO_FEW,
    /**
     * χ² above 22.46 (probability 0.001), and the quietest pair, with at most 22 % of the visits,
     * is a weekend (Saturday and Sunday, or Friday and Saturday): real, or moved by whole weeks.
     */
    REAL,
    /** The same with another quietest pair: all moved by one number of days. */
    MOVED_ALIKE,
    /**
     * At least 500 visits, χ² at most 22.46 and at least 25 % of the visits on the quietest pair:
     * each patient moved by days of their own.
     */
    FLAT,
    /** Neither. */
    UNCLEAR
  }

  static final int FEWEST = 100;
  static final int FEWEST_FOR_FLAT = 500;
  static final double CRITICAL = 22.46;
  static final double QUIET = 0.22;
  static final double NOT_QUIET = 0.25;

  private static final int FRIDAY = 4;
  private static final int SATURDAY = 5;
  private static final double DAYS_PER_YEAR = 365.25;

  /** Looks at all days of all patients. */
  static DatePattern of(VisitDays days) {
    long[] weekdays = new long[7];
    long visits = 0;
    long holidays = 0;
    for (int p = 0; p < days.patients(); p++) {
      for (int v = 0; v < days.visits(p); v++) {
        int day = days.day(p, v);
        visits++;
        weekdays[weekday(day)]++;
        holidays += isHoliday(day) ? 1 : 0;
      }
    }
    double expected = visits / 7.0;
    double chiSquare = 0;
    int quietest = 0;
    long fewest = Long.MAX_VALUE;
    for (int d = 0; d < 7; d++) {
      chiSquare += (weekdays[d] - expected) * (weekdays[d] - expected) / Math.max(expected, 1e-9);
      long pair = weekdays[d] + weekdays[(d + 1) % 7];
      if (pair < fewest) {
        fewest = pair;
        quietest = d;
      }
    }
    double quietShare = visits == 0 ? 0 : (double) fewest / visits;
    return new DatePattern(
        verdict(visits, chiSquare, quietShare, quietest),
        visits,
        chiSquare,
        quietShare,
        holidays,
        visits * 2 / DAYS_PER_YEAR);
  }

  private static Verdict verdict(long visits, double chiSquare, double quietShare, int quietest) {
    if (visits < FEWEST) {
      return Verdict.TOO_FEW;
    }
    if (chiSquare > CRITICAL && quietShare <= QUIET) {
      boolean weekend = quietest == SATURDAY || quietest == FRIDAY;
      return weekend ? Verdict.REAL : Verdict.MOVED_ALIKE;
    }
    boolean flat = chiSquare <= CRITICAL && quietShare >= NOT_QUIET && visits >= FEWEST_FOR_FLAT;
    return flat ? Verdict.FLAT : Verdict.UNCLEAR;
  }

  /** Monday is 0; the first of January 1970 was a Thursday. */
  private static int weekday(int day) {
    return Math.floorMod(day + 3, 7);
  }

  private static boolean isHoliday(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return (date.getMonthValue() == 12 && date.getDayOfMonth() == 25) || date.getDayOfYear() == 1;
  }
}
