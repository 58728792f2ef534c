package org.reidrisk.datasets;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * Somebody who does not exist.
 *
 * @param number position in the population, never written to a file
 * @param sex F, M or O, by the terms of DICOM's PatientSex
 * @param adultHeight height in centimetres, now or once grown up
 * @param bodyMassIndex in kg/m² at the first visit
 * @param firstVisit first day of the care course
 * @param homeSite where the person goes unless referred
 */
record Person(
    int number,
    CareCourse course,
    String sex,
    LocalDate birth,
    String ethnicGroup,
    double adultHeight,
    double bodyMassIndex,
    boolean smoker,
    LocalDate firstVisit,
    Site homeSite) {

  private static final double DAYS_PER_YEAR = 365.25;

  /** Invents a person. */
  static Person invent(int number, SeededRandom random) {
    CareCourse[] courses = CareCourse.values();
    double[] shares = new double[courses.length];
    for (int i = 0; i < courses.length; i++) {
      shares[i] = courses[i].share();
    }
    CareCourse course = courses[random.weighted(shares)];
    int days = (int) ChronoUnit.DAYS.between(CarePlanner.FIRST_DAY, CarePlanner.LAST_DAY) + 1;
    LocalDate firstVisit = CarePlanner.FIRST_DAY.plusDays(random.below(days));
    double age = course.drawAge(random);
    String sex = random.chance(course.female()) ? "F" : "M";
    if (!course.onlyWomen() && random.chance(0.0012)) {
      sex = "O";
    }
    double height = sex.equals("M") ? random.normal(177, 7) : random.normal(164, 6.5);
    double bodyMassIndex =
        age < 16 ? random.normal(16.2, 1.4, 13, 23) : random.normal(26.3, 4.6, 16, 47);
    return new Person(
        number,
        course,
        sex,
        firstVisit.minusDays((long) (age * DAYS_PER_YEAR)),
        drawEthnicGroup(random),
        height,
        bodyMassIndex,
        random.chance(course.smokers()),
        firstVisit,
        drawHomeSite(course, age, random));
  }

  private static String drawEthnicGroup(SeededRandom random) {
    String[] groups = {"White", "Asian", "Black", "Hispanic", "Mixed", "Other", "Pacific"};
    return groups[random.weighted(0.72, 0.1, 0.07, 0.055, 0.03, 0.02, 0.005)];
  }

  private static Site drawHomeSite(CareCourse course, double age, SeededRandom random) {
    if (age < 16 && random.chance(0.78)) {
      return Site.CHILDREN;
    }
    if (course.onlyWomen() && random.chance(0.6)) {
      return Site.BREAST_CENTRE;
    }
    Site[] sites = {Site.UNIVERSITY, Site.NORTH, Site.SOUTH, Site.COAST, Site.OUTPATIENT};
    return sites[random.weighted(0.33, 0.24, 0.19, 0.12, 0.12)];
  }

  /** Returns the age in years, with a fraction, on a day. */
  double yearsOn(LocalDate day) {
    return ChronoUnit.DAYS.between(birth, day) / DAYS_PER_YEAR;
  }

  /** Returns the age in whole years, as on a birthday card. */
  int fullYearsOn(LocalDate day) {
    return (int) ChronoUnit.YEARS.between(birth, day);
  }

  /** Returns the height in centimetres on a day: a rough growth curve below the adult height. */
  double heightOn(LocalDate day) {
    double years = yearsOn(day);
    double grown;
    if (years < 1) {
      grown = 51 + 25 * years;
    } else if (years < 2) {
      grown = 76 + 12 * (years - 1);
    } else {
      grown = 88 + 6.1 * (years - 2);
    }
    return StrictMath.min(adultHeight, grown * adultHeight / 170);
  }

  /** Returns the age on a day as a DICOM Age String: days, weeks, months or years. */
  String ageStringOn(LocalDate day) {
    long days = ChronoUnit.DAYS.between(birth, day);
    if (days < 21) {
      return Digits.padded(days, 3) + "D";
    }
    if (days < 91) {
      return Digits.padded(days / 7, 3) + "W";
    }
    if (days < 731) {
      return Digits.padded(ChronoUnit.MONTHS.between(birth, day), 3) + "M";
    }
    return Digits.padded(fullYearsOn(day), 3) + "Y";
  }
}
