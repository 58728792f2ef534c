package org.reidrisk.datasets.traps;

import java.util.Locale;
import org.reidrisk.datasets.bytes.SeededRandom;

/** Names that nobody bears, and words that no radiologist needs. */
final class Words {
  private static final String[] SURNAMES = {
    "Quillam",
    "Fenwarble",
    "Osterbrim",
    "Tindlemoor",
    "Yarrowick",
    "Bexlund",
    "Corvendale",
    "Ashgrave",
    "Mellinby",
    "Drostwick",
    "Hallowmere",
    "Pendrigal"
  };
  private static final String[] GIVEN_NAMES = {
    "Anna", "Peter", "Maria", "Jonas", "Clara", "Victor", "Helen", "Oscar"
  };
  private static final String[] RARE = {
    "tram", "carousel", "ostrich", "snowplough", "lighthouse", "trombone", "beehive", "gondola",
    "windmill", "anvil", "submarine", "falcon", "quarry", "trapeze", "tugboat", "harpsichord"
  };

  private Words() {}

  static String surname(SeededRandom random) {
    return random.word(SURNAMES);
  }

  static String givenName(SeededRandom random) {
    return random.word(GIVEN_NAMES);
  }

  static String rare(SeededRandom random) {
    return random.word(RARE);
  }

  /** Returns the name part of a mail address. */
  static String account(SeededRandom random) {
    return (givenName(random).charAt(0) + "." + surname(random)).toLowerCase(Locale.ROOT);
  }

  static String capitals(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
