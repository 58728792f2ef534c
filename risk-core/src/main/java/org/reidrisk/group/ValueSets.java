package org.reidrisk.group;

import java.util.Arrays;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The distinct sensitive values of each patient: those of patient p are {@code values} from {@code
 * start[p]} to {@code start[p] + size(p)}, ascending.
 */
final class ValueSets {
  private final int[] start;
  private final int[] size;
  private final int[] values;

  private ValueSets(int[] start, int[] size, int[] values) {
    this.start = start;
    this.size = size;
    this.values = values;
  }

  static ValueSets of(Table table, Column column) {
    int patients = table.patients();
    int[] start = new int[patients + 1];
    for (int row = 0; row < table.rows(); row++) {
      int patient = table.patient(row);
      if (patient != Table.NO_PATIENT && column.code(row) != Column.MISSING) {
        start[patient + 1]++;
      }
    }
    for (int patient = 0; patient < patients; patient++) {
      start[patient + 1] += start[patient];
    }
    int[] values = new int[start[patients]];
    int[] size = new int[patients];
    for (int row = 0; row < table.rows(); row++) {
      int patient = table.patient(row);
      int code = column.code(row);
      if (patient != Table.NO_PATIENT && code != Column.MISSING) {
        values[start[patient] + size[patient]++] = code;
      }
    }
    for (int patient = 0; patient < patients; patient++) {
      size[patient] = sortDistinct(values, start[patient], size[patient]);
    }
    return new ValueSets(start, size, values);
  }

  /** Sorts some values and moves the distinct ones to the front; returns how many there are. */
  static int sortDistinct(int[] values, int from, int count) {
    if (count < 2) {
      return count;
    }
    Arrays.sort(values, from, from + count);
    int distinct = 1;
    for (int i = 1; i < count; i++) {
      if (values[from + i] != values[from + i - 1]) {
        values[from + distinct++] = values[from + i];
      }
    }
    return distinct;
  }

  int patients() {
    return size.length;
  }

  int size(int patient) {
    return size[patient];
  }

  int start(int patient) {
    return start[patient];
  }

  int[] values() {
    return values;
  }
}
