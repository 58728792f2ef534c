package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.reidrisk.table.Column;
import org.reidrisk.value.ValueFormat;

/**
 * Released values that stand for all that begins like them. A column tells how it means its stars:
 *
 * <ul>
 *   <li>where some value ends in two stars or more, each star of the column is one character:
 *       {@code 945**} holds 94512, and neither 945 nor 945123;
 *   <li>where no value does, a star is any rest, or none: {@code 945*} holds 945, 9451 and 94512;
 *   <li>where a column without a format of numbers or dates has only letters and digits, all values
 *       of one length, each is a bare prefix: {@code 945} holds 945 and 94512. Stars alone do not
 *       count as a value here.
 * </ul>
 */
final class Prefixes {
  private final Map<String, List<Integer>> open = new HashMap<>();
  private final TreeSet<Integer> lengths = new TreeSet<>();
  private final TreeMap<Integer, Map<String, List<Integer>>> counted = new TreeMap<>();
  private final Set<String> countedPrefixes = new HashSet<>();
  private final TreeSet<Integer> countedLengths = new TreeSet<>();

  private Prefixes() {}

  static Prefixes of(Column release) {
    Prefixes prefixes = new Prefixes();
    boolean counts = false;
    for (int code = 1; code <= release.distinct() && !counts; code++) {
      String text = release.value(code);
      int bare = bare(text);
      counts = bare > 0 && text.length() - bare > 1;
    }
    int bareLength = bareLength(release);
    for (int code = 1; code <= release.distinct(); code++) {
      String text = release.value(code);
      int end = bare(text);
      int stars = text.length() - end;
      if (end > 0 && (stars > 0 || end == bareLength)) {
        String prefix = text.substring(0, end);
        if (counts && stars > 0) {
          prefixes.addCounted(prefix, stars, code);
        } else {
          prefixes.open.computeIfAbsent(prefix, p -> new ArrayList<>()).add(code);
          prefixes.lengths.add(end);
        }
      }
    }
    return prefixes;
  }

  private void addCounted(String prefix, int stars, int code) {
    counted
        .computeIfAbsent(stars, s -> new HashMap<>())
        .computeIfAbsent(prefix, p -> new ArrayList<>())
        .add(code);
    countedPrefixes.add(prefix);
    countedLengths.add(prefix.length());
  }

  /** Whether a value is stars and nothing else. */
  static boolean isStars(String text) {
    return !text.isEmpty() && bare(text) == 0;
  }

  private static int bare(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '*') {
      end--;
    }
    return end;
  }

  /** The one length of values that are letters and digits, or 0. */
  private static int bareLength(Column release) {
    ValueFormat format = release.spec().format();
    if (format != ValueFormat.TEXT && format != ValueFormat.CODE) {
      return 0;
    }
    int length = 0;
    for (int code = 1; code <= release.distinct(); code++) {
      String text = release.value(code);
      if (!isStars(text)) {
        boolean plain = text.codePoints().allMatch(Character::isLetterOrDigit);
        if (!plain || text.isEmpty() || (length > 0 && length != text.length())) {
          return 0;
        }
        length = text.length();
      }
    }
    return length;
  }

  /** Tells the codes of the prefixes that hold a text. */
  void find(String text, IntConsumer code) {
    for (int length : lengths.headSet(text.length(), true)) {
      tell(open, text.substring(0, length), code);
    }
    if (!counted.isEmpty()) {
      int characters = text.codePointCount(0, text.length());
      for (Map.Entry<Integer, Map<String, List<Integer>>> stars :
          counted.headMap(characters, false).entrySet()) {
        int end = text.offsetByCodePoints(text.length(), -stars.getKey());
        tell(stars.getValue(), text.substring(0, end), code);
      }
    }
  }

  private static void tell(Map<String, List<Integer>> codes, String prefix, IntConsumer code) {
    codes.getOrDefault(prefix, List.of()).forEach(code::accept);
  }

  /** Whether a text begins like a value whose stars are counted, whatever its length. */
  boolean beginsLike(String text) {
    for (int length : countedLengths.headSet(text.length(), true)) {
      if (countedPrefixes.contains(text.substring(0, length))) {
        return true;
      }
    }
    return false;
  }
}
