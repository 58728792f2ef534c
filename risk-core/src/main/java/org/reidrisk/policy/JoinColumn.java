package org.reidrisk.policy;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Term;

/**
 * One pair of columns that an attacker compares.
 *
 * @param release the column of the release
 * @param held the column of the attacker's table
 * @param rule how cells are compared
 * @param from the least difference that matches, released minus held, in {@code unit}; null for no
 *     tolerance
 * @param to the greatest; null for no tolerance (for a common shift: unbounded)
 * @param unit the unit of the difference
 * @param missing what a missing cell on either side matches
 * @param hierarchy a file of hierarchies for {@link ComparisonRule#CONTAINS}; null for none
 * @param repeats whether {@link ComparisonRule#SET} counts how often a value occurs
 */
public record JoinColumn(
    String release,
    String held,
    ComparisonRule rule,
    @Nullable BigDecimal from,
    @Nullable BigDecimal to,
    Unit unit,
    Missing missing,
    @Nullable String hierarchy,
    boolean repeats) {

  /** The unit of a tolerance. */
  public enum Unit implements Term {
    /** Of numbers as they stand; of ages, years. */
    ONE,
    /** 24 hours. */
    DAYS,
    /** 60 minutes. */
    HOURS,
    /** 60 seconds. */
    MINUTES,
    /** Seconds. */
    SECONDS
  }

  /** What a missing cell matches. */
  public enum Missing implements Term {
    /** Nothing, not even another missing cell. */
    NEVER,
    /** Everything. */
    ANY
  }

  /** Checks the order of the tolerance. */
  public JoinColumn {
    Objects.requireNonNull(release);
    Objects.requireNonNull(held);
    Objects.requireNonNull(rule);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(missing);
    if ((from == null) != (to == null) || (from != null && to != null && from.compareTo(to) > 0)) {
      throw new IllegalArgumentException("a tolerance has two ends in order");
    }
  }
}
