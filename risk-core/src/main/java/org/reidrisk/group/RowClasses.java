package org.reidrisk.group;

import java.util.List;
import org.reidrisk.table.Column;

/**
 * Rows grouped by equal codes, as dense class numbers.
 *
 * <p>Columns are packed into one 64-bit key as long as they fit; when the next one does not, the
 * key is first replaced by the dense number of its class so far. Equality stays exact: nothing is
 * hashed away.
 */
record RowClasses(int[] classOfRow, int count) {

  static RowClasses of(List<Column> columns, int rows) {
    long[] keys = new long[rows];
    long span = 1;
    for (Column column : columns) {
      long values = column.distinct() + 1L;
      if (span > Long.MAX_VALUE / values) {
        LongNumbering numbering = LongNumbering.of(keys);
        for (int row = 0; row < rows; row++) {
          keys[row] = numbering.numbers()[row];
        }
        span = Math.max(1, numbering.count());
      }
      for (int row = 0; row < rows; row++) {
        keys[row] = keys[row] * values + column.code(row);
      }
      span *= values;
    }
    LongNumbering numbering = LongNumbering.of(keys);
    return new RowClasses(numbering.numbers(), numbering.count());
  }
}
