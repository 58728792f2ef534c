package org.reidrisk.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.imaging.Familiarity;
import org.reidrisk.imaging.HeaderMatch;
import org.reidrisk.table.Column;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.table.Schema;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.value.ValueFormat;

/** An export for leak detectors, written down column by column. The empty cell is missing. */
final class LeakExport {
  static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

  private final List<Col> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  private record Col(String name, @Nullable Attribute attribute, Role role, ValueFormat detected) {}

  LeakExport key() {
    return add("PatientID", null, Role.PATIENT_KEY, ValueFormat.TEXT);
  }

  LeakExport uid(String keyword) {
    return uid(keyword, Role.UNDECIDED);
  }

  LeakExport uid(String keyword, Role role) {
    return add(keyword, attribute(keyword, "UI", AttributeKind.LINK_KEY), role, ValueFormat.UID);
  }

  LeakExport date(String keyword) {
    return known(keyword, "DA", AttributeKind.QUASI_EVENT, ValueFormat.DATE);
  }

  LeakExport birth() {
    return known("PatientBirthDate", "DA", AttributeKind.QUASI, ValueFormat.DATE);
  }

  LeakExport age() {
    return known("PatientAge", "AS", AttributeKind.QUASI, ValueFormat.AGE);
  }

  LeakExport time(String keyword) {
    return known(keyword, "TM", AttributeKind.QUASI_EVENT, ValueFormat.TIME);
  }

  LeakExport device(String keyword) {
    return known(keyword, "LO", AttributeKind.DEVICE, ValueFormat.TEXT);
  }

  LeakExport known(String keyword, String vr, AttributeKind kind, ValueFormat detected) {
    return add(keyword, attribute(keyword, vr, kind), Role.QUASI_IDENTIFIER, detected);
  }

  LeakExport unknown(String name, ValueFormat detected) {
    return add(name, null, Role.OTHER, detected);
  }

  private LeakExport add(
      String name, @Nullable Attribute attribute, Role role, ValueFormat detected) {
    columns.add(new Col(name, attribute, role, detected));
    return this;
  }

  private static Attribute attribute(String keyword, String vr, AttributeKind kind) {
    Familiarity familiarity =
        new Familiarity(
            Familiarity.Degree.LOW, Familiarity.Degree.LOW, Familiarity.Degree.LOW, "nobody");
    return new Attribute(
        keyword,
        "",
        vr,
        Attribute.Level.STUDY,
        kind,
        "",
        List.of(),
        "",
        familiarity,
        "",
        ValueFormat.TEXT);
  }

  LeakExport row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  /** All rows again, in reverse. */
  LeakExport reversed() {
    LeakExport other = new LeakExport();
    other.columns.addAll(columns);
    for (int i = rows.size() - 1; i >= 0; i--) {
      other.rows.add(rows.get(i));
    }
    return other;
  }

  ExportView view() {
    Table sample = table(false);
    return new ExportView(table(true), sample, inspected(sample), AS_OF);
  }

  ExportView view(Table all) {
    Table sample = table(false);
    return new ExportView(all, sample, inspected(sample), AS_OF);
  }

  /** The columns over rows that were read from a file, all as text. */
  ExportView viewOf(Table read) {
    return new ExportView(read, read, inspected(read), AS_OF);
  }

  Schema schema(boolean canonical) {
    List<ColumnSpec> specs = new ArrayList<>();
    for (Col column : columns) {
      specs.add(spec(column, specs.size() + 1, canonical ? column.detected() : ValueFormat.TEXT));
    }
    return Schema.of(specs);
  }

  private Table table(boolean canonical) {
    Table.Builder table = Table.builder(schema(canonical), TableFormat.strict());
    rows.forEach(table::row);
    return table.build();
  }

  private static ColumnSpec spec(Col column, int position, ValueFormat format) {
    return new ColumnSpec(
        column.name(), position, column.role(), RoleOrigin.POLICY, Knowledge.EVENT, format);
  }

  private List<InspectedColumn> inspected(Table sample) {
    List<InspectedColumn> inspected = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Col column = columns.get(i);
      Column cells = sample.columns().get(i);
      List<String> values = new ArrayList<>();
      for (int code = 1; code <= cells.distinct(); code++) {
        values.add(cells.value(code));
      }
      HeaderMatch.Rule rule =
          column.attribute() == null ? HeaderMatch.Rule.NONE : HeaderMatch.Rule.KEYWORD;
      inspected.add(
          new InspectedColumn(
              i,
              spec(column, i + 1, column.detected()),
              new HeaderMatch(column.attribute(), rule, "", false),
              column.detected(),
              values,
              true,
              values.size()));
    }
    return inspected;
  }

  /** Findings as {@code code severity about}. */
  List<String> told(LeakDetector detector) {
    return detector.findings(view()).stream().map(LeakExport::line).toList();
  }

  static String line(Finding finding) {
    return finding.code() + " " + finding.severity().word() + " " + finding.about();
  }
}
