package org.reidrisk.report.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ColumnInventory;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.InventorySummary;
import org.reidrisk.record.InventorySummary.ClaimEntry;
import org.reidrisk.record.InventorySummary.DependencyEntry;
import org.reidrisk.record.InventorySummary.SafeHarborEntry;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;

/** What the columns are known as, what the export claims about itself, and the Safe Harbor list. */
final class InventorySection {
  private InventorySection() {}

  static Section of(Assessment assessment, Wording wording) {
    InventorySummary inventory = assessment.inventory();
    List<Block> blocks = new ArrayList<>();
    if (inventory == null) {
      blocks.add(new Paragraph(wording.text("inventory.nothing")));
      return new Section(wording.title("inventory"), true, blocks);
    }
    blocks.add(new Paragraph(wording.text("inventory.intro", inventory.catalogue())));
    if (assessment.schema().stream().anyMatch(column -> column.inventory() != null)) {
      blocks.add(columns(assessment, wording));
    }
    blocks.addAll(LeakTable.of(assessment, wording));
    if (!inventory.safeHarbor().isEmpty()) {
      blocks.add(new Heading(wording.text("inventory.harbor")));
      blocks.add(new Paragraph(wording.text("inventory.harbor.intro")));
      blocks.add(harbor(inventory, wording));
      blocks.add(new Paragraph(wording.text("inventory.harbor.note"), Tone.NOTE));
    }
    claims(inventory.claims(), wording, blocks);
    dependencies(inventory.dependencies(), wording, blocks);
    return new Section(wording.title("inventory"), true, blocks);
  }

  private static Table harbor(InventorySummary inventory, Wording wording) {
    return new Table(
        List.of(
            new Column(wording.text("column.letter"), Align.LEFT),
            new Column(wording.text("column.identifier"), Align.LEFT, true),
            new Column(wording.text("column.presence"), Align.LEFT),
            new Column(wording.text("column.columns"), Align.LEFT)),
        inventory.safeHarbor().stream().map(entry -> row(entry, wording)).toList());
  }

  private static Table columns(Assessment assessment, Wording wording) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ColumnSummary column : assessment.schema()) {
      ColumnInventory inventory = column.inventory();
      if (inventory != null) {
        String none = wording.text("none");
        rows.add(
            List.of(
                new Cell(column.spec().name()),
                new Cell(
                    inventory.keyword() == null ? none : inventory.keyword(),
                    inventory.keyword() == null ? "" : wording.text("match." + inventory.match())),
                new Cell(inventory.detected().word()),
                new Cell(
                    inventory.entropy() == null
                        ? none
                        : wording.text("inventory.bits", bits(inventory.entropy()))),
                new Cell(
                    inventory.uniqueAlone() == null
                        ? none
                        : wording.number(inventory.uniqueAlone())),
                new Cell(
                    inventory.madeUnique() == null
                        ? none
                        : wording.number(inventory.madeUnique()))));
      }
    }
    return new Table(
        List.of(
            new Column(wording.text("column.name"), Align.LEFT, true),
            new Column(wording.text("column.known-as"), Align.LEFT),
            new Column(wording.text("column.values-look-like"), Align.LEFT),
            new Column(wording.text("column.entropy"), Align.RIGHT),
            new Column(wording.text("column.unique-alone"), Align.RIGHT),
            new Column(wording.text("column.made-unique"), Align.RIGHT)),
        rows);
  }

  private static String bits(double entropy) {
    return Figures.plain(BigDecimal.valueOf(entropy).setScale(2, RoundingMode.HALF_EVEN));
  }

  private static List<Cell> row(SafeHarborEntry entry, Wording wording) {
    return List.of(
        new Cell(entry.letter()),
        new Cell(wording.text("harbor." + entry.letter())),
        new Cell(
            wording.text("presence." + entry.presence().word()),
            "",
            switch (entry.presence()) {
              case PRESENT -> Emphasis.VIOLATED;
              case NOT_SEEN -> Emphasis.NONE;
              case CANNOT_ASSESS -> Emphasis.OPEN;
            }),
        new Cell(entry.columns().isEmpty() ? wording.text("none") : joined(entry.columns())));
  }

  private static void claims(List<ClaimEntry> claims, Wording wording, List<Block> blocks) {
    blocks.add(new Heading(wording.text("inventory.claims")));
    if (claims.isEmpty()) {
      blocks.add(new Paragraph(wording.text("inventory.claims.nothing")));
      return;
    }
    blocks.add(new Paragraph(wording.text("inventory.claims.intro")));
    blocks.add(
        new Table(
            List.of(
                new Column(wording.text("column.claim"), Align.LEFT, true),
                new Column(wording.text("column.holds"), Align.LEFT),
                new Column(wording.text("column.against"), Align.LEFT)),
            claims.stream()
                .map(
                    claim ->
                        List.of(
                            new Cell(claim.code()),
                            new Cell(
                                wording.text("claim." + claim.verdict().word()),
                                "",
                                switch (claim.verdict()) {
                                  case HOLDS -> Emphasis.NONE;
                                  case CONTRADICTED -> Emphasis.VIOLATED;
                                  case CANNOT_TELL -> Emphasis.OPEN;
                                }),
                            new Cell(
                                claim.columns().isEmpty()
                                    ? wording.text("none")
                                    : joined(claim.columns()))))
                .toList()));
  }

  private static void dependencies(
      List<DependencyEntry> dependencies, Wording wording, List<Block> blocks) {
    blocks.add(new Heading(wording.text("inventory.dependencies")));
    if (dependencies.isEmpty()) {
      blocks.add(new Paragraph(wording.text("inventory.dependencies.nothing")));
      return;
    }
    blocks.add(new Paragraph(wording.text("inventory.dependencies.intro")));
    blocks.add(
        new Table(
            List.of(
                new Column(wording.text("column.from"), Align.LEFT, true),
                new Column(wording.text("column.told"), Align.LEFT)),
            dependencies.stream()
                .map(
                    d ->
                        List.of(
                            new Cell(d.from()),
                            new Cell(d.column(), d.same() ? wording.text("inventory.same") : "")))
                .toList()));
  }

  private static String joined(List<String> columns) {
    return String.join(", ", columns);
  }
}
