package org.reidrisk.datasets;

import java.time.LocalDate;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * What operators type where they should not: ages, doctors, dates and extensions in description and
 * comment fields. All surnames are coined.
 */
final class TypedText {
  private static final String[] SURNAMES = {
    "Quillam", "Fenwarble", "Osterbrim", "Tindlemoor", "Yarrowick", "Bexlund", "Corvendale"
  };

  private TypedText() {}

  /** Returns the usual description, now and then with something typed behind it. */
  static String description(String usual, Person person, LocalDate day, SeededRandom random) {
    double kind = random.uniform();
    if (kind < 0.0050) {
      return usual + " " + person.fullYearsOn(day) + random.word("Y", "yo", " years", "J");
    }
    if (kind < 0.0075) {
      return usual + " " + doctor(random);
    }
    if (kind < 0.0090) {
      return usual + " - " + person.fullYearsOn(day) + person.sex() + " " + doctor(random);
    }
    return usual;
  }

  /** Returns the comments of a study: mostly none. */
  static String comments(Person person, LocalDate day, boolean urgent, SeededRandom random) {
    double kind = random.uniform();
    if (kind < 0.955) {
      return "";
    }
    if (kind < 0.983) {
      return random.word(
          "limited inspiration", "supine", "rotated", "motion", "obese", "repeat", "lines in situ");
    }
    if (kind < 0.988) {
      LocalDate prior = day.minusDays(random.between(20, 400));
      return "compare prior " + (random.chance(0.5) ? Digits.date(prior) : prior);
    }
    if (kind < 0.992) {
      return "discussed with " + doctor(random) + ", ext " + random.between(2000, 7999);
    }
    if (kind < 0.996) {
      return person.fullYearsOn(day) + " yo, " + (urgent ? "fall at home" : "pre-op");
    }
    return random.word("pt states \"short of breath\"", "call ward, urgent", "clinical trial");
  }

  private static String doctor(SeededRandom random) {
    return random.word("Dr. ", "DR ", "Prof. ", "Dr ") + random.word(SURNAMES);
  }
}
