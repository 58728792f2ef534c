package org.reidrisk.datasets.traps;

import static org.reidrisk.datasets.traps.Trap.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/** What an export says was done to it, and flags, against what its columns hold. */
final class ClaimTraps {
  private static final String METHODS = "DeidentificationMethodCodeSequence";
  private static final String DATES = "LongitudinalTemporalInformationModified";
  private static final String REMOVED = "PatientIdentityRemoved";
  private static final String SERIAL = "DeviceSerialNumber";
  private static final String NAME = "PatientName";

  /** Basic profile, clean descriptors, modified dates, patients, devices, institutions kept. */
  private static final List<String> ALL_CODES =
      List.of("113100", "113105", "113107", "113108", "113109", "113112");

  static final List<Trap> ALL =
      List.of(
          Trap.of(
              "claim-device-kept",
              List.of(variant("serial-filled", (e, r) -> device(e, r, "113109", true))),
              List.of(
                  variant("option-claimed", (e, r) -> device(e, r, "", true)),
                  variant("devices-emptied", (e, r) -> device(e, r, "113109", false)))),
          Trap.of(
              "claim-characteristics-kept",
              List.of(variant("age-and-sex-filled", (e, r) -> characteristics(e, r, false))),
              List.of(
                  variant(
                      "option-claimed", (e, r) -> methods(e, r, "", "PatientAge", "PatientSex")),
                  variant("emptied", (e, r) -> characteristics(e, r, true)))),
          Trap.of(
              "claim-dates-modified",
              List.of(variant("yet-unmodified", (e, r) -> dates(e, r, "UNMODIFIED", "113107"))),
              List.of(
                  variant("and-modified", (e, r) -> dates(e, r, "MODIFIED", "113107")),
                  variant("full-dates-claimed", (e, r) -> dates(e, r, "UNMODIFIED", "113106")))),
          Trap.of(
              "claim-dates-removed",
              List.of(variant("yet-filled", (e, r) -> flag(e, "REMOVED"))),
              List.of(
                  variant("and-emptied", ClaimTraps::datesEmptied),
                  variant("modified-and-filled", (e, r) -> flag(e, "MODIFIED")))),
          Trap.of(
              "claim-identity-removed",
              List.of(
                  variant("names-filled", (e, r) -> names(e, p -> name(r))),
                  variant(
                      "some-names-filled",
                      (e, r) -> names(e, p -> p.rank() % 12 == 1 ? name(r) : ""))),
              List.of(
                  variant("names-are-pseudonyms", (e, r) -> names(e, Patient::pseudonym)),
                  variant("names-are-dummies", (e, r) -> names(e, p -> "ANONYMOUS")),
                  variant("names-empty", (e, r) -> names(e, p -> "")))),
          yesOrNo("burned-in-annotation", "BurnedInAnnotation"),
          yesOrNo("recognisable-features", "RecognizableVisualFeatures"));

  private ClaimTraps() {}

  private static Trap yesOrNo(String kind, String column) {
    return Trap.of(
        kind,
        List.of(
            variant("some-yes", (e, r) -> answers(e, column, r, "YES", "NO", "NO")),
            variant("yes-or-missing", (e, r) -> answers(e, column, r, "YES", "", ""))),
        List.of(
            variant("all-no", (e, r) -> answers(e, column, r, "NO", "NO", "NO")),
            variant("no-or-missing", (e, r) -> answers(e, column, r, "NO", "NO", ""))));
  }

  private static List<String> answers(
      Export export, String column, SeededRandom random, String... answers) {
    export.fillStudies(column, study -> random.word(answers));
    return List.of(column);
  }

  /** Claims all options but one. */
  private static List<String> methods(
      Export export, SeededRandom random, String without, String... columns) {
    List<String> codes = new ArrayList<>(ALL_CODES);
    codes.remove(without);
    return claim(export, random, codes, columns);
  }

  private static List<String> claim(
      Export export, SeededRandom random, List<String> codes, String... columns) {
    String cell =
        random.chance(0.5) ? String.join("\\", codes) : "['" + String.join("', '", codes) + "']";
    export.fillRows(METHODS, study -> cell);
    List<String> labelled = new ArrayList<>(List.of(columns));
    labelled.add(METHODS);
    return labelled;
  }

  private static List<String> device(
      Export export, SeededRandom random, String without, boolean filled) {
    if (!filled) {
      export.remove("StationName");
    }
    export.fillMachines(SERIAL, machine -> filled ? machine.serial() : "");
    return methods(export, random, without, SERIAL);
  }

  private static List<String> characteristics(Export export, SeededRandom random, boolean emptied) {
    if (emptied) {
      export.fillRows("PatientAge", study -> "");
      export.fillRows("PatientSex", study -> "");
    }
    return methods(export, random, "113108", "PatientAge", "PatientSex");
  }

  private static List<String> dates(
      Export export, SeededRandom random, String flag, String option) {
    List<String> codes = new ArrayList<>(ALL_CODES);
    codes.set(codes.indexOf("113107"), option);
    export.fillStudies("StudyDate", study -> Digits.date(study.shiftedDay()));
    List<String> columns = claim(export, random, codes, DATES);
    export.fillRows(DATES, study -> flag);
    return columns;
  }

  private static List<String> flag(Export export, String flag) {
    export.fillRows(DATES, study -> flag);
    return List.of(DATES, "StudyDate");
  }

  private static List<String> datesEmptied(Export export, SeededRandom random) {
    export.fillRows("StudyDate", study -> "");
    return flag(export, "REMOVED");
  }

  private static List<String> names(Export export, Function<Patient, String> name) {
    export.fillPatients(NAME, name);
    export.fillRows(REMOVED, study -> "YES");
    return List.of(NAME, REMOVED);
  }

  private static String name(SeededRandom random) {
    return Words.capitals(Words.surname(random) + "^" + Words.givenName(random));
  }
}
