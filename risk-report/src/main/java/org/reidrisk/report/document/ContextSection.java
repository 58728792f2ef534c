package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;

/** Who receives the data, who is taken for an attacker, and for whom patients are identifiable. */
final class ContextSection {

  private ContextSection() {}

  static Section of(Assessment assessment, Wording wording) {
    String tier = "tier." + assessment.release().tier().word();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Paragraph(
            wording.text(
                "scope.for-whom.tier", wording.text(tier), wording.text(tier + ".for-whom"))));
    blocks.add(new Paragraph(wording.text("context.no-credit")));
    blocks.add(new Heading(wording.text("context.adversaries")));
    List<String> powers = Adversary.measured(assessment, null);
    String deciding = Adversary.deciding(assessment);
    blocks.add(
        new Paragraph(
            wording.text(
                powers.isEmpty() ? "context.deciding" : "context.powers",
                wording.who(deciding),
                powers.stream().map(wording::knowledge).collect(Collectors.joining("; ")))));
    if (assessment.linkage().isEmpty()) {
      blocks.add(new Paragraph(wording.text("context.no-attackers")));
    } else {
      blocks.add(new Paragraph(wording.text("context.attackers")));
      blocks.add(
          new Table(
              List.of(
                  new Column(wording.text("column.scenario"), Align.LEFT, true),
                  new Column(wording.text("column.adversary"), Align.LEFT),
                  new Column(wording.text("column.members"), Align.LEFT),
                  new Column(wording.text("column.holds-columns"), Align.LEFT)),
              assessment.linkage().stream().map(r -> row(r, wording)).toList()));
    }
    blocks.add(
        new Paragraph(
            wording.text(
                Assumptions.register(assessment) ? "context.register" : "context.no-register")));
    blocks.add(new Heading(wording.text("scope.for-whom")));
    blocks.add(new BulletList(Whom.of(assessment, wording)));
    blocks.add(new Callout(wording.text("fixed.sample-unique")));
    return new Section(wording.title("context"), false, blocks);
  }

  private static List<Cell> row(LinkageResult result, Wording wording) {
    return List.of(
        new Cell(result.id()),
        new Cell(result.attacker()),
        new Cell(wording.text(result.membershipKnown() ? "context.knows" : "context.knows-not")),
        new Cell(
            result.join().stream()
                .map(LinkageResult.Join::release)
                .distinct()
                .collect(Collectors.joining(", "))));
  }
}
