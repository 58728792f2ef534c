package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.table.Column;
import org.reidrisk.value.ValueFormat;

/**
 * Measures how far a time of day is a key to records even when the date is gone.
 *
 * <p>{@code time-of-day-unique} tells how many patients have a time that no other patient of the
 * export has, in columns where half of the values have seconds at least. From 50 % of the patients
 * on it is a warning, from 5 % on info; below, or with fewer than ten patients, it is not told.
 * Columns with date and time together are looked at as their dates are.
 */
final class TimeOfDay implements LeakDetector {
  private static final int FEWEST_PATIENTS = 10;
  private static final double MANY = 0.5;
  private static final double SOME = 0.05;
  private static final int LONGEST = 64;

  @Override
  public List<Finding> findings(ExportView export) {
    List<Finding> findings = new ArrayList<>();
    for (InspectedColumn column : export.columns()) {
      if (isTime(column) && hasSeconds(column)) {
        Scope scope = Scope.of(export, false, column);
        count(column, scope).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static boolean isTime(InspectedColumn column) {
    return column
        .attribute()
        .map(Attribute::vr)
        .map(vr -> vr.equals("TM"))
        .orElse(column.detected() == ValueFormat.TIME);
  }

  private static boolean hasSeconds(InspectedColumn column) {
    long withSeconds = column.values().stream().filter(TimeOfDay::tellsSeconds).count();
    return withSeconds > 0 && 2 * withSeconds >= column.values().size();
  }

  /** Two colons, or five or six digits: a number has lost its leading zero. */
  private static boolean tellsSeconds(String cell) {
    if (cell.length() > LONGEST) {
      return false;
    }
    String time = cell.strip();
    int end = 0;
    int colons = 0;
    while (end < time.length() && time.charAt(end) != '.') {
      char c = time.charAt(end++);
      if (c == ':') {
        colons++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return colons == 2 || (colons == 0 && (end == 5 || end == 6));
  }

  private static Optional<Finding> count(InspectedColumn column, Scope scope) {
    Column cells = scope.column(column);
    // For each time the one patient who has it, from 1; -1 when there are several.
    int[] patientOfTime = new int[cells.distinct() + 1];
    BitSet known = new BitSet();
    for (int row = 0; row < scope.rows(); row++) {
      int code = cells.code(row);
      int patient = scope.patient(row);
      if (code != Column.MISSING && patient >= 0) {
        known.set(patient);
        int before = patientOfTime[code];
        patientOfTime[code] = before == 0 || before == patient + 1 ? patient + 1 : -1;
      }
    }
    BitSet alone = new BitSet();
    Arrays.stream(patientOfTime).filter(p -> p > 0).forEach(p -> alone.set(p - 1));
    long patients = known.cardinality();
    long unique = alone.cardinality();
    if (patients < FEWEST_PATIENTS || unique < SOME * patients) {
      return Optional.empty();
    }
    long times = Arrays.stream(patientOfTime).filter(p -> p > 0).count();
    return Optional.of(
        new Finding(
            "time-of-day-unique",
            unique >= MANY * patients ? Severity.WARNING : Severity.INFO,
            column.name(),
            "Its times to the second are a key to single records, also without the date: they join"
                + " a second release or a log; round or remove them.",
            unique
                + " of "
                + patients
                + " "
                + scope.patientWord()
                + " have a time that no other has; "
                + times
                + " of "
                + cells.distinct()
                + " different times are one's alone"
                + scope.suffix()));
  }
}
