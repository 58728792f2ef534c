package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.BulletList;
import org.reidrisk.report.document.Block.Callout;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Heading;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;

/** Every figure with its convention: patients and rows side by side. */
final class MeasurementSection {

  private MeasurementSection() {}

  /** What makes two measurements one line of a table: all but the unit. */
  private record Line(Quantity quantity, @Nullable String of, Params params) {}

  static Section of(Assessment assessment, Wording wording) {
    List<Block> blocks = new ArrayList<>();
    List<Measurement> all = onSet(assessment, null);
    blocks.add(new Paragraph(wording.text("measured.intro")));
    blocks.add(
        new Paragraph(wording.text("measured.quasi-identifiers", quasiIdentifiers(all, wording))));
    if (all.isEmpty()) {
      blocks.add(new Paragraph(wording.text("measured.nothing")));
    } else {
      List<String> sentences = sentences(assessment, wording);
      if (!sentences.isEmpty()) {
        blocks.add(new BulletList(sentences));
      }
    }
    blocks.add(new Callout(wording.text("fixed.sample-unique")));
    blocks.add(new Callout(wording.text("fixed.k-is-not-safety")));
    if (!all.isEmpty()) {
      blocks.addAll(tables(all, wording.text("measured.identity"), true, wording));
    }
    for (String set : sets(assessment)) {
      List<Measurement> onSet = onSet(assessment, set);
      List<Block> tables = tables(onSet, wording.text("measured.set", set), false, wording);
      blocks.add(tables.get(0));
      blocks.add(
          new Paragraph(
              wording.text("measured.set.quasi-identifiers", quasiIdentifiers(onSet, wording))));
      blocks.addAll(tables.subList(1, tables.size()));
    }
    return new Section(wording.text("section.measured"), true, blocks);
  }

  private static List<Measurement> onSet(Assessment assessment, @Nullable String set) {
    return assessment.measurements().stream()
        .filter(m -> Objects.equals(m.params().set(), set))
        .toList();
  }

  private static Set<String> sets(Assessment assessment) {
    return assessment.measurements().stream()
        .map(m -> m.params().set())
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String quasiIdentifiers(List<Measurement> measurements, Wording wording) {
    return measurements.isEmpty() || measurements.get(0).quasiIdentifiers().isEmpty()
        ? wording.text("none")
        : String.join(", ", measurements.get(0).quasiIdentifiers());
  }

  private static List<String> sentences(Assessment assessment, Wording wording) {
    List<String> sentences = new ArrayList<>();
    Unit unit = assessment.policy().unit();
    count(assessment, Quantity.K, unit)
        .ifPresent(k -> sentences.add(wording.text("sentence.k", wording.units(unit, k))));
    count(assessment, Quantity.SAMPLE_UNIQUES, unit)
        .ifPresent(
            n ->
                sentences.add(
                    wording.text(
                        "sentence.sample-uniques",
                        wording.number(n),
                        wording.units(
                            unit,
                            unit == Unit.PATIENT
                                ? assessment.data().patients()
                                : assessment.data().rows()))));
    assessment
        .measurement(Quantity.PROSECUTOR_MEAN, unit, null, null)
        .filter(m -> m.estimate() instanceof Estimate.Real)
        .ifPresent(
            m ->
                sentences.add(
                    wording.text(
                        "sentence.prosecutor-mean",
                        wording.valueLine(m.quantity(), unit, m.estimate()))));
    return sentences;
  }

  private static Optional<Long> count(Assessment assessment, Quantity quantity, Unit unit) {
    return assessment
        .measurement(quantity, unit, null, null)
        .map(Measurement::estimate)
        .filter(Estimate.Count.class::isInstance)
        .map(e -> ((Estimate.Count) e).value());
  }

  private static List<Block> tables(
      List<Measurement> measurements, String title, boolean explained, Wording wording) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(title));
    Map<Line, Map<Unit, Measurement>> identity = lines(measurements, false);
    if (!identity.isEmpty()) {
      blocks.addAll(table(identity, wording));
      if (explained) {
        blocks.add(new Paragraph(wording.text("measured.conventions"), Tone.NOTE));
      }
    }
    Map<Line, Map<Unit, Measurement>> sensitive = lines(measurements, true);
    if (!sensitive.isEmpty()) {
      blocks.add(new Heading(wording.text("measured.sensitive")));
      blocks.addAll(table(sensitive, wording));
      if (explained) {
        blocks.add(new Paragraph(wording.text("measured.sensitive.note"), Tone.NOTE));
      }
    }
    return blocks;
  }

  private static Map<Line, Map<Unit, Measurement>> lines(
      List<Measurement> measurements, boolean sensitive) {
    Map<Line, Map<Unit, Measurement>> lines = new LinkedHashMap<>();
    measurements.stream()
        .filter(m -> m.quantity().ofSensitive() == sensitive)
        .filter(m -> m.quantity().kind() != Quantity.Kind.HISTOGRAM)
        .sorted(order(measurements))
        .forEach(
            m ->
                lines
                    .computeIfAbsent(
                        new Line(m.quantity(), m.of(), m.params()),
                        line -> new EnumMap<>(Unit.class))
                    .putIfAbsent(m.unit(), m));
    return lines;
  }

  /**
   * By sensitive column as the record has them, then quantity, then threshold; otherwise stable.
   */
  private static Comparator<Measurement> order(List<Measurement> measurements) {
    List<String> columns =
        measurements.stream().map(Measurement::of).filter(Objects::nonNull).distinct().toList();
    return Comparator.comparingInt((Measurement m) -> columns.indexOf(m.of()))
        .thenComparing(Measurement::quantity)
        .thenComparingInt(m -> Objects.requireNonNullElse(m.params().threshold(), 0));
  }

  /** A table, and in a note what all its lines have in common. */
  private static List<Block> table(Map<Line, Map<Unit, Measurement>> lines, Wording wording) {
    List<Unit> units =
        Stream.of(Unit.values())
            .filter(unit -> lines.values().stream().anyMatch(m -> m.containsKey(unit)))
            .toList();
    List<Map<String, String>> conventions =
        lines.values().stream().map(m -> Wording.conventions(m.values())).toList();
    Map<String, String> common = new LinkedHashMap<>(conventions.get(0));
    conventions.forEach(own -> common.entrySet().retainAll(own.entrySet()));
    conventions.forEach(own -> own.entrySet().removeAll(common.entrySet()));
    boolean differ = conventions.stream().anyMatch(own -> !own.isEmpty());
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(wording.text("column.figure"), Align.LEFT, true));
    units.forEach(u -> columns.add(new Column(wording.text("column." + u.word()), Align.RIGHT)));
    if (differ) {
      columns.add(new Column(wording.text("column.convention"), Align.LEFT));
    }
    List<List<Cell>> rows = new ArrayList<>();
    lines.forEach(
        (line, byUnit) -> {
          List<Cell> row = row(line, byUnit, units, wording);
          if (differ) {
            row.add(new Cell("", Wording.line(conventions.get(rows.size()))));
          }
          rows.add(row);
        });
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Table(columns, rows));
    if (!common.isEmpty()) {
      blocks.add(
          new Paragraph(
              wording.text("measured.common-conventions", Wording.line(common)), Tone.NOTE));
    }
    return blocks;
  }

  private static List<Cell> row(
      Line line, Map<Unit, Measurement> byUnit, List<Unit> units, Wording wording) {
    List<Cell> row = new ArrayList<>();
    row.add(
        new Cell(
            wording.name(line.quantity(), line.of(), line.params().threshold()),
            wording.term(line.quantity(), line.params().threshold(), line.params().distance())));
    for (Unit unit : units) {
      Measurement measurement = byUnit.get(unit);
      row.add(
          measurement == null
              ? new Cell(wording.text("not-measured"))
              : wording.value(line.quantity(), unit, measurement.estimate()));
    }
    return row;
  }
}
