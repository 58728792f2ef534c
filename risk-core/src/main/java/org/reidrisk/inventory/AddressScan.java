package org.reidrisk.inventory;

/** Finds e-mail and web addresses within a text. */
final class AddressScan {
  private static final int MOST_LOCAL = 64;
  private static final int MOST_DOMAIN = 253;

  private AddressScan() {}

  /** The kinds of address that a text holds. */
  static int in(String text) {
    int found = 0;
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      if (at > 0 && local(text.charAt(at - 1)) && named(text, at) && domain(text, at + 1)) {
        found |= TextKind.EMAIL.bit();
      }
    }
    if (found == 0 && (spelled(text, "(at)", '(') || spelled(text, "[at]", '['))) {
      found |= TextKind.EMAIL.bit();
    }
    return web(text) ? found | TextKind.URL.bit() : found;
  }

  private static boolean local(char c) {
    return Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
  }

  /** A letter among what stands before the sign: {@code 120@80.kv} is none. */
  private static boolean named(String text, int at) {
    for (int i = at - 1; i >= Math.max(0, at - MOST_LOCAL) && local(text.charAt(i)); i--) {
      if (Character.isLetter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Labels with dots between, the last of at least two letters and nothing else. */
  private static boolean domain(String text, int start) {
    int labelStart = start;
    int labels = 0;
    int end = Math.min(text.length(), start + MOST_DOMAIN);
    int i = start;
    boolean letters = true;
    boolean good = false;
    while (i <= end) {
      char c = i == end ? ' ' : text.charAt(i);
      boolean part = Character.isLetterOrDigit(c) || c == '-';
      if (part) {
        letters &= Character.isLetter(c);
      } else {
        int length = i - labelStart;
        if (length == 0) {
          return good;
        }
        labels++;
        good = labels >= 2 && letters && length >= 2;
        if (c != '.') {
          return good;
        }
        labelStart = i + 1;
        letters = true;
      }
      i++;
    }
    return good;
  }

  /** An address whose sign is spelled out. */
  private static boolean spelled(String text, String sign, char bracket) {
    for (int at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      if (text.regionMatches(true, at, sign, 0, sign.length())) {
        int before = at - 1;
        before -= before > 0 && text.charAt(before) == ' ' ? 1 : 0;
        int behind = at + sign.length();
        behind += behind < text.length() && text.charAt(behind) == ' ' ? 1 : 0;
        if (before >= 0 && local(text.charAt(before)) && domain(text, behind)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean web(String text) {
    for (int i = text.indexOf("://"); i >= 0; i = text.indexOf("://", i + 1)) {
      boolean host = i + 3 < text.length() && Character.isLetterOrDigit(text.charAt(i + 3));
      if (host
          && (ends(text, i, "http")
              || ends(text, i, "https")
              || ends(text, i, "ftp")
              || ends(text, i, "sftp")
              || ends(text, i, "ftps"))) {
        return true;
      }
    }
    for (int i = indexOfWww(text, 0); i >= 0; i = indexOfWww(text, i + 1)) {
      boolean starts = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
      if (starts && domain(text, i + 4)) {
        return true;
      }
    }
    return false;
  }

  private static int indexOfWww(String text, int from) {
    int lower = text.indexOf("www.", from);
    return lower >= 0 ? lower : text.indexOf("WWW.", from);
  }

  private static boolean ends(String text, int end, String scheme) {
    int start = end - scheme.length();
    return start >= 0
        && text.regionMatches(true, start, scheme, 0, scheme.length())
        && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)));
  }
}
