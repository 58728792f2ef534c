package org.reidrisk.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.table.Column;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;

/**
 * What leak detectors look at: the columns with samples of their values, a sample of whole rows,
 * and the table itself.
 */
final class ExportView {
  private final Table table;
  private final Table rows;
  private final List<InspectedColumn> columns;
  private final LocalDate asOf;
  private @Nullable List<UidColumn> uidColumns;

  /**
   * A view of an export.
   *
   * @param table all rows; columns that no figure needs may not be encoded
   * @param rows at most 65,536 distinct rows, those with the smallest digests; the same columns,
   *     all read as text and encoded with their texts, in the order of their digests
   * @param columns the columns in file order
   * @param asOf no plausible date lies behind it
   */
  ExportView(Table table, Table rows, List<InspectedColumn> columns, LocalDate asOf) {
    this.table = Objects.requireNonNull(table);
    this.rows = Objects.requireNonNull(rows);
    this.columns = List.copyOf(columns);
    this.asOf = Objects.requireNonNull(asOf);
  }

  Table table() {
    return table;
  }

  Table rows() {
    return rows;
  }

  List<InspectedColumn> columns() {
    return columns;
  }

  LocalDate asOf() {
    return asOf;
  }

  /** The columns with at least one UID, in file order; several detectors look at them. */
  synchronized List<UidColumn> uidColumns() {
    if (uidColumns == null) {
      uidColumns = UidColumn.in(this);
    }
    return uidColumns;
  }

  /** The text of a cell in a sampled row; null when it is missing. Patients' data. */
  @Nullable String cell(InspectedColumn column, int sampledRow) {
    Column cells = rows.columns().get(column.index());
    int code = cells.code(sampledRow);
    return code == Column.MISSING ? null : cells.value(code);
  }

  /** All columns that were recognised as one of some attributes, in file order. */
  List<InspectedColumn> named(String... keywords) {
    List<String> wanted = List.of(keywords);
    return columns.stream()
        .filter(c -> c.attribute().filter(a -> wanted.contains(a.keyword())).isPresent())
        .toList();
  }

  /** All columns of one kind, in file order. */
  List<InspectedColumn> ofKind(AttributeKind kind) {
    return columns.stream().filter(c -> c.isOf(kind)).toList();
  }

  /** The patient key: that of the policy, or the one that the inventory proposes. */
  Optional<InspectedColumn> patientKey() {
    return columns.stream().filter(c -> c.role() == Role.PATIENT_KEY).findFirst();
  }
}
