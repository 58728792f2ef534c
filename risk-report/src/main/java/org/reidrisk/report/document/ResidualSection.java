package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;

/** What risk remains, what it rests on, under which conditions, and until when. */
final class ResidualSection {

  /** What an agreement is checked for, clause by clause. */
  private static final List<String> CLAUSES =
      List.of(
          "uses",
          "who",
          "no-identification",
          "no-linking",
          "no-sharing",
          "safeguards",
          "agents",
          "report",
          "outputs",
          "retention",
          "audit");

  private static final List<String> TRIGGERS =
      List.of("data", "recipients", "other-data", "method", "incident", "time");

  private ResidualSection() {}

  static Section of(Assessment assessment, Wording wording) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(wording.text("residual.remains")));
    blocks.add(new BulletList(remains(assessment, wording)));
    blocks.add(new Callout(wording.text("fixed.sample-unique")));
    blocks.add(new Callout(wording.text("fixed.k-is-not-safety")));
    blocks.add(new Callout(wording.text("fixed.no-proof")));
    blocks.add(new Heading(wording.text("scope.assumed")));
    blocks.add(new BulletList(Assumptions.of(assessment, wording)));
    blocks.add(new Heading(wording.text("residual.conditions")));
    List<String> conditions = assessment.release().entries("conditions");
    if (conditions.isEmpty()) {
      blocks.add(new Paragraph(wording.text("residual.no-conditions")));
    } else {
      blocks.add(new BulletList(conditions));
    }
    agreement(assessment, wording, blocks);
    blocks.add(new Heading(wording.text("residual.again")));
    blocks.add(
        new KeyValues(
            Stated.facts(assessment.release(), List.of("expires", "review-by"), wording)));
    blocks.add(new Paragraph(wording.text("residual.triggers")));
    blocks.add(new BulletList(triggers(wording)));
    return new Section(wording.title("residual"), false, blocks);
  }

  static List<String> triggers(Wording wording) {
    return TRIGGERS.stream().map(t -> wording.text("residual.trigger." + t)).toList();
  }

  private static List<String> remains(Assessment assessment, Wording wording) {
    List<String> lines = new ArrayList<>();
    for (String power : Adversary.headline(assessment)) {
      List<String> sentences = MeasurementSection.sentences(assessment, power, wording);
      lines.add(
          sentences.isEmpty()
              ? wording.text("whom.known.undefined", wording.sentence(wording.who(power)))
              : sentences.get(0));
    }
    List<LimitResult> limits = assessment.decision().limits();
    if (!limits.isEmpty()) {
      lines.add(
          wording.text(
              "residual.limits",
              wording.number(count(limits, Verdict.MET)),
              wording.number(count(limits, Verdict.VIOLATED)),
              wording.number(count(limits, Verdict.UNDEFINED)),
              wording.place("threshold")));
    }
    long blocking = assessment.findings().stream().filter(Finding::blocks).count();
    long accepted = assessment.findings().stream().filter(f -> f.acknowledged() != null).count();
    long warnings =
        assessment.findings().stream().filter(f -> f.severity() == Severity.WARNING).count();
    lines.add(
        wording.text(
            "residual.findings",
            wording.number(blocking),
            wording.number(accepted),
            wording.number(warnings),
            wording.place("findings")));
    return lines;
  }

  private static long count(List<LimitResult> limits, Verdict verdict) {
    return limits.stream().filter(l -> l.verdict() == verdict).count();
  }

  /** Without recipients who sign there is no agreement to check. */
  private static void agreement(Assessment assessment, Wording wording, List<Block> blocks) {
    blocks.add(new Heading(wording.text("residual.agreement")));
    if (assessment.release().tier().open()) {
      blocks.add(
          new Paragraph(wording.text("residual.agreement." + assessment.release().tier().word())));
      return;
    }
    blocks.add(new Paragraph(wording.text("residual.agreement.intro")));
    blocks.add(
        new Table(
            List.of(
                new Column(wording.text("column.clause"), Align.LEFT, true),
                new Column(wording.text("column.agreed"), Align.LEFT),
                new Column(wording.text("column.where"), Align.LEFT)),
            CLAUSES.stream()
                .map(
                    clause ->
                        List.of(
                            new Cell(wording.text("clause." + clause)), new Cell(""), new Cell("")))
                .toList()));
  }
}
