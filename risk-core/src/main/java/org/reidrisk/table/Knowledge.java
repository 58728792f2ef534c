package org.reidrisk.table;

import org.reidrisk.Term;

/** What kind of fact a quasi-identifier is. */
public enum Knowledge implements Term {
  /** Belongs to one event of a patient: a date, a modality. */
  EVENT,
  /** Constant per patient: sex, ethnic group. */
  STATIC
}
