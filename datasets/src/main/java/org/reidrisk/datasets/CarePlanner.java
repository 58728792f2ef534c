package org.reidrisk.datasets;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * Turns a person's care course into dated visits: follow-ups at the usual distances, bedside films
 * on the days of an admission, yearly screening. Appointments fall on working days, emergencies on
 * any.
 */
final class CarePlanner {
  /** First day of the archive. */
  static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 3);

  /** Last day of the archive; later visits are not in it. */
  static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 30);

  private final Person person;
  private final SeededRandom random;
  private final List<Visit> visits = new ArrayList<>();

  private CarePlanner(Person person, SeededRandom random) {
    this.person = person;
    this.random = random;
  }

  /** Plans all visits of a person within the archive's days; there is always at least one. */
  static List<Visit> plan(Person person, SeededRandom random) {
    CarePlanner planner = new CarePlanner(person, random);
    planner.follow(person.course(), person.firstVisit());
    if (planner.visits.isEmpty()) {
      planner.urgent(person.firstVisit(), Modality.DX, BodyPart.CHEST);
    }
    return List.copyOf(planner.visits);
  }

  private void follow(CareCourse course, LocalDate start) {
    switch (course) {
      case SINGLE_CHECK -> singleCheck(start);
      case ACUTE_CHEST -> acuteChest(start);
      case TRAUMA -> trauma(start);
      case NODULE -> nodule(start);
      case LUNG_CANCER -> lungCancer(start);
      case CHRONIC_OBSTRUCTION -> chronicObstruction(start);
      case HEART_FAILURE -> heartFailure(start);
      case INTERSTITIAL -> interstitial(start);
      case EMBOLISM -> embolism(start);
      case CORONARY -> coronary(start);
      case BREAST_SCREENING -> breastScreening(start);
      case BREAST_CANCER -> breastCancer(start);
      case TUBERCULOSIS -> tuberculosis(start);
      case CYSTIC_FIBROSIS -> cysticFibrosis(start);
      case CHILD -> child(start);
      case INFANT -> infant(start);
    }
  }

  private void singleCheck(LocalDate start) {
    boolean tomography = random.chance(0.1);
    appointment(start, tomography ? Modality.CT : Modality.DX, BodyPart.CHEST);
    if (random.chance(0.14)) {
      appointment(later(start, 150, 900), Modality.DX, BodyPart.CHEST);
    }
  }

  private void acuteChest(LocalDate start) {
    urgent(start, random.chance(0.25) ? Modality.CR : Modality.DX, BodyPart.CHEST);
    if (random.chance(0.33)) {
      urgent(later(start, 0, 2), Modality.CT, BodyPart.CHEST);
    }
    if (random.chance(0.1)) {
      urgent(later(start, 0, 4), Modality.US, BodyPart.CHEST);
    }
    if (random.chance(0.33)) {
      bedside(start, random.between(1, 6));
    }
    if (random.chance(0.5)) {
      appointment(later(start, 27, 60), Modality.DX, BodyPart.CHEST);
    }
    if (random.chance(0.16)) {
      urgent(later(start, 110, 800), Modality.DX, BodyPart.CHEST);
    }
  }

  private void trauma(LocalDate start) {
    boolean tomography = random.chance(0.22);
    BodyPart part = tomography || random.chance(0.6) ? BodyPart.CHEST : BodyPart.RIB;
    urgent(start, tomography ? Modality.CT : Modality.DX, part);
    if (random.chance(0.24)) {
      appointment(later(start, 6, 24), Modality.DX, part);
    }
  }

  private void nodule(LocalDate start) {
    if (random.chance(0.5)) {
      appointment(start, Modality.DX, BodyPart.CHEST);
    }
    LocalDate first = later(start, 4, 25);
    for (int days : new int[] {0, 91, 182, 365, 730}) {
      appointment(around(first.plusDays(days), 12), Modality.CT, BodyPart.CHEST);
      if (random.chance(0.2)) {
        return;
      }
    }
  }

  private void lungCancer(LocalDate start) {
    appointment(start, Modality.DX, BodyPart.CHEST);
    appointment(later(start, 2, 11), Modality.CT, BodyPart.CHEST);
    if (random.chance(0.66)) {
      appointment(later(start, 10, 24), Modality.PT, BodyPart.CHEST);
    }
    LocalDate day = later(start, 60, 100);
    for (int cycle = 0; cycle < 9; cycle++) {
      boolean wide = random.chance(0.4);
      appointment(day, Modality.CT, wide ? BodyPart.CHESTABDPELVIS : BodyPart.CHEST);
      if (random.chance(0.3)) {
        urgent(later(day, 5, 50), Modality.DX, BodyPart.CHEST);
      }
      if (random.chance(0.17)) {
        return;
      }
      day = later(day, 58, 104);
    }
  }

  private void chronicObstruction(LocalDate start) {
    LocalDate day = start;
    do {
      urgent(day, random.chance(0.2) ? Modality.CR : Modality.DX, BodyPart.CHEST);
      if (random.chance(0.18)) {
        appointment(later(day, 1, 40), Modality.CT, BodyPart.CHEST);
      }
      day = later(day, 45, 420);
    } while (random.chance(0.74));
  }

  private void heartFailure(LocalDate start) {
    LocalDate day = start;
    do {
      urgent(day, random.chance(0.4) ? Modality.CR : Modality.DX, BodyPart.CHEST);
      bedside(day, random.below(3));
      if (random.chance(0.12)) {
        urgent(later(day, 0, 3), Modality.US, BodyPart.CHEST);
      }
      if (random.chance(0.06)) {
        appointment(later(day, 10, 60), Modality.MR, BodyPart.HEART);
      }
      day = later(day, 25, 330);
    } while (random.chance(0.58));
  }

  private void interstitial(LocalDate start) {
    LocalDate day = start;
    do {
      appointment(day, Modality.CT, BodyPart.CHEST);
      day = later(day, 160, 400);
    } while (random.chance(0.8));
  }

  private void embolism(LocalDate start) {
    if (random.chance(0.6)) {
      urgent(start, Modality.DX, BodyPart.CHEST);
    }
    urgent(start, Modality.CT, BodyPart.CHEST);
    if (random.chance(0.35)) {
      appointment(later(start, 80, 200), Modality.CT, BodyPart.CHEST);
    }
  }

  private void coronary(LocalDate start) {
    appointment(start, Modality.CT, BodyPart.HEART);
    if (random.chance(0.25)) {
      appointment(later(start, 14, 70), Modality.MR, BodyPart.HEART);
    }
    if (random.chance(0.15)) {
      appointment(later(start, 0, 5), Modality.DX, BodyPart.CHEST);
    }
  }

  private void breastScreening(LocalDate start) {
    int interval = random.chance(0.55) ? 365 : 730;
    for (LocalDate day = start; !day.isAfter(LAST_DAY); day = around(day.plusDays(interval), 24)) {
      appointment(day, Modality.MG, BodyPart.BREAST);
      if (random.chance(0.09)) {
        appointment(later(day, 6, 21), Modality.US, BodyPart.BREAST);
      }
      if (random.chance(0.12)) {
        return;
      }
    }
  }

  private void breastCancer(LocalDate start) {
    appointment(start, Modality.MG, BodyPart.BREAST);
    appointment(later(start, 3, 14), Modality.US, BodyPart.BREAST);
    if (random.chance(0.6)) {
      appointment(later(start, 10, 28), Modality.MR, BodyPart.BREAST);
    }
    if (random.chance(0.7)) {
      appointment(later(start, 15, 45), Modality.CT, BodyPart.CHESTABDPELVIS);
    }
    appointment(around(start.plusDays(365), 20), Modality.MG, BodyPart.BREAST);
    appointment(around(start.plusDays(730), 25), Modality.MG, BodyPart.BREAST);
  }

  private void tuberculosis(LocalDate start) {
    appointment(start, Modality.DX, BodyPart.CHEST);
    if (random.chance(0.5)) {
      appointment(later(start, 1, 9), Modality.CT, BodyPart.CHEST);
    }
    for (int days : new int[] {61, 122, 183}) {
      appointment(around(start.plusDays(days), 9), Modality.DX, BodyPart.CHEST);
    }
  }

  private void cysticFibrosis(LocalDate start) {
    LocalDate day = start;
    for (int i = 0; i < 9; i++) {
      boolean yearly = i % 4 == 1;
      appointment(day, yearly ? Modality.CT : Modality.DX, BodyPart.CHEST);
      day = later(day, 80, 200);
    }
  }

  private void child(LocalDate start) {
    boolean tomography = random.chance(0.05);
    urgent(start, tomography ? Modality.CT : Modality.DX, BodyPart.CHEST);
    if (random.chance(0.1)) {
      urgent(start, Modality.US, BodyPart.CHEST);
    }
    if (random.chance(0.3)) {
      urgent(later(start, 2, 330), Modality.DX, BodyPart.CHEST);
    }
  }

  private void infant(LocalDate start) {
    if (person.yearsOn(start) < 0.2) {
      urgent(start, Modality.CR, BodyPart.CHEST);
      bedside(start, random.between(0, 5));
    } else {
      urgent(start, Modality.DX, BodyPart.CHEST);
    }
    if (random.chance(0.3)) {
      urgent(later(start, 20, 200), Modality.DX, BodyPart.CHEST);
    }
  }

  /** Films at the bedside on the days after an admission. */
  private void bedside(LocalDate admission, int films) {
    LocalDate day = admission;
    for (int i = 0; i < films; i++) {
      day = later(day, 1, 2);
      urgent(day, Modality.CR, BodyPart.CHEST);
    }
  }

  private LocalDate later(LocalDate day, int least, int most) {
    return day.plusDays(random.between(least, most));
  }

  private LocalDate around(LocalDate day, int days) {
    return day.plusDays(random.between(-days, days));
  }

  private void appointment(LocalDate wanted, Modality modality, BodyPart part) {
    LocalDate day = wanted;
    while (!working(day)) {
      day = day.plusDays(random.between(1, 5));
    }
    add(new Visit(day, modality, part, false));
  }

  private void urgent(LocalDate day, Modality modality, BodyPart part) {
    add(new Visit(day, modality, part, true));
  }

  private void add(Visit visit) {
    if (!visit.day().isBefore(FIRST_DAY) && !visit.day().isAfter(LAST_DAY)) {
      visits.add(visit);
    }
  }

  /** Weekends and the fixed holidays that most places share are free of appointments. */
  private static boolean working(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    int monthAndDay = day.getMonthValue() * 100 + day.getDayOfMonth();
    boolean holiday =
        monthAndDay == 101 || monthAndDay == 501 || monthAndDay == 1225 || monthAndDay == 1226;
    return !weekend && !holiday;
  }
}
