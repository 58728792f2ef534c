package org.reidrisk.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Spellings of one number and of several. */
final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,9})?");
  private static final int MOST_DIGITS = 400;
  private static final int LONGEST = 1000;
  private static final int LONGEST_LIST = 65_536;

  private Numbers() {}

  static Optional<String> canonical(String cell) {
    String number = cell.strip();
    // Reading a million digits takes a minute, and 1e999999999 would unfold into a billion.
    if (!parses(number)) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(number).stripTrailingZeros();
    boolean writable =
        Math.abs((long) value.scale()) <= MOST_DIGITS && value.precision() <= MOST_DIGITS;
    return writable ? Optional.of(plain(value)) : Optional.empty();
  }

  private static boolean parses(String number) {
    if (number.isEmpty() || number.length() > LONGEST) {
      return false;
    }
    char first = number.charAt(0);
    boolean may = Dates.digit(first) || first == '-' || first == '+' || first == '.';
    return may && NUMBER.matcher(number).matches();
  }

  static Optional<BigDecimal> position(String canonical) {
    return canonical(canonical).map(BigDecimal::new);
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** Several numbers, their canonical texts joined by backslashes. */
  static Optional<String> canonicalList(String cell) {
    String text = cell.strip();
    if (text.isEmpty() || text.length() > LONGEST_LIST) {
      return Optional.empty();
    }
    List<String> elements = elements(text);
    if (elements.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder joined = new StringBuilder();
    for (String element : elements) {
      Optional<String> number = canonical(element);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      joined.append(joined.length() == 0 ? "" : "\\").append(number.get());
    }
    return joined.length() > LONGEST_LIST ? Optional.empty() : Optional.of(joined.toString());
  }

  private static List<String> elements(String text) {
    char first = text.charAt(0);
    if (first != '[' && first != '(') {
      String plain = first == '"' ? ListTexts.quoted(text).orElse("") : text;
      return ListTexts.split(plain);
    }
    List<String> numbers = new ArrayList<>();
    List<ListTexts.Element> elements = ListTexts.bracketed(text).orElse(List.of());
    // In round brackets a lone number may be a negative one, as accountants write it.
    if (first == '(' && text.indexOf(',') < 0) {
      return numbers;
    }
    for (ListTexts.Element element : elements) {
      if (element.quoted()) {
        numbers.add(element.text());
      } else {
        // An array of numpy has blanks between its numbers.
        numbers.addAll(List.of(element.text().split("\\s+", -1)));
      }
    }
    return numbers;
  }
}
