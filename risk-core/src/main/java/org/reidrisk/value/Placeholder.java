package org.reidrisk.value;

import java.util.Objects;
import org.reidrisk.Term;

/**
 * A text that people and programs write where a value is missing.
 *
 * @param scope the columns in which it says so
 * @param certain whether it cannot be a true value there; otherwise it may be one, and only a
 *     person who knows the export can tell
 */
public record Placeholder(Scope scope, boolean certain) {

  /** In which columns a text stands for nothing. */
  public enum Scope implements Term {
    /** In every column. */
    ANY,
    /** In columns of dates and date-times. */
    DATES,
    /** In columns of ages. */
    AGES,
    /** In columns of times. */
    TIMES
  }

  /** Checks that nothing is missing. */
  public Placeholder {
    Objects.requireNonNull(scope);
  }

  /**
   * Whether the text is a placeholder in a column of a format.
   *
   * @param format the column's format
   * @return whether the scope covers it
   */
  public boolean in(ValueFormat format) {
    return switch (scope) {
      case ANY -> true;
      case DATES ->
          switch (format) {
            case DATE, DATE_DAY_FIRST, DATE_MONTH_FIRST, DATETIME -> true;
            default -> false;
          };
      case AGES -> format == ValueFormat.AGE;
      case TIMES -> format == ValueFormat.TIME;
    };
  }
}
