package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;

/**
 * Attackers with their tables against the release: all of them on one page, then a page for each;
 * then what earlier releases add.
 */
final class LinkageSection {

  private LinkageSection() {}

  static Section of(Assessment assessment, Wording wording) {
    List<Block> blocks = new ArrayList<>();
    if (assessment.linkage().isEmpty()) {
      blocks.add(new Paragraph(wording.text("linkage.nothing")));
    } else {
      blocks.addAll(attacks(assessment, wording));
    }
    blocks.add(new Paragraph(wording.text("linkage.by-hand"), Tone.NOTE));
    blocks.add(new Heading(wording.title("earlier"), !assessment.joined().isEmpty()));
    if (assessment.joined().isEmpty()) {
      blocks.add(new Paragraph(wording.text("earlier.nothing")));
    } else {
      blocks.addAll(EarlierSection.of(assessment, wording).blocks());
    }
    return new Section(wording.title("linkage"), !assessment.linkage().isEmpty(), blocks);
  }

  private static List<Block> attacks(Assessment assessment, Wording wording) {
    List<LinkageResult> results = assessment.linkage();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("linkage.intro")));
    blocks.add(
        new Table(
            List.of(
                new Column(wording.text("column.scenario"), Align.LEFT, true),
                new Column(wording.text("column.targets"), Align.RIGHT),
                new Column(wording.text("column.one-candidate"), Align.RIGHT),
                new Column(wording.text("column.right-patient"), Align.RIGHT),
                new Column(wording.text("column.guessing"), Align.RIGHT),
                new Column(wording.text("column.limit"), Align.RIGHT),
                new Column(wording.text("column.result"), Align.LEFT)),
            results.stream().map(result -> row(result, assessment, wording)).toList()));
    blocks.add(new Paragraph(wording.text("linkage.summary.note"), Tone.NOTE));
    blocks.addAll(LinkageChart.of(assessment, wording));
    for (LinkageResult result : results) {
      blocks.addAll(
          new ScenarioPage(result, limit(result, assessment), assessment, wording).blocks());
    }
    return blocks;
  }

  /** The limit of a scenario, which the record keeps with the decision; null without one. */
  static @Nullable Limit limit(LinkageResult result, Assessment assessment) {
    return assessment.decision().limits().stream()
        .map(LimitResult::limit)
        .filter(limit -> result.id().equals(limit.params().scenario()))
        .findFirst()
        .orElse(null);
  }

  private static List<Cell> row(LinkageResult result, Assessment assessment, Wording wording) {
    return List.of(
        new Cell(
            result.id(),
            result.preset() == null ? "" : wording.text("linkage.preset", result.preset())),
        new Cell(wording.number(result.targets())),
        new Cell(wording.percent(result.uniqueRate())),
        right(result, assessment.data().patients(), wording),
        new Cell(guessing(result, wording)),
        limitCell(result, assessment, wording),
        verdict(result, wording));
  }

  /** The limit of a scenario and which rate it is on, or a dash. */
  static Cell limitCell(LinkageResult result, Assessment assessment, Wording wording) {
    Limit limit = limit(result, assessment);
    return limit == null ? new Cell(wording.text("none")) : bound(limit, wording);
  }

  /** The share of members found; where it is not known, what it can be. */
  static Cell right(LinkageResult result, long patients, Wording wording) {
    if (tellsNothing(result, patients)) {
      return new Cell(wording.text("linkage.cannot-tell"), "", Emphasis.OPEN);
    }
    LinkageResult.Rate rate = result.correctRate();
    return rate.low() == rate.high()
        ? new Cell(wording.percent(rate.low()))
        : new Cell(
            wording.text(
                "value.between", wording.percent(rate.low()), wording.percent(rate.high())));
  }

  /** Whether the tables were not comparable, so that the rates say nothing. */
  static boolean tellsNothing(LinkageResult result, long patients) {
    return nothingMatches(result) || everythingMatches(result, patients);
  }

  static boolean nothingMatches(LinkageResult result) {
    return result.unique() + result.ambiguous() == 0;
  }

  static boolean everythingMatches(LinkageResult result, long patients) {
    return patients > 1
        && result.none() == 0
        && result.candidateSetSizes().size() == 1
        && result.candidateSetSizes().get(0).candidates() == patients;
  }

  /** A limit, and which rate it is on. */
  static Cell bound(Limit limit, Wording wording) {
    return new Cell(
        wording.bound(limit).text(), wording.text("linkage.on." + limit.quantity().word()));
  }

  static Cell verdict(LinkageResult result, Wording wording) {
    return result.verdict() == null
        ? new Cell(wording.text("linkage.no-limit"))
        : wording.verdict(result.verdict());
  }

  /** Nobody who has no candidate can be guessed; that is no zero. */
  static String guessing(LinkageResult result, Wording wording) {
    return nothingMatches(result) ? wording.text("none") : wording.percent(result.byCandidates());
  }
}
