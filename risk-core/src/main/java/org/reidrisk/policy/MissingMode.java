package org.reidrisk.policy;

import org.reidrisk.Term;

/** What a missing quasi-identifier cell means when people who look alike are counted. */
public enum MissingMode implements Term {
  /** Missing is a value of its own: it looks like other missing cells only. The strict default. */
  OWN_VALUE,
  /** A missing cell could be anything and matches every value; there are no classes then. */
  WILDCARD,
  /** Rows with a missing cell are left out before anything is counted. */
  DROP
}
