package org.reidrisk.imaging;

import java.text.Normalizer;
import java.util.Locale;

/** Brings column names into one spelling. */
final class NameSpelling {
  /**
   * Longer names are cut: no tool writes them, and a cell of a megabyte may stand in their place.
   */
  private static final int LONGEST = 512;

  private static final String QUOTES = "\"'`\u00AB\u00BB\u2018\u2019\u201C\u201D\u201E";

  private NameSpelling() {}

  /**
   * A name without what exports add around it: byte-order marks, quotes, invisible and control
   * characters, odd blanks; compatibility forms become the usual characters.
   */
  static String cleaned(String name) {
    String text = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    if (text.startsWith("\u00EF\u00BB\u00BF")) {
      // A byte-order mark read in the wrong encoding.
      text = text.substring(3);
    }
    if (!isPlain(text)) {
      String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
      StringBuilder kept = new StringBuilder(composed.length());
      composed.codePoints().forEach(c -> keep(kept, c));
      text = kept.toString();
    }
    int from = 0;
    int to = text.length();
    while (from < to && isEdge(text.charAt(from))) {
      from++;
    }
    while (to > from && isEdge(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static void keep(StringBuilder kept, int c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
      kept.append(' ');
    } else if (Character.getType(c) != Character.FORMAT) {
      kept.appendCodePoint(c);
    }
  }

  private static boolean isEdge(char c) {
    return c == ' ' || QUOTES.indexOf(c) >= 0;
  }

  /**
   * Letters and digits only, in small letters without accents; a possessive {@code 's} is dropped.
   * Two names that differ in capitals and separators alone have the same normalised spelling.
   */
  static String normalised(String name) {
    boolean plain = isPlain(name);
    if (plain && name.indexOf('\'') < 0) {
      return lettersAndDigits(name);
    }
    String text = name;
    if (!plain) {
      text = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
      text = Normalizer.normalize(text, Normalizer.Form.NFKD);
    }
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if ((c == '\'' || c == '\u2019') && isPossessive(text, i)) {
        i += 2;
      } else {
        if (Character.isLetterOrDigit(c)) {
          kept.appendCodePoint(Character.toLowerCase(c));
        }
        i += Character.charCount(c);
      }
    }
    return kept.toString();
  }

  private static String lettersAndDigits(String ascii) {
    char[] kept = new char[ascii.length()];
    int length = 0;
    for (int i = 0; i < kept.length; i++) {
      char c = ascii.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        kept[length++] = (char) (c + ('a' - 'A'));
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        kept[length++] = c;
      }
    }
    return new String(kept, 0, length);
  }

  private static boolean isPossessive(String text, int apostrophe) {
    int s = apostrophe + 1;
    return apostrophe > 0
        && s < text.length()
        && (text.charAt(s) == 's' || text.charAt(s) == 'S')
        && (s + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(s + 1)));
  }
}
