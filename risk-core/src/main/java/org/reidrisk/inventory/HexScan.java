package org.reidrisk.inventory;

/**
 * Finds UUIDs and digests within a text: sixteen hexadecimal digits or more in one word, letters
 * and digits among them. Their digits are no dates, telephone numbers or ages, however they look.
 */
final class HexScan {
  private static final int SHORTEST = 16;
  private static final int UUID = 36;

  private HexScan() {}

  /** Whether a text holds one; the digits of those it holds are marked as used. */
  static boolean in(Runs runs) {
    if (!runs.anyLetter()) {
      return false;
    }
    boolean found = false;
    int run = 0;
    while (run < runs.count()) {
      int last = run;
      while (runs.joined(last)) {
        last++;
      }
      int end = end(runs.text(), runs.from(run), runs.to(last));
      if (end > 0) {
        found = true;
        for (; run < runs.count() && runs.from(run) < end; run++) {
          runs.use(run);
        }
      } else {
        run = last + 1;
      }
    }
    return found;
  }

  /** Where the UUID or digest ends that begins with a word; 0 when none does. */
  private static int end(String text, int from, int to) {
    if (to - from == 8 && from + UUID <= text.length() && uuid(text, from)) {
      return from + UUID;
    }
    if (to - from < SHORTEST) {
      return 0;
    }
    boolean letter = false;
    boolean digit = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!hex(c)) {
        return 0;
      }
      digit |= c <= '9';
      letter |= c > '9';
    }
    return letter && digit ? to : 0;
  }

  /** Whether 8, 4, 4, 4 and 12 hexadecimal digits with hyphens begin at a place. */
  static boolean uuid(String text, int from) {
    for (int i = 0; i < UUID; i++) {
      char c = text.charAt(from + i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : !hex(c)) {
        return false;
      }
    }
    return from + UUID == text.length() || !Character.isLetterOrDigit(text.charAt(from + UUID));
  }

  private static boolean hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
