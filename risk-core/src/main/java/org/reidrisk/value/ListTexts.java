package org.reidrisk.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several values in one cell: with backslashes as in DICOM, or as Python and JSON print lists. One
 * pass over the text.
 */
final class ListTexts {
  /**
   * One value of a list.
   *
   * @param text the value, escapes resolved and blanks around it removed
   * @param quoted whether it stood between quotes
   */
  record Element(String text, boolean quoted) {}

  private final String text;
  private int at;

  private ListTexts(String text) {
    this.text = text;
  }

  /** The values between backslashes, without the blanks around them; at least one. */
  static List<String> split(String text) {
    List<String> values = new ArrayList<>();
    int from = 0;
    for (int to = text.indexOf('\\'); to >= 0; to = text.indexOf('\\', from)) {
      values.add(text.substring(from, to).strip());
      from = to + 1;
    }
    values.add(text.substring(from).strip());
    return values;
  }

  /** What a text between double quotes says; empty when it is not one JSON string. */
  static Optional<String> quoted(String text) {
    if (text.length() < 2 || text.charAt(0) != '"') {
      return Optional.empty();
    }
    ListTexts reader = new ListTexts(text);
    StringBuilder value = new StringBuilder();
    return reader.string(value) && reader.at == text.length()
        ? Optional.of(value.toString())
        : Optional.empty();
  }

  /** The elements of a list in square or round brackets; empty when the text is no such list. */
  static Optional<List<Element>> bracketed(String text) {
    char close = text.startsWith("[") ? ']' : text.startsWith("(") ? ')' : 0;
    if (close == 0 || text.charAt(text.length() - 1) != close) {
      return Optional.empty();
    }
    ListTexts reader = new ListTexts(text);
    List<Element> elements = new ArrayList<>();
    return reader.list(elements) ? Optional.of(elements) : Optional.empty();
  }

  private boolean list(List<Element> elements) {
    int end = text.length() - 1;
    at = 1;
    blanks(end);
    while (at < end) {
      char first = text.charAt(at);
      if (first == '\'' || first == '"') {
        StringBuilder value = new StringBuilder();
        if (!string(value) || at > end) {
          return false;
        }
        elements.add(new Element(value.toString().strip(), true));
      } else {
        int from = at;
        while (at < end && bare(text.charAt(at))) {
          at++;
        }
        String value = text.substring(from, at).strip();
        if (value.isEmpty()) {
          return false;
        }
        boolean nothing = value.equals("None") || value.equals("null");
        elements.add(new Element(nothing ? "" : value, false));
      }
      blanks(end);
      if (at < end && text.charAt(at++) != ',') {
        return false;
      }
      blanks(end);
    }
    return true;
  }

  private static boolean bare(char c) {
    return ",'\"[](){}\\".indexOf(c) < 0;
  }

  private void blanks(int end) {
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /** Reads a string from its quote to behind the same quote; false when there is no end to it. */
  private boolean string(StringBuilder value) {
    char quote = text.charAt(at++);
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return true;
      }
      if (c != '\\') {
        value.append(c);
      } else if (at == text.length() || !escape(value)) {
        return false;
      }
    }
    return false;
  }

  private boolean escape(StringBuilder value) {
    char c = text.charAt(at++);
    if (c == 'u') {
      if (at + 4 > text.length()) {
        return false;
      }
      int unit = 0;
      for (int i = 0; i < 4; i++) {
        int digit = text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
        if (digit < 0) {
          return false;
        }
        unit = unit * 16 + digit;
        at++;
      }
      value.append((char) unit);
      return true;
    }
    int plain = "\\'\"/ntr".indexOf(c);
    if (plain < 0) {
      return false;
    }
    value.append("\\'\"/\n\t\r".charAt(plain));
    return true;
  }
}
