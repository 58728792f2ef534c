package org.reidrisk.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.table.Column;
import org.reidrisk.value.ValueFormat;

/**
 * Looks at ages, and at birth dates beside dates of visits.
 *
 * <ul>
 *   <li>{@code age-over-89}, warning: ages of 90 years and more that are told exactly; an open end
 *       such as {@code 90+} is none
 *   <li>{@code age-of-infants}: ages below one year; a warning when they are those of fewer than
 *       one patient in a hundred or fewer than 20, else info
 *   <li>{@code age-in-months}, info: ages of a year and more, told in days, weeks or months
 *   <li>{@code age-contradicts-dates}, warning: rows whose age is more than a year away from the
 *       one that birth date and visit give
 *   <li>{@code visit-before-birth}, warning: rows with a visit before the birth
 *   <li>{@code dates-of-birth-unnamed}, warning: a column that does not say so holds the dates from
 *       which the ages were counted, in at least 95 % of at least 20 rows
 *   <li>{@code age-to-the-day}, warning: birth date and visit date together give the exact age; not
 *       when 95 % of the birth dates are the first of January or July, as years alone are written
 * </ul>
 *
 * <p>A year has 365.25 days. Counts are over all rows where the columns were encoded, else over the
 * sample.
 */
final class AgeChecks implements LeakDetector {
  private static final double DAYS_PER_YEAR = 365.25;
  private static final long FEW = 20;
  private static final double RARE = 0.01;
  private static final double YEARS_ONLY = 0.95;
  private static final double MOSTLY = 0.95;
  private static final int ENOUGH_ROWS = 20;

  /** Of more columns of one kind the first are looked at: pairs would be too many. */
  private static final int MOST_PAIRED = 8;

  private static final int ENOUGH_AGES = 5;

  @Override
  public List<Finding> findings(ExportView export) {
    List<InspectedColumn> ages =
        export.columns().stream().filter(AgeChecks::isAge).limit(MOST_PAIRED).toList();
    List<InspectedColumn> births = DateColumns.births(export).stream().limit(MOST_PAIRED).toList();
    Optional<InspectedColumn> visit = DateColumns.visits(export).stream().findFirst();
    List<Finding> findings = new ArrayList<>();
    for (InspectedColumn age : ages) {
      valueFindings(export, age, findings);
      if (visit.isPresent()) {
        for (InspectedColumn birth : births) {
          contradiction(export, age, birth, visit.get(), findings);
        }
        unnamedBirths(export, age, visit.get(), findings);
      }
    }
    for (InspectedColumn birth : births) {
      visit.ifPresent(v -> birthFindings(export, birth, v, findings));
    }
    return findings;
  }

  private static boolean isAge(InspectedColumn column) {
    return column
        .attribute()
        .map(a -> a.vr().equals("AS") || a.format() == ValueFormat.AGE)
        .orElse(column.detected() == ValueFormat.AGE);
  }

  /** What an age says. */
  private record Age(double years, boolean open, boolean inYears) {
    static final Age NONE = new Age(Double.NaN, false, true);

    static Age of(String cell) {
      Optional<String> canonical =
          cell.length() > 32 ? Optional.empty() : ValueFormat.AGE.canonical(cell);
      Optional<BigDecimal> years = canonical.flatMap(ValueFormat.AGE::position);
      if (canonical.isEmpty() || years.isEmpty()) {
        return NONE;
      }
      String text = canonical.get();
      boolean open = text.endsWith("+");
      boolean inYears = text.charAt(text.length() - (open ? 2 : 1)) == 'Y';
      double number = years.get().doubleValue();
      return new Age(number, open, inYears);
    }

    static Age[] ofCodes(Column cells) {
      Age[] ages = new Age[cells.distinct() + 1];
      ages[Column.MISSING] = NONE;
      for (int code = 1; code < ages.length; code++) {
        ages[code] = of(cells.value(code));
      }
      return ages;
    }

    boolean known() {
      return !Double.isNaN(years);
    }

    boolean infant() {
      return years < 1;
    }

    boolean finerThanYears() {
      return !inYears && years >= 1;
    }

    boolean exactOver89() {
      return !open && years >= 90;
    }
  }

  private static void valueFindings(
      ExportView export, InspectedColumn column, List<Finding> findings) {
    Scope scope = Scope.of(export, true, column);
    Column cells = scope.column(column);
    Age[] ages = Age.ofCodes(cells);
    boolean[] known = new boolean[ages.length];
    boolean[] overs = new boolean[ages.length];
    boolean[] infants = new boolean[ages.length];
    for (int code = 0; code < ages.length; code++) {
      known[code] = ages[code].known();
      overs[code] = known[code] && ages[code].exactOver89();
      infants[code] = known[code] && ages[code].infant();
    }
    BitSet old = new BitSet();
    BitSet young = new BitSet();
    BitSet told = new BitSet(Math.max(0, scope.patientCount()));
    long[] rowsOfCode = new long[ages.length];
    for (int row = 0; row < scope.rows(); row++) {
      int code = cells.code(row);
      rowsOfCode[code]++;
      if (known[code]) {
        int patient = scope.patient(row);
        if (patient >= 0) {
          told.set(patient);
          if (overs[code]) {
            old.set(patient);
          }
          if (infants[code]) {
            young.set(patient);
          }
        }
      }
    }
    long oldRows = 0;
    long youngRows = 0;
    long finerRows = 0;
    for (int code = 0; code < ages.length; code++) {
      oldRows += overs[code] ? rowsOfCode[code] : 0;
      youngRows += infants[code] ? rowsOfCode[code] : 0;
      finerRows += known[code] && ages[code].finerThanYears() ? rowsOfCode[code] : 0;
    }
    if (oldRows > 0) {
      long values = Arrays.stream(ages).filter(Age::exactOver89).count();
      findings.add(
          new Finding(
              "age-over-89",
              Severity.WARNING,
              column.name(),
              "It tells exact ages over 89 years, which few people reach; put them into one open"
                  + " group.",
              evidence(old.cardinality(), told.cardinality(), oldRows, scope)
                  + ", "
                  + values
                  + (values == 1 ? " age" : " different ages")
                  + scope.suffix()));
    }
    if (youngRows > 0) {
      long patients = young.cardinality();
      boolean rare = patients < FEW || patients < RARE * told.cardinality();
      findings.add(
          new Finding(
              "age-of-infants",
              rare ? Severity.WARNING : Severity.INFO,
              column.name(),
              "It tells ages below one year, which are rare and close to a birth date; put infants"
                  + " into one group.",
              evidence(patients, told.cardinality(), youngRows, scope) + scope.suffix()));
    }
    if (finerRows > 0) {
      findings.add(
          new Finding(
              "age-in-months",
              Severity.INFO,
              column.name(),
              "It tells ages of a year and more in days, weeks or months; whole years would do.",
              finerRows + (finerRows == 1 ? " row" : " rows") + scope.suffix()));
    }
  }

  private static String evidence(long patients, long of, long rows, Scope scope) {
    return scope.patients() == null
        ? rows + " rows"
        : patients + " of " + of + " patients, " + rows + " rows";
  }

  private static void contradiction(
      ExportView export,
      InspectedColumn age,
      InspectedColumn birth,
      InspectedColumn visit,
      List<Finding> findings) {
    Scope scope = Scope.of(export, true, age, birth, visit);
    Column ageCells = scope.column(age);
    Column birthCells = scope.column(birth);
    Column visitCells = scope.column(visit);
    Age[] ages = Age.ofCodes(ageCells);
    int[] births = DateColumns.dayOfCode(birth, birthCells);
    int[] visits = DateColumns.dayOfCode(visit, visitCells);
    long compared = 0;
    long wrong = 0;
    for (int row = 0; row < scope.rows(); row++) {
      Age told = ages[ageCells.code(row)];
      int born = births[birthCells.code(row)];
      int seen = visits[visitCells.code(row)];
      if (told.known() && born != EpochDays.NONE && seen != EpochDays.NONE && seen >= born) {
        compared++;
        // Completed years are up to one less than the exact age.
        double more = (seen - born) / DAYS_PER_YEAR - told.years();
        wrong += more < -1 || (more > 2 && !told.open()) ? 1 : 0;
      }
    }
    if (wrong > 0) {
      findings.add(
          new Finding(
              "age-contradicts-dates",
              Severity.WARNING,
              age.name(),
              "Some ages are more than a year away from what "
                  + birth.name()
                  + " and "
                  + visit.name()
                  + " give: the dates were not changed alike, or the ages are wrong; whoever sees"
                  + " both learns how they were changed.",
              wrong + " of " + compared + " rows" + scope.suffix()));
    }
  }

  /** A date that is as long before the visit as the patient is old is that of the birth. */
  private static void unnamedBirths(
      ExportView export, InspectedColumn age, InspectedColumn visit, List<Finding> findings) {
    List<InspectedColumn> named = DateColumns.births(export);
    for (InspectedColumn column : export.columns()) {
      boolean date = column.detected().name().startsWith("DATE");
      if (!date || column.index() == visit.index() || named.contains(column)) {
        continue;
      }
      Scope scope = Scope.of(export, true, age, column, visit);
      Column ageCells = scope.column(age);
      Column cells = scope.column(column);
      Column visitCells = scope.column(visit);
      Age[] ages = Age.ofCodes(ageCells);
      int[] days = DateColumns.dayOfCode(column, cells);
      int[] visits = DateColumns.dayOfCode(visit, visitCells);
      BitSet different = new BitSet();
      long compared = 0;
      long fitting = 0;
      for (int row = 0; row < scope.rows(); row++) {
        Age told = ages[ageCells.code(row)];
        int day = days[cells.code(row)];
        int seen = visits[visitCells.code(row)];
        if (told.known() && !told.open() && day != EpochDays.NONE && seen != EpochDays.NONE) {
          compared++;
          double since = (seen - day) / DAYS_PER_YEAR - told.years();
          boolean fits = since > -0.01 && since < 1.01;
          fitting += fits ? 1 : 0;
          if (fits) {
            different.set((int) Math.min(told.years(), 200));
          }
        }
      }
      if (compared >= ENOUGH_ROWS
          && fitting >= MOSTLY * compared
          && different.cardinality() >= ENOUGH_AGES) {
        findings.add(
            new Finding(
                "dates-of-birth-unnamed",
                Severity.WARNING,
                column.name(),
                "Its dates lie as long before "
                    + visit.name()
                    + " as "
                    + age.name()
                    + " tells: they are dates of birth. Leave the column out, or keep the year.",
                fitting + " of " + compared + " rows" + scope.suffix()));
      }
    }
  }

  private static void birthFindings(
      ExportView export, InspectedColumn birth, InspectedColumn visit, List<Finding> findings) {
    Scope scope = Scope.of(export, true, birth, visit);
    Column birthCells = scope.column(birth);
    Column visitCells = scope.column(visit);
    int[] births = DateColumns.dayOfCode(birth, birthCells);
    int[] visits = DateColumns.dayOfCode(visit, visitCells);
    boolean[] turn = new boolean[births.length];
    for (int code = 1; code < turn.length; code++) {
      turn[code] = births[code] != EpochDays.NONE && isTurnOfYear(births[code]);
    }
    BitSet exact = new BitSet();
    long both = 0;
    long before = 0;
    long turns = 0;
    for (int row = 0; row < scope.rows(); row++) {
      int code = birthCells.code(row);
      int seen = visits[visitCells.code(row)];
      if (births[code] != EpochDays.NONE && seen != EpochDays.NONE) {
        both++;
        before += seen < births[code] ? 1 : 0;
        turns += turn[code] ? 1 : 0;
        int patient = scope.patient(row);
        if (patient >= 0 && !turn[code]) {
          exact.set(patient);
        }
      }
    }
    if (before > 0) {
      findings.add(
          new Finding(
              "visit-before-birth",
              Severity.WARNING,
              birth.name(),
              "Some visits lie before the birth: the two dates were not changed alike, or are"
                  + " wrong.",
              before + " of " + both + " rows" + scope.suffix()));
    }
    if (both > 0 && turns < YEARS_ONLY * both) {
      findings.add(
          new Finding(
              "age-to-the-day",
              Severity.WARNING,
              birth.name(),
              "Together with "
                  + visit.name()
                  + " it gives the age to the day; release an age in years instead of one of the"
                  + " two dates.",
              exact.cardinality() + " " + scope.patientWord() + scope.suffix()));
    }
  }

  private static boolean isTurnOfYear(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return date.getDayOfMonth() == 1 && (date.getMonthValue() == 1 || date.getMonthValue() == 7);
  }
}
