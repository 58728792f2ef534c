package org.reidrisk.datasets.traps;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.reidrisk.datasets.bytes.Digits;

/**
 * One examination.
 *
 * @param number position among all studies
 * @param visit position among the patient's own, from 0
 * @param day the true day
 * @param secondOfDay the true time, between half past seven and six
 */
record Study(
    int number, Patient patient, int visit, LocalDate day, int secondOfDay, Machine machine) {

  /** Returns the true day, moved by the patient's shift. */
  LocalDate shiftedDay() {
    return day.plusDays(patient.shift());
  }

  /** Returns the seconds since 1970 at the true moment, the clock taken for UTC. */
  long epochSeconds() {
    return day.toEpochDay() * 86_400 + secondOfDay;
  }

  /** Returns the true day and time as fourteen digits. */
  String stamp() {
    return Digits.date(day) + Digits.time(secondOfDay);
  }

  /** Returns the age in whole years. */
  int years() {
    return (int) ChronoUnit.YEARS.between(patient.birth(), day);
  }

  /** Returns the age in days. */
  long days() {
    return ChronoUnit.DAYS.between(patient.birth(), day);
  }
}
