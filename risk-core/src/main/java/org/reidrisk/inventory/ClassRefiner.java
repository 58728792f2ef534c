package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * Splits classes by one column after the other and keeps account of the patients who are alone.
 * Counting is by codes, exact, without hashing. Its arrays are used again; not for several threads.
 */
final class ClassRefiner {
  /** Below this share of the rows, codes are looked up one by one. */
  private static final int FEW = 8;

  /** Arrays of one entry a row. */
  private static final int ARRAYS = 5;

  private final PatientOrder patients;
  private final int threshold;
  private final int[] codes;
  private final int[] members;
  private final int[] codeOfMember;
  private final int[] placed;
  private final int[] touched;
  private final int[] tally;
  private final long[] unique;
  private final int[] uniqueList;
  private final int[] riskMark;
  private final List<SharedClasses> levels = new ArrayList<>();
  private int uniques;
  private int mark;

  /**
   * A refiner.
   *
   * @param patients the rows
   * @param mostValues no column has more distinct values
   * @param threshold patients in smaller classes are at risk
   */
  ClassRefiner(PatientOrder patients, int mostValues, int threshold) {
    this.patients = patients;
    this.threshold = threshold;
    int rows = patients.rows().length;
    codes = new int[patients.tableRows()];
    members = new int[rows];
    codeOfMember = new int[rows];
    placed = new int[rows];
    touched = new int[Math.min(rows, mostValues + 1)];
    tally = new int[mostValues + 1];
    unique = new long[(patients.bound() >>> 6) + 1];
    uniqueList = new int[patients.count()];
    riskMark = new int[patients.bound()];
    if (patients.count() == 1) {
      addUnique(patients.patient(patients.rows()[0]));
    }
  }

  /** Bytes that one refiner takes when classes of so many levels are kept. */
  static long bytes(Table table, int levels) {
    long perRow = (long) (ARRAYS + 1 + levels) * Integer.BYTES;
    return perRow * table.rows() + 3L * Integer.BYTES * table.patients();
  }

  /** Classes that nobody else uses at a depth. */
  SharedClasses level(int depth) {
    while (levels.size() <= depth) {
      levels.add(new SharedClasses());
    }
    return levels.get(depth);
  }

  /** The patients known to be alone. */
  int uniques() {
    return uniques;
  }

  /** Forgets those of them that were found last. */
  void backTo(int fewerUniques) {
    while (uniques > fewerUniques) {
      int patient = uniqueList[--uniques];
      unique[patient >>> 6] &= ~(1L << patient);
    }
  }

  /** The patients known to be alone, for another refiner of the same table. */
  int[] uniquePatients() {
    return Arrays.copyOf(uniqueList, uniques);
  }

  /** Knows these patients to be alone, and no others. */
  void adopt(int[] uniquePatients) {
    backTo(0);
    for (int patient : uniquePatients) {
      addUnique(patient);
    }
  }

  private void addUnique(int patient) {
    long bit = 1L << patient;
    if ((unique[patient >>> 6] & bit) == 0) {
      unique[patient >>> 6] |= bit;
      uniqueList[uniques++] = patient;
    }
  }

  /** Splits classes by several columns; the result is written to other classes. */
  void refine(SharedClasses from, List<Column> columns, SharedClasses to) {
    SharedClasses source = from;
    for (Column column : columns) {
      refine(source, column, to);
      source = to;
    }
    if (columns.isEmpty()) {
      copy(from, to);
    }
  }

  private void copy(SharedClasses from, SharedClasses to) {
    to.reserve(from.size());
    int out = 0;
    for (int at = 0; at < from.size(); ) {
      int size = from.copyClass(at, members);
      at += size;
      out = to.putClass(out, members, 0, size);
    }
    to.end(out);
  }

  /** Splits classes by a column; the result may be written over them. */
  void refine(SharedClasses from, Column column, SharedClasses to) {
    int rows = from.size();
    boolean one = rows < patients.tableRows() / FEW;
    if (!one) {
      column.copyCodes(0, codes, patients.tableRows());
    }
    to.reserve(rows);
    int out = 0;
    for (int at = 0; at < rows; ) {
      int size = from.copyClass(at, members);
      at += size;
      for (int i = 0; i < size; i++) {
        codeOfMember[i] = one ? column.code(members[i]) : codes[members[i]];
      }
      out = size == 2 ? splitTwo(to, out) : split(size, to, out);
    }
    to.end(out);
  }

  /** Two rows in a class are two patients. */
  private int splitTwo(SharedClasses to, int out) {
    if (codeOfMember[0] == codeOfMember[1]) {
      return to.putClass(out, members, 0, 2);
    }
    addUnique(patients.patient(members[0]));
    addUnique(patients.patient(members[1]));
    return out;
  }

  private int split(int size, SharedClasses to, int first) {
    int parts = 0;
    for (int i = 0; i < size; i++) {
      int code = codeOfMember[i];
      if (tally[code]++ == 0) {
        touched[parts++] = code;
      }
    }
    if (parts == 1) {
      tally[touched[0]] = 0;
      return to.putClass(first, members, 0, size);
    }
    int start = 0;
    for (int part = 0; part < parts; part++) {
      int rows = tally[touched[part]];
      tally[touched[part]] = start;
      start += rows;
    }
    for (int i = 0; i < size; i++) {
      placed[tally[codeOfMember[i]]++] = members[i];
    }
    int out = first;
    int from = 0;
    for (int part = 0; part < parts; part++) {
      int end = tally[touched[part]];
      tally[touched[part]] = 0;
      int patient = patients.patient(placed[from]);
      // Rows stay in the order of patients.
      if (patient == patients.patient(placed[end - 1])) {
        addUnique(patient);
      } else {
        out = to.putClass(out, placed, from, end);
      }
      from = end;
    }
    return out;
  }

  /** The figures of classes, given the patients known to be alone. */
  ClassRisk risk(SharedClasses classes) {
    mark++;
    long smallest = uniques > 0 ? 1 : Long.MAX_VALUE;
    long atRisk = threshold > 1 ? uniques : 0;
    for (int at = 0; at < classes.size(); ) {
      int size = classes.copyClass(at, members);
      at += size;
      int distinct = distinctPatients(size);
      smallest = Math.min(smallest, distinct);
      for (int i = 0; i < size && distinct < threshold; i++) {
        int patient = patients.patient(members[i]);
        boolean known = (unique[patient >>> 6] & (1L << patient)) != 0;
        if (!known && riskMark[patient] != mark) {
          riskMark[patient] = mark;
          atRisk++;
        }
      }
    }
    return new ClassRisk(
        patients.count(),
        patients.count() == 0 ? OptionalLong.empty() : OptionalLong.of(smallest),
        uniques,
        atRisk);
  }

  private int distinctPatients(int size) {
    if (patients.rowsArePatients()) {
      return size;
    }
    int distinct = 0;
    int before = Table.NO_PATIENT;
    for (int i = 0; i < size; i++) {
      int patient = patients.patient(members[i]);
      distinct += patient == before ? 0 : 1;
      before = patient;
    }
    return distinct;
  }
}
