package org.reidrisk.report.linkage;

/**
 * The rule that a target's values are among the patient's; equal to them when the attacker's power
 * is complete. Missing values are left out on both sides.
 *
 * @param releaseCodes by release row; negative for a missing cell
 * @param heldCodes by held row, in the same numbering: values that count as equal have one number
 * @param repeats whether it counts in how many events a value occurs
 * @param missingMatches whether somebody who has no value at all matches everybody, rather than
 *     nobody
 */
@SuppressWarnings("ArrayRecordComponent") // columns, compared by nobody
record TrajectorySet(
    int[] releaseCodes, int[] heldCodes, boolean repeats, boolean missingMatches) {}
