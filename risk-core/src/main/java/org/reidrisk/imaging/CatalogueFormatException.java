package org.reidrisk.imaging;

import java.util.Objects;
import org.reidrisk.OneLine;

/**
 * A catalogue that does not have the layout of the built-in one. The message names the line and
 * what was expected there, never what the line holds: the file may be a table of patients that was
 * handed in by mistake.
 */
public final class CatalogueFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int line;

  /**
   * A mistake.
   *
   * @param code stable identifier of the kind of mistake, such as {@code duplicate-keyword}
   * @param line line of the file, counted from 1; 0 when the whole file is concerned
   * @param message what is expected, in one line
   */
  public CatalogueFormatException(String code, int line, String message) {
    super(OneLine.of(line == 0 ? message : "line " + line + ": " + message));
    this.code = Objects.requireNonNull(code);
    this.line = line;
  }

  /**
   * Stable identifier of the kind of mistake.
   *
   * @return for example {@code duplicate-keyword}
   */
  public String code() {
    return code;
  }

  /**
   * The line of the file.
   *
   * @return a line counted from 1; 0 when the whole file is concerned
   */
  public int line() {
    return line;
  }
}
