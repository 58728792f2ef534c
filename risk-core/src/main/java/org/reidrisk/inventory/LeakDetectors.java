package org.reidrisk.inventory;

import java.util.List;

/** The detectors that every inventory runs, beside those that read text. */
final class LeakDetectors {
  private LeakDetectors() {}

  static List<LeakDetector> all() {
    return List.of(
        new UidTimestamps(),
        new UidSerials(),
        new UidRoots(),
        new StationSerials(),
        new AgeChecks(),
        new DateShifting(),
        new VisitIntervals(),
        new TimeOfDay(),
        new Pseudonyms(),
        new ClaimsAgainstFacts());
  }
}
