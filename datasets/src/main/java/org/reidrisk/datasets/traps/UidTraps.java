package org.reidrisk.datasets.traps;

import static org.reidrisk.datasets.traps.Trap.variant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.reidrisk.datasets.bytes.SeededRandom;

/** Machines and makers that show in UIDs and station names. */
final class UidTraps {
  private static final String PROJECT_ROOT = "1.3.6.1.4.1.55555.7.";

  static final List<Trap> ALL =
      List.of(
          Trap.of(
              "uid-serial",
              List.of(
                  variant("one-maker", (e, r) -> serial(e, r, Machine.PHILIPS)),
                  variant("all-makers", (e, r) -> serial(e, r, ""))),
              List.of(
                  variant("other-number-per-machine", UidTraps::numberPerMachine),
                  variant("recoded-serials", UidTraps::recodedSerials))),
          Trap.of(
              "uid-maker-root",
              List.of(
                  variant("ge", (e, r) -> makerRoot(e, r, Machine.GE)),
                  variant("siemens", (e, r) -> makerRoot(e, r, Machine.SIEMENS)),
                  variant("philips", (e, r) -> makerRoot(e, r, Machine.PHILIPS)),
                  variant("canon", (e, r) -> makerRoot(e, r, Machine.CANON))),
              List.of(
                  variant("lookalike-root", (e, r) -> fixedRoot(e, r, "1.2.840.1136190.2.")),
                  variant("archive-root", (e, r) -> fixedRoot(e, r, "1.3.6.1.4.1.14519.5.2.1.")),
                  variant("random-uuids", (e, r) -> Uids.fill(e, r, study -> Uids.random(r))),
                  variant(
                      "lookalike-root-deeper", (e, r) -> fixedRoot(e, r, "1.3.12.2.11075.5.2.")))),
          Trap.of(
              "uid-uuid-v1",
              List.of(variant("a-card-per-machine", UidTraps::timeBased)),
              List.of(
                  variant("version-4", (e, r) -> Uids.fill(e, r, study -> Uids.random(r))),
                  variant("version-5", (e, r) -> Uids.fill(e, r, study -> Uids.random(5, r))),
                  variant("random-bits", (e, r) -> Uids.fill(e, r, study -> Uids.randomBits(r))))),
          Trap.of(
              "station-holds-serial",
              List.of(
                  variant(
                      "all-stations",
                      (e, r) -> stations(e, machine -> "HOST-" + machine.serialDigits())),
                  variant("three-of-seven-stations", UidTraps::someStations)),
              List.of(
                  variant(
                      "room-numbers",
                      (e, r) -> stations(e, machine -> "CT" + machine.room().substring(4))),
                  variant("other-digits", UidTraps::otherDigits),
                  variant("room-digit-in-serial", UidTraps::digitOfSerial))));

  private UidTraps() {}

  private static List<String> serial(Export export, SeededRandom random, String maker) {
    export.fillMachines("DeviceSerialNumber", Machine::serial);
    return Uids.fill(
        export,
        random,
        study ->
            study.machine().maker().contains(maker)
                ? PROJECT_ROOT + study.machine().serialDigits() + "." + Uids.digits(20, random)
                : Uids.random(random));
  }

  private static List<String> numberPerMachine(Export export, SeededRandom random) {
    export.fillMachines("DeviceSerialNumber", Machine::serial);
    Map<Machine, String> numbers = new HashMap<>();
    for (Machine machine : export.cohort().fleet()) {
      // Serial numbers have five digits too, and start at 21000.
      numbers.put(machine, "1" + Uids.digits(4, random));
    }
    return Uids.fill(
        export,
        random,
        study -> PROJECT_ROOT + numbers.get(study.machine()) + "." + Uids.digits(20, random));
  }

  /** Serial numbers recoded as 1 to 7, and series numbers of one digit in the UIDs. */
  private static List<String> recodedSerials(Export export, SeededRandom random) {
    export.fillMachines("DeviceSerialNumber", machine -> Integer.toString(machine.number() + 1));
    return Uids.fill(
        export,
        random,
        study -> PROJECT_ROOT + Uids.digits(20, random) + "." + random.between(1, 9));
  }

  private static List<String> makerRoot(Export export, SeededRandom random, String maker) {
    return Uids.fill(
        export,
        random,
        study ->
            study.machine().maker().equals(maker)
                ? study.machine().uidRoot() + ".2." + Uids.digits(26, random)
                : Uids.random(random));
  }

  private static List<String> fixedRoot(Export export, SeededRandom random, String root) {
    return Uids.fill(export, random, study -> root + Uids.digits(26, random));
  }

  private static List<String> timeBased(Export export, SeededRandom random) {
    Map<Machine, Long> cards = new HashMap<>();
    for (Machine machine : export.cohort().fleet()) {
      cards.put(machine, random.bits() & 0xFEFFFFFFFFFFL);
    }
    return Uids.fill(
        export,
        random,
        study ->
            Uids.timeBased(study.epochSeconds(), cards.getOrDefault(study.machine(), 0L), random));
  }

  private static List<String> stations(Export export, Function<Machine, String> station) {
    export.fillMachines("DeviceSerialNumber", Machine::serial);
    export.fillMachines("StationName", station);
    return List.of("StationName", "DeviceSerialNumber");
  }

  private static List<String> someStations(Export export, SeededRandom random) {
    List<Machine> fleet = new ArrayList<>(export.cohort().fleet());
    random.shuffle(fleet);
    List<Machine> telling = fleet.subList(0, 3);
    return stations(
        export,
        machine ->
            telling.contains(machine)
                ? machine.modality() + machine.serialDigits()
                : machine.room());
  }

  private static List<String> otherDigits(Export export, SeededRandom random) {
    return stations(export, machine -> "HOST-1" + Uids.digits(4, random));
  }

  private static List<String> digitOfSerial(Export export, SeededRandom random) {
    return stations(
        export, machine -> machine.modality() + machine.serialDigits().charAt(random.below(5)));
  }
}
