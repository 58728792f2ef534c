package org.reidrisk.table;

import org.reidrisk.Term;

/** How a column came by its role. */
public enum RoleOrigin implements Term {
  /** The policy's {@code columns} say so. */
  POLICY,
  /** The policy's {@code table.patient} says so. */
  PATIENT,
  /** Nobody said: the column is in the export and not in the policy. */
  UNNAMED,
  /** The column is not in the export: it was computed from others, as the policy asks. */
  DERIVED
}
