package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.value.ValueFormat;

class AgeChecksTest {
  private static final LeakDetector DETECTOR = new AgeChecks();
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private static LeakExport ages(String... cells) {
    LeakExport export = new LeakExport().key().age();
    for (int i = 0; i < cells.length; i++) {
      export.row("p" + i % 3, cells[i]);
    }
    return export;
  }

  private static List<String> evidence(LeakExport export) {
    return DETECTOR.findings(export.view()).stream().map(Finding::evidence).toList();
  }

  @Test
  void agesOver89() {
    LeakExport export = ages("091Y", "58", "90", "102.0", "089Y", "89+", "90+", ">89");
    assertThat(export.told(DETECTOR)).containsExactly("age-over-89 warning PatientAge");
    assertThat(evidence(export)).containsExactly("2 of 3 patients, 3 rows, 3 different ages");
  }

  @Test
  void openEndsAndYoungerOnes_areNoLeak() {
    assertThat(ages("089Y", "89", "89.0", "89+", "90+", ">89", "045Y", "001Y", "1").told(DETECTOR))
        .isEmpty();
    assertThat(ages("n/a", "", "old", "1".repeat(1 << 20), "9999999999").told(DETECTOR)).isEmpty();
  }

  @Test
  void infants() {
    LeakExport export = ages("018M", "003W", "004D", "0.5", "0", "34");
    assertThat(export.told(DETECTOR))
        .containsExactly("age-of-infants warning PatientAge", "age-in-months info PatientAge");
    assertThat(evidence(export)).containsExactly("3 of 3 patients, 4 rows", "1 row");
    LeakExport children = new LeakExport().key().age();
    for (int i = 0; i < 100; i++) {
      children.row("p" + i, String.format(Locale.ROOT, "%03dM", i % 12));
    }
    assertThat(children.told(DETECTOR)).containsExactly("age-of-infants info PatientAge");
  }

  @Test
  void aDateAsLongAgoAsTheAge_isThatOfTheBirth() {
    assertThat(withUnnamedDate(0).told(DETECTOR)).contains("dates-of-birth-unnamed warning Field");
    assertThat(withUnnamedDate(2000).told(DETECTOR))
        .doesNotContain("dates-of-birth-unnamed warning Field");
  }

  /** Thirty patients of many ages, with a column of dates so many days from their births. */
  private static LeakExport withUnnamedDate(int days) {
    LeakExport export =
        new LeakExport().key().age().date("StudyDate").unknown("Field", ValueFormat.DATE);
    LocalDate visit = LocalDate.of(2024, 5, 17);
    for (int i = 0; i < 30; i++) {
      LocalDate birth = visit.minusYears(20 + i).minusDays(11L * i + 3);
      export.row(
          "p" + i,
          String.format(Locale.ROOT, "%03dY", 20 + i),
          visit.format(DAY),
          birth.plusDays(i % 2 == 0 ? days : -days).format(DAY));
    }
    return export;
  }

  @Test
  void withoutPatientKey_rowsAreCounted_andASampleIsCalledSo() {
    LeakExport export = new LeakExport().age().row("095Y").row("096Y").row("020Y");
    assertThat(evidence(export)).containsExactly("2 rows, 2 different ages");
  }

  private static LeakExport both() {
    return new LeakExport().key().birth().date("StudyDate").age();
  }

  @Test
  void contradictions_likeAnOracle() {
    SplitMix64 random = new SplitMix64(1);
    LeakExport export = both();
    int wrong = 0;
    for (int i = 0; i < 500; i++) {
      LocalDate birth = LocalDate.of(1930, 1, 1).plusDays(random.below(25_000));
      LocalDate visit = LocalDate.of(2020, 1, 1).plusDays(random.below(1000));
      int error = random.chance(0.3) ? random.between(-6, 6) : 0;
      long age = ChronoUnit.YEARS.between(birth, visit) + error;
      wrong += error > 1 || error < -1 ? 1 : 0;
      export.row("p" + i, DAY.format(birth), DAY.format(visit), age);
    }
    Finding finding =
        DETECTOR.findings(export.view()).stream()
            .filter(f -> f.code().equals("age-contradicts-dates"))
            .findFirst()
            .orElseThrow();
    long told = Long.parseLong(finding.evidence().split(" ", 2)[0]);
    // One year off may be within a year of the exact age or not; two years never are.
    assertThat(told).isBetween((long) wrong - 60, (long) wrong + 60);
    assertThat(told).isGreaterThan(60);
    assertThat(finding.evidence()).endsWith(" of 500 rows");
  }

  @Test
  void rightAges_neverContradict() {
    SplitMix64 random = new SplitMix64(2);
    LeakExport export = both();
    for (int i = 0; i < 2000; i++) {
      LocalDate birth = LocalDate.of(1935, 1, 1).plusDays(random.below(30_000));
      LocalDate visit = birth.plusDays(random.below(32_000));
      long age = ChronoUnit.YEARS.between(birth, visit);
      export.row("p" + i, DAY.format(birth), DAY.format(visit), age + (i % 2 == 0 ? "Y" : ""));
    }
    assertThat(DETECTOR.findings(export.view()).stream().map(Finding::code))
        .contains("age-to-the-day")
        .doesNotContain("age-contradicts-dates", "visit-before-birth");
  }

  @Test
  void twoYearsOff_contradictAlways_oneYearNeverBeyondRounding() {
    LeakExport export =
        both()
            .row("a", "19800615", "20200616", "38")
            .row("b", "19800615", "20200616", "37")
            .row("c", "19800615", "20200616", "41")
            .row("d", "19800615", "20200616", "42")
            .row("e", "19300615", "20240616", "89+");
    assertThat(evidence(export)).contains("3 of 5 rows");
  }

  @Test
  void visitsBeforeTheBirth() {
    LeakExport export =
        both().row("a", "20000101", "19991231", "").row("b", "19700203", "2000-03-04", "");
    assertThat(export.told(DETECTOR))
        .containsExactly(
            "visit-before-birth warning PatientBirthDate",
            "age-to-the-day warning PatientBirthDate");
    assertThat(evidence(export)).containsExactly("1 of 2 rows", "1 patients");
  }

  @Test
  void birthYearsAlone_giveNoExactAge() {
    LeakExport export = both();
    for (int i = 0; i < 50; i++) {
      export.row("p" + i, (1940 + i) + (i % 2 == 0 ? "0101" : "0701"), "20200304", "");
    }
    assertThat(export.told(DETECTOR)).isEmpty();
    assertThat(new LeakExport().key().birth().row("a", "19700203").told(DETECTOR)).isEmpty();
  }

  @Test
  void theOrderOfRows_changesNothing() {
    LeakExport export = both();
    SplitMix64 random = new SplitMix64(3);
    for (int i = 0; i < 200; i++) {
      export.row(
          "p" + random.below(50),
          "19" + random.between(10, 99) + "0203",
          "20200304",
          random.below(100));
    }
    List<Finding> findings = DETECTOR.findings(export.view());
    assertThat(findings).hasSizeGreaterThan(2);
    assertThat(DETECTOR.findings(export.reversed().view())).isEqualTo(findings);
  }
}
