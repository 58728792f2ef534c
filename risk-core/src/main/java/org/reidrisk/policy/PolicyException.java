package org.reidrisk.policy;

import java.util.Objects;
import org.reidrisk.OneLine;

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
    super(OneLine.of(message));
    this.code = Objects.requireNonNull(code);
    this.line = line;
    this.column = column;
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
