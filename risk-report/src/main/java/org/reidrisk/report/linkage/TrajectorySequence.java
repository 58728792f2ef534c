package org.reidrisk.report.linkage;

/**
 * The rule that a target and a patient have as many events, with as many days between each and the
 * next. The day of an event is the earliest of its rows that have one; events without a day are
 * left out on both sides. Somebody whose days are all missing has the empty sequence, which is that
 * of such patients only. Somebody who has no day but cells that cannot be read agrees with nobody,
 * for the sequence is not known.
 *
 * @param releaseDays by release row, or {@link ShiftColumn#MISSING}, {@link ShiftColumn#UNREADABLE}
 * @param heldDays by held row
 * @param tolerance by how many days each interval may differ, at least 0
 */
@SuppressWarnings("ArrayRecordComponent") // columns, compared by nobody
record TrajectorySequence(int[] releaseDays, int[] heldDays, int tolerance) {
  TrajectorySequence {
    if (tolerance < 0) {
      throw new IllegalArgumentException("a tolerance is not negative");
    }
  }
}
