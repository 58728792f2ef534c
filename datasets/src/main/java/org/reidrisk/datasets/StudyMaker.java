package org.reidrisk.datasets;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/** Turns a visit into a study with all its cells, gaps included. */
final class StudyMaker {
  private final ScannerFleet fleet;

  StudyMaker(ScannerFleet fleet) {
    this.fleet = fleet;
  }

  /** Makes the study of a visit. */
  Study make(Person person, Visit visit, boolean first, SeededRandom random) {
    LocalDate day = visit.day();
    Site wanted =
        visit.urgent() && !person.homeSite().hasEmergencyRoom() ? Site.NORTH : person.homeSite();
    Scanner scanner = fleet.choose(wanted, visit.modality(), day, random);
    int second = drawSecond(visit, random);
    boolean contrast = visit.modality() == Modality.CT && random.chance(0.55);
    String usual =
        ProcedureText.studyDescription(
            scanner.site(), visit.modality(), visit.bodyPart(), contrast, visit.urgent());
    return new Study(
        person,
        day,
        second,
        scanner,
        visit.bodyPart(),
        contrast,
        UidMaker.make(scanner, day, secondOfUid(scanner, second, random), random),
        accession(random),
        timeCell(scanner, second, random),
        random.chance(0.003) ? "" : person.sex(),
        random.chance(0.012) ? "" : person.ageStringOn(day),
        ethnicGroupCell(person, scanner, random),
        sizeCell(person, day, visit.modality(), random),
        weightCell(person, day, visit.modality(), random),
        smokingCell(person, day, visit.modality(), random),
        bodyPartCell(visit, scanner, random),
        TypedText.description(usual, person, day, random),
        TypedText.comments(person, day, visit.urgent(), random),
        burnedInCell(visit.modality(), random),
        random.chance(0.02) ? "" : Diagnosis.draw(person, day, first, random).label(),
        new SeriesMaker(scanner, visit.bodyPart(), person, day, second, visit.urgent(), random)
            .make());
  }

  /** Appointments fill the working day, emergencies come at any hour but more often by day. */
  private static int drawSecond(Visit visit, SeededRandom random) {
    if (!visit.urgent()) {
      return (int) ((random.between(27, 66) * 15 + random.normal(4, 5, -12, 25)) * 60)
          + random.below(60);
    }
    boolean weekend =
        visit.day().getDayOfWeek() == DayOfWeek.SATURDAY
            || visit.day().getDayOfWeek() == DayOfWeek.SUNDAY;
    boolean byDay = random.chance(weekend ? 0.55 : 0.7);
    return byDay ? random.between(7 * 3600, 20 * 3600) : random.below(86_340);
  }

  /** GE scanners take the time of registration, some minutes before the study begins. */
  private static int secondOfUid(Scanner scanner, int second, SeededRandom random) {
    if (scanner.uidStyle() != UidStyle.EPOCH_SECONDS) {
      return second;
    }
    return StrictMath.max(0, second - random.between(20, 540));
  }

  private static String accession(SeededRandom random) {
    return "A" + Digits.padded(random.bits() >>> 1, 19).substring(8);
  }

  private static String timeCell(Scanner scanner, int second, SeededRandom random) {
    String time = Digits.time(second);
    boolean fraction = scanner.manufacturer().startsWith("SIEMENS");
    return fraction ? time + "." + Digits.padded(random.below(1000), 3) : time;
  }

  private static String ethnicGroupCell(Person person, Scanner scanner, SeededRandom random) {
    double missing =
        switch (scanner.site()) {
          case UNIVERSITY -> 0.12;
          case OUTPATIENT, COAST -> 0.9;
          default -> 0.35;
        };
    return random.chance(missing) ? "" : person.ethnicGroup();
  }

  private static String sizeCell(
      Person person, LocalDate day, Modality modality, SeededRandom random) {
    if (random.chance(modality.asksForBodySize() ? 0.12 : 0.9)) {
      return "";
    }
    long centimetres = (long) (person.heightOn(day) + 0.5);
    boolean inCentimetres = random.chance(0.01);
    return inCentimetres ? Long.toString(centimetres) : Digits.decimal(centimetres, 2);
  }

  private static String weightCell(
      Person person, LocalDate day, Modality modality, SeededRandom random) {
    if (random.chance(modality.asksForBodySize() ? 0.08 : 0.88)) {
      return "";
    }
    double metres = person.heightOn(day) / 100;
    double kilograms = person.bodyMassIndex() * metres * metres * random.normal(1, 0.025);
    long halfKilograms = (long) (kilograms * 2 + 0.5);
    return Digits.decimal(halfKilograms * 5, 1);
  }

  private static String smokingCell(
      Person person, LocalDate day, Modality modality, SeededRandom random) {
    boolean asked = person.yearsOn(day) >= 14 && modality != Modality.MG;
    if (!asked || random.chance(0.27)) {
      return "";
    }
    return person.smoker() ? "YES" : "NO";
  }

  private static String bodyPartCell(Visit visit, Scanner scanner, SeededRandom random) {
    double missing =
        scanner.modality() == Modality.US || scanner.modality() == Modality.PT ? 0.5 : 0.02;
    return random.chance(missing) ? "" : visit.bodyPart().name();
  }

  private static String burnedInCell(Modality modality, SeededRandom random) {
    return switch (modality) {
      case US -> "YES";
      case CR -> random.chance(0.04) ? "YES" : "";
      case CT, MR, PT -> random.chance(0.5) ? "NO" : "";
      default -> "NO";
    };
  }
}
