package org.reidrisk.policy;

import java.util.Locale;
import java.util.Objects;

/** A policy that cannot be followed: a mistake in the file, or one that does not fit the export. */
public final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int line;
  private final int column;

  /**
   * A mistake.
   *
   * @param code stable identifier of the kind of mistake, such as {@code unknown-key}
   * @param line line of the policy file, counted from 1; 0 when the whole policy is concerned
   * @param column column of that line, counted from 1; 0 when unknown
   * @param message what is wrong and what to do, in one line
   */
  public PolicyException(String code, int line, int column, String message) {
    super(oneLine(message));
    this.code = Objects.requireNonNull(code);
    this.line = line;
    this.column = column;
  }

  /** Keys and names are quoted as they are written, and may hold line feeds or worse. */
  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder();
    message
        .codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                line.append(String.format(Locale.ROOT, "U+%04X", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  /**
   * Stable identifier of the kind of mistake.
   *
   * @return for example {@code unknown-key}
   */
  public String code() {
    return code;
  }

  /**
   * The line of the policy file.
   *
   * @return a line counted from 1; 0 when the whole policy is concerned
   */
  public int line() {
    return line;
  }

  /**
   * The column of that line.
   *
   * @return a column counted from 1; 0 when unknown
   */
  public int column() {
    return column;
  }
}
