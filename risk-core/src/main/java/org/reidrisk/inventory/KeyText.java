package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.reidrisk.value.ValueFormat;

/** Spellings of keys and dates, for comparing them. */
final class KeyText {
  private static final int MOST_DIGITS = 18;

  private KeyText() {}

  /** Letters and digits only, in lower case. */
  static String compact(String text) {
    StringBuilder compact = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        compact.append(Character.toLowerCase(c));
      }
    }
    return compact.toString();
  }

  static String withoutZeros(String text) {
    int i = 0;
    while (i < text.length() - 1 && text.charAt(i) == '0') {
      i++;
    }
    return text.substring(i);
  }

  /** What stays of a key when blanks, capitals and leading zeros are of no account. */
  static String folded(String key) {
    return withoutZeros(key.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * The whole numbers of keys that are a number, or one with the same text before and behind it
   * each; empty when some key is not.
   */
  static List<Long> numbers(List<String> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    String first = keys.get(0).strip();
    int start = prefix(keys, first);
    List<Long> numbers = new ArrayList<>(keys.size());
    String suffix = null;
    for (String key : keys) {
      String text = key.strip();
      int end = start;
      while (end < text.length() && digit(text.charAt(end))) {
        end++;
      }
      String rest = text.substring(end);
      if (end == start || end - start > MOST_DIGITS || (suffix != null && !suffix.equals(rest))) {
        return List.of();
      }
      suffix = rest;
      numbers.add(Long.parseLong(text.substring(start, end)));
    }
    return numbers;
  }

  /** The length of the common text before the number: no digits of the number belong to it. */
  private static int prefix(List<String> keys, String first) {
    int common = first.length();
    for (String key : keys) {
      String text = key.strip();
      int i = 0;
      while (i < common && i < text.length() && text.charAt(i) == first.charAt(i)) {
        i++;
      }
      common = i;
    }
    while (common > 0 && digit(first.charAt(common - 1))) {
      common--;
    }
    return common;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The ways to write a day in six or eight digits; empty when the text is no day. */
  static Set<String> daySpellings(String text) {
    String day = day(text);
    if (day.isEmpty()) {
      return Set.of();
    }
    String year = day.substring(0, 4);
    String month = day.substring(4, 6);
    String date = day.substring(6);
    String shortYear = year.substring(2);
    return new TreeSet<>(
        List.of(
            day,
            date + month + year,
            month + date + year,
            shortYear + month + date,
            date + month + shortYear,
            month + date + shortYear));
  }

  /** The first day that a text begins with, as eight digits; empty for none. */
  static String day(String text) {
    if (text.length() < 8) {
      return "";
    }
    return ValueFormat.DATE
        .canonical(text.length() > 32 ? text.substring(0, 32) : text)
        .or(() -> ValueFormat.DATE.canonical(text.substring(0, Math.min(10, text.length()))))
        .or(() -> ValueFormat.DATE.canonical(text.substring(0, 8)))
        .orElse("");
  }
}
