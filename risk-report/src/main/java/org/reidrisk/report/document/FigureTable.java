package org.reidrisk.report.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;
import org.reidrisk.report.document.Block.Tone;

/** Figures with their conventions: patients and rows side by side, the stronger power first. */
final class FigureTable {

  /** Conventions that all figures of a table share wherever they apply. */
  private static final Set<String> ALWAYS_COMMON = Set.of("events");

  private final Map<Line, Map<Sight, Measurement>> lines = new LinkedHashMap<>();
  private final List<Sight> sights;
  private final Wording wording;

  /** What makes measurements one line of a table: all but the unit and the power. */
  private record Line(
      Quantity quantity,
      @Nullable String of,
      @Nullable Integer threshold,
      @Nullable String distance,
      @Nullable BigDecimal c,
      @Nullable String model) {}

  /** What makes them one column; the power is that of one event where it makes no difference. */
  private record Sight(Unit unit, String power) {}

  private FigureTable(List<Measurement> measurements, Wording wording) {
    this.wording = wording;
    measurements.stream()
        .sorted(order(measurements))
        .forEach(m -> lines.computeIfAbsent(line(m), l -> new LinkedHashMap<>()).put(sight(m), m));
    this.sights =
        lines.values().stream()
            .flatMap(bySight -> bySight.keySet().stream())
            .distinct()
            .sorted(
                Comparator.comparing(Sight::unit)
                    .thenComparing(Sight::power, Adversary.BY_KNOWLEDGE.reversed()))
            .collect(Collectors.toCollection(ArrayList::new));
  }

  /** The table and its notes; in words where nothing has a value. */
  static List<Block> of(List<Measurement> measurements, Wording wording) {
    return measurements.isEmpty() ? List.of() : new FigureTable(measurements, wording).blocks();
  }

  private static Line line(Measurement m) {
    Params params = m.params();
    return new Line(
        m.quantity(), m.of(), params.threshold(), params.distance(), params.c(), params.model());
  }

  private static Sight sight(Measurement m) {
    return new Sight(m.unit(), Objects.requireNonNullElse(m.params().power(), Params.POWER_ONE));
  }

  /** By sensitive column as the record has them, then quantity, then what tells uses apart. */
  private static Comparator<Measurement> order(List<Measurement> measurements) {
    List<String> columns =
        measurements.stream().map(m -> Objects.requireNonNullElse(m.of(), "")).distinct().toList();
    return Comparator.comparingInt(
            (Measurement m) -> columns.indexOf(Objects.requireNonNullElse(m.of(), "")))
        .thenComparing(Measurement::quantity)
        .thenComparingInt(m -> Objects.requireNonNullElse(m.params().threshold(), 0))
        .thenComparing(m -> Objects.requireNonNullElse(m.params().c(), BigDecimal.ZERO))
        .thenComparing(m -> Objects.requireNonNullElse(m.params().model(), ""));
  }

  private List<Block> blocks() {
    List<Block> notes = new ArrayList<>();
    List<String> everywhere = sights.stream().map(this::undefinedThroughout).distinct().toList();
    if (everywhere.size() == 1 && !everywhere.get(0).isEmpty()) {
      return List.of(new Paragraph(wording.text("undefined.all", names(), everywhere.get(0))));
    }
    for (Sight sight : List.copyOf(sights)) {
      String reason = undefinedThroughout(sight);
      if (!reason.isEmpty()) {
        notes.add(
            new Paragraph(
                wording.text("undefined.column", wording.sentence(title(sight)), reason),
                Tone.NOTE));
      }
    }
    sights.removeIf(sight -> !undefinedThroughout(sight).isEmpty());
    List<Block> blocks = new ArrayList<>();
    blocks.addAll(table());
    blocks.addAll(notes);
    return blocks;
  }

  /** Why a column has no value at all; empty when it has any, or for several reasons. */
  private String undefinedThroughout(Sight sight) {
    List<String> reasons =
        lines.values().stream()
            .map(bySight -> bySight.get(sight))
            .filter(Objects::nonNull)
            .map(m -> reason(m))
            .distinct()
            .toList();
    return reasons.size() == 1 ? reasons.get(0) : "";
  }

  private static String reason(@Nullable Measurement measurement) {
    return measurement != null && measurement.estimate() instanceof Estimate.Undefined undefined
        ? undefined.text()
        : "";
  }

  /** The terms of all lines, and the columns that they are about. */
  private String names() {
    String terms =
        lines.keySet().stream()
            .map(l -> wording.term(l.quantity(), null, null, l.c(), namedModel(l)))
            .distinct()
            .collect(Collectors.joining(", "));
    String columns =
        lines.keySet().stream()
            .map(Line::of)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .distinct()
            .collect(Collectors.joining(", "));
    return columns.isEmpty() ? terms : wording.text("undefined.of", terms, columns);
  }

  private String title(Sight sight) {
    String unit = wording.text("column." + sight.unit().word());
    boolean several = sights.stream().filter(s -> s.unit() == sight.unit()).count() > 1;
    return several ? wording.text("column.unit-who", unit, wording.knowledge(sight.power())) : unit;
  }

  /** A table, and in a note what all its lines have in common. */
  private List<Block> table() {
    List<Map<String, String>> conventions =
        lines.values().stream()
            .map(m -> Wording.conventions(m.values(), sights.size() == 1))
            .toList();
    Map<String, String> common = new LinkedHashMap<>(conventions.get(0));
    conventions.forEach(own -> common.entrySet().retainAll(own.entrySet()));
    for (Map<String, String> own : conventions) {
      own.forEach(
          (name, value) -> {
            if (ALWAYS_COMMON.contains(name)) {
              common.put(name, value);
            }
          });
    }
    conventions.forEach(own -> own.keySet().removeAll(ALWAYS_COMMON));
    conventions.forEach(own -> own.entrySet().removeAll(common.entrySet()));
    boolean differ = conventions.stream().anyMatch(own -> !own.isEmpty());
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(wording.text("column.figure"), Align.LEFT, true));
    sights.forEach(sight -> columns.add(new Column(title(sight), Align.RIGHT)));
    if (differ) {
      columns.add(new Column(wording.text("column.convention"), Align.LEFT));
    }
    List<List<Cell>> rows = new ArrayList<>();
    List<Map<String, String>> own = new ArrayList<>(conventions);
    lines.forEach(
        (line, bySight) -> {
          List<Cell> row = row(line, bySight);
          if (differ) {
            row.add(new Cell("", Wording.line(own.get(rows.size()))));
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

  private List<Cell> row(Line line, Map<Sight, Measurement> bySight) {
    Set<String> reasons = new LinkedHashSet<>();
    sights.forEach(sight -> reasons.add(reason(bySight.get(sight))));
    reasons.remove("");
    // One sentence says it for all columns; it has room beside the name.
    boolean one = reasons.size() == 1;
    String term =
        wording.term(line.quantity(), line.threshold(), line.distance(), line.c(), line.model());
    List<Cell> row = new ArrayList<>();
    row.add(
        new Cell(
            wording.name(line.quantity(), line.of(), line.threshold(), namedModel(line)),
            one ? term + "\n" + String.join("", reasons) : term));
    for (Sight sight : sights) {
      Measurement measurement = bySight.get(sight);
      if (measurement == null) {
        row.add(new Cell(wording.text(sameForAllPowers(sight, bySight) ? "none" : "not-measured")));
      } else if (one && measurement.estimate() instanceof Estimate.Undefined) {
        row.add(new Cell(wording.text("value.undefined")));
      } else {
        row.add(wording.value(line.quantity(), sight.unit(), measurement.estimate()));
      }
    }
    return row;
  }

  /** The variant, unless a heading names it. */
  private static @Nullable String namedModel(Line line) {
    return Params.EXTENDED.equals(line.model()) ? null : line.model();
  }

  private static boolean sameForAllPowers(Sight sight, Map<Sight, Measurement> bySight) {
    return bySight.values().stream()
        .anyMatch(m -> m.unit() == sight.unit() && m.params().power() == null);
  }
}
