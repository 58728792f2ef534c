package org.reidrisk.group;

import org.reidrisk.Term;

/** What a figure counts. */
public enum Unit implements Term {
  /** Distinct patients; the unit of every headline figure. */
  PATIENT,
  /** Rows of the table; shown beside, decides nothing when there is a patient key. */
  ROW
}
