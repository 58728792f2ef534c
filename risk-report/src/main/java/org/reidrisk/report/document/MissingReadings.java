package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.report.document.Block.Align;
import org.reidrisk.report.document.Block.Cell;
import org.reidrisk.report.document.Block.Column;
import org.reidrisk.report.document.Block.Paragraph;
import org.reidrisk.report.document.Block.Table;

/** k under every reading of missing cells, where the record has more than one. */
final class MissingReadings {

  private static final Set<String> READINGS =
      Set.of(Params.OWN_VALUE, Params.WILDCARD, Params.DROP);

  private MissingReadings() {}

  static List<Block> of(List<Measurement> measurements, Unit unit, Wording wording) {
    List<Measurement> other =
        Selection.part(measurements, m -> m.unit() == unit && READINGS.contains(modelOf(m)));
    if (other.isEmpty()) {
      return List.of();
    }
    List<Measurement> all = new ArrayList<>();
    measurements.stream()
        .filter(
            m ->
                m.quantity() == Quantity.K
                    && m.unit() == unit
                    && m.params().model() == null
                    && Params.POWER_ONE.equals(m.params().power()))
        .forEach(all::add);
    all.addAll(other);
    List<List<Cell>> rows = new ArrayList<>();
    for (Measurement m : all) {
      String mode = m.convention().getOrDefault("missing", "");
      boolean decides = m.params().model() == null;
      rows.add(
          List.of(
              new Cell(
                  wording.missing(mode),
                  decides ? wording.text("measured.missing.decides") : modelOf(m)),
              wording.value(m.quantity(), unit, m.estimate())));
    }
    return List.of(
        new Paragraph(wording.text("measured.missing")),
        new Table(
            List.of(
                new Column(wording.text("column.missing-reading"), Align.LEFT, true),
                new Column(wording.text("column.k"), Align.RIGHT)),
            rows));
  }

  private static String modelOf(Measurement m) {
    return Objects.requireNonNullElse(m.params().model(), "");
  }
}
