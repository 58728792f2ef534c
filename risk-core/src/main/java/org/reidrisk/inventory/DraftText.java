package org.reidrisk.inventory;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.reidrisk.OneLine;

/** Lines of a YAML file that people read: comments are wrapped, names are quoted where needed. */
final class DraftText {
  private static final int WIDTH = 100;

  /** YAML takes up to 1024 characters for a key in the line of its value. */
  private static final int LONGEST_KEY = 1000;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,60}");
  private static final Set<String> MEANS_SOMETHING =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private final StringBuilder text = new StringBuilder();

  DraftText line(String line) {
    text.append(line).append('\n');
    return this;
  }

  DraftText blank() {
    return line("");
  }

  /** A comment of any length, in as many lines as it takes. */
  DraftText comment(int indent, String comment) {
    String margin = " ".repeat(indent) + "# ";
    StringBuilder line = new StringBuilder(margin);
    for (String word : printable(OneLine.of(comment)).split(" ", -1)) {
      if (line.length() > margin.length() && line.length() + 1 + word.length() > WIDTH) {
        line(line.toString());
        line = new StringBuilder(margin);
      }
      line.append(line.length() > margin.length() ? " " : "").append(word);
    }
    return line(line.toString());
  }

  /** A key of a mapping and its value; keys that are too long for one line stand on their own. */
  DraftText entry(String name, String value) {
    String key = scalar(name);
    return key.length() <= LONGEST_KEY
        ? line("  " + key + ": " + value)
        : line("  ? " + key).line("  : " + value);
  }

  /** A scalar that every YAML reader takes as this text. */
  static String scalar(String text) {
    return PLAIN.matcher(text).matches() && !MEANS_SOMETHING.contains(text.toLowerCase(Locale.ROOT))
        ? text
        : quoted(text);
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (isPrintable(c)) {
                    quoted.appendCodePoint(c);
                  } else if (c <= 0xFFFF) {
                    quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
                  } else {
                    quoted.append(String.format(Locale.ROOT, "\\U%08X", c));
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }

  private static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isPrintable(c)) {
                shown.appendCodePoint(c);
              } else {
                shown.append(String.format(Locale.ROOT, "U+%04X", c));
              }
            });
    return shown.toString();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  static String list(Collection<String> texts) {
    return texts.stream().map(DraftText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
