package org.reidrisk.table;

import org.reidrisk.Term;

/**
 * What can be computed from a table that an attacker may know although every date was shifted.
 *
 * <p>A shift by the same number of days for all dates of a patient changes none of these. All but
 * {@link #TIME_OF_DAY} belong to the patient: they are the same in each of the patient's rows.
 */
public enum Derivation implements Term {
  /** Days between the dates of a patient's events, in their order. */
  INTERVAL_SEQUENCE,
  /** How many events a patient has. */
  EVENT_COUNT,
  /** A patient's values of a column in the order of a date column. */
  VALUE_SEQUENCE,
  /** Days between a patient's first and last date. */
  SPAN,
  /** The time of day of a cell, which a shift by days leaves alone. */
  TIME_OF_DAY
}
