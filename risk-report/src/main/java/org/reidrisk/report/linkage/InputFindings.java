package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
      ofAbsent(truth, membershipKnown);
    }
    if (truth.unused() > 0) {
      ofUnused(truth, membershipKnown);
    }
    if (truth.twice() > 0) {
      add(
          "truth-shares-patients",
          Severity.INFO,
          "The truth table gives several targets the same patient; each counts on its own.",
          count(truth.twice(), "patient"));
    }
  }

  private void ofAbsent(TruthTargets truth, boolean membershipKnown) {
    boolean most = 2 * truth.absent() > truth.named();
    add(
        "truth-unknown-patients",
        membershipKnown && most ? Severity.BLOCKING : Severity.WARNING,
        membershipKnown
            ? "The release lacks the patient keys that the truth gives to "
                + (most ? "most" : "some")
                + " targets, though all should be in it; they count as unknown. Check how the keys"
                + " are written."
            : "The release lacks patient keys of the truth. For a limit single candidates of such"
                + " targets may be right. Check how keys are written; leave those of outsiders"
                + " empty.",
        String.format(Locale.ROOT, "%,d of ", truth.absent())
            + count(truth.named(), "target")
            + " that the truth names");
  }

  /** Nothing is wrong with a truth of more people, unless they may be those that it misses. */
  private void ofUnused(TruthTargets truth, boolean membershipKnown) {
    boolean misses = truth.unnamed() > 0;
    boolean missesAll = truth.named() == 0 && misses;
    add(
        "truth-unused",
        missesAll ? Severity.BLOCKING : misses ? Severity.WARNING : Severity.INFO,
        misses
            ? "The truth names people whom the attacker's table lacks, and "
                + (missesAll ? "no target" : "not all targets")
                + "; who is not named counts as "
                + (membershipKnown ? "unknown" : "an outsider")
                + ". Compare how both write people."
            : "The truth names people whom the attacker's table lacks, beside all targets.",
        count(truth.unused(), "person", "people")
            + " of the truth not held, "
            + count(truth.unnamed(), "target")
            + " not named");
  }

  /** What can be said of a pair of columns. */
  void ofColumns(ScenarioOutcome.ComparedColumns columns) {
    String both = "column " + columns.release() + " and of the attacker's " + columns.held();
    if (columns.unreadReleased() > 0 || columns.unreadHeld() > 0) {
      add(
          "cells-not-compared",
          Severity.WARNING,
          "Cells of column "
              + columns.release()
              + " or of the attacker's "
              + columns.held()
              + " "
              + unread(columns.doubts().keySet()),
          count(columns.unreadReleased(), "row")
              + " of the release, "
              + count(columns.unreadHeld(), "row")
              + " of the attacker's table");
    }
    Long clocks = columns.doubts().get(Doubt.OFFSET_ON_ONE_SIDE);
    if (clocks != null) {
      add(
          "offset-on-one-side",
          Severity.WARNING,
          "Of the date-times of "
              + both
              + " some state their offset from UTC and others do not; these were compared as the"
              + " clocks show them, which misses people where the clocks differ. Write all of them"
              + " by one clock.",
          count(clocks, "row") + " of the attacker's table");
    }
    Long lengths = columns.doubts().get(Doubt.OTHER_LENGTH);
    if (lengths != null) {
      add(
          "stars-count-characters",
          Severity.WARNING,
          "Values of the attacker's "
              + columns.held()
              + " begin like shortened ones of column "
              + columns.release()
              + " but are longer or shorter than their stars say, each of which is one character,"
              + " and match nothing. Where stars mean any rest, write one star everywhere.",
          count(lengths, "row") + " of the attacker's table");
    }
  }

  private static String unread(Set<Doubt> doubts) {
    if (doubts.contains(Doubt.UNIT_TOO_COARSE)) {
      return "match nothing, some of them because they are times without a date and the rule's unit"
          + " is days, as it is when unit is left out. Set unit to minutes, hours or seconds.";
    }
    if (doubts.contains(Doubt.UNIT_TOO_FINE)) {
      return "match nothing, some of them because they are dates without a time and the rule's unit"
          + " is finer than days. Set unit to days, or compare columns that hold times.";
    }
    return "do not parse as the rule needs it and match nothing, which makes the attack look"
        + " weaker than it is. Correct them, or compare by another rule.";
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
    return count(number, what, what + "s");
  }

  private static String count(long number, String one, String more) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : more);
  }

  List<Finding> all() {
    return List.copyOf(findings);
  }
}
