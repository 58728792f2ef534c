package org.reidrisk.report.linkage;

import org.reidrisk.measure.Params;

/**
 * How many of a person's events must be found at a patient.
 *
 * @param events that many, or all when the person has fewer
 * @param complete whether the patient may have no other events
 */
record TrajectoryPower(int events, boolean complete) {
  static final TrajectoryPower ALL = new TrajectoryPower(Integer.MAX_VALUE, false);
  static final TrajectoryPower COMPLETE = new TrajectoryPower(Integer.MAX_VALUE, true);

  TrajectoryPower {
    if (events < 1) {
      throw new IllegalArgumentException("a power is of one event at least");
    }
  }

  /**
   * The power that a policy names.
   *
   * @param word a number of events, {@code all} or {@code complete}
   * @return the power
   * @throws IllegalArgumentException when it names none
   */
  static TrajectoryPower of(String word) {
    if (!Params.isPower(word)) {
      throw new IllegalArgumentException("not a power");
    }
    return switch (word) {
      case Params.POWER_ALL -> ALL;
      case Params.POWER_COMPLETE -> COMPLETE;
      default -> new TrajectoryPower(Integer.parseInt(word), false);
    };
  }

  /** How many events of a person who has {@code held} must be found. */
  int needed(int held) {
    return Math.min(events, held);
  }
}
