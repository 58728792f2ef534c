package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.History;
import org.reidrisk.record.RiskChange;
import org.reidrisk.record.RiskChange.Direction;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;

/**
 * Figures that differ from the baseline, riskier ones first: a few stand in the history, all of
 * them in an annex when there are more.
 */
final class MovedFigures {

  /** So many rows are read where they stand; more are looked up. */
  static final int SHOWN = 8;

  private MovedFigures() {}

  /** Whether there are more of them than the history shows. */
  static boolean needAnnex(Assessment assessment) {
    History history = assessment.history();
    return history != null && moved(history).size() > SHOWN;
  }

  /** Says how many figures moved, and shows the first. */
  static void tell(History history, Wording wording, List<Block> blocks) {
    List<RiskChange> moved = moved(history);
    String all = wording.number(history.risks().size());
    String same = wording.number((long) history.risks().size() - moved.size());
    if (moved.isEmpty()) {
      blocks.add(new Paragraph(wording.text("history.figures.same", all)));
      return;
    }
    blocks.add(
        new Paragraph(
            moved.size() > SHOWN
                ? wording.text(
                    "history.figures.first",
                    all,
                    same,
                    wording.number(SHOWN),
                    wording.place("moved"))
                : wording.text("history.figures", all, same)));
    blocks.add(table(moved.subList(0, Math.min(SHOWN, moved.size())), wording));
  }

  /** The annex that holds all of them. */
  static Section annex(Assessment assessment, Wording wording) {
    History history = assessment.history();
    List<RiskChange> moved = history == null ? List.of() : moved(history);
    return new Section(
        wording.title("moved"),
        true,
        List.of(new Paragraph(wording.text("history.figures.all")), table(moved, wording)));
  }

  private static List<RiskChange> moved(History history) {
    return history.risks().stream()
        .filter(r -> r.direction() != Direction.SAME)
        .sorted(Comparator.comparing(r -> rank(r.direction())))
        .toList();
  }

  private static int rank(Direction direction) {
    return switch (direction) {
      case RISKIER -> 0;
      case CANNOT_TELL -> 1;
      case SAFER -> 2;
      case DIFFERENT, SAME -> 3;
    };
  }

  private static Table table(List<RiskChange> moved, Wording wording) {
    return new Table(
        List.of(
            new Column(wording.text("column.figure"), Align.LEFT),
            new Column(wording.text("column.before"), Align.RIGHT),
            new Column(wording.text("column.now"), Align.RIGHT),
            new Column(wording.text("column.risk"), Align.LEFT)),
        moved.stream().map(risk -> figure(risk, wording)).toList());
  }

  private static List<Cell> figure(RiskChange risk, Wording wording) {
    Params params = risk.params();
    List<String> details = new ArrayList<>();
    details.add(
        wording.term(
            risk.quantity(), params.threshold(), params.distance(), params.c(), params.model()));
    details.add(wording.text("limit.unit." + risk.unit().word()));
    if (params.power() != null) {
      details.add(wording.text("limit.power", wording.knowledge(params.power())));
    }
    if (params.set() != null) {
      details.add(wording.text("term.set", params.set()));
    }
    if (params.scenario() != null) {
      details.add(wording.text("column.scenario") + " " + params.scenario());
    }
    return List.of(
        new Cell(
            wording.name(risk.quantity(), risk.of(), params.threshold(), params.model()),
            String.join(" · ", details)),
        value(risk, risk.before(), wording),
        value(risk, risk.now(), wording),
        new Cell(
            wording.text("history.direction." + risk.direction().word()),
            "",
            risk.direction() == Direction.RISKIER ? Emphasis.OPEN : Emphasis.NONE));
  }

  private static Cell value(RiskChange risk, @Nullable Estimate estimate, Wording wording) {
    return estimate == null
        ? new Cell(wording.text("not-measured"))
        : wording.value(risk.quantity(), risk.unit(), estimate);
  }
}
