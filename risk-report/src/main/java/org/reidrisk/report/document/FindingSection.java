package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;

/** What was found: whatever blocks first, then what was acknowledged, then the rest. */
final class FindingSection {

  private FindingSection() {}

  static Section of(Assessment assessment, Wording wording) {
    List<Finding> findings =
        assessment.findings().stream()
            .sorted(
                Comparator.comparing((Finding f) -> !f.blocks())
                    .thenComparing(f -> f.severity(), Comparator.reverseOrder()))
            .toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("findings.intro")));
    if (findings.isEmpty()) {
      blocks.add(new Paragraph(wording.text("findings.nothing")));
    } else {
      blocks.add(
          new Table(
              List.of(
                  new Column(wording.text("column.severity"), Align.LEFT),
                  new Column(wording.text("column.about"), Align.LEFT, true),
                  new Column(wording.text("column.finding"), Align.LEFT)),
              findings.stream().map(finding -> row(finding, wording)).toList()));
    }
    return new Section(wording.title("findings"), true, blocks);
  }

  private static List<Cell> row(Finding finding, Wording wording) {
    List<String> details = new ArrayList<>();
    details.add(finding.code());
    if (!finding.evidence().isEmpty()) {
      details.add(finding.evidence());
    }
    String text = finding.text();
    if (finding.acknowledged() != null) {
      text += "\n" + wording.text("findings.acknowledged", finding.acknowledged());
    }
    return List.of(
        severity(finding, wording),
        new Cell(finding.about()),
        new Cell(text, String.join(" · ", details)));
  }

  private static Cell severity(Finding finding, Wording wording) {
    String key = "severity." + finding.severity().word();
    if (finding.severity() == Severity.BLOCKING && !finding.blocks()) {
      return new Cell(wording.text("severity.acknowledged"), wording.text(key), Emphasis.NONE);
    }
    return new Cell(
        wording.text(key),
        "",
        switch (finding.severity()) {
          case BLOCKING -> Emphasis.VIOLATED;
          case WARNING -> Emphasis.OPEN;
          case INFO -> Emphasis.NONE;
        });
  }
}
