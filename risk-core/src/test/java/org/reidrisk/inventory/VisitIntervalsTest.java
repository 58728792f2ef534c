package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.reidrisk.table.Column;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.value.ValueFormat;

class VisitIntervalsTest {
  private static final LeakDetector DETECTOR = new VisitIntervals();
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private static LeakExport empty() {
    return new LeakExport().key().date("StudyDate");
  }

  private static VisitIntervals.Count count(LeakExport export) {
    ExportView view = export.view();
    InspectedColumn date = view.columns().get(1);
    Scope scope = Scope.of(view, true, date);
    Column cells = scope.column(date);
    return VisitIntervals.count(VisitDays.of(scope, cells, DateColumns.dayOfCode(date, cells)));
  }

  @Test
  void aShift_leavesTheIntervals() {
    LeakExport export =
        empty()
            .row("a", "20200101")
            .row("a", "20200111")
            .row("a", "20200131")
            .row("a", "20200131")
            .row("b", "19600305")
            .row("b", "19600204")
            .row("b", "19600214")
            .row("c", "20210101")
            .row("c", "20210121")
            .row("c", "20210131")
            .row("d", "20210101")
            .row("d", "20210121");
    // a: 10, 20; b: 10, 20; c: 20, 10; d: two visits only.
    assertThat(count(export)).isEqualTo(new VisitIntervals.Count(3, 1));
    assertThat(export.told(DETECTOR)).containsExactly("visit-intervals-unique warning StudyDate");
    assertThat(DETECTOR.findings(export.view()).get(0).evidence())
        .isEqualTo("1 of 3 patients with three or more visits");
  }

  @Test
  void fewUniqueOnes_areInformation() {
    LeakExport export = empty();
    for (int p = 0; p < 100; p++) {
      for (int v = 0; v < 3; v++) {
        export.row("p" + p, DAY.format(LocalDate.of(2020, 1, 1).plusDays(7L * v + p % 5)));
      }
    }
    assertThat(export.told(DETECTOR)).isEmpty();
    export.row("q", "20200101").row("q", "20200102").row("q", "20200301");
    assertThat(export.told(DETECTOR)).containsExactly("visit-intervals-unique info StudyDate");
  }

  /** The plain way: a sorted set of days per patient, and a map of sequences. */
  private static VisitIntervals.Count oracle(List<String[]> rows, boolean dropRepeats) {
    Map<String, TreeSet<LocalDate>> visits = new HashMap<>();
    Map<String, List<LocalDate>> all = new HashMap<>();
    for (String[] row : rows) {
      if (!row[0].isEmpty() && !row[1].isEmpty()) {
        LocalDate day = LocalDate.parse(row[1], DAY);
        visits.computeIfAbsent(row[0], k -> new TreeSet<>()).add(day);
        all.computeIfAbsent(row[0], k -> new ArrayList<>()).add(day);
      }
    }
    Map<List<Long>, Long> sequences = new HashMap<>();
    long patients = 0;
    for (String patient : visits.keySet()) {
      List<LocalDate> days =
          dropRepeats
              ? List.copyOf(visits.get(patient))
              : all.get(patient).stream().sorted().toList();
      if (days.size() >= 3) {
        patients++;
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < days.size(); i++) {
          gaps.add(days.get(i).toEpochDay() - days.get(i - 1).toEpochDay());
        }
        sequences.merge(gaps, 1L, Long::sum);
      }
    }
    return new VisitIntervals.Count(
        patients, sequences.values().stream().filter(n -> n == 1).count());
  }

  @Test
  void seededExports_likeTheOracle_andUnlikeOneThatCountsRows() {
    int differences = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      int patients = random.between(1, 40);
      int span = random.oneOf(List.of(3, 6, 30));
      List<String[]> rows = new ArrayList<>();
      LeakExport export = empty();
      int count = random.below(200);
      for (int i = 0; i < count; i++) {
        String patient = random.chance(0.05) ? "" : "p" + random.below(patients);
        LocalDate day = LocalDate.of(1999, 12, 30).plusDays(random.below(span));
        String cell = random.chance(0.05) ? "" : DAY.format(day);
        rows.add(new String[] {patient, cell});
        export.row(patient, cell);
      }
      VisitIntervals.Count counted = count(export);
      assertThat(counted).as("seed %s", seed).isEqualTo(oracle(rows, true));
      assertThat(count(export.reversed())).isEqualTo(counted);
      differences += counted.equals(oracle(rows, false)) ? 0 : 1;
    }
    assertThat(differences).as("a count of rows instead of days is noticed").isGreaterThan(50);
  }

  @Test
  void intervalColumns_areToldWhenThereIsNoDate() {
    LeakExport export =
        new LeakExport()
            .key()
            .unknown("days_from_registration", ValueFormat.NUMBER)
            .unknown("Comment", ValueFormat.TEXT)
            .row("a", "12", "interval")
            .row("a", "40", "x");
    assertThat(export.told(DETECTOR))
        .containsExactly("visit-intervals-told info days_from_registration");
    assertThat(new LeakExport().key().unknown("Interval", ValueFormat.NUMBER).told(DETECTOR))
        .isEmpty();
  }

  @Test
  void withoutPatientKey_nothingIsToldAboutPatients() {
    LeakExport export = new LeakExport().date("StudyDate");
    export.row("20200101").row("20200103").row("20200109");
    assertThat(export.told(DETECTOR)).isEmpty();
  }
}
