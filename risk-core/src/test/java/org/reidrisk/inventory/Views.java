package org.reidrisk.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.imaging.Familiarity;
import org.reidrisk.imaging.HeaderMatch;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.value.ValueFormat;

/** Exports written down in a test, column by column; the empty cell is missing. */
final class Views {
  private final List<ColumnSpec> specs = new ArrayList<>();
  private final List<@Nullable Attribute> attributes = new ArrayList<>();
  private final List<ValueFormat> detected = new ArrayList<>();
  private final List<List<String>> cells = new ArrayList<>();
  private boolean complete = true;
  private boolean keyed;

  /** A catalogue entry. */
  static Attribute attribute(
      String keyword,
      String vr,
      AttributeKind kind,
      String action,
      String hipaa,
      String... options) {
    return new Attribute(
        keyword,
        "",
        vr,
        Attribute.Level.STUDY,
        kind,
        action,
        List.of(options),
        hipaa,
        new Familiarity(
            Familiarity.Degree.LOW, Familiarity.Degree.LOW, Familiarity.Degree.LOW, "nobody"),
        "",
        ValueFormat.TEXT);
  }

  Views column(
      String name,
      Role role,
      @Nullable Attribute attribute,
      ValueFormat format,
      List<String> column) {
    specs.add(new ColumnSpec(name, specs.size() + 1, role));
    attributes.add(attribute);
    detected.add(format);
    cells.add(column);
    return this;
  }

  Views column(String name, Role role, @Nullable Attribute attribute, String... column) {
    return column(name, role, attribute, ValueFormat.TEXT, Arrays.asList(column));
  }

  Views text(String name, String... column) {
    return column(name, Role.OTHER, null, column);
  }

  Views sampled() {
    complete = false;
    return this;
  }

  /** With rows whose table forgets the long texts of the patient key. */
  Views forgetful() {
    keyed = true;
    return this;
  }

  ExportView build() {
    return build(null);
  }

  /** The texts of a patient key are not kept when they are long; those of other columns are. */
  private List<ColumnSpec> plain() {
    return specs.stream().map(s -> new ColumnSpec(s.name(), s.position(), Role.OTHER)).toList();
  }

  /** With the rows and the distinct values in another order. */
  ExportView build(@Nullable SplitMix64 random) {
    Table.Builder table = Table.builder(Schema.of(keyed ? specs : plain()), TableFormat.strict());
    List<Integer> order = new ArrayList<>();
    for (int row = 0; row < cells.get(0).size(); row++) {
      order.add(row);
    }
    for (int row : random == null ? order : random.shuffled(order)) {
      table.row(cells.stream().map(column -> column.get(row)).toList());
    }
    Table rows = table.build();
    List<InspectedColumn> columns = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      Set<String> distinct = new LinkedHashSet<>(cells.get(i));
      distinct.remove("");
      List<String> values = new ArrayList<>(distinct);
      Attribute attribute = attributes.get(i);
      columns.add(
          new InspectedColumn(
              i,
              specs.get(i),
              new HeaderMatch(
                  attribute,
                  attribute == null ? HeaderMatch.Rule.NONE : HeaderMatch.Rule.KEYWORD,
                  "",
                  false),
              detected.get(i),
              random == null ? values : random.shuffled(values),
              complete,
              values.size()));
    }
    return new ExportView(rows, rows, columns, LocalDate.of(2026, 1, 1));
  }
}
