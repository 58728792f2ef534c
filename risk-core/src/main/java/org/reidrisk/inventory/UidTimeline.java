package org.reidrisk.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.reidrisk.Finding;

/**
 * The calendar years of the times inside the UIDs of a column, as coarse as a picture needs them.
 *
 * <p>A year is told when its times belong to eleven patients at least; all others are pooled. No
 * year is told where the UIDs of some column undo a shift of dates: sorted, the dates and the times
 * are alike but for the shift, so how many times lie before a new year says which date that day has
 * become.
 *
 * @param column the column
 * @param code the finding that says what the times tell
 * @param sampled the UIDs that were looked at
 * @param stamps how many of them hold a time of this finding
 * @param years ascending; years without such a time are not listed
 * @param other times of the years that are not told
 */
public record UidTimeline(
    String column, String code, long sampled, long stamps, List<YearCount> years, long other) {

  /**
   * The times of a year.
   *
   * @param year a calendar year, in universal time or in the clock of whoever wrote the UIDs
   * @param count UIDs with a time in it
   */
  public record YearCount(int year, long count) {}

  /** Takes a copy. */
  public UidTimeline {
    Objects.requireNonNull(column);
    Objects.requireNonNull(code);
    years = List.copyOf(years);
  }

  /** The times of one year. */
  private static final class Year {
    private final BitSet patients = new BitSet();
    private long count;
  }

  /**
   * Counts times by their years.
   *
   * @param finding what is said of the times
   * @param sampled the UIDs that were looked at
   * @param groups those with a time
   * @param patientOfUid the patient of a UID, negative when it is none or several
   */
  static UidTimeline of(
      Finding finding,
      long sampled,
      List<UidStamps.Stamped> groups,
      IntUnaryOperator patientOfUid) {
    Map<Integer, Year> years = new TreeMap<>();
    long stamps = 0;
    for (UidStamps.Stamped group : groups) {
      stamps += group.codes().length;
      for (int i = 0; i < group.codes().length; i++) {
        long day = Math.floorDiv(group.seconds()[i], 86_400L);
        Year year = years.computeIfAbsent(LocalDate.ofEpochDay(day).getYear(), y -> new Year());
        int patient = patientOfUid.applyAsInt(group.codes()[i]);
        year.count++;
        if (patient >= 0) {
          year.patients.set(patient);
        }
      }
    }
    List<YearCount> told = new ArrayList<>();
    years.forEach(
        (year, of) -> {
          if (of.patients.cardinality() >= Inventory.AT_RISK_BELOW) {
            told.add(new YearCount(year, of.count));
          }
        });
    long other = stamps - told.stream().mapToLong(YearCount::count).sum();
    return new UidTimeline(finding.about(), finding.code(), sampled, stamps, told, other);
  }

  /** The same with all years pooled. */
  UidTimeline withoutYears() {
    return new UidTimeline(column, code, sampled, stamps, List.of(), stamps);
  }
}
