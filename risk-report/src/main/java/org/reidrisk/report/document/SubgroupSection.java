package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.SubgroupSummary;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;

/** The risks of the groups that the policy wants apart. Small groups stay in the dark. */
final class SubgroupSection {

  /** Groups of fewer are neither counted nor measured in print. */
  private static final int LEAST_SHOWN = 11;

  private SubgroupSection() {}

  static Section of(Assessment assessment, Wording wording) {
    Unit unit = assessment.policy().unit();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("subgroups.intro." + unit.word())));
    blocks.add(
        new Table(
            List.of(
                new Column(wording.text("column.name"), Align.LEFT),
                new Column(wording.text("column.group"), Align.LEFT, true),
                new Column(wording.text("column.units." + unit.word()), Align.RIGHT),
                new Column(wording.text("column.mean"), Align.RIGHT),
                new Column(wording.text("column.worst"), Align.RIGHT)),
            assessment.subgroups().stream().map(group -> row(group, unit, wording)).toList()));
    if (assessment.subgroups().stream().anyMatch(SubgroupSection::masked)) {
      blocks.add(
          new Paragraph(wording.text("subgroups.masked", wording.number(LEAST_SHOWN)), Tone.NOTE));
    }
    String deciding = Adversary.deciding(assessment);
    if (!deciding.equals(Params.POWER_ONE)) {
      blocks.add(new Paragraph(wording.text("subgroups.power", wording.who(deciding)), Tone.NOTE));
    }
    blocks.addAll(SubgroupChart.of(assessment, wording));
    return new Section(wording.title("subgroups"), false, blocks);
  }

  static boolean masked(SubgroupSummary group) {
    return group.units() < LEAST_SHOWN;
  }

  private static List<Cell> row(SubgroupSummary group, Unit unit, Wording wording) {
    Cell column = new Cell(group.column());
    Cell name = new Cell(group.group());
    if (masked(group)) {
      Cell dark = new Cell(wording.text("subgroups.not-shown"));
      return List.of(
          column,
          name,
          new Cell(wording.text("subgroups.fewer", wording.number(LEAST_SHOWN))),
          dark,
          dark);
    }
    return List.of(
        column,
        name,
        new Cell(wording.number(group.units())),
        wording.value(Quantity.PROSECUTOR_MEAN, unit, group.mean()),
        wording.value(Quantity.PROSECUTOR_HIGHEST, unit, group.highest()));
  }
}
