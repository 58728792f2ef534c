package org.reidrisk.datasets.traps;

import static org.reidrisk.datasets.traps.Trap.variant;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/** Dates and times that say more than they should. */
final class DateTraps {
  private static final String DATE = "StudyDate";
  private static final String TIME = "StudyTime";

  static final List<Trap> ALL =
      List.of(
          Trap.of(
              "dates-real-weekdays",
              List.of(
                  variant("true-dates", (e, r) -> dates(e, Study::day)),
                  variant("shifted-by-whole-weeks", DateTraps::wholeWeeks)),
              List.of(
                  variant("shift-per-patient", (e, r) -> dates(e, Study::shiftedDay)),
                  variant(
                      "shift-per-study",
                      (e, r) -> dates(e, s -> s.day().plusDays(r.between(-180, 180)))))),
          Trap.of(
              "dates-anchored",
              List.of(
                  variant("from-1960", (e, r) -> anchored(e, LocalDate.of(1960, 1, 1))),
                  variant("from-1975", (e, r) -> anchored(e, LocalDate.of(1975, 1, 1))),
                  variant("next-century", DateTraps::nextCentury)),
              List.of(
                  variant("true-dates-births-around-1960", DateTraps::birthsAround1960),
                  variant("old-archive", (e, r) -> dates(e, s -> s.day().minusYears(18))),
                  variant("shift-per-patient", (e, r) -> dates(e, Study::shiftedDay)))),
          new Trap(
              "visit-intervals-survive",
              Cohort.Visits.MANY,
              List.of(
                  variant("shift-per-patient", (e, r) -> dates(e, Study::shiftedDay)),
                  variant("from-1960", (e, r) -> anchored(e, LocalDate.of(1960, 1, 1)))),
              List.of(
                  variant("one-schedule", DateTraps::oneSchedule),
                  variant("two-visits", DateTraps::twoVisits))),
          Trap.of(
              "time-of-day",
              List.of(
                  variant("seconds", (e, r) -> times(e, s -> Digits.time(s.secondOfDay()))),
                  variant(
                      "microseconds",
                      (e, r) ->
                          times(
                              e,
                              s ->
                                  Digits.time(s.secondOfDay())
                                      + "."
                                      + Digits.padded(r.below(1_000_000), 6))),
                  variant("clock-with-seconds", (e, r) -> times(e, DateTraps::clock))),
              List.of(
                  variant(
                      "full-hours",
                      (e, r) -> times(e, s -> Digits.time(s.secondOfDay() / 3600 * 3600))),
                  variant(
                      "full-hours-with-fraction",
                      (e, r) ->
                          times(e, s -> Digits.time(s.secondOfDay() / 3600 * 3600) + ".000000")),
                  variant(
                      "morning-or-afternoon",
                      (e, r) -> times(e, s -> s.secondOfDay() < 43_200 ? "090000" : "150000")))));

  private DateTraps() {}

  private static List<String> dates(Export export, Function<Study, LocalDate> day) {
    export.fillStudies(DATE, study -> Digits.date(day.apply(study)));
    return List.of(DATE);
  }

  private static List<String> times(Export export, Function<Study, String> time) {
    export.fillStudies(TIME, time);
    return List.of(TIME);
  }

  private static String clock(Study study) {
    return Digits.clock(study.secondOfDay() / 60)
        + ":"
        + Digits.padded(study.secondOfDay() % 60, 2);
  }

  private static List<String> wholeWeeks(Export export, SeededRandom random) {
    int weeks = random.between(20, 60);
    return dates(export, study -> study.day().plusDays(7L * (weeks + study.patient().rank() % 50)));
  }

  private static List<String> anchored(Export export, LocalDate anchor) {
    return dates(
        export,
        study ->
            anchor.plusDays(study.day().toEpochDay() - study.patient().firstVisit().toEpochDay()));
  }

  private static List<String> nextCentury(Export export, SeededRandom random) {
    int first = random.between(90, 120);
    return dates(
        export, study -> study.shiftedDay().plusYears(first + study.patient().rank() % 60));
  }

  private static List<String> birthsAround1960(Export export, SeededRandom random) {
    export.fillPatients(
        "PatientBirthDate",
        patient -> Digits.date(LocalDate.of(1960, 1, 1).plusDays(random.between(-700, 700))));
    dates(export, Study::day);
    return List.of(DATE, "PatientBirthDate");
  }

  /** Everybody comes again after half a year, half a year and a year. */
  private static List<String> oneSchedule(Export export, SeededRandom random) {
    int[] daysAfter = {0, 182, 364, 728, 1092};
    return dates(
        export,
        study ->
            study
                .patient()
                .firstVisit()
                .plusDays(study.patient().shift() + daysAfter[study.visit()]));
  }

  /** Later visits fall on the day of the second, one, two or four weeks after the first. */
  private static List<String> twoVisits(Export export, SeededRandom random) {
    int[] daysAfter = {7, 14, 28};
    return dates(
        export,
        study ->
            study
                .patient()
                .firstVisit()
                .plusDays(
                    study.patient().shift()
                        + (study.visit() == 0 ? 0 : daysAfter[study.patient().rank() % 3])));
  }
}
