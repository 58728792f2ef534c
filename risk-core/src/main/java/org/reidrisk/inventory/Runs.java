package org.reidrisk.inventory;

import java.util.Arrays;

/**
 * A text cut into runs of letters and runs of digits, with its characters folded: digits of any
 * script, wide forms, odd blanks and dashes become plain ones. One pass, and reused from text to
 * text; not for several threads.
 */
final class Runs {
  /** What {@link #before} and {@link #after} answer at the ends. */
  static final char NONE = '\0';

  private static final byte[] KINDS = kinds();

  private String text = "";
  private int count;
  private int[] from = new int[32];
  private int[] to = new int[32];
  private boolean[] digits = new boolean[32];
  private boolean[] used = new boolean[32];
  private int[] hashes = new int[32];
  private boolean anyDigit;
  private boolean anyLetter;

  /** Cuts another text. */
  void cut(String original) {
    text = folded(original);
    count = 0;
    anyDigit = false;
    anyLetter = false;
    int length = text.length();
    int i = 0;
    while (i < length) {
      int kind = kind(text.charAt(i));
      if (kind == 0) {
        i++;
        continue;
      }
      int start = i;
      int hash = 0;
      do {
        hash = kind == 1 ? WordSet.add(hash, text.charAt(i)) : 0;
        i++;
      } while (i < length && kind(text.charAt(i)) == kind);
      add(start, i, kind == 2, hash);
    }
  }

  private void add(int start, int end, boolean number, int hash) {
    if (count == from.length) {
      from = Arrays.copyOf(from, count * 2);
      to = Arrays.copyOf(to, count * 2);
      digits = Arrays.copyOf(digits, count * 2);
      used = Arrays.copyOf(used, count * 2);
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    from[count] = start;
    to[count] = end;
    digits[count] = number;
    used[count] = false;
    hashes[count] = hash;
    count++;
    anyDigit |= number;
    anyLetter |= !number;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[128];
    Arrays.fill(kinds, 'a', 'z' + 1, (byte) 1);
    Arrays.fill(kinds, 'A', 'Z' + 1, (byte) 1);
    Arrays.fill(kinds, '0', '9' + 1, (byte) 2);
    return kinds;
  }

  /** 0 for what separates, 1 for letters and their marks, 2 for digits. */
  private static int kind(char c) {
    if (c < 128) {
      return KINDS[c];
    }
    if (Character.isSurrogate(c) || Character.isLetter(c)) {
      return 1;
    }
    return Character.getType(c) == Character.NON_SPACING_MARK ? 1 : 0;
  }

  private static String folded(String original) {
    int i = 0;
    while (i < original.length() && original.charAt(i) < 128) {
      i++;
    }
    if (i == original.length()) {
      return original;
    }
    char[] chars = original.toCharArray();
    for (; i < chars.length; i++) {
      chars[i] = folded(chars[i]);
    }
    return new String(chars);
  }

  private static char folded(char c) {
    if (c < 128) {
      return c;
    }
    if (c >= '\uff01' && c <= '\uff5e') {
      return (char) (c - 0xfee0);
    }
    if (Character.isDigit(c)) {
      return (char) ('0' + Character.digit(c, 10));
    }
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR -> ' ';
      case Character.DASH_PUNCTUATION -> '-';
      default -> c == '\u2212' ? '-' : c == '\u3001' ? ',' : c;
    };
  }

  String text() {
    return text;
  }

  int count() {
    return count;
  }

  boolean anyDigit() {
    return anyDigit;
  }

  boolean anyLetter() {
    return anyLetter;
  }

  int from(int run) {
    return from[run];
  }

  int to(int run) {
    return to[run];
  }

  int length(int run) {
    return to[run] - from[run];
  }

  /** Whether there is such a run and it is one of digits. */
  boolean digits(int run) {
    return run >= 0 && run < count && digits[run];
  }

  /** Whether there is such a run and it is one of letters. */
  boolean letters(int run) {
    return run >= 0 && run < count && !digits[run];
  }

  /** Whether there is such a run of so many digits. */
  boolean digits(int run, int least, int most) {
    return digits(run) && length(run) >= least && length(run) <= most;
  }

  /** A run of at most nine digits as a number; -1 for any other. */
  int number(int run) {
    if (!digits(run, 1, 9)) {
      return -1;
    }
    return number(run, 0, length(run));
  }

  /** Some digits of a run as a number; at most nine. */
  int number(int run, int start, int end) {
    int number = 0;
    for (int i = from[run] + start; i < from[run] + end; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  /** The character before a run. */
  char before(int run) {
    return from[run] == 0 ? NONE : text.charAt(from[run] - 1);
  }

  /** The character behind a run. */
  char after(int run) {
    return to[run] == text.length() ? NONE : text.charAt(to[run]);
  }

  /** How many characters stand between a run and the next; more than any when there is no next. */
  int gap(int run) {
    return run < 0 || run + 1 >= count ? Integer.MAX_VALUE : from[run + 1] - to[run];
  }

  /** Whether exactly this stands between a run and the next. */
  boolean gapIs(int run, String between) {
    return gap(run) == between.length() && text.startsWith(between, to[run]);
  }

  /** Whether a run goes straight on into the next, as letters and digits of one word do. */
  boolean joined(int run) {
    return gap(run) == 0;
  }

  /** Whether a run belongs to a decimal number or to a chain of numbers with dots. */
  boolean dotted(int run) {
    return (gapIs(run - 1, ".") && digits(run - 1)) || (gapIs(run, ".") && digits(run + 1));
  }

  boolean isWord(int run, WordSet words) {
    return place(run, words) >= 0;
  }

  int place(int run, WordSet words) {
    return letters(run) ? words.find(text, from[run], to[run], hashes[run]) : -1;
  }

  boolean isSafe(int run) {
    return letters(run) && SafeWords.holds(text, from[run], to[run], hashes[run]);
  }

  boolean isChar(int run, char letter) {
    return letters(run) && length(run) == 1 && text.charAt(from[run]) == letter;
  }

  /** Says that digits were understood as part of something, so that nothing else counts them. */
  void use(int run) {
    used[run] = true;
  }

  boolean used(int run) {
    return used[run];
  }

  /** Never the text. */
  @Override
  public String toString() {
    return count + " runs";
  }
}
