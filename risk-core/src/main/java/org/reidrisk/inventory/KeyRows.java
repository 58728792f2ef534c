package org.reidrisk.inventory;

import java.util.Arrays;
import org.reidrisk.table.Column;

/**
 * One sampled row for each of some keys of a column. Which keys and which rows depends on the
 * values alone, never on the order of the rows.
 */
final class KeyRows {
  private KeyRows() {}

  /** Whether the texts of a column in the sampled rows can be read: very long ones are not kept. */
  static boolean readable(ExportView export, InspectedColumn column) {
    return export.rows().columns().get(column.index()).keepsTexts();
  }

  /**
   * The rows, those of the keys with the smallest digests first; a key without a row has none. Of a
   * key's rows it is the first, as sampled rows come in the order of their digests.
   *
   * @param export the export
   * @param key the column
   * @param most the number of keys at most
   */
  static int[] of(ExportView export, InspectedColumn key, int most) {
    Column keys = export.rows().columns().get(key.index());
    int distinct = keys.distinct();
    Integer[] codes = new Integer[distinct];
    Arrays.setAll(codes, i -> i + 1);
    Arrays.sort(codes, (a, b) -> Long.compare(keys.digest(a), keys.digest(b)));
    int chosen = Math.min(most, distinct);
    int[] place = new int[distinct + 1];
    Arrays.fill(place, -1);
    for (int i = 0; i < chosen; i++) {
      place[codes[i]] = i;
    }
    int[] rows = new int[chosen];
    Arrays.fill(rows, -1);
    int left = chosen;
    for (int row = 0; row < export.rows().rows() && left > 0; row++) {
      int at = place[keys.code(row)];
      if (at >= 0 && rows[at] < 0) {
        rows[at] = row;
        left--;
      }
    }
    return Arrays.stream(rows).filter(row -> row >= 0).toArray();
  }
}
