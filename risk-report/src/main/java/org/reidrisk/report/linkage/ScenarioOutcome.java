package org.reidrisk.report.linkage;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.policy.Scenario;

/**
 * What a scenario came to: counts, and no identity.
 *
 * @param scenario the scenario
 * @param fromRelease whether the targets were drawn from the release: an error-free upper bound
 * @param sample whether they are a random part of its patients
 * @param sha256 of the attacker's file; null when drawn from the release
 * @param counts what was found; null when the scenario was refused
 * @param columns what was compared
 * @param remedies changes of columns; empty when none was tried
 * @param pairs how many pairs were told
 * @param findings what the reader must know
 */
record ScenarioOutcome(
    Scenario scenario,
    boolean fromRelease,
    boolean sample,
    @Nullable String sha256,
    @Nullable AttackCounts counts,
    List<ComparedColumns> columns,
    List<Remedies.Remedy> remedies,
    long pairs,
    List<Finding> findings) {

  /**
   * One compared pair of columns.
   *
   * @param unreadReleased rows of the release whose cell the rule could not read
   * @param unreadHeld held rows whose cell it could not read
   * @param doubts what may have been missed, with the held rows that it is about
   */
  record ComparedColumns(
      String release, String held, long unreadReleased, long unreadHeld, Map<Doubt, Long> doubts) {
    ComparedColumns {
      doubts = Map.copyOf(doubts);
    }
  }

  /** Takes copies. */
  ScenarioOutcome {
    columns = List.copyOf(columns);
    remedies = List.copyOf(remedies);
    findings = List.copyOf(findings);
  }
}
