package org.reidrisk.record;

import java.util.Objects;
import org.reidrisk.Term;
import org.reidrisk.policy.Outcome;

/**
 * What the outcome would be under one other assumption.
 *
 * @param change what is assumed
 * @param about the column or the power
 * @param outcome the outcome then
 */
public record Variation(Change change, String about, Outcome outcome) {

  /** What is assumed. */
  public enum Change implements Term {
    /** The attacker does not know one quasi-identifier. */
    WITHOUT,
    /** The attacker knows one column more. */
    WITH,
    /** The attacker knows fewer events. */
    LESS_POWER,
    /** The attacker knows more events. */
    MORE_POWER
  }

  /** Checks that nothing is missing. */
  public Variation {
    Objects.requireNonNull(change);
    Objects.requireNonNull(about);
    Objects.requireNonNull(outcome);
  }
}
