package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Emphasis;
import org.reidrisk.report.document.Block.KeyValues;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;

/** What each column is to an attacker, and who said so. */
final class ColumnSection {

  /** The roles that make the figures, or keep them from being made, in the order of print. */
  private static final List<Role> WEIGHTY =
      List.of(Role.DIRECT_IDENTIFIER, Role.UNDECIDED, Role.QUASI_IDENTIFIER, Role.SENSITIVE);

  private static final int MOST_SHOWN = 25;

  private ColumnSection() {}

  /** The columns that make the figures, or should not be there at all. */
  static Section of(Assessment assessment, Wording wording) {
    List<ColumnSummary> schema = assessment.schema();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Paragraph(wording.text("columns.intro")));
    if (schema.isEmpty()) {
      blocks.add(new Paragraph(wording.text("columns.nothing")));
      return new Section(wording.title("columns"), false, blocks);
    }
    blocks.add(new Paragraph(wording.text("columns.counts", counts(schema, wording))));
    long derived = schema.stream().filter(c -> c.spec().origin() == RoleOrigin.DERIVED).count();
    if (derived > 0) {
      blocks.add(
          new Paragraph(
              wording.text("columns.derived.note", wording.counted("count.column", derived))));
    }
    List<ColumnSummary> weighty =
        schema.stream()
            .filter(c -> WEIGHTY.contains(c.spec().role()))
            .sorted(Comparator.comparingInt(c -> WEIGHTY.indexOf(c.spec().role())))
            .toList();
    if (weighty.isEmpty()) {
      blocks.add(new Paragraph(wording.text("columns.none-counts")));
    } else {
      blocks.add(table(weighty.subList(0, Math.min(MOST_SHOWN, weighty.size())), wording));
    }
    blocks.add(
        new Paragraph(
            weighty.size() > MOST_SHOWN
                ? wording.text(
                    "columns.more",
                    wording.number((long) weighty.size() - MOST_SHOWN),
                    wording.place("all-columns"))
                : wording.text("columns.rest", wording.place("all-columns")),
            Tone.NOTE));
    blocks.add(
        new KeyValues(Stated.facts(assessment.release(), List.of("transformations"), wording)));
    return new Section(wording.title("columns"), false, blocks);
  }

  /** Every column. */
  static Section all(Assessment assessment, Wording wording) {
    List<ColumnSummary> schema = assessment.schema();
    return new Section(
        wording.title("all-columns"),
        true,
        List.of(
            schema.isEmpty()
                ? new Paragraph(wording.text("columns.nothing"))
                : table(schema, wording)));
  }

  private static Table table(List<ColumnSummary> columns, Wording wording) {
    return new Table(
        List.of(
            new Column(wording.text("column.position"), Align.RIGHT),
            new Column(wording.text("column.name"), Align.LEFT, true),
            new Column(wording.text("column.role"), Align.LEFT),
            new Column(wording.text("column.knowledge"), Align.LEFT),
            new Column(wording.text("column.format"), Align.LEFT),
            new Column(wording.text("column.distinct"), Align.RIGHT),
            new Column(wording.text("column.missing"), Align.RIGHT),
            new Column(wording.text("column.why"), Align.LEFT)),
        columns.stream().map(column -> row(column, wording)).toList());
  }

  private static String counts(List<ColumnSummary> schema, Wording wording) {
    return Stream.of(Role.values())
        .filter(role -> count(schema, role) > 0)
        .map(
            role -> wording.number(count(schema, role)) + " " + wording.text("role." + role.word()))
        .collect(Collectors.joining(", "));
  }

  private static long count(List<ColumnSummary> schema, Role role) {
    return schema.stream().filter(column -> column.spec().role() == role).count();
  }

  private static List<Cell> row(ColumnSummary column, Wording wording) {
    ColumnSpec spec = column.spec();
    boolean quasi = spec.role() == Role.QUASI_IDENTIFIER;
    return List.of(
        new Cell(
            spec.origin() == RoleOrigin.DERIVED
                ? wording.text("none")
                : wording.number(spec.position())),
        new Cell(spec.name()),
        new Cell(
            wording.text("role." + spec.role().word()),
            origin(spec.origin(), wording),
            emphasis(spec.role())),
        new Cell(
            quasi ? wording.text("knowledge." + spec.knowledge().word()) : wording.text("none")),
        new Cell(
            spec.format().word(),
            column.unparsed() == 0
                ? ""
                : wording.text(
                    "columns.unparsed", wording.counted("count.cell", column.unparsed()))),
        new Cell(
            column.distinct() == null
                ? wording.text("columns.not-looked-at")
                : wording.number(column.distinct())),
        new Cell(
            wording.percent(column.missingShare()),
            column.missing() == 0 ? "" : wording.counted("count.cell", column.missing())),
        new Cell(column.why()));
  }

  private static String origin(RoleOrigin origin, Wording wording) {
    return switch (origin) {
      case UNNAMED -> wording.text("columns.unnamed");
      case DERIVED -> wording.text("columns.derived");
      case POLICY, PATIENT -> "";
    };
  }

  private static Emphasis emphasis(Role role) {
    return switch (role) {
      case DIRECT_IDENTIFIER -> Emphasis.VIOLATED;
      case UNDECIDED -> Emphasis.OPEN;
      default -> Emphasis.NONE;
    };
  }
}
