package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.reidrisk.policy.Outcome;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.Variation;
import org.reidrisk.record.Variation.Change;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;
import org.reidrisk.table.Role;

/**
 * Whether the outcome would be the same for somebody who knows a column or an event more or less.
 */
final class SensitivitySection {

  private static final String SETTING = "sensitivity";
  private static final String POWER = "power ";

  private SensitivitySection() {}

  static Section of(Assessment assessment, Wording wording) {
    List<Variation> variations = assessment.sensitivity();
    Outcome outcome = assessment.decision().outcome();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("sensitivity.intro")));
    if (variations.isEmpty()) {
      String reason = assessment.provenance().settings().get(SETTING);
      blocks.add(
          new Paragraph(
              reason == null
                  ? wording.text("sensitivity.nothing")
                  : wording.text("sensitivity.reason", wording.sentence(reason))));
      blocks.addAll(ColumnChart.of(assessment, wording));
      return new Section(wording.title("sensitivity"), false, blocks);
    }
    long other = variations.stream().filter(v -> v.outcome() != outcome).count();
    String word = wording.text("outcome." + outcome.word());
    blocks.add(
        new Paragraph(
            other == 0
                ? wording.text(
                    "sensitivity.none", wording.counted("count.change", variations.size()), word)
                : wording.text(
                    "sensitivity.some",
                    wording.number(other),
                    wording.counted("count.change", variations.size()),
                    word)));
    blocks.add(
        new Table(
            List.of(
                new Column(wording.text("column.change"), Align.LEFT),
                new Column(wording.text("column.about-change"), Align.LEFT, true),
                new Column(wording.text("column.then"), Align.LEFT)),
            rows(variations, outcome, wording)));
    List<String> untried = untried(assessment);
    if (!untried.isEmpty()) {
      blocks.add(
          new Paragraph(
              wording.text("sensitivity.untried", String.join(", ", untried)), Tone.NOTE));
    }
    blocks.addAll(ColumnChart.of(assessment, wording));
    return new Section(wording.title("sensitivity"), false, blocks);
  }

  /** One row for each change of the outcome; what changes nothing follows, a row for each kind. */
  private static List<List<Cell>> rows(
      List<Variation> variations, Outcome outcome, Wording wording) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Variation variation : variations) {
      if (variation.outcome() != outcome) {
        rows.add(
            row(
                variation.change(),
                about(variation, wording),
                variation.outcome(),
                outcome,
                wording));
      }
    }
    for (Change change : Change.values()) {
      List<String> same =
          variations.stream()
              .filter(v -> v.change() == change && v.outcome() == outcome)
              .map(v -> about(v, wording))
              .toList();
      if (!same.isEmpty()) {
        rows.add(row(change, String.join(", ", same), outcome, outcome, wording));
      }
    }
    return rows;
  }

  private static List<Cell> row(
      Change change, String about, Outcome then, Outcome outcome, Wording wording) {
    return List.of(
        new Cell(wording.text("change." + change.word())),
        new Cell(about),
        new Cell(
            wording.text("outcome." + then.word()),
            wording.text(then == outcome ? "sensitivity.same" : "sensitivity.other"),
            then == outcome ? Emphasis.NONE : emphasis(then)));
  }

  private static Emphasis emphasis(Outcome outcome) {
    return switch (outcome) {
      case ACCEPT -> Emphasis.MET;
      case REJECT -> Emphasis.VIOLATED;
      case UNDETERMINED -> Emphasis.OPEN;
    };
  }

  /** What a change is about, in words. */
  static String about(Variation variation, Wording wording) {
    boolean power =
        variation.change() == Change.LESS_POWER || variation.change() == Change.MORE_POWER;
    return power && variation.about().startsWith(POWER)
        ? wording.knowledge(variation.about().substring(POWER.length()))
        : variation.about();
  }

  /** Columns that could have been tried and were not. */
  private static List<String> untried(Assessment assessment) {
    Set<String> tried = new HashSet<>();
    assessment.sensitivity().forEach(v -> tried.add(v.change().word() + " " + v.about()));
    List<ColumnSummary> known =
        assessment.schema().stream().filter(c -> c.spec().role() == Role.QUASI_IDENTIFIER).toList();
    List<String> untried = new ArrayList<>();
    for (ColumnSummary column : assessment.schema()) {
      String name = column.spec().name();
      boolean fewer = known.contains(column) && known.size() > 1;
      boolean more =
          (column.spec().role() == Role.OTHER || column.spec().role() == Role.SENSITIVE)
              && (column.distinct() == null
                  || column.distinct() + (column.missing() > 0 ? 1 : 0) > 1);
      if ((fewer && !tried.contains(Change.WITHOUT.word() + " " + name))
          || (more && !tried.contains(Change.WITH.word() + " " + name))) {
        untried.add(name);
      }
    }
    return untried;
  }
}
