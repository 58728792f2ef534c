package org.reidrisk.inventory;

import java.util.Objects;
import org.reidrisk.Term;

/**
 * What one column tells of another.
 *
 * @param determinant the column that tells; of two that are the same, the one that comes first
 * @param determined the column that is told
 * @param kind what holds between them
 * @param deviatingRows rows that would have to go for it to hold without exception; 0 for {@link
 *     Kind#DETERMINES}
 */
public record Dependency(String determinant, String determined, Kind kind, long deviatingRows) {

  /** What holds between two columns. */
  public enum Kind implements Term {
    /** Rows that share a value of the first share the cell of the second, be it missing. */
    DETERMINES,
    /** Both tell the same, up to one row in a hundred. */
    SAME
  }

  /**
   * Checks that two columns are named.
   *
   * @throws IllegalArgumentException when the count is negative
   */
  public Dependency {
    Objects.requireNonNull(determinant);
    Objects.requireNonNull(determined);
    Objects.requireNonNull(kind);
    if (deviatingRows < 0) {
      throw new IllegalArgumentException("a count of rows is not negative");
    }
  }
}
