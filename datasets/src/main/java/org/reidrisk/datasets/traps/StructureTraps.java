package org.reidrisk.datasets.traps;

import static org.reidrisk.datasets.traps.Trap.variant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/** Columns that repeat, or give away, what another column holds. */
final class StructureTraps {
  private static final String SERIAL = "DeviceSerialNumber";
  private static final String PROFILE = "recon_profile";
  private static final String UNKNOWN = "field_12";

  static final List<Trap> ALL =
      List.of(
          Trap.of(
              "private-column",
              List.of(
                  variant("brackets", (e, r) -> numbers(e, r, "(0029,1010)")),
                  variant("eight-digits", (e, r) -> numbers(e, r, "0019100C")),
                  variant("comma", (e, r) -> numbers(e, r, "0043,1039"))),
              List.of(
                  variant("brackets", (e, r) -> numbers(e, r, "(0018,0080)")),
                  variant("eight-digits", (e, r) -> numbers(e, r, "00180081")),
                  variant("comma", (e, r) -> numbers(e, r, "0018,1151")))),
          Trap.of(
              "two-columns-one-attribute",
              List.of(
                  variant("suffix", (e, r) -> twice(e, "StudyDate", "StudyDate_DICOM")),
                  variant("name", (e, r) -> twice(e, "PatientAge", "Patient's Age")),
                  variant("tag", (e, r) -> twice(e, "PatientSex", "(0010,0040)"))),
              List.of(
                  variant("same-day-of-series", (e, r) -> twice(e, "StudyDate", "SeriesDate")),
                  variant(
                      "same-words-of-series",
                      (e, r) -> twice(e, "StudyDescription", "ProtocolName")),
                  variant(
                      "same-modality-of-study",
                      (e, r) -> twice(e, "Modality", "ModalitiesInStudy")))),
          Trap.of(
              "functional-dependency",
              List.of(variant("a-code-per-machine", (e, r) -> profiles(e, r, 0))),
              List.of(
                  variant("two-codes-per-two-machines", StructureTraps::sharedProfiles),
                  variant("one-row-in-eight-otherwise", (e, r) -> profiles(e, r, 8)))),
          Trap.of(
              "near-duplicate-column",
              List.of(
                  variant("same", (e, r) -> days(e, r, false, 0)),
                  variant("iso", (e, r) -> days(e, r, true, 0)),
                  variant("one-in-forty-otherwise", (e, r) -> days(e, r, false, 40))),
              List.of(
                  variant("same-days-other-rows", StructureTraps::shuffledDays),
                  variant("days-of-the-same-years", StructureTraps::otherDays))),
          Trap.of(
              "hidden-birth-date",
              List.of(
                  variant("eight-digits", (e, r) -> births(e, false)),
                  variant("iso", (e, r) -> births(e, true))),
              List.of(
                  variant("first-use-of-the-machine", StructureTraps::machineDays),
                  variant("day-of-enrolment", StructureTraps::enrolment))),
          Trap.of(
              "role-contradiction",
              List.of(variant("birth-date-called-other", StructureTraps::birthDate)),
              List.of(variant("exposure-called-other", (e, r) -> numbers(e, r, "ExposureTime")))));

  private StructureTraps() {}

  private static List<String> numbers(Export export, SeededRandom random, String column) {
    export.fillRows(column, study -> Integer.toString(10 * random.between(20, 60)));
    return List.of(column);
  }

  private static List<String> twice(Export export, String column, String again) {
    export.keepKeywords();
    List<String> cells = List.copyOf(export.cells(column));
    export.fillRows(again, study -> "");
    List<String> copies = export.cells(again);
    for (int row = 0; row < cells.size(); row++) {
      copies.set(row, cells.get(row));
    }
    return List.of(column, again);
  }

  /** Without the station name, no other column tells one machine of a model from its twin. */
  private static List<String> profiles(Export export, SeededRandom random, int otherwise) {
    export.remove("StationName");
    export.fillMachines(SERIAL, Machine::serial);
    export.fillMachines(PROFILE, machine -> profile(machine.number(), random.below(90)));
    if (otherwise > 0) {
      List<String> all = export.cells(PROFILE).stream().distinct().sorted().toList();
      List<String> cells = export.cells(PROFILE);
      for (int row : export.someRows(export.size() / otherwise, random)) {
        cells.set(row, all.get(random.below(all.size())));
      }
    }
    return List.of(PROFILE, SERIAL);
  }

  private static List<String> sharedProfiles(Export export, SeededRandom random) {
    export.remove("StationName");
    export.fillMachines(SERIAL, Machine::serial);
    export.fillRows(PROFILE, study -> profile((study.machine().number() + 1) / 2, random.below(2)));
    return List.of(PROFILE, SERIAL);
  }

  private static String profile(int letter, int number) {
    return "RP" + (char) ('A' + letter) + (10 + number);
  }

  private static List<String> days(Export export, SeededRandom random, boolean iso, int otherwise) {
    export.fillStudies(
        UNKNOWN, study -> iso ? study.shiftedDay().toString() : Digits.date(study.shiftedDay()));
    if (otherwise > 0) {
      List<String> cells = export.cells(UNKNOWN);
      for (int row : export.someRows(export.size() / otherwise, random)) {
        cells.set(row, Digits.date(export.study(row).shiftedDay().plusDays(1)));
      }
    }
    return List.of(UNKNOWN, "StudyDate");
  }

  private static List<String> shuffledDays(Export export, SeededRandom random) {
    days(export, random, false, 0);
    List<String> shuffled = new ArrayList<>(export.cells(UNKNOWN));
    random.shuffle(shuffled);
    List<String> cells = export.cells(UNKNOWN);
    for (int row = 0; row < cells.size(); row++) {
      cells.set(row, shuffled.get(row));
    }
    return List.of(UNKNOWN, "StudyDate");
  }

  private static List<String> otherDays(Export export, SeededRandom random) {
    export.fillStudies(
        UNKNOWN, study -> Digits.date(LocalDate.of(2016, 1, 1).plusDays(random.below(2_200))));
    return List.of(UNKNOWN, "StudyDate");
  }

  private static List<String> births(Export export, boolean iso) {
    export.fillPatients(
        "field_07",
        patient -> {
          LocalDate birth = patient.birth().plusDays(patient.shift());
          return iso ? birth.toString() : Digits.date(birth);
        });
    return List.of("field_07");
  }

  private static List<String> machineDays(Export export, SeededRandom random) {
    export.fillMachines(
        "field_07", machine -> Digits.date(LocalDate.of(2004, 1, 1).plusDays(random.below(3_000))));
    return List.of("field_07");
  }

  private static List<String> enrolment(Export export, SeededRandom random) {
    export.fillPatients(
        "field_07",
        patient ->
            Digits.date(patient.firstVisit().plusDays(patient.shift() - random.between(1, 40))));
    return List.of("field_07");
  }

  private static List<String> birthDate(Export export, SeededRandom random) {
    export.fillPatients(
        "PatientBirthDate", patient -> Digits.date(patient.birth().plusDays(patient.shift())));
    return List.of("PatientBirthDate");
  }
}
