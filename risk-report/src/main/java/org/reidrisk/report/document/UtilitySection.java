package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ColumnInventory;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;

/** What the release lost by being made safer: what the policy states of it, and what is seen. */
final class UtilitySection {

  private UtilitySection() {}

  static Section of(Assessment assessment, Wording wording) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("utility.not-measured")));
    blocks.add(
        new KeyValues(
            Stated.facts(assessment.release(), List.of("utility", "transformations"), wording)));
    List<ColumnSummary> schema = assessment.schema();
    if (!schema.isEmpty()) {
      long gaps = schema.stream().filter(c -> c.missing() > 0).count();
      blocks.add(
          new Paragraph(
              wording.text(
                  "utility.gaps",
                  wording.number(gaps),
                  wording.counted("count.column", schema.size()),
                  wording.place("all-columns"))));
    }
    if (assessment.inventory() != null) {
      long constant =
          schema.stream()
              .map(ColumnSummary::inventory)
              .filter(Objects::nonNull)
              .filter(ColumnInventory::constant)
              .count();
      blocks.add(
          new Paragraph(
              wording.text("utility.constant", wording.counted("count.column", constant))));
    }
    return new Section(wording.title("utility"), false, blocks);
  }
}
