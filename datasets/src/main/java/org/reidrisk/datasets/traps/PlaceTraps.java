package org.reidrisk.datasets.traps;

import static org.reidrisk.datasets.traps.Trap.variant;

import java.util.List;
import java.util.function.Function;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/** Postal codes of patients: US ZIP codes and their first three digits. */
final class PlaceTraps {
  private static final String[] POPULOUS = {"100", "112", "606", "750", "770", "900", "941", "981"};
  private static final String[] RESTRICTED = {
    "036", "059", "102", "203", "692", "821", "830", "893"
  };

  static final List<Trap> ALL =
      List.of(
          Trap.of(
              "postal-code-5",
              List.of(
                  variant("five-digits", (e, r) -> codes(e, r, p -> five(r))),
                  variant(
                      "nine-digits",
                      (e, r) -> codes(e, r, p -> five(r) + "-" + Uids.digits(4, r)))),
              List.of(
                  variant("three-digits", (e, r) -> codes(e, r, p -> r.word(POPULOUS))),
                  variant(
                      "three-digits-and-stars",
                      (e, r) -> codes(e, r, p -> r.word(POPULOUS) + "**")))),
          Trap.of(
              "postal-code-restricted",
              List.of(
                  variant(
                      "a-tenth",
                      (e, r) ->
                          codes(
                              e,
                              r,
                              p -> p.rank() % 10 == 1 ? r.word(RESTRICTED) : r.word(POPULOUS))),
                  variant(
                      "leading-zero-lost",
                      (e, r) ->
                          codes(
                              e,
                              r,
                              p ->
                                  p.rank() % 10 == 1
                                      ? r.word("36", "59", "63")
                                      : r.word(POPULOUS)))),
              List.of(
                  variant("populous", (e, r) -> codes(e, r, p -> r.word(POPULOUS))),
                  variant(
                      "restricted-as-zeros",
                      (e, r) -> codes(e, r, p -> p.rank() % 10 == 1 ? "000" : r.word(POPULOUS))))));

  private PlaceTraps() {}

  private static List<String> codes(
      Export export, SeededRandom random, Function<Patient, String> code) {
    String column = random.word("Zip_Code", "postal_code", "ZIP");
    export.fillPatients(column, code);
    return List.of(column);
  }

  private static String five(SeededRandom random) {
    return random.word(POPULOUS) + Digits.padded(random.below(100), 2);
  }
}
