package org.reidrisk.table;

import java.util.Objects;

/**
 * A file that cannot be read as a table.
 *
 * <p>The message says what is wrong, where, and what to do. It never quotes a cell.
 */
public final class TableFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final long line;

  /**
   * A defect of the file.
   *
   * @param code stable identifier of the kind of defect, such as {@code ragged-row}
   * @param line line of the file, counted from 1; 0 when the whole file is concerned
   * @param message what is wrong and what to do, in one line, without a cell's content
   */
  public TableFormatException(String code, long line, String message) {
    super(message);
    this.code = Objects.requireNonNull(code);
    this.line = line;
  }

  /**
   * Stable identifier of the kind of defect.
   *
   * @return for example {@code ragged-row}
   */
  public String code() {
    return code;
  }

  /**
   * The line on which the defective record begins.
   *
   * @return a line counted from 1; 0 when the whole file is concerned
   */
  public long line() {
    return line;
  }
}
