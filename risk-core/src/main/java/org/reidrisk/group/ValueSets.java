package org.reidrisk.group;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * Sets of sensitive values, one after the other: set i holds {@code values} from {@code start[i]}
 * to {@code start[i + 1]}. Whose sets they are decides how members of a class find theirs.
 */
record ValueSets(Owner owner, int[] start, int[] values) {

  /** What a set belongs to. */
  enum Owner {
    /** One row, the rows ordered by class. */
    ROW_OF_CLASS,
    /** One patient, in all classes alike. */
    PATIENT,
    /** One patient inside one class, in the order of {@link PatientMembers}. */
    MEMBER
  }

  int count() {
    return start.length - 1;
  }

  /** Sizes of the sets that are not empty. */
  IntStream sizes() {
    return IntStream.range(0, count()).map(i -> start[i + 1] - start[i]).filter(s -> s > 0);
  }

  int firstMember(EquivalenceClasses classes, int classId) {
    return owner == Owner.ROW_OF_CLASS
        ? classes.rowStart()[classId]
        : classes.members().start()[classId];
  }

  int setOfMember(EquivalenceClasses classes, int member) {
    return owner == Owner.PATIENT ? classes.members().patients()[member] : member;
  }

  static ValueSets ofRows(EquivalenceClasses classes, Column column) {
    int rows = classes.table().rows();
    int[] next = classes.rowStart().clone();
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes[next[classes.classOf(row)]++] = column.code(row);
    }
    int[] start = new int[rows + 1];
    int[] values = new int[rows];
    int size = 0;
    for (int i = 0; i < rows; i++) {
      if (codes[i] != Column.MISSING) {
        values[size++] = codes[i];
      }
      start[i + 1] = size;
    }
    return new ValueSets(Owner.ROW_OF_CLASS, start, Arrays.copyOf(values, size));
  }

  static ValueSets ofPatients(Table table, Column column) {
    int[] ownerOfRow = new int[table.rows()];
    for (int row = 0; row < ownerOfRow.length; row++) {
      ownerOfRow[row] = table.patient(row);
    }
    return distinctPerOwner(Owner.PATIENT, ownerOfRow, table.patients(), column);
  }

  static ValueSets ofPatientsInClasses(EquivalenceClasses classes, Column column) {
    Table table = classes.table();
    PatientMembers members = classes.members();
    int[] ownerOfRow = new int[table.rows()];
    for (int row = 0; row < ownerOfRow.length; row++) {
      int patient = table.patient(row);
      int c = classes.classOf(row);
      ownerOfRow[row] =
          patient == Table.NO_PATIENT
              ? Table.NO_PATIENT
              : Arrays.binarySearch(
                  members.patients(), members.start()[c], members.start()[c + 1], patient);
    }
    return distinctPerOwner(Owner.MEMBER, ownerOfRow, members.patients().length, column);
  }

  private static ValueSets distinctPerOwner(
      Owner owner, int[] ownerOfRow, int ownerCount, Column column) {
    long span = column.distinct() + 1L;
    long[] keys = new long[ownerOfRow.length];
    int known = 0;
    for (int row = 0; row < ownerOfRow.length; row++) {
      int code = column.code(row);
      if (ownerOfRow[row] != Table.NO_PATIENT && code != Column.MISSING) {
        keys[known++] = ownerOfRow[row] * span + code;
      }
    }
    Arrays.sort(keys, 0, known);
    int[] start = new int[ownerCount + 1];
    int[] values = new int[known];
    int size = 0;
    for (int i = 0; i < known; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        values[size++] = (int) (keys[i] % span);
        start[(int) (keys[i] / span) + 1]++;
      }
    }
    for (int i = 0; i < ownerCount; i++) {
      start[i + 1] += start[i];
    }
    return new ValueSets(owner, start, Arrays.copyOf(values, size));
  }
}
