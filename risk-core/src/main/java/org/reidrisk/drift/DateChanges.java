package org.reidrisk.drift;

import org.jspecify.annotations.Nullable;
import org.reidrisk.policy.BaselinePolicy;
import org.reidrisk.record.ColumnFingerprint;
import org.reidrisk.record.ColumnFingerprint.Days;

/** What changed in a column of calendar days: their period, and the rhythm of the week. */
final class DateChanges {
  /** Days that the ends of a period may move when whole months are added or left out. */
  private static final long LEAST_DAYS = 31;

  /** Share of the period that its ends may move, and that chance adds for one patient. */
  private static final double OF_PERIOD = 0.01;

  private static final double BY_CHANCE = 0.6;

  /** How little three days of a period move apart when all dates are shifted alike. */
  private static final double ALIKE = 0.03;

  private static final long ALIKE_DAYS = 3;

  private static final long WEEK = 7;

  /** What tells that two releases are of the same people. */
  enum SamePeople {
    /** Every column that is no date has the same values for as many patients. */
    COLUMNS,
    /** They have nearly all pseudonyms of visits in common. */
    PSEUDONYMS,
    /** They are as many, with as many rows and events. */
    NUMBERS,
    /** Nothing. */
    UNKNOWN
  }

  private final BaselinePolicy thresholds;
  private final SamePeople samePeople;
  private final Changes changes;

  DateChanges(BaselinePolicy thresholds, SamePeople samePeople, Changes changes) {
    this.thresholds = thresholds;
    this.samePeople = samePeople;
    this.changes = changes;
  }

  void compare(String name, ColumnFingerprint one, ColumnFingerprint other) {
    @Nullable Days was = one.days();
    @Nullable Days is = other.days();
    if (was == null || is == null) {
      return;
    }
    double rhythm = Chance.totalVariation(was.weekdays(), is.weekdays());
    double bound =
        Math.max(
            thresholds.distance().doubleValue(),
            Chance.distance(was.weekdays(), is.weekdays(), one.patients(), other.patients()));
    if (rhythm > bound) {
      changes.blocking(
          "weekday-rhythm-changed",
          name,
          "Visits fall on other days of the week than in the baseline, as they do when dates are"
              + " shifted in another way. Find out how dates were shifted in both releases, then name"
              + " this finding under acknowledge with the reason.",
          "total variation distance " + Math.round(rhythm * 1000) / 1000.0);
    }
    period(name, was, is, Math.min(one.patients(), other.patients()));
  }

  private void period(String name, Days was, Days is, long patients) {
    long first = is.first() - was.first();
    long median = is.median() - was.median();
    long last = is.last() - was.last();
    long period = Math.max(1, was.last() - was.first());
    String evidence =
        "first day " + days(first) + ", middle " + days(median) + ", last " + days(last);
    long least = Math.min(Math.abs(first), Math.min(Math.abs(median), Math.abs(last)));
    long apart = Math.max(first, Math.max(median, last)) - Math.min(first, Math.min(median, last));
    double mayMove =
        Math.max(
            LEAST_DAYS,
            period * (OF_PERIOD + BY_CHANCE / Math.sqrt((double) Math.max(1, patients))));
    boolean shifted =
        switch (samePeople) {
          case COLUMNS -> !was.equals(is);
          case PSEUDONYMS -> apart <= Math.max(ALIKE_DAYS, ALIKE * period) && least > apart;
          case NUMBERS -> apart == 0 && least >= WEEK;
          case UNKNOWN -> false;
        };
    if (shifted) {
      changes.blocking(
          "dates-shifted",
          name,
          "The same visits lie at other dates than in the baseline: whoever holds both releases can"
              + " tell the difference of the shifts. Shift dates as before, or name this finding under"
              + " acknowledge with the reason.",
          evidence);
    } else if (Math.abs(first) > mayMove
        || last < -mayMove
        || Math.abs(median) > 2 * mayMove + Math.max(0, last)) {
      changes.warning(
          "period-moved",
          name,
          "The dates cover another period than in the baseline. Check that the export is complete,"
              + " and that dates are shifted as before.",
          evidence);
    } else if (last > mayMove) {
      changes.info(
          "period-extended",
          name,
          "The dates go on longer than in the baseline and begin at about the same day.",
          evidence);
    }
  }

  private static String days(long days) {
    return days == 0
        ? "unmoved"
        : Math.abs(days)
            + (Math.abs(days) == 1 ? " day " : " days ")
            + (days > 0 ? "later" : "earlier");
  }
}
