package org.reidrisk.report.document;

import java.util.Comparator;
import java.util.List;
import org.reidrisk.measure.Estimate;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Table;

/** One line for each attacker: who it was and how far they came. */
final class Scenarios {

  private Scenarios() {}

  /** Those that broke a limit first, then those that found most. */
  static List<LinkageResult> worstFirst(Assessment assessment) {
    return assessment.linkage().stream()
        .sorted(
            Comparator.comparing(Scenarios::rank)
                .thenComparing(Comparator.comparing(Scenarios::found).reversed()))
        .toList();
  }

  private static int rank(LinkageResult result) {
    Verdict verdict = result.verdict();
    if (verdict == null) {
      return 3;
    }
    return switch (verdict) {
      case VIOLATED -> 0;
      case UNDEFINED -> 1;
      case MET -> 2;
    };
  }

  private static double found(LinkageResult result) {
    return result.correctRate().high();
  }

  /** The table of some attackers; at least one. */
  static Table table(List<LinkageResult> results, Assessment assessment, Wording wording) {
    return new Table(
        List.of(
            new Column(wording.text("column.attacker"), Align.LEFT, true),
            new Column(wording.text("column.right-patient"), Align.RIGHT),
            new Column(wording.text("column.by-chance"), Align.RIGHT),
            new Column(wording.text("column.limit"), Align.RIGHT),
            new Column(wording.text("column.result"), Align.LEFT)),
        results.stream().map(result -> row(result, assessment, wording)).toList());
  }

  private static List<Cell> row(LinkageResult result, Assessment assessment, Wording wording) {
    Cell right = LinkageSection.right(result, assessment.data().patients(), wording);
    return List.of(
        new Cell(Excerpt.name(result.id()), Excerpt.line(result.attacker())),
        new Cell(right.text(), besides(result, assessment, wording), right.emphasis()),
        new Cell(wording.percent(result.byChance())),
        LinkageSection.limitCell(result, assessment, wording),
        LinkageSection.verdict(result, wording));
  }

  /** How many were found; of a sample also how many it may be of all, by which limits go. */
  private static String besides(LinkageResult result, Assessment assessment, Wording wording) {
    LinkageResult.Truth truth = result.truth();
    String counted = counted(result, wording);
    if (truth != null) {
      counted = wording.text("summary.wrongly", counted, wording.number(truth.wrong()));
    }
    return result.intervals() != null
            && LinkageChart.right(result, assessment) instanceof Estimate.Interval interval
        ? wording.text(
            "summary.interval",
            counted,
            RowPictures.range(interval.low(), interval.high(), wording))
        : counted;
  }

  /** How many were found of how many; how many were looked for where nobody says who is who. */
  static String counted(LinkageResult result, Wording wording) {
    LinkageResult.Truth truth = result.truth();
    return truth == null
        ? wording.text("summary.of-targets", wording.number(result.targets()))
        : wording.text(
            "linkage.of-members", wording.number(truth.correct()), wording.number(truth.members()));
  }
}
