package org.reidrisk.datasets.traps;

import static org.reidrisk.datasets.traps.Trap.variant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/** Ages that stand out, and ages that say something else than the birth date. */
final class AgeTraps {
  static final List<Trap> ALL =
      List.of(
          Trap.of(
              "age-over-89",
              List.of(
                  variant(
                      "age-strings", (e, r) -> some(e, r, years -> age(r.between(90, 101), "Y"))),
                  variant("plain-numbers", (e, r) -> numbers(e, r, () -> r.between(90, 101)))),
              List.of(
                  variant("months-weeks-and-days", (e, r) -> some(e, r, years -> manyUnits(r))),
                  variant("grouped-as-90-plus", (e, r) -> grouped(e, r, "90+")),
                  variant("top-coded-at-89", (e, r) -> some(e, r, years -> "089Y")),
                  variant("plain-numbers-to-89", (e, r) -> numbers(e, r, () -> r.between(85, 89))),
                  variant("grouped-as-over-89", (e, r) -> grouped(e, r, ">89")))),
          Trap.of(
              "age-under-one-year",
              List.of(
                  variant("weeks", (e, r) -> some(e, r, years -> age(r.between(4, 12), "W"))),
                  variant("days", (e, r) -> some(e, r, years -> age(r.between(1, 27), "D"))),
                  variant("months", (e, r) -> some(e, r, years -> age(r.between(3, 11), "M")))),
              List.of(
                  variant(
                      "months-above-12",
                      (e, r) -> some(e, r, years -> age(r.between(13, 30), "M"))),
                  variant(
                      "weeks-above-52",
                      (e, r) -> some(e, r, years -> age(r.between(60, 120), "W"))),
                  variant(
                      "days-above-365",
                      (e, r) -> some(e, r, years -> age(r.between(400, 900), "D"))),
                  variant(
                      "one-and-two-years",
                      (e, r) -> some(e, r, years -> age(r.between(1, 2), "Y"))))),
          Trap.of(
              "birth-date-contradicts-age",
              List.of(
                  variant(
                      "ages-of-other-people",
                      (e, r) -> births(e, r, s -> s.years() + 4 + r.below(9))),
                  variant("dates-shifted-births-not", AgeTraps::forgottenBirths)),
              List.of(
                  variant("birthdays-between-visits", (e, r) -> births(e, r, Study::years)),
                  variant("years-subtracted", (e, r) -> births(e, r, AgeTraps::yearDifference)),
                  variant(
                      "ages-rounded",
                      (e, r) -> births(e, r, s -> (int) StrictMath.round(s.days() / 365.25))))));

  private static final String AGE = "PatientAge";

  private AgeTraps() {}

  @FunctionalInterface
  private interface Years {
    int draw();
  }

  private static String age(int count, String unit) {
    return Digits.padded(count, 3) + unit;
  }

  private static String manyUnits(SeededRandom random) {
    return switch (random.below(3)) {
      case 0 -> age(random.between(91, 98), "M");
      case 1 -> age(random.between(91, 104), "W");
      default -> age(random.between(400, 900), "D");
    };
  }

  /** Gives three to five patients another age, the same at all their visits. */
  private static List<String> some(
      Export export, SeededRandom random, Function<Integer, String> other) {
    List<Patient> chosen = choose(export, random);
    for (Patient patient : chosen) {
      String age = other.apply(0);
      replace(export, patient, age);
    }
    return List.of(AGE);
  }

  private static List<String> numbers(Export export, SeededRandom random, Years other) {
    List<Patient> chosen = choose(export, random);
    export.fillStudies(AGE, study -> Integer.toString(study.years()));
    for (Patient patient : chosen) {
      replace(export, patient, Integer.toString(other.draw()));
    }
    return List.of(AGE);
  }

  private static List<String> grouped(Export export, SeededRandom random, String group) {
    export.fillStudies(AGE, study -> Integer.toString(study.years()));
    for (Patient patient : choose(export, random)) {
      replace(export, patient, group);
    }
    return List.of(AGE);
  }

  private static List<Patient> choose(Export export, SeededRandom random) {
    int count = random.between(3, 5);
    List<Patient> patients = new ArrayList<>();
    for (Study study : export.cohort().studies()) {
      if (study.visit() == 0) {
        patients.add(study.patient());
      }
    }
    random.shuffle(patients);
    return patients.subList(0, count);
  }

  private static void replace(Export export, Patient patient, String age) {
    List<String> ages = export.cells(AGE);
    for (int row = 0; row < ages.size(); row++) {
      if (export.study(row).patient().equals(patient)) {
        ages.set(row, age);
      }
    }
  }

  private static List<String> births(
      Export export, SeededRandom random, Function<Study, Integer> years) {
    int wrong = random.between(3, 6);
    export.fillPatients(
        "PatientBirthDate", patient -> Digits.date(patient.birth().plusDays(patient.shift())));
    export.fillStudies(
        AGE,
        study ->
            age(study.patient().rank() % wrong == 0 ? years.apply(study) : study.years(), "Y"));
    return List.of("PatientBirthDate", AGE);
  }

  /** Study dates moved by ten to twenty years, birth dates left: ages no longer fit. */
  private static List<String> forgottenBirths(Export export, SeededRandom random) {
    int shift = random.between(3_650, 7_300);
    export.fillPatients("PatientBirthDate", patient -> Digits.date(patient.birth()));
    export.fillStudies("StudyDate", study -> Digits.date(study.day().minusDays(shift)));
    return List.of("PatientBirthDate", AGE);
  }

  private static int yearDifference(Study study) {
    LocalDate birth = study.patient().birth().plusDays(study.patient().shift());
    return study.shiftedDay().getYear() - birth.getYear();
  }
}
