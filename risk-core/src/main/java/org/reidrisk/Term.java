package org.reidrisk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A word that users write in a policy and read in a record: an enum constant in lower case, with
 * hyphens for underscores.
 */
public interface Term {
  /**
   * The Java name of the constant.
   *
   * @return the name, in capitals
   */
  String name();

  /**
   * The word as users see it.
   *
   * @return for example {@code quasi-identifier}
   */
  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds the constant that a word stands for; the comparison is exact.
   *
   * @param <E> the vocabulary
   * @param type the vocabulary's class
   * @param word the word as written
   * @return the constant, or empty when the vocabulary has no such word
   */
  static <E extends Enum<E> & Term> Optional<E> parse(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> e.word().equals(word)).findFirst();
  }

  /**
   * All words of a vocabulary, in the order of its constants.
   *
   * @param <E> the vocabulary
   * @param type the vocabulary's class
   * @return the words
   */
  static <E extends Enum<E> & Term> List<String> words(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Term::word).toList();
  }
}
