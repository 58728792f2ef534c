package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.policy.Scenario;

/** What the reader of a scenario's figures must know of the tables behind them. */
final class InputFindings {
  private final String about;
  private final List<Finding> findings = new ArrayList<>();

  InputFindings(Scenario scenario) {
    this.about = "scenario " + scenario.id();
  }

  /** What can be said of the attacker's table before the attack. */
  void ofInput(ScenarioInput input, boolean membershipKnown) {
    if (input.isRelease()) {
      add(
          "held-is-release",
          Severity.BLOCKING,
          "The attacker's table is the release itself; the scenario was not run. Name what the"
              + " attacker holds, or draw targets with from-release.",
          "");
    }
    if (input.fromRelease()) {
      add(
          "error-free-upper-bound",
          Severity.INFO,
          "The targets are patients of the release with their own cells: no attacker knows more"
              + " exactly. The figures are an upper bound, not evidence of an attack.",
          count(input.held().persons(), "target"));
    }
    if (input.held().withoutPerson() > 0) {
      add(
          "held-rows-without-person",
          Severity.WARNING,
          "Rows of the attacker's table name no person and were left out.",
          count(input.held().withoutPerson(), "row"));
    }
    if (!input.fromRelease() && input.held().duplicates() > 0) {
      add(
          "held-duplicates",
          Severity.INFO,
          "Rows of the attacker's table repeat another row of the same person in all compared"
              + " columns; each counts once.",
          count(input.held().duplicates(), "row"));
    }
    TruthTargets truth = input.truth();
    if (truth != null && !input.fromRelease()) {
      ofTruth(truth, membershipKnown);
    }
  }

  private void ofTruth(TruthTargets truth, boolean membershipKnown) {
    if (truth.absent() > 0) {
      add(
          "truth-unknown-patients",
          Severity.WARNING,
          "The truth table names patients who are not in the release; the targets are counted as"
              + (membershipKnown ? " unknown" : " outsiders")
              + ". Check the spelling of the keys.",
          count(truth.absent(), "target"));
    }
    if (truth.twice() > 0) {
      add(
          "truth-shares-patients",
          Severity.INFO,
          "The truth table gives several targets the same patient; each counts on its own.",
          count(truth.twice(), "patient"));
    }
  }

  /** What can be said of a pair of columns. */
  void ofColumns(ScenarioOutcome.ComparedColumns columns) {
    if (columns.unreadReleased() > 0 || columns.unreadHeld() > 0) {
      add(
          "cells-not-compared",
          Severity.WARNING,
          "Cells of column "
              + columns.release()
              + " or of the attacker's "
              + columns.held()
              + " do not parse as the rule needs it and match nothing, which makes the attack look"
              + " weaker than it is. Correct them, or compare by another rule.",
          count(columns.unreadReleased(), "row")
              + " of the release, "
              + count(columns.unreadHeld(), "row")
              + " of the attacker's table");
    }
  }

  /** Changes of columns were not tried. */
  void remediesSkipped(long rows) {
    add(
        "remedies-skipped",
        Severity.INFO,
        "What leaving out or coarsening a column would give was not measured: the tables are too"
            + " large.",
        count(rows, "row"));
  }

  /** Some changes of columns were not tried. */
  void changesSkipped(long changes) {
    if (changes > 0) {
      add(
          "remedies-skipped",
          Severity.INFO,
          "What some changes of columns would give was not measured: after them so many rows go"
              + " together that trying them takes too long.",
          count(changes, "change"));
    }
  }

  private void add(String code, Severity severity, String text, String evidence) {
    findings.add(new Finding(code, severity, about, text, evidence));
  }

  private static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  List<Finding> all() {
    return List.copyOf(findings);
  }
}
