package org.reidrisk.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reidrisk.record.ValueSketch.Held;

/**
 * How the values of a column are written: patterns of letters, digits and signs, hashed.
 *
 * <p>A run of letters is two letters, one letter is one, and behind a digit, as the unit of an age
 * has it, itself; a run of digits is one digit, unless the text begins with the eight or fourteen
 * digits of a date, or with the four of a year and a sign.
 */
final class Spellings {
  /** Patterns that are kept. */
  static final int MOST = 16;

  /** Signs of a pattern beyond which a text is cut. */
  private static final int LONGEST = 48;

  private Spellings() {}

  /** The commonest patterns of some distinct texts. */
  static List<Held> of(List<String> texts, SipHash hash) {
    Map<String, Long> counts = new HashMap<>();
    for (String text : texts) {
      counts.merge(pattern(text), 1L, Long::sum);
    }
    List<Held> held = new ArrayList<>();
    counts.forEach((p, n) -> held.add(new Held(hash.of(p.getBytes(UTF_8)), n)));
    held.sort(
        Comparator.comparingLong(Held::patients)
            .reversed()
            .thenComparing(Held::hash, Long::compareUnsigned));
    return List.copyOf(held.subList(0, Math.min(MOST, held.size())));
  }

  static String pattern(String text) {
    StringBuilder pattern = new StringBuilder();
    int at = 0;
    while (at < text.length() && pattern.length() < LONGEST) {
      char c = text.charAt(at);
      int end = at + 1;
      if (Character.isDigit(c)) {
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
          end++;
        }
        pattern.append("9".repeat(pattern.isEmpty() ? telling(text, end) : 1));
      } else if (Character.isLetter(c)) {
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
          end++;
        }
        boolean unit = end - at == 1 && at > 0 && Character.isDigit(text.charAt(at - 1));
        pattern.append(unit ? String.valueOf(c) : end - at == 1 ? "a" : "aa");
      } else {
        pattern.append(c);
      }
      at = end;
    }
    return pattern.toString();
  }

  /** How many digits of the first run are kept, which ends there. */
  private static int telling(String text, int end) {
    boolean whole = end == 8 || end == 14;
    boolean year = end == 4 && end < text.length() && "-/:.".indexOf(text.charAt(end)) >= 0;
    return whole || year ? end : 1;
  }
}
