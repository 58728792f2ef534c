package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.table.SplitMix64;

class DateShiftingTest {
  private static final LeakDetector DETECTOR = new DateShifting();
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  /** Visits of which a share that weekends have by chance is moved to the days before. */
  private static LeakExport visits(
      long seed, int patients, double weekends, IntUnaryOperator shiftOfPatient) {
    SplitMix64 random = new SplitMix64(seed);
    LeakExport export = new LeakExport().key().date("StudyDate");
    for (int p = 0; p < patients; p++) {
      for (int v = 0; v < 3; v++) {
        LocalDate day = LocalDate.of(2016, 1, 1).plusDays(random.below(3000));
        while (quiet(day) && !random.chance(weekends)) {
          day = day.plusDays(1 + random.below(6));
        }
        export.row("p" + p, DAY.format(day.plusDays(shiftOfPatient.applyAsInt(p))));
      }
    }
    return export;
  }

  private static boolean quiet(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  @Test
  void quietWeekends_lookReal_alsoAfterWholeWeeks() {
    assertThat(visits(1, 300, 0.2, p -> 0).told(DETECTOR))
        .containsExactly("dates-look-real warning StudyDate");
    assertThat(visits(1, 300, 0.2, p -> -7 * p).told(DETECTOR))
        .containsExactly("dates-look-real warning StudyDate");
    assertThat(visits(1, 300, 0.2, p -> -1).told(DETECTOR))
        .as("Friday and Saturday are a weekend somewhere")
        .containsExactly("dates-look-real warning StudyDate");
  }

  @Test
  void oneShiftForAll_turnsTheWeek() {
    for (int shift : new int[] {1, 2, 3, 4, 5}) {
      assertThat(visits(2, 300, 0.2, p -> shift).told(DETECTOR))
          .containsExactly("dates-look-moved-alike warning StudyDate");
    }
  }

  @Test
  void aShiftForEachPatient_flattensTheWeek() {
    SplitMix64 random = new SplitMix64(3);
    int[] shifts = new int[1000];
    for (int p = 0; p < shifts.length; p++) {
      shifts[p] = -random.between(1, 365);
    }
    assertThat(visits(3, 1000, 0.2, p -> shifts[p]).told(DETECTOR))
        .containsExactly("dates-look-moved info StudyDate");
  }

  @Test
  void fewVisits_sayNothing() {
    assertThat(visits(4, 30, 0.2, p -> 0).told(DETECTOR)).isEmpty();
    assertThat(visits(4, 30, 1, p -> 0).told(DETECTOR)).isEmpty();
    assertThat(new LeakExport().key().date("StudyDate").told(DETECTOR)).isEmpty();
  }

  @Test
  void controls() {
    int realCalledFlat = 0;
    int flatCalledReal = 0;
    int realFound = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      int patients = random.between(70, 400);
      List<String> real = visits(seed, patients, 0.3, p -> 0).told(DETECTOR);
      List<String> flat = visits(seed, patients, 1, p -> 0).told(DETECTOR);
      realCalledFlat += real.toString().contains("dates-look-moved") ? 1 : 0;
      realFound += real.toString().contains("dates-look-real") ? 1 : 0;
      flatCalledReal += flat.toString().matches(".*(real|alike).*") ? 1 : 0;
    }
    assertThat(realCalledFlat).isLessThanOrEqualTo(2);
    assertThat(flatCalledReal).isLessThanOrEqualTo(2);
    assertThat(realFound).isGreaterThanOrEqualTo(198);
  }

  @Test
  void daysOfOnePatient_countOnce() {
    LeakExport export =
        new LeakExport()
            .key()
            .date("StudyDate")
            .unknown("Slice", org.reidrisk.value.ValueFormat.TEXT);
    for (int slice = 0; slice < 2000; slice++) {
      export.row("p" + slice % 50, "20230315", slice);
    }
    assertThat(DETECTOR.findings(export.view()).get(0).evidence()).isEqualTo("50 of 50 patients");
  }

  @Test
  void anchoredDates() {
    SplitMix64 random = new SplitMix64(5);
    for (int year : new int[] {1900, 1960, 1975, 2110, 2180}) {
      LeakExport export = new LeakExport().key().date("StudyDate");
      for (int p = 0; p < 300; p++) {
        export.row("p" + p, DAY.format(LocalDate.of(year, 1, 1).plusDays(random.below(900))));
      }
      assertThat(export.told(DETECTOR)).containsExactly("dates-anchored info StudyDate");
    }
  }

  @Test
  void datesThatStartAlike_andBirthsThatAre() {
    LeakExport export = new LeakExport().key().birth().date("StudyDate");
    for (int p = 0; p < 100; p++) {
      export
          .row("p" + p, "19600101", "20000101")
          .row("p" + p, "19600101", "200002" + (10 + p % 15));
    }
    assertThat(export.told(DETECTOR))
        .containsExactly(
            "birth-dates-alike info PatientBirthDate", "dates-start-alike info StudyDate");
    LeakExport few = new LeakExport().key().date("StudyDate");
    for (int p = 0; p < 19; p++) {
      few.row("p" + p, "20000101");
    }
    assertThat(few.told(DETECTOR)).isEmpty();
  }

  @Test
  void theOrderOfRows_changesNothing_andNoDayIsTold() {
    LeakExport export = visits(6, 300, 0.2, p -> 2);
    List<Finding> findings = DETECTOR.findings(export.view());
    assertThat(DETECTOR.findings(export.reversed().view())).isEqualTo(findings);
    List<String> cells = export.view().columns().get(1).values();
    assertThat(cells).noneMatch(c -> findings.toString().contains(c));
  }

  @Test
  void holidays() {
    LeakExport export = new LeakExport().key().date("StudyDate");
    export.row("a", "20191225").row("b", "20200101").row("c", "20201231").row("d", "20201224");
    ExportView view = export.view();
    InspectedColumn date = view.columns().get(1);
    Scope scope = Scope.sample(view);
    DatePattern pattern =
        DatePattern.of(
            VisitDays.of(
                scope, scope.column(date), DateColumns.dayOfCode(date, scope.column(date))));
    assertThat(pattern.verdict()).isEqualTo(DatePattern.Verdict.TOO_FEW);
    assertThat(pattern.visits()).isEqualTo(4);
    assertThat(pattern.holidays()).isEqualTo(2);
  }
}
