package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.measure.SiteInterval;
import org.reidrisk.policy.Scenario;
import org.reidrisk.report.linkage.LinkageCounts.TruthCounts;

/** What the reader of a linkage result must know. */
final class LinkageFindings {

  private final List<Finding> findings = new ArrayList<>();
  private final String about;

  private LinkageFindings(Scenario scenario) {
    this.about = "scenario " + scenario.id();
  }

  /**
   * The findings of one attack.
   *
   * @param scenario the attacker
   * @param counts what the attack counted
   * @param leftOut what was not used
   * @param sampled the rate whose interval decides; null when targets are no random sample
   */
  static List<Finding> of(
      Scenario scenario, LinkageCounts counts, LeftOut leftOut, @Nullable DecidingRate sampled) {
    LinkageFindings all = new LinkageFindings(scenario);
    boolean fromFile = scenario.holds().file() != null;
    all.outcome(counts, fromFile);
    if (counts.truth() == null) {
      all.fewCandidates(counts, scenario.membershipKnown() || !fromFile);
    } else {
      all.truth(counts, counts.knownTruth(), leftOut);
    }
    if (sampled != null) {
      all.sample(sampled, scenario);
    }
    if (counts.truth() != null
        && counts.targets() > 0
        && fromFile
        && (sampled == null || sampled.people() >= DecidingRate.LEAST_SAMPLE)) {
      all.fewMembers(counts.targets(), counts.knownTruth());
    }
    all.held(leftOut);
    return all.findings;
  }

  /**
   * The refusal of a scenario whose held file is the release.
   *
   * @param scenario the attacker
   * @return a finding that blocks
   */
  static Finding heldIsRelease(Scenario scenario) {
    LinkageFindings one = new LinkageFindings(scenario);
    one.add(
        "held-is-release",
        Severity.BLOCKING,
        "The attacker’s table is the release itself, so the scenario was not run. Name the table"
            + " that the attacker would hold, or draw targets with from-release.",
        "");
    return one.findings.get(0);
  }

  private void outcome(LinkageCounts counts, boolean fromFile) {
    if (counts.targets() == 0) {
      add(
          "no-targets",
          Severity.BLOCKING,
          fromFile
              ? "The attacker’s table has no row that names a person, so nobody was looked for. Check"
                  + " that it is the right file, with its rows."
              : "The release has no patient to look for.",
          "0 targets");
    } else if (counts.nothingMatches()) {
      add(
          "no-candidates",
          Severity.BLOCKING,
          "No target has a candidate, which tells nothing about the risk. Probably the compared"
              + " columns hold different things or are written differently: check the join.",
          counts.targets() + " targets");
    }
    if (counts.everythingMatches()) {
      add(
          "everything-matches",
          Severity.WARNING,
          "Every target has every patient for a candidate, so the compared columns tell nobody"
              + " apart: check the rules and what missing cells match.",
          counts.targets() + " targets, " + counts.patients() + " patients");
    }
  }

  /** Without truth nothing else shows that a rule misses nearly everybody. */
  private void fewCandidates(LinkageCounts counts, boolean membershipKnown) {
    long some = counts.unique() + counts.ambiguous();
    if (counts.none() > (membershipKnown ? some : 9 * some) && !counts.nothingMatches()) {
      add(
          "few-candidates",
          Severity.WARNING,
          (membershipKnown ? "Most" : "Nearly all")
              + " targets have no candidate, so a low rate shows little. Compare how both tables"
              + " write dates, codes and names, and what the rules tolerate.",
          counts.none() + " of " + counts.targets() + " targets without a candidate");
    }
  }

  /**
   * A rate of few people is no rate of many, and a truth that names few may be written otherwise.
   */
  private void fewMembers(long targets, TruthCounts truth) {
    // Targets whom the truth calls a patient; where all should be members the others are unknown.
    long named = truth.members() + truth.absent();
    if (truth.members() < DecidingRate.LEAST_SAMPLE || truth.members() < named / 10.0) {
      add(
          "few-members",
          Severity.WARNING,
          "The correct rate rests on few people and says little of others. Look for more, or check"
              + " how the truth writes people and patients.",
          truth.members()
              + (truth.members() == 1 ? " member" : " members")
              + " among "
              + targets
              + " targets");
    }
  }

  private void truth(LinkageCounts counts, TruthCounts truth, LeftOut leftOut) {
    if (truth.unknown() > 0) {
      add(
          "truth-incomplete",
          Severity.WARNING,
          "The truth does not say which patients some targets are. They are left out of the"
              + " correct rate; for a limit each of their single candidates may be the right one.",
          truth.unknown() + " of " + counts.targets() + " targets");
    }
    if (leftOut.unknownPatients() > 0) {
      add(
          "truth-unknown-patients",
          Severity.WARNING,
          "The truth names patients that the release does not have. Their targets count as"
              + " outsiders: check that the truth belongs to this release.",
          leftOut.unknownPatients() + " patient keys");
    }
    // A rule that misses the right patient makes a low rate, but not a safe release.
    if (!counts.nothingMatches() && truth.members() > 0 && 2 * truth.covered() < truth.members()) {
      add(
          "few-members-covered",
          Severity.WARNING,
          "For most members the right patient is not among the candidates, so a low rate may come"
              + " from rules that are too strict. Try wider tolerances.",
          truth.covered() + " of " + truth.members() + " members covered");
    }
  }

  private void sample(DecidingRate rate, Scenario scenario) {
    if (rate.people() < DecidingRate.LEAST_SAMPLE) {
      add(
          "few-targets",
          Severity.WARNING,
          "So few sampled targets cannot show that a limit is met. Draw 200 or more.",
          rate.people() + " people in the rate, " + DecidingRate.LEAST_SAMPLE + " needed");
    }
    if (scenario.holds().site() != null && rate.sites().size() < SiteInterval.LEAST_SITES) {
      add(
          "few-sites",
          Severity.WARNING,
          "The targets come from few sites: the interval speaks of these sites and does not carry"
              + " over to others.",
          rate.sites().size() + " sites, " + SiteInterval.LEAST_SITES + " needed");
    }
  }

  private void held(LeftOut leftOut) {
    if (leftOut.rowsWithoutPerson() > 0) {
      add(
          "held-rows-without-person",
          Severity.WARNING,
          "Rows of the attacker’s table name no person and were left out.",
          leftOut.rowsWithoutPerson() + " rows");
    }
    if (leftOut.cellsNotCompared() > 0) {
      add(
          "cells-not-compared",
          Severity.WARNING,
          "Cells could not be read as the numbers, dates or times that their rule compares, and"
              + " match nothing. A low rate may come from that: check the formats.",
          leftOut.cellsNotCompared() + " cells");
    }
    if (leftOut.duplicateRows() > 0) {
      add(
          "held-duplicates",
          Severity.INFO,
          "Rows of the attacker’s table repeat a row of the same person and count once.",
          leftOut.duplicateRows() + " rows");
    }
    if (leftOut.pairsWritten() > 0) {
      add(
          "pairs-written",
          Severity.WARNING,
          "Pairs of held people and patients were written to a file. It identifies people: keep it"
              + " inside and destroy it after use.",
          leftOut.pairsWritten() + " pairs");
    }
  }

  private void add(String code, Severity severity, String text, String evidence) {
    findings.add(new Finding(code, severity, about, text, evidence));
  }
}
