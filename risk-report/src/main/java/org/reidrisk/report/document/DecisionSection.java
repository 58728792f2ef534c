package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.reidrisk.group.Unit;
import org.reidrisk.policy.Decision;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.Outcome;
import org.reidrisk.policy.Release;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.DataSummary;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Fact;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;
import org.reidrisk.table.Origin;
import org.reidrisk.table.Role;

/** The page that a board member reads in one minute, and the summary behind it. */
final class DecisionSection {
  private static final int MOST_NAMES = 12;

  /** Further limits are left to their section, so that the reasons stay near. */
  private static final int MOST_LIMITS = 8;

  private DecisionSection() {}

  static Section of(Assessment assessment, String recordSha256, Wording wording) {
    Decision decision = assessment.decision();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Verdict(
            decision.outcome(),
            word(assessment, wording),
            wording.text(key(assessment) + ".meaning")));
    blocks.add(new Callout(wording.text("fixed.no-proof")));
    blocks.add(new KeyValues(facts(assessment, recordSha256, wording)));
    blocks.addAll(AdversaryTable.headline(assessment, wording));
    blocks.add(new Heading(wording.text("decision.limits")));
    if (decision.limits().isEmpty()) {
      blocks.add(new Paragraph(wording.text("decision.no-limits")));
    } else {
      List<LimitResult> limits = worstFirst(decision.limits());
      int shown = Math.min(MOST_LIMITS, limits.size());
      blocks.add(limits(limits.subList(0, shown), Excerpt::cell, wording));
      if (limits.size() > shown) {
        blocks.add(
            new Paragraph(
                wording.text(
                    "decision.more-limits",
                    wording.number((long) limits.size() - shown),
                    wording.place("threshold")),
                Tone.NOTE));
      }
    }
    blocks.add(new Heading(wording.text("decision.because")));
    blocks.add(new BulletList(Reasons.of(assessment, wording)));
    blocks.addAll(Summary.of(assessment, wording));
    blocks.addAll(DecisionGauge.of(assessment, wording));
    return new Section(wording.title("decision"), false, blocks);
  }

  /** The outcome in a word; acceptance under conditions says so. */
  static String word(Assessment assessment, Wording wording) {
    return wording.text(key(assessment));
  }

  private static String key(Assessment assessment) {
    return conditional(assessment)
        ? "outcome.accept.conditions"
        : "outcome." + assessment.decision().outcome().word();
  }

  private static boolean conditional(Assessment assessment) {
    return assessment.decision().outcome() == Outcome.ACCEPT
        && !assessment.release().entries("conditions").isEmpty();
  }

  private static List<Fact> facts(Assessment assessment, String recordSha256, Wording wording) {
    Release release = assessment.release();
    Origin origin = assessment.data().origin();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(wording.text("fact.release"), Excerpt.name(release.id())));
    facts.add(
        new Fact(
            wording.text("fact.tier"),
            wording.text("tier." + release.tier().word())
                + ": "
                + wording.text("tier." + release.tier().word() + ".recipients")));
    facts.add(
        new Fact(
            wording.text("fact.data"),
            origin == null ? wording.text("fact.no-file") : Excerpt.name(origin.file())));
    facts.add(new Fact(wording.text("fact.size"), size(assessment, wording)));
    facts.add(new Fact(wording.text("fact.as-of"), assessment.asOf().toString()));
    facts.add(new Fact(wording.text("fact.known"), known(assessment, wording)));
    if (conditional(assessment)) {
      facts.add(
          new Fact(
              wording.text("fact.conditions"),
              wording.text(
                  "fact.conditions.place",
                  Excerpt.text(String.join("; ", release.entries("conditions"))),
                  wording.place("residual"))));
    }
    if (assessment.decision().outcome() == Outcome.ACCEPT) {
      facts.add(new Fact(wording.text("fact.until"), until(assessment, wording)));
    }
    facts.add(
        new Fact(
            wording.text("fact.sign-off"),
            Excerpt.line(String.join("; ", SignOffSection.roles(release, wording)))));
    facts.add(new Fact(wording.text("provenance.record-sha256"), recordSha256, true));
    return facts;
  }

  /** When the decision ends, or at least is to be looked at again. */
  private static String until(Assessment assessment, Wording wording) {
    Release release = assessment.release();
    List<String> until = new ArrayList<>();
    String expires = release.facts().get("expires");
    if (expires != null) {
      String date = Excerpt.line(expires);
      until.add(Stated.hasExpired(assessment) ? wording.text("fact.until.over", date) : date);
    }
    String review = release.facts().get("review-by");
    if (review != null) {
      until.add(wording.text("fact.until.review", Excerpt.line(review)));
    }
    return until.isEmpty() ? wording.text("fact.not-stated") : String.join("; ", until);
  }

  /** What the figures rest on: the columns an attacker is taken to know, and those left out. */
  private static String known(Assessment assessment, Wording wording) {
    List<String> names =
        assessment.schema().stream()
            .filter(c -> c.spec().role() == Role.QUASI_IDENTIFIER)
            .map(c -> Excerpt.name(c.spec().name()))
            .toList();
    List<String> shown = names.subList(0, Math.min(MOST_NAMES, names.size()));
    String list = String.join(", ", shown);
    String more =
        names.size() > shown.size()
            ? wording.text("fact.known.more", wording.number(names.size() - shown.size()))
            : "";
    long others = (long) assessment.schema().size() - names.size();
    String known =
        wording.text(
            "fact.known.text",
            names.isEmpty() ? wording.text("fact.known.nothing") : list + more,
            others == 0
                ? wording.text("fact.known.all")
                : wording.counted("fact.known.others", others));
    return assessment.linkage().isEmpty()
        ? known
        : wording.text("fact.known.attackers", known, wording.place("context"));
  }

  private static String size(Assessment assessment, Wording wording) {
    DataSummary data = assessment.data();
    String rows = wording.counted("unit.row", data.rows());
    String columns = wording.counted("count.column", data.columns());
    return assessment.policy().unit() == Unit.ROW
        ? wording.text("fact.size.row-is-patient", rows, columns)
        : wording.text(
            "fact.size.text", wording.counted("unit.patient", data.patients()), rows, columns);
  }

  /** As the policy has them, unless there are so many that those not met would be hard to find. */
  private static List<LimitResult> worstFirst(List<LimitResult> limits) {
    if (limits.size() <= MOST_LIMITS) {
      return limits;
    }
    return limits.stream()
        .sorted(
            Comparator.comparingInt(
                result ->
                    switch (result.verdict()) {
                      case VIOLATED -> 0;
                      case UNDEFINED -> 1;
                      case MET -> 2;
                    }))
        .toList();
  }

  /** Limits beside what was measured, their names and reasons as they are or shortened. */
  static Table limits(List<LimitResult> results, UnaryOperator<Cell> shown, Wording wording) {
    return new Table(
        List.of(
            new Column(wording.text("column.limited"), Align.LEFT, true),
            new Column(wording.text("column.limit"), Align.RIGHT),
            new Column(wording.text("column.measured"), Align.RIGHT),
            new Column(wording.text("column.result"), Align.LEFT)),
        results.stream()
            .map(
                result ->
                    List.of(
                        shown.apply(wording.name(result)),
                        wording.bound(result.limit()),
                        shown.apply(wording.measured(result)),
                        wording.verdict(result)))
            .toList());
  }
}
