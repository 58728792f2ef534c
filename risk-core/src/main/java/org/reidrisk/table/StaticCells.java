package org.reidrisk.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A table whose missing static cells were filled from the patient's other rows, for grouping.
 *
 * <p>A static value belongs to the patient, not to the row: when a patient's rows name exactly one
 * value, a missing cell in another of their rows holds that value too. When they name several,
 * nothing is filled and the patient is counted as conflicting. Rows without a patient are left
 * alone.
 *
 * @param table the filled table; the given one when nothing was filled
 * @param filledCells cells that were missing and now have a value
 * @param conflictingPatients patients whose rows name two or more values of a static column
 */
public record StaticCells(Table table, long filledCells, int conflictingPatients) {

  private static final int CONFLICT = -1;

  /**
   * Fills the static quasi-identifiers and static sensitive columns of a table. What patients hold
   * as a sensitive value is to be read from the table that was given.
   *
   * @param table any table; without patient key or static columns it is returned as it is
   * @return the filled table and what was done
   */
  public static StaticCells fill(Table table) {
    if (!table.hasPatientKey()) {
      return new StaticCells(table, 0, 0);
    }
    long filled = 0;
    BitSet conflicting = new BitSet();
    List<Column> columns = new ArrayList<>(table.columns());
    for (int i = 0; i < columns.size(); i++) {
      ColumnSpec spec = columns.get(i).spec();
      // A sensitive column can be known to an attacker too, as part of a named set.
      boolean groups = spec.role() == Role.QUASI_IDENTIFIER || spec.role() == Role.SENSITIVE;
      if (groups && spec.knowledge() == Knowledge.STATIC) {
        Column before = columns.get(i);
        int[] value = valueOfPatient(table, before, conflicting);
        if (before.missing() > 0) {
          Column after = fill(table, before, value);
          filled += before.missing() - after.missing();
          columns.set(i, after);
        }
      }
    }
    Table result = filled == 0 ? table : table.withColumns(columns);
    return new StaticCells(result, filled, conflicting.cardinality());
  }

  private static int[] valueOfPatient(Table table, Column column, BitSet conflicting) {
    int[] value = new int[table.patients()];
    for (int row = 0; row < table.rows(); row++) {
      int patient = table.patient(row);
      int code = column.code(row);
      if (patient != Table.NO_PATIENT && code != Column.MISSING) {
        if (value[patient] == Column.MISSING) {
          value[patient] = code;
        } else if (value[patient] != code) {
          value[patient] = CONFLICT;
          conflicting.set(patient);
        }
      }
    }
    return value;
  }

  private static Column fill(Table table, Column column, int[] valueOfPatient) {
    int[] codes = new int[table.rows()];
    for (int row = 0; row < codes.length; row++) {
      int code = column.code(row);
      int patient = table.patient(row);
      if (code == Column.MISSING && patient != Table.NO_PATIENT && valueOfPatient[patient] > 0) {
        code = valueOfPatient[patient];
      }
      codes[row] = code;
    }
    return column.recoded(codes);
  }
}
