package org.reidrisk.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.table.Column;

/**
 * Tells whether dates look real, moved or anchored. The days of patients in the sampled rows are
 * counted, each day of a patient once; without patient key each sampled row counts.
 *
 * <ul>
 *   <li>{@code dates-anchored}, info: 95 % of at least 20 days of visits lie before 1985 or behind
 *       the year after the inspection: they were moved to where no imaging can have been
 *   <li>{@code dates-start-alike}, info: 95 % of at least 20 patients have the same first day
 *   <li>{@code birth-dates-alike}, info: 95 % of at least 20 patients have the same day of birth
 *   <li>{@code dates-look-real}, warning; {@code dates-look-moved-alike}, warning; {@code
 *       dates-look-moved}, info: the week's pattern, see {@link DatePattern}; only where none of
 *       the above was found
 * </ul>
 */
final class DateShifting implements LeakDetector {
  private static final double NEARLY_ALL = 0.95;
  private static final int FEWEST = 20;
  private static final long FIRST_PLAUSIBLE = LocalDate.of(1985, 1, 1).toEpochDay();

  @Override
  public List<Finding> findings(ExportView export) {
    Scope scope = Scope.sample(export);
    Map<Integer, Finding> inFileOrder = new TreeMap<>();
    for (InspectedColumn column : DateColumns.visits(export)) {
      VisitDays days = days(scope, column);
      Finding finding = anchored(export, column, days);
      finding = finding != null ? finding : startAlike(column, days, false);
      finding = finding != null ? finding : pattern(column, DatePattern.of(days));
      if (finding != null) {
        inFileOrder.put(column.index(), finding);
      }
    }
    for (InspectedColumn column : DateColumns.births(export)) {
      Finding finding = startAlike(column, days(scope, column), true);
      if (finding != null) {
        inFileOrder.put(column.index(), finding);
      }
    }
    return new ArrayList<>(inFileOrder.values());
  }

  private static VisitDays days(Scope scope, InspectedColumn column) {
    Column cells = scope.column(column);
    return VisitDays.of(scope, cells, DateColumns.dayOfCode(column, cells));
  }

  private static @Nullable Finding anchored(
      ExportView export, InspectedColumn column, VisitDays days) {
    long last = export.asOf().plusYears(1).toEpochDay();
    long visits = 0;
    long outside = 0;
    for (int p = 0; p < days.patients(); p++) {
      for (int v = 0; v < days.visits(p); v++) {
        int day = days.day(p, v);
        visits++;
        outside += day < FIRST_PLAUSIBLE || day > last ? 1 : 0;
      }
    }
    if (visits < FEWEST || outside < NEARLY_ALL * visits) {
      return null;
    }
    return new Finding(
        "dates-anchored",
        Severity.INFO,
        column.name(),
        "Its dates lie where no visit can have been, so they were moved; the intervals between"
            + " visits and the weekdays may still be the true ones.",
        outside + " of " + visits + " days of patients");
  }

  private static @Nullable Finding startAlike(
      InspectedColumn column, VisitDays days, boolean births) {
    Map<Integer, Long> firstDays = new TreeMap<>();
    long patients = 0;
    for (int p = 0; p < days.patients(); p++) {
      if (days.visits(p) > 0) {
        patients++;
        firstDays.merge(days.day(p, 0), 1L, Long::sum);
      }
    }
    long most = firstDays.values().stream().mapToLong(Long::longValue).max().orElse(0);
    if (patients < FEWEST || most < NEARLY_ALL * patients) {
      return null;
    }
    String evidence = most + " of " + patients + " patients";
    return births
        ? new Finding(
            "birth-dates-alike",
            Severity.INFO,
            column.name(),
            "Nearly all patients have the same day of birth: a stand-in, which tells nothing.",
            evidence)
        : new Finding(
            "dates-start-alike",
            Severity.INFO,
            column.name(),
            "Nearly all patients have the same first day: dates were replaced or count from an"
                + " event; the intervals between visits stay.",
            evidence);
  }

  private static @Nullable Finding pattern(InspectedColumn column, DatePattern pattern) {
    String evidence =
        String.format(
            Locale.ROOT,
            "%d days of patients, chi-square %.1f with 6 degrees of freedom, %.1f%% on the"
                + " quietest two weekdays (28.6%% if all were alike), %d on 25 December or"
                + " 1 January (%.1f if all were alike)",
            pattern.visits(),
            pattern.chiSquare(),
            100 * pattern.quietShare(),
            pattern.holidays(),
            pattern.holidaysExpected());
    return switch (pattern.verdict()) {
      case REAL ->
          new Finding(
              "dates-look-real",
              Severity.WARNING,
              column.name(),
              "Its dates look real, or moved by whole weeks: weekends are quiet. If they were to"
                  + " be shifted, check that they were.",
              evidence);
      case MOVED_ALIKE ->
          new Finding(
              "dates-look-moved-alike",
              Severity.WARNING,
              column.name(),
              "Its dates look as if all were moved by the same number of days: two other weekdays"
                  + " are as quiet as a weekend. One known date gives all others away; shift each"
                  + " patient by days of their own.",
              evidence);
      case FLAT ->
          new Finding(
              "dates-look-moved",
              Severity.INFO,
              column.name(),
              "Its dates look moved by random days: all weekdays are alike. A department for"
                  + " emergencies only would look the same.",
              evidence);
      default -> null;
    };
  }
}
