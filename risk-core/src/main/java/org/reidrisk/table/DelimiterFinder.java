package org.reidrisk.table;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Finds the character between cells by looking at the first line. */
final class DelimiterFinder {

  /** Text that can be looked at place by place; bytes beyond ASCII are as good as any letter. */
  @FunctionalInterface
  interface Text {
    char at(int place);
  }

  private DelimiterFinder() {}

  /** The candidate that the first line holds most often outside quotes; the comma wins ties. */
  static char find(Text text, int length) {
    Map<Character, Integer> counts = new HashMap<>();
    endOfLine(text, length, c -> counts.merge(c, 1, Integer::sum));
    char best = ',';
    for (char candidate : TableFormat.DELIMITERS) {
      if (counts.getOrDefault(candidate, 0) > counts.getOrDefault(best, 0)) {
        best = candidate;
      }
    }
    return best;
  }

  static boolean hasLine(Text text, int length) {
    return endOfLine(text, length, c -> {}) < length;
  }

  /**
   * Where the first line ends, or the length; shows every possible delimiter outside quotes. A
   * quote opens a cell only where a cell begins; elsewhere it is a letter like any other.
   */
  private static int endOfLine(Text text, int length, Consumer<Character> delimiters) {
    boolean quoted = false;
    boolean atStart = true;
    char before = 0;
    for (int i = 0; i < length; i++) {
      char c = text.at(i);
      if (quoted) {
        quoted = c != '"';
      } else {
        if (c == '\n' || c == '\r') {
          return i;
        }
        boolean delimiter = TableFormat.DELIMITERS.contains(c);
        if (delimiter) {
          delimiters.accept(c);
        }
        // A doubled quote closes and opens again.
        quoted = c == '"' && (atStart || before == '"');
        atStart = delimiter;
      }
      before = c;
    }
    return length;
  }
}
