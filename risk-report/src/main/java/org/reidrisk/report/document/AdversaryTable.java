package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;

/** The main figures of identity by what an adversary knows. */
final class AdversaryTable {

  private static final List<Quantity> MAIN =
      List.of(Quantity.K, Quantity.SAMPLE_UNIQUES, Quantity.PROSECUTOR_MEAN);

  private AdversaryTable() {}

  private static List<Column> columns(String who, Unit unit, Wording wording) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(wording.text(who), Align.LEFT, true));
    columns.add(new Column(wording.text("column.k"), Align.RIGHT));
    columns.add(new Column(wording.text("column.unique." + unit.word()), Align.RIGHT));
    columns.add(new Column(wording.text("column.mean"), Align.RIGHT));
    return columns;
  }

  /** The figures of the first page: those of the deciding power, and of one event beside it. */
  static List<Block> headline(Assessment assessment, Wording wording) {
    Unit unit = assessment.policy().unit();
    List<List<Cell>> rows = new ArrayList<>();
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String power : Adversary.headline(assessment)) {
      List<Cell> row = new ArrayList<>();
      row.add(new Cell(wording.sentence(wording.who(power))));
      for (Quantity quantity : MAIN) {
        Optional<Estimate> figure = Adversary.figure(assessment, null, quantity, power, null);
        figure.ifPresent(e -> reason(e, power, reasons, wording));
        row.add(cell(figure, quantity, unit, wording));
      }
      rows.add(row);
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(wording.text("headline")));
    blocks.add(new Table(columns("column.for", unit, wording), rows));
    blocks.add(fixed(wording));
    // What limits say of it stands below anyway.
    assessment.decision().limits().stream()
        .map(LimitResult::measured)
        .filter(Estimate.Undefined.class::isInstance)
        .forEach(estimate -> reasons.remove(((Estimate.Undefined) estimate).text()));
    reasons.forEach(
        (reason, who) ->
            blocks.add(new Paragraph(wording.text("undefined.for", who, reason), Tone.NOTE)));
    return blocks;
  }

  /** What must not be read into the numbers of groups and of those who stand alone. */
  static Paragraph fixed(Wording wording) {
    return new Paragraph(
        wording.text("fixed.sample-unique") + " " + wording.text("fixed.k-is-not-safety"),
        Tone.NOTE);
  }

  /** A row for each power that was measured; empty without any. */
  static List<Block> of(Assessment assessment, @Nullable String set, Wording wording) {
    List<String> powers = Adversary.measured(assessment, set);
    if (powers.isEmpty()) {
      return List.of();
    }
    Unit unit = assessment.policy().unit();
    OptionalInt size = Adversary.shownClassSize(assessment, set);
    String deciding = Adversary.deciding(assessment);
    List<List<Cell>> rows = new ArrayList<>();
    Map<String, List<String>> undefined = new LinkedHashMap<>();
    for (String power : powers) {
      Map<Quantity, Optional<Estimate>> figures = new LinkedHashMap<>();
      for (Quantity quantity : MAIN) {
        figures.put(quantity, Adversary.figure(assessment, set, quantity, power, null));
      }
      size.ifPresent(
          s ->
              figures.put(
                  Quantity.PROSECUTOR_SHARE_ABOVE,
                  Adversary.figure(assessment, set, Quantity.PROSECUTOR_SHARE_ABOVE, power, s)));
      List<String> reasons =
          figures.values().stream()
              .map(e -> e.filter(Estimate.Undefined.class::isInstance))
              .map(e -> e.map(u -> ((Estimate.Undefined) u).text()).orElse(""))
              .distinct()
              .toList();
      if (reasons.size() == 1 && !reasons.get(0).isEmpty()) {
        undefined
            .computeIfAbsent(reasons.get(0), unknown -> new ArrayList<>())
            .add(wording.who(power));
        continue;
      }
      List<Cell> row = new ArrayList<>();
      String mark = power.equals(deciding) ? wording.text("adversary.deciding") : "";
      row.add(new Cell(wording.sentence(wording.text("knows", wording.knowledge(power))), mark));
      figures.forEach((quantity, figure) -> row.add(cell(figure, quantity, unit, wording)));
      rows.add(row);
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Heading(set == null ? wording.text("adversary") : wording.text("adversary.set", set)));
    blocks.add(new Paragraph(wording.text("adversary.intro." + unit.word())));
    if (!rows.isEmpty()) {
      List<Column> columns = columns("column.adversary", unit, wording);
      size.ifPresent(
          s ->
              columns.add(
                  new Column(wording.text("column.share-below", wording.number(s)), Align.RIGHT)));
      blocks.add(new Table(columns, rows));
    }
    undefined.forEach(
        (reason, who) ->
            blocks.add(
                new Paragraph(
                    wording.text(
                        "undefined.for", who.stream().collect(Collectors.joining("; ")), reason))));
    only(assessment, powers, wording).forEach(blocks::add);
    return blocks;
  }

  /** Why there is one power only. */
  private static List<Block> only(Assessment assessment, List<String> powers, Wording wording) {
    if (powers.size() > 1) {
      return List.of();
    }
    String key =
        assessment.policy().unit() == Unit.ROW
            ? "adversary.only.row"
            : "false".equals(assessment.provenance().settings().get("patient-released"))
                ? "adversary.only.not-released"
                : "adversary.only";
    return List.of(new Paragraph(wording.text(key), Tone.NOTE));
  }

  private static Cell cell(
      Optional<Estimate> figure, Quantity quantity, Unit unit, Wording wording) {
    return figure
        .map(
            estimate ->
                estimate instanceof Estimate.Undefined
                    ? new Cell(wording.text("value.undefined"))
                    : wording.value(quantity, unit, estimate))
        .orElse(new Cell(wording.text("not-measured")));
  }

  private static void reason(
      Estimate estimate, String power, Map<String, String> reasons, Wording wording) {
    if (estimate instanceof Estimate.Undefined undefined) {
      reasons.merge(
          undefined.text(),
          wording.who(power),
          (old, who) -> old.contains(who) ? old : old + "; " + who);
    }
  }
}
