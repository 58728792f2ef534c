package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.measure.Estimate;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.History;
import org.reidrisk.record.LimitChange;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Fact;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;

/** What was done and accepted, and what changed since an earlier assessment. */
final class HistorySection {
  private HistorySection() {}

  static Section of(Assessment assessment, Wording wording) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new KeyValues(Stated.facts(assessment.release(), List.of("transformations"), wording)));
    accepted(assessment, wording, blocks);
    blocks.add(new Heading(wording.text("history.since")));
    History history = assessment.history();
    if (history == null) {
      blocks.add(new Paragraph(wording.text("history.no-baseline")));
    } else {
      since(assessment, history, wording, blocks);
    }
    return new Section(wording.title("history"), false, blocks);
  }

  /** Blocking findings that were accepted with a reason: deviations that somebody answers for. */
  private static void accepted(Assessment assessment, Wording wording, List<Block> blocks) {
    blocks.add(new Heading(wording.text("history.accepted")));
    List<Finding> accepted =
        assessment.findings().stream().filter(f -> f.acknowledged() != null).toList();
    if (accepted.isEmpty()) {
      blocks.add(new Paragraph(wording.text("history.nothing-accepted")));
      return;
    }
    blocks.add(
        new Table(
            List.of(
                new Column(wording.text("column.about"), Align.LEFT, true),
                new Column(wording.text("column.finding"), Align.LEFT),
                new Column(wording.text("column.reason"), Align.LEFT)),
            accepted.stream()
                .map(
                    f ->
                        List.of(
                            new Cell(f.about()),
                            new Cell(f.text(), f.code()),
                            new Cell(Objects.requireNonNullElse(f.acknowledged(), ""))))
                .toList()));
  }

  private static void since(
      Assessment assessment, History history, Wording wording, List<Block> blocks) {
    blocks.add(new Paragraph(wording.text("history.intro")));
    blocks.add(baseline(history, wording));
    if (history.changes().isEmpty()) {
      blocks.add(new Paragraph(wording.text("history.nothing")));
    } else {
      blocks.add(
          new Table(
              List.of(
                  new Column(wording.text("column.severity"), Align.LEFT),
                  new Column(wording.text("column.about"), Align.LEFT, true),
                  new Column(wording.text("column.what-changed"), Align.LEFT)),
              history.changes().stream().map(change -> change(change, wording)).toList()));
    }
    if (!history.limits().isEmpty()) {
      blocks.add(
          new Table(
              List.of(
                  new Column(wording.text("column.limited"), Align.LEFT),
                  new Column(wording.text("column.limit"), Align.LEFT),
                  new Column(wording.text("column.before"), Align.LEFT),
                  new Column(wording.text("column.now"), Align.LEFT)),
              history.limits().stream().map(limit -> limit(limit, assessment, wording)).toList()));
    }
    MovedFigures.tell(history, wording, blocks);
    blocks.addAll(HistoryChart.of(assessment, history, wording));
    blocks.add(new Paragraph(wording.text("history.chance"), Tone.NOTE));
  }

  private static KeyValues baseline(History history, Wording wording) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(wording.text("fact.baseline"), history.release(), false));
    facts.add(new Fact(wording.text("fact.as-of"), history.asOf().toString(), false));
    facts.add(
        new Fact(
            wording.text("fact.size"),
            wording.text(
                "history.size",
                wording.counted("unit.row", history.rows()),
                wording.counted("unit.patient", history.patients())),
            false));
    facts.add(
        new Fact(
            wording.text("fact.baseline-outcome"),
            wording.text("outcome." + history.outcome().word()),
            false));
    facts.add(
        new Fact(
            wording.text("fact.compared"),
            wording.text("history.comparison." + history.comparison().word()),
            false));
    if (!history.sha256().isEmpty()) {
      facts.add(new Fact(wording.text("fact.baseline-record"), history.sha256(), true));
    }
    return new KeyValues(facts);
  }

  private static List<Cell> change(Finding change, Wording wording) {
    String text = change.text();
    if (change.acknowledged() != null) {
      text += "\n" + wording.text("findings.acknowledged", change.acknowledged());
    }
    String detail =
        change.evidence().isEmpty() ? change.code() : change.code() + " · " + change.evidence();
    Emphasis emphasis =
        change.blocks()
            ? Emphasis.VIOLATED
            : change.severity() == Severity.WARNING ? Emphasis.OPEN : Emphasis.NONE;
    return List.of(
        new Cell(wording.text("severity." + change.severity().word()), "", emphasis),
        new Cell(change.about()),
        new Cell(text, detail));
  }

  private static List<Cell> limit(LimitChange change, Assessment assessment, Wording wording) {
    Limit limit = change.limit();
    // The name of a limit and its terms do not depend on what was measured.
    LimitResult result =
        new LimitResult(
            limit, assessment.policy().unit(), new Estimate.Undefined("", ""), change.now());
    Cell name = wording.name(result);
    String where =
        change.inBaseline() == change.inPolicy()
            ? ""
            : wording.text(change.inPolicy() ? "history.limit.new" : "history.limit.gone");
    return List.of(
        where.isEmpty() ? name : new Cell(name.text() + " (" + where + ")", name.detail()),
        wording.bound(limit),
        wording.verdict(change.before()),
        wording.verdict(change.now()));
  }
}
