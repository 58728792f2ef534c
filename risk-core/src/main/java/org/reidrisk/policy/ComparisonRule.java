package org.reidrisk.policy;

import org.reidrisk.Term;

/** How a cell of an attacker's table is compared with a cell of the release. */
public enum ComparisonRule implements Term {
  /** Equal texts, or equal meanings where the release column has a format. */
  EXACT,
  /** Equal after Unicode NFKC, case folding, and with each run of blanks as one. */
  NORMALISED,
  /**
   * The released value is a band, a prefix, a shortened date or a node of a hierarchy, and the held
   * value lies in it.
   */
  CONTAINS,
  /** Numbers, or ages in years, that differ by no more than a tolerance. */
  NUMBER,
  /** Dates or times that differ by no more than a tolerance. */
  DATE,
  /** Dates of one patient that differ from the held ones by one and the same number of days. */
  COMMON_SHIFT,
  /** Equal sequences of days between a patient's successive events. */
  SEQUENCE,
  /** The held values of a person are among the patient's, or equal to them. */
  SET;

  /** Whether the rule looks at all rows of a person at once. */
  public boolean wholePerson() {
    return this == SEQUENCE || this == SET;
  }
}
