package org.reidrisk.inventory;

import org.jspecify.annotations.Nullable;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The rows that a figure is counted over: all of them where the columns it needs were encoded with
 * their texts, else the sampled ones.
 *
 * @param cells a table
 * @param patients the patient key's cells, or null when each row counts as a patient
 * @param all whether these are all rows of the export
 */
record Scope(Table cells, @Nullable Column patients, boolean all) {

  /**
   * The widest scope for some columns.
   *
   * @param export the export
   * @param texts whether the values' texts are needed
   * @param columns the columns
   * @return all rows when possible, else the sample
   */
  static Scope of(ExportView export, boolean texts, InspectedColumn... columns) {
    Column key = key(export, export.table());
    boolean all = key == null || key.encoded();
    for (InspectedColumn column : columns) {
      Column cells = export.table().columns().get(column.index());
      all &= cells.encoded() && (!texts || cells.keepsTexts());
    }
    return all ? new Scope(export.table(), key, true) : sample(export);
  }

  /** The sampled rows. */
  static Scope sample(ExportView export) {
    return new Scope(export.rows(), key(export, export.rows()), false);
  }

  private static @Nullable Column key(ExportView export, Table table) {
    return export.patientKey().map(k -> table.columns().get(k.index())).orElse(null);
  }

  int rows() {
    return cells.rows();
  }

  Column column(InspectedColumn column) {
    return cells.columns().get(column.index());
  }

  /** The number of patients that {@link #patient} tells apart. */
  int patientCount() {
    return patients == null ? rows() : patients.distinct();
  }

  /** The patient of a row from 0, -1 when it is missing. */
  int patient(int row) {
    return patients == null ? row : patients.code(row) - 1;
  }

  /** What patients are called in a sentence. */
  String patientWord() {
    return patients == null ? "rows" : "patients";
  }

  /** Ends a sentence of evidence. */
  String suffix() {
    return all ? "" : " (in a sample of " + rows() + " rows)";
  }
}
