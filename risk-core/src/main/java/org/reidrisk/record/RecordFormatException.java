package org.reidrisk.record;

import java.util.Objects;

/** A record that cannot be read, or that contradicts itself. */
public final class RecordFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * A defect of a record.
   *
   * @param code stable identifier of the kind of defect, such as {@code contradiction}
   * @param message what is wrong and where, in one line
   */
  public RecordFormatException(String code, String message) {
    super(message);
    this.code = Objects.requireNonNull(code);
  }

  /**
   * Stable identifier of the kind of defect.
   *
   * @return for example {@code contradiction}
   */
  public String code() {
    return code;
  }
}
