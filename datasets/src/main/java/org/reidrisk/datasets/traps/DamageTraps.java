package org.reidrisk.datasets.traps;

import static org.reidrisk.datasets.traps.Trap.variant;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/** What spreadsheets do to cells. */
final class DamageTraps {
  private static final String ACCESSION = "AccessionNumber";
  private static final String DATE = "StudyDate";
  private static final LocalDate SPREADSHEET_DAY_0 = LocalDate.of(1899, 12, 30);

  static final List<Trap> ALL =
      List.of(
          Trap.of(
              "damage-exponents",
              List.of(
                  variant("capital-e", (e, r) -> codes(e, s -> exponent(r) + "E+15")),
                  variant(
                      "some-cells",
                      (e, r) ->
                          codes(
                              e,
                              s ->
                                  s.number() % 9 == 1
                                      ? exponent(r) + "E+15"
                                      : Uids.digits(16, r)))),
              List.of(
                  variant("sixteen-digits", (e, r) -> codes(e, s -> Uids.digits(16, r))),
                  variant(
                      "hexadecimal",
                      (e, r) -> codes(e, s -> r.between(1_000, 9_999) + "E" + r.between(10, 99))),
                  variant(
                      "part-numbers",
                      (e, r) ->
                          codes(e, s -> "E+" + r.between(10, 99) + "/" + Uids.digits(5, r))))),
          Trap.of(
              "damage-lost-zeros",
              List.of(
                  variant(
                      "times", (e, r) -> times(e, s -> withoutZeros(Digits.time(s.secondOfDay())))),
                  variant(
                      "times-with-fraction",
                      (e, r) -> times(e, s -> withoutZeros(Digits.time(s.secondOfDay())) + ".25"))),
              List.of(
                  variant("times", (e, r) -> times(e, s -> Digits.time(s.secondOfDay()))),
                  variant(
                      "hours-and-minutes",
                      (e, r) -> times(e, s -> Digits.time(s.secondOfDay()).substring(0, 4))))),
          Trap.of(
              "damage-serial-days",
              List.of(
                  variant("all", (e, r) -> dates(e, s -> serialDay(s.shiftedDay()))),
                  variant(
                      "a-third",
                      (e, r) ->
                          dates(
                              e,
                              s ->
                                  s.number() % 3 == 0
                                      ? serialDay(s.shiftedDay())
                                      : Digits.date(s.shiftedDay())))),
              List.of(
                  variant("age-in-days", DamageTraps::ageInDays),
                  variant("clean", (e, r) -> dates(e, s -> Digits.date(s.shiftedDay()))))),
          Trap.of(
              "mixed-date-spellings",
              List.of(
                  variant(
                      "three",
                      (e, r) -> dates(e, s -> spelling(s.shiftedDay(), s.machine().number() % 3))),
                  variant(
                      "a-few-retyped",
                      (e, r) ->
                          dates(e, s -> spelling(s.shiftedDay(), s.number() % 15 == 1 ? 2 : 0)))),
              List.of(
                  variant(
                      "one-and-missing",
                      (e, r) ->
                          dates(e, s -> s.number() % 15 == 1 ? "" : Digits.date(s.shiftedDay()))),
                  variant("iso-only", (e, r) -> dates(e, s -> s.shiftedDay().toString())))));

  private DamageTraps() {}

  private static List<String> codes(Export export, Function<Study, String> code) {
    export.fillStudies(ACCESSION, code);
    return List.of(ACCESSION);
  }

  private static List<String> times(Export export, Function<Study, String> time) {
    export.fillStudies("StudyTime", time);
    return List.of("StudyTime");
  }

  private static List<String> dates(Export export, Function<Study, String> date) {
    export.fillStudies(DATE, date);
    return List.of(DATE);
  }

  private static String exponent(SeededRandom random) {
    return Digits.decimal(random.between(100_000, 999_999), 5);
  }

  private static String withoutZeros(String digits) {
    return Long.toString(Long.parseLong(digits));
  }

  private static String serialDay(LocalDate day) {
    return Long.toString(ChronoUnit.DAYS.between(SPREADSHEET_DAY_0, day));
  }

  private static List<String> ageInDays(Export export, SeededRandom random) {
    export.fillStudies("age_days", study -> Long.toString(study.days()));
    return List.of("age_days", DATE);
  }

  private static String spelling(LocalDate day, int style) {
    String date = Digits.date(day);
    return switch (style) {
      case 0 -> date;
      case 1 -> day.toString();
      default -> date.substring(6) + "." + date.substring(4, 6) + "." + date.substring(0, 4);
    };
  }
}
