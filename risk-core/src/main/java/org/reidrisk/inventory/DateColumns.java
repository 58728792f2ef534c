package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.table.Column;

/** Which columns of an export hold dates, and the days in them. */
final class DateColumns {
  /** The dates that say best when a visit was, the best first. */
  private static final List<String> PREFERRED =
      List.of(
          "StudyDate",
          "SeriesDate",
          "AcquisitionDate",
          "AcquisitionDateTime",
          "ContentDate",
          "PerformedProcedureStepStartDate",
          "AdmittingDate",
          "InstanceCreationDate");

  private DateColumns() {}

  /** Dates of visits, those first that say best when a visit was. */
  static List<InspectedColumn> visits(ExportView export) {
    List<InspectedColumn> visits = new ArrayList<>();
    for (InspectedColumn column : export.columns()) {
      boolean ofVisit =
          column.attribute().isPresent()
              ? column.isOf(AttributeKind.QUASI_EVENT)
              : !namesBirth(column);
      if (ofVisit && isDate(column)) {
        visits.add(column);
      }
    }
    visits.sort(Comparator.comparingInt(DateColumns::preference));
    return visits;
  }

  /** Dates of birth in file order. */
  static List<InspectedColumn> births(ExportView export) {
    return export.columns().stream()
        .filter(
            c ->
                isDate(c)
                    && (c.isNamed("PatientBirthDate")
                        || (c.attribute().isEmpty() && namesBirth(c))))
        .toList();
  }

  private static boolean namesBirth(InspectedColumn column) {
    String name = column.name().toLowerCase(Locale.ROOT);
    return name.contains("birth") || name.contains("dob") || name.contains("death");
  }

  private static boolean isDate(InspectedColumn column) {
    String vr = column.attribute().map(Attribute::vr).orElse("");
    return vr.equals("DA") || vr.equals("DT") || column.detected().name().startsWith("DATE");
  }

  private static int preference(InspectedColumn column) {
    int place = column.attribute().map(a -> PREFERRED.indexOf(a.keyword())).orElse(-1);
    return place < 0 ? PREFERRED.size() : place;
  }

  /**
   * The day of each value of a column.
   *
   * @param column what is known of the column
   * @param cells its cells, encoded with their texts
   * @return epoch days by code; {@link EpochDays#NONE} for missing cells and for what is no date
   */
  static int[] dayOfCode(InspectedColumn column, Column cells) {
    int[] days = new int[cells.distinct() + 1];
    Arrays.fill(days, EpochDays.NONE);
    for (int code = 1; code < days.length; code++) {
      days[code] = EpochDays.of(cells.value(code), column.detected());
    }
    return days;
  }
}
