package org.reidrisk.table;

import org.reidrisk.Term;

/** What a column is to an attacker. Every column has exactly one role. */
public enum Role implements Term {
  /** Tells which rows belong to one patient. */
  PATIENT_KEY,
  /** A re-keyed identifier without meaning of its own, such as a re-mapped UID. */
  PSEUDONYM,
  /** Identifies alone: a name, a record number. */
  DIRECT_IDENTIFIER,
  /** An attacker may know it; it identifies in combination. */
  QUASI_IDENTIFIER,
  /** What the attacker would learn. */
  SENSITIVE,
  /** None of these; counted, not measured. */
  OTHER,
  /** Nobody has said yet; keeps the outcome from being {@code accept}. */
  UNDECIDED
}
