package org.reidrisk.datasets.traps;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * The patients and studies of one pair of tables; both tables of a pair show the same ones.
 *
 * @param studies patient by patient in an order that tells nothing, visits in order
 */
record Cohort(List<Machine> fleet, List<Study> studies) {

  /** How often patients come. */
  enum Visits {
    /** Once to four times; 75 to 95 patients. */
    FEW,
    /** Three to five times; 60 to 66 patients. */
    MANY
  }

  private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 4);
  private static final int DAYS = 2_000;

  static Cohort invent(Visits visits, SeededRandom random) {
    List<Machine> fleet = Machine.fleet(random);
    int people = visits == Visits.FEW ? random.between(75, 95) : random.between(60, 66);
    List<LocalDate> firstVisits = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      firstVisits.add(workingDay(FIRST_DAY.plusDays(random.below(DAYS)), random));
    }
    firstVisits.sort(Comparator.naturalOrder());
    List<Integer> pseudonyms = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      pseudonyms.add(100_000 + 8_000 * i + random.below(8_000));
    }
    random.shuffle(pseudonyms);
    List<Patient> patients = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      LocalDate first = firstVisits.get(i);
      patients.add(
          new Patient(
              i + 1,
              random.word("F", "M"),
              first.minusDays((long) (365.25 * random.between(20, 78)) + random.below(365)),
              first,
              "TRP-" + Digits.padded(pseudonyms.get(i), 6),
              random.between(1, 364) * (random.chance(0.5) ? 1 : -1)));
    }
    random.shuffle(patients);
    List<Study> studies = new ArrayList<>();
    for (Patient patient : patients) {
      addStudies(patient, visits, fleet, studies, random);
    }
    return new Cohort(fleet, studies);
  }

  private static void addStudies(
      Patient patient,
      Visits visits,
      List<Machine> fleet,
      List<Study> studies,
      SeededRandom random) {
    int count =
        visits == Visits.FEW
            ? 1 + random.weighted(0.45, 0.3, 0.15, 0.1)
            : 3 + random.weighted(0.6, 0.3, 0.1);
    Machine usual = fleet.get(random.below(fleet.size()));
    LocalDate day = patient.firstVisit();
    for (int visit = 0; visit < count; visit++) {
      Machine machine = random.chance(0.7) ? usual : fleet.get(random.below(fleet.size()));
      studies.add(
          new Study(studies.size(), patient, visit, day, random.between(27_000, 64_800), machine));
      day = workingDay(day.plusDays(random.between(20, 240)), random);
    }
  }

  /** Moves a weekend to the Monday after it, but for one visit in twenty. */
  private static LocalDate workingDay(LocalDate day, SeededRandom random) {
    boolean emergency = random.chance(0.05);
    int past = day.getDayOfWeek().getValue() - DayOfWeek.SATURDAY.getValue();
    return past < 0 || emergency ? day : day.plusDays(2 - past);
  }
}
