package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.table.Column;

/**
 * Measures what a shift of dates leaves: the days between the visits of a patient.
 *
 * <p>Two patients with three or more visits look alike after any shift when the sequences of days
 * between their visits, in order of time, are equal; days with several rows are one visit. {@code
 * visit-intervals-unique} tells how many patients have a sequence that nobody else in the export
 * has. It is a warning from 5 % of the patients with three visits on, below it is info.
 *
 * <p>{@code visit-intervals-told}, info: there is no date, but a column whose name speaks of days
 * since something or of an interval.
 */
final class VisitIntervals implements LeakDetector {
  private static final int FEWEST_VISITS = 3;
  private static final double LEAST_SHARE = 0.05;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private static final List<String> INTERVAL_WORDS =
      List.of(
          "daysfrom",
          "dayssince",
          "daysto",
          "daysafter",
          "daysbefore",
          "dayoffset",
          "daysoffset",
          "interval",
          "timesince",
          "temporaloffset",
          "followupdays");

  @Override
  public List<Finding> findings(ExportView export) {
    List<InspectedColumn> dates = DateColumns.visits(export);
    if (dates.isEmpty()) {
      return intervalColumns(export);
    }
    if (export.patientKey().isEmpty()) {
      return List.of();
    }
    Optional<InspectedColumn> whole =
        dates.stream().filter(d -> Scope.of(export, true, d).all()).findFirst();
    InspectedColumn date = whole.orElse(dates.get(0));
    Scope scope = Scope.of(export, true, date);
    Column cells = scope.column(date);
    Count count = count(VisitDays.of(scope, cells, DateColumns.dayOfCode(date, cells)));
    if (count.unique() == 0) {
      return List.of();
    }
    return List.of(
        new Finding(
            "visit-intervals-unique",
            count.unique() >= LEAST_SHARE * count.patients() ? Severity.WARNING : Severity.INFO,
            date.name(),
            "The days between a patient's visits survive every shift of the dates and are unique"
                + " for some patients; round the dates, release fewer visits, or do not link the"
                + " visits of a patient.",
            count.unique()
                + " of "
                + count.patients()
                + " patients with three or more visits"
                + scope.suffix()));
  }

  /**
   * Patients with three or more visits.
   *
   * @param patients how many there are
   * @param unique how many have a sequence of intervals that no other has
   */
  record Count(long patients, long unique) {}

  /** Counts exactly: sequences with equal hashes are compared day by day. */
  static Count count(VisitDays visits) {
    int patients = 0;
    for (int p = 0; p < visits.patients(); p++) {
      patients += visits.visits(p) >= FEWEST_VISITS ? 1 : 0;
    }
    int log2 = 33 - Integer.numberOfLeadingZeros(Math.max(1, patients));
    int[] slots = new int[1 << Math.min(30, log2)];
    boolean[] repeated = new boolean[slots.length];
    long unique = 0;
    for (int p = 0; p < visits.patients(); p++) {
      if (visits.visits(p) >= FEWEST_VISITS) {
        int slot = (int) (hash(visits, p) >>> (64 - Math.min(30, log2)));
        while (slots[slot] != 0 && !same(visits, slots[slot] - 1, p)) {
          slot = (slot + 1) & (slots.length - 1);
        }
        if (slots[slot] == 0) {
          slots[slot] = p + 1;
          unique++;
        } else if (!repeated[slot]) {
          repeated[slot] = true;
          unique--;
        }
      }
    }
    return new Count(patients, unique);
  }

  private static long hash(VisitDays visits, int patient) {
    long hash = visits.visits(patient);
    for (int v = 1; v < visits.visits(patient); v++) {
      hash = (hash ^ (visits.day(patient, v) - visits.day(patient, v - 1))) * GOLDEN;
      hash ^= hash >>> 29;
    }
    return hash * GOLDEN;
  }

  private static boolean same(VisitDays visits, int a, int b) {
    boolean same = visits.visits(a) == visits.visits(b);
    int apart = visits.day(b, 0) - visits.day(a, 0);
    for (int v = 1; same && v < visits.visits(a); v++) {
      same = visits.day(b, v) - visits.day(a, v) == apart;
    }
    return same;
  }

  private static List<Finding> intervalColumns(ExportView export) {
    List<Finding> findings = new ArrayList<>();
    for (InspectedColumn column : export.columns()) {
      String name = column.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
      if (!column.values().isEmpty() && INTERVAL_WORDS.stream().anyMatch(name::contains)) {
        findings.add(
            new Finding(
                "visit-intervals-told",
                Severity.INFO,
                column.name(),
                "By its name it tells days since an event: intervals between visits join two"
                    + " releases and are close to unique from three visits on; round them.",
                ""));
      }
    }
    return findings;
  }
}
