package org.reidrisk.policy;

import org.reidrisk.Term;

/** How an attacker uses what is held. */
public enum Attack implements Term {
  /**
   * One row at a time: for each person the row counts that leaves the fewest patients, of several
   * such rows the patients of all.
   */
  DETERMINISTIC,
  /** The same with few facts: a held cell that is missing is a fact that nobody told. */
  RARE_CASE,
  /** All rows of a person at once. */
  TRAJECTORY
}
