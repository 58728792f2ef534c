package org.reidrisk.report.linkage;

/**
 * The rule that a target and a patient have as many events, with as many days between each and the
 * next. The day of an event is the earliest of its rows that have one; events without a day are
 * left out on both sides.
 *
 * @param releaseDays by release row, or {@link ShiftColumn#MISSING}, {@link ShiftColumn#UNREADABLE}
 * @param heldDays by held row
 * @param tolerance by how many days each interval may differ, at least 0
 * @param missingMatches whether somebody who has no day at all matches everybody, rather than
 *     nobody
 */
@SuppressWarnings("ArrayRecordComponent") // columns, compared by nobody
record TrajectorySequence(
    int[] releaseDays, int[] heldDays, int tolerance, boolean missingMatches) {
  TrajectorySequence {
    if (tolerance < 0) {
      throw new IllegalArgumentException("a tolerance is not negative");
    }
  }
}
