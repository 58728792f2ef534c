package org.reidrisk.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The distinct quasi-identifier tuples of a table with the rows and patients that have them, sorted
 * by their codes.
 *
 * <p>Columns come in the order of how few pairs of tuples agree in them when a missing cell agrees
 * with everything: the first ones part the most. Columns in which all tuples agree are left out.
 */
final class DistinctTuples {
  private final Table table;
  private final int count;
  private final int[][] codes;
  private final int[] distinct;
  private final int[] classOfTuple;
  private final int[] rows;
  private final long rowsTouched;
  private int[] patientStart = new int[0];
  private int[] patients = new int[0];

  private DistinctTuples(
      Table table, List<Codes> columns, int[] classOfTuple, int[] rows, long rowsTouched) {
    this.table = table;
    this.count = rows.length;
    this.codes = columns.stream().map(Codes::codes).toArray(int[][]::new);
    this.distinct = columns.stream().mapToInt(Codes::distinct).toArray();
    this.classOfTuple = classOfTuple;
    this.rows = rows;
    this.rowsTouched = rowsTouched;
  }

  /** One column, tuple by tuple; {@code agreeing} is the number of ordered pairs that agree. */
  private record Codes(int[] codes, int distinct, long agreeing) {}

  /**
   * Finds the tuples.
   *
   * @throws MemoryShortage when they do not fit
   */
  static DistinctTuples of(EquivalenceClasses classes, Resources resources) {
    Table table = classes.table();
    int count = classes.classCount();
    List<Column> named = classes.quasiIdentifiers().stream().map(table::column).toList();
    long rowsHeld = 3L * Integer.BYTES * table.rows();
    long tuplesHeld = Integer.BYTES * (long) count * (named.size() + 4L + 4L * resources.threads());
    long needed = table.bytes() + rowsHeld + tuplesHeld;
    if (resources.memory() < needed) {
      throw new MemoryShortage(
          "comparing " + count + " kinds of rows", needed + needed / 4, resources.memory());
    }
    List<Callable<Codes>> tasks = new ArrayList<>();
    named.forEach(column -> tasks.add(() -> codes(column, classes)));
    List<Codes> columns = new ArrayList<>(resources.inParallel(tasks));
    long touched = rowsTouched(columns, classes);
    columns.removeIf(column -> column.agreeing() == (long) count * count);
    columns.sort(Comparator.comparingLong(Codes::agreeing));
    int[] order = sorted(columns, count);
    List<Callable<Codes>> reorders = new ArrayList<>();
    columns.forEach(
        column ->
            reorders.add(
                () ->
                    new Codes(
                        reordered(column.codes(), order), column.distinct(), column.agreeing())));
    int[] sizes = new int[count];
    for (int i = 0; i < count; i++) {
      sizes[i] = classes.start()[order[i] + 1] - classes.start()[order[i]];
    }
    return new DistinctTuples(table, resources.inParallel(reorders), order, sizes, touched);
  }

  private static Codes codes(Column column, EquivalenceClasses classes) {
    int[] codes = new int[classes.classCount()];
    long[] times = new long[column.distinct() + 1];
    for (int c = 0; c < codes.length; c++) {
      codes[c] = column.code(classes.order()[classes.start()[c]]);
      times[codes[c]]++;
    }
    long missing = times[Column.MISSING];
    long agreeing = 2 * missing * codes.length - missing * missing;
    for (int code = 1; code < times.length; code++) {
      agreeing += times[code] * times[code];
    }
    return new Codes(codes, column.distinct(), agreeing);
  }

  private static long rowsTouched(List<Codes> columns, EquivalenceClasses classes) {
    long touched = 0;
    for (int c = 0; c < classes.classCount(); c++) {
      boolean missing = false;
      for (int i = 0; i < columns.size() && !missing; i++) {
        missing = columns.get(i).codes()[c] == Column.MISSING;
      }
      touched += missing ? classes.start()[c + 1] - classes.start()[c] : 0;
    }
    return touched;
  }

  /** Sorts by the last column first; each pass keeps what the one before it made. */
  private static int[] sorted(List<Codes> columns, int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    int[] next = new int[count];
    for (int k = columns.size() - 1; k >= 0; k--) {
      int[] codes = columns.get(k).codes();
      int[] at = new int[columns.get(k).distinct() + 2];
      for (int code : codes) {
        at[code + 1]++;
      }
      for (int code = 1; code < at.length; code++) {
        at[code] += at[code - 1];
      }
      for (int tuple : order) {
        next[at[codes[tuple]]++] = tuple;
      }
      int[] swapped = order;
      order = next;
      next = swapped;
    }
    return order;
  }

  private static int[] reordered(int[] values, int[] order) {
    int[] result = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      result[i] = values[order[i]];
    }
    return result;
  }

  /** Finds the distinct patients of each tuple; rows without a patient are left out. */
  void findPatients(EquivalenceClasses classes) {
    int[] patientOfRow = new int[table.rows()];
    table.copyPatients(0, patientOfRow, table.rows());
    int[] found = new int[table.rows()];
    int[] start = new int[count + 1];
    PatientSet set = new PatientSet();
    for (int tuple = 0; tuple < count; tuple++) {
      int c = classOfTuple[tuple];
      int at = start[tuple];
      for (int i = classes.start()[c]; i < classes.start()[c + 1]; i++) {
        found[at++] = patientOfRow[classes.order()[i]];
      }
      start[tuple + 1] = start[tuple] + set.distinct(found, start[tuple], at - start[tuple]);
    }
    patientStart = start;
    patients = found;
  }

  /** How many tuples there are. */
  int count() {
    return count;
  }

  /** The tuples' codes column by column; {@link Column#MISSING} agrees with everything. */
  int[][] codes() {
    return codes;
  }

  /** The largest code of each column. */
  int[] distinct() {
    return distinct;
  }

  /** The number of rows of each tuple. */
  int[] rows() {
    return rows;
  }

  /** Rows with a missing cell. */
  long rowsTouched() {
    return rowsTouched;
  }

  /** Where the patients of each tuple begin; one entry more than tuples. */
  int[] patientStart() {
    return patientStart;
  }

  /** The patients tuple by tuple. */
  int[] patients() {
    return patients;
  }
}
