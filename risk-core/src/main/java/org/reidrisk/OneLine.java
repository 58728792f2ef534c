package org.reidrisk;

import java.util.Locale;

/**
 * Text that stays in its line. Names of keys, columns and files may hold line feeds and other signs
 * that a terminal or a log would obey; messages quote them as code points.
 */
public final class OneLine {
  private OneLine() {}

  /**
   * Writes control, format and line-separating characters as code points.
   *
   * @param text any text
   * @return the text with {@code U+000A} in place of a line feed, and so on
   */
  public static String of(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    line.append(String.format(Locale.ROOT, "U+%04X", c));
                default -> line.appendCodePoint(c);
              }
            });
    return line.toString();
  }
}
