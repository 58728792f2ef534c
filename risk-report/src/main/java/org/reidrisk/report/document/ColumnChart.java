package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.policy.Outcome;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ColumnInventory;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.Variation;
import org.reidrisk.record.Variation.Change;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Tone;
import org.reidrisk.report.document.Chart.AxisTick;
import org.reidrisk.report.document.Chart.Head;
import org.reidrisk.report.document.Chart.Mark;
import org.reidrisk.report.document.Chart.Scale;
import org.reidrisk.report.document.Chart.Sign;
import org.reidrisk.report.document.RowPictures.Said;
import org.reidrisk.table.Role;

/**
 * What each column adds to the risk, and what the outcome would be without it, or with it where it
 * is taken as unknown.
 */
final class ColumnChart {

  /** Columns that add less are in the table of the inventory. */
  private static final int MOST = 20;

  private static final double LOGARITHMIC_SPREAD = 100;

  private ColumnChart() {}

  /** A picture for what is taken as known and one for the rest; nothing without an inventory. */
  static List<Block> of(Assessment assessment, Wording wording) {
    List<Block> blocks = new ArrayList<>();
    blocks.addAll(
        pictures(columns(assessment, Role.QUASI_IDENTIFIER), Change.WITHOUT, assessment, wording));
    blocks.addAll(
        pictures(
            columns(assessment, Role.OTHER, Role.SENSITIVE), Change.WITH, assessment, wording));
    if (!blocks.isEmpty()) {
      blocks.add(
          new Paragraph(
              wording.text("charts.columns.note." + assessment.policy().unit().word()), Tone.NOTE));
    }
    return blocks;
  }

  /** Measured columns in a role; those that add most first, else in the order of the file. */
  private static List<ColumnSummary> columns(Assessment assessment, Role... roles) {
    List<Role> wanted = List.of(roles);
    return assessment.schema().stream()
        .filter(column -> wanted.contains(column.spec().role()))
        .filter(column -> made(column) != null)
        .sorted(
            Comparator.comparing(ColumnChart::most, Comparator.reverseOrder())
                .thenComparing(
                    column -> Objects.requireNonNullElse(made(column), 0L),
                    Comparator.reverseOrder()))
        .toList();
  }

  /** The larger of the two figures that are drawn. */
  private static long most(ColumnSummary column) {
    return Math.max(
        Objects.requireNonNullElse(made(column), 0L),
        Objects.requireNonNullElse(alone(column), 0L));
  }

  private static @Nullable Long made(ColumnSummary column) {
    ColumnInventory inventory = column.inventory();
    return inventory == null ? null : inventory.madeUnique();
  }

  private static @Nullable Long alone(ColumnSummary column) {
    ColumnInventory inventory = column.inventory();
    return inventory == null ? null : inventory.uniqueAlone();
  }

  private static List<Block> pictures(
      List<ColumnSummary> columns, Change change, Assessment assessment, Wording wording) {
    if (columns.isEmpty()) {
      return List.of();
    }
    List<ColumnSummary> shown = columns.subList(0, Math.min(MOST, columns.size()));
    boolean varied = assessment.sensitivity().stream().anyMatch(v -> v.change() == change);
    Unit unit = assessment.policy().unit();
    List<Head> heads = new ArrayList<>();
    heads.add(new Head(wording.text("column.name")));
    heads.add(new Head(wording.text("column.made-unique"), Sign.DOT));
    heads.add(new Head(wording.text("column.unique-alone"), Sign.RING));
    if (varied) {
      heads.add(new Head(wording.text("charts.columns.then." + change.word())));
    }
    List<Said> rows =
        shown.stream().map(c -> said(c, change, varied, assessment, wording)).toList();
    String key = "charts.columns." + change.word();
    List<Block> blocks =
        new ArrayList<>(
            RowPictures.of(
                rows,
                MOST,
                part -> chart(part, heads, unit, wording),
                wording.text(key + ".caption"),
                key + ".alternative",
                wording));
    if (shown.size() < columns.size()) {
      long next = most(columns.get(shown.size()));
      blocks.add(
          new Paragraph(
              wording.text(
                  next == 0 ? "charts.columns.more.none" : "charts.columns.more",
                  wording.counted("count.column", (long) columns.size() - shown.size()),
                  wording.units(unit, next),
                  wording.place("inventory")),
              Tone.NOTE));
    }
    return blocks;
  }

  private static Said said(
      ColumnSummary column, Change change, boolean varied, Assessment assessment, Wording wording) {
    String name = column.spec().name();
    long made = Objects.requireNonNullElse(made(column), 0L);
    Long alone = alone(column);
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(Sign.STEM, 0, made));
    if (alone != null) {
      marks.add(new Mark(Sign.RING, alone));
    }
    marks.add(new Mark(Sign.DOT, made));
    List<String> numbers = new ArrayList<>();
    numbers.add(wording.number(made));
    numbers.add(alone == null ? wording.text("none") : wording.number(alone));
    String words = wording.text("charts.columns.row", name, numbers.get(0), numbers.get(1));
    if (varied) {
      String then = then(name, change, assessment, wording);
      numbers.add(then);
      words +=
          ", "
              + wording.text(
                  "charts.part", wording.text("charts.columns.then." + change.word()), then);
    }
    return new Said(new Chart.Row(name, "", marks, numbers), words);
  }

  private static String then(String name, Change change, Assessment assessment, Wording wording) {
    Outcome now = assessment.decision().outcome();
    Optional<Outcome> then =
        assessment.sensitivity().stream()
            .filter(v -> v.change() == change && v.about().equals(name))
            .map(Variation::outcome)
            .findFirst();
    return then.map(
            outcome ->
                outcome == now
                    ? wording.text("charts.columns.same")
                    : wording.text("outcome." + outcome.word()))
        .orElse(wording.text("charts.columns.untried"));
  }

  private static Chart chart(List<Chart.Row> rows, List<Head> heads, Unit unit, Wording wording) {
    long[] counts =
        rows.stream()
            .flatMap(row -> row.marks().stream())
            .flatMap(mark -> Stream.of((long) mark.to()))
            .mapToLong(Long::longValue)
            .toArray();
    long most = LongStream.of(counts).max().orElse(0);
    long fewest = LongStream.of(counts).filter(count -> count > 0).min().orElse(1);
    boolean logarithmic = most > fewest * LOGARITHMIC_SPREAD;
    List<AxisTick> ticks = new ArrayList<>();
    if (logarithmic) {
      ticks.add(new AxisTick(0, wording.number(0)));
      ChartSection.powersOfTen(most, wording)
          .forEach(tick -> ticks.add(new AxisTick(tick.count(), tick.label())));
    } else {
      ChartSection.evenSteps(Math.max(most, 1), wording)
          .forEach(tick -> ticks.add(new AxisTick(tick.count(), tick.label())));
    }
    return new Chart.Rows(
        wording.text("charts.columns.axis." + unit.word() + (logarithmic ? ".log" : "")),
        logarithmic ? Scale.COUNT : Scale.LINEAR,
        0,
        ticks.get(ticks.size() - 1).value(),
        ticks,
        List.of(),
        heads,
        rows);
  }
}
