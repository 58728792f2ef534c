package org.reidrisk.policy;

import org.reidrisk.Term;

/** What the policy says of a release. */
public enum Outcome implements Term {
  /** Every limit is met and nothing blocks. No proof of anonymity. */
  ACCEPT,
  /** At least one limit is violated. */
  REJECT,
  /** Neither could be shown. */
  UNDETERMINED
}
