package org.reidrisk.report.linkage;

/**
 * The rule that a target's values are among the patient's; equal to them when the attacker's power
 * is complete. Missing values are left out on both sides, so somebody without any has the empty
 * set: it is among the values of every patient, and equal to that of patients without any only.
 *
 * @param releaseCodes by release row; negative for a missing cell
 * @param heldCodes by held row, in the same numbering: values that count as equal have one number
 * @param repeats whether it counts in how many events a value occurs
 */
@SuppressWarnings("ArrayRecordComponent") // columns, compared by nobody
record TrajectorySet(int[] releaseCodes, int[] heldCodes, boolean repeats) {}
