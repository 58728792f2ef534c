package org.reidrisk.value;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Spellings of a patient's sex. */
final class Sexes {
  private static final int LONGEST = 32;

  private static final Map<String, String> WORDS = new HashMap<>();

  static {
    // Single letters of other languages are left out where they mean another sex elsewhere: the
    // Spanish M and H.
    put(
        "M",
        "m male man men boy männlich maennlich mann masculin masculino maschile maschio homme"
            + " hombre homem mannelijk mand");
    put(
        "F",
        "f w female woman women girl weiblich frau feminin féminin femenino feminino femminile"
            + " femmina femme mujer mulher vrouw vrouwelijk kvinna kvinde");
    put("O", "o d x other others divers diverse intersex nonbinary non-binary indeterminate");
    put("O", "autre otro otra altro anders");
    put("U", "u unknown unk unspecified undisclosed unbekannt inconnu desconocido onbekend");
    WORDS.put("not known", "U");
    WORDS.put("not specified", "U");
  }

  private Sexes() {}

  private static void put(String letter, String words) {
    for (String word : words.split(" ", -1)) {
      WORDS.put(word, letter);
    }
  }

  /** M, F, O or U. */
  static Optional<String> canonical(String cell) {
    String word = cell.strip();
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(WORDS.get(plain));
  }
}
