package org.reidrisk.value;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Spellings of personal names. */
final class Names {
  private static final int LONGEST = 1000;
  private static final int MOST_GROUPS = 3;
  private static final int MOST_COMPONENTS = 5;
  private static final int ROUNDS = 4;

  private Names() {}

  static Optional<String> canonical(String cell) {
    if (cell.length() > LONGEST) {
      return Optional.empty();
    }
    String before = cell;
    // Capitals of a few letters are not normalised themselves; twice is enough for all of Unicode.
    for (int round = 0; round < ROUNDS; round++) {
      String name = folded(before);
      if (name.isEmpty() || name.equals(before)) {
        return name.isEmpty() || !wellFormed(name) ? Optional.empty() : Optional.of(name);
      }
      before = name;
    }
    return Optional.empty();
  }

  private static String folded(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    String composed = Normalizer.normalize(plain, Normalizer.Form.NFKC);
    return withoutLast(
        '=',
        Arrays.stream(composed.split("=", -1)).map(Names::group).collect(Collectors.joining("=")));
  }

  private static String group(String group) {
    return withoutLast(
        '^',
        Arrays.stream(group.split("\\^", -1))
            .map(Names::withoutPadding)
            .collect(Collectors.joining("^")));
  }

  private static String withoutLast(char separator, String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == separator) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String withoutPadding(String component) {
    int from = 0;
    int to = component.length();
    while (from < to && blank(component.charAt(from))) {
      from++;
    }
    while (to > from && blank(component.charAt(to - 1))) {
      to--;
    }
    return component.substring(from, to);
  }

  private static boolean blank(char c) {
    return c == '\0' || Character.isWhitespace(c);
  }

  private static boolean wellFormed(String name) {
    String[] groups = name.split("=", -1);
    return name.length() <= LONGEST
        && groups.length <= MOST_GROUPS
        && Arrays.stream(groups).allMatch(g -> g.split("\\^", -1).length <= MOST_COMPONENTS)
        && name.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
  }
}
