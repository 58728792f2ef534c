package org.reidrisk.report.linkage;

/** Why a comparison may miss what an attacker would find; told beside the figures. */
enum Doubt {
  /** Times of day under a rule that compares days. */
  UNIT_TOO_COARSE,
  /** Days without a time under a rule that compares times. */
  UNIT_TOO_FINE,
  /** A moment with an offset from UTC against one without: compared as the clocks show it. */
  OFFSET_ON_ONE_SIDE,
  /** A held value that begins like a released one but is not as long as its stars say. */
  OTHER_LENGTH
}
