package org.reidrisk.group;

import java.util.Arrays;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The events of each patient as a multiset of classes: those of patient p are {@code classes} from
 * {@code start[p]} to {@code start[p + 1]}, ascending, each as often as {@code copies} says.
 *
 * <p>Rows of one patient that share an event value and a class are one event; a row without event
 * value is an event of its own. Two classes under one event value are two events, as an attacker
 * may know either.
 */
final class EventCounts {
  /** Patients and copies in the order of classes, then classes and copies by patient. */
  private static final int BYTES_OF_ROW = 4 * Integer.BYTES;

  private final int[] start;
  private final int[] classes;
  private final int[] copies;

  private EventCounts(int[] start, int[] classes, int[] copies) {
    this.start = start;
    this.classes = classes;
    this.copies = copies;
  }

  /**
   * Counts the events of all patients.
   *
   * @throws MemoryShortage when the memory does not hold them
   */
  static EventCounts of(EquivalenceClasses grouped, Resources resources) {
    Table table = grouped.table();
    int rows = table.rows();
    long least = table.bytes() + (2L * Integer.BYTES + BYTES_OF_ROW) * rows;
    if (resources.memory() < least) {
      throw new MemoryShortage(
          "comparing the events of " + rows + " rows", 2 * least, resources.memory());
    }
    int[] patientOfEntry = new int[rows];
    int[] copiesOfEntry = new int[rows];
    int[] startOfClass = new int[grouped.classCount() + 1];
    int entries = 0;
    RowsOfClass inClass = new RowsOfClass(table);
    for (int c = 0; c < grouped.classCount(); c++) {
      int known = inClass.sort(grouped.order(), grouped.start()[c], grouped.start()[c + 1]);
      for (int i = 0; i < known; ) {
        int patient = inClass.patient(i);
        int end = inClass.endOfPatient(i, known);
        patientOfEntry[entries] = patient;
        copiesOfEntry[entries++] = inClass.events(i, end);
        i = end;
      }
      startOfClass[c + 1] = entries;
    }
    return byPatient(table.patients(), startOfClass, patientOfEntry, copiesOfEntry);
  }

  private static EventCounts byPatient(
      int patients, int[] startOfClass, int[] patientOfEntry, int[] copiesOfEntry) {
    int entries = startOfClass[startOfClass.length - 1];
    int[] start = new int[patients + 1];
    for (int i = 0; i < entries; i++) {
      start[patientOfEntry[i] + 1]++;
    }
    for (int patient = 0; patient < patients; patient++) {
      start[patient + 1] += start[patient];
    }
    int[] next = Arrays.copyOf(start, patients);
    int[] classes = new int[entries];
    int[] copies = new int[entries];
    for (int c = 0; c < startOfClass.length - 1; c++) {
      for (int i = startOfClass[c]; i < startOfClass[c + 1]; i++) {
        int at = next[patientOfEntry[i]]++;
        classes[at] = c;
        copies[at] = copiesOfEntry[i];
      }
    }
    return new EventCounts(start, classes, copies);
  }

  int patients() {
    return start.length - 1;
  }

  int start(int patient) {
    return start[patient];
  }

  int[] classes() {
    return classes;
  }

  int[] copies() {
    return copies;
  }

  /** The rows of one class as pairs of patient and event; the array is used again. */
  private static final class RowsOfClass {
    private final int[] eventOfRow;
    private final Table table;
    private long[] pairs = new long[16];

    RowsOfClass(Table table) {
      this.table = table;
      this.eventOfRow =
          table.schema().event().map(e -> codes(table.column(e), table.rows())).orElse(new int[0]);
    }

    private static int[] codes(Column event, int rows) {
      int[] codes = new int[rows];
      event.copyCodes(0, codes, codes.length);
      return codes;
    }

    /** Sorts the rows that have a patient; returns how many there are. */
    int sort(int[] order, int from, int to) {
      if (pairs.length < to - from) {
        pairs = new long[Math.max(to - from, 2 * Math.min(pairs.length, 1 << 28))];
      }
      int known = 0;
      for (int i = from; i < to; i++) {
        int row = order[i];
        int patient = table.patient(row);
        if (patient != Table.NO_PATIENT) {
          int event = eventOfRow.length == 0 ? Column.MISSING : eventOfRow[row];
          pairs[known++] = ((long) patient << 32) | event;
        }
      }
      Arrays.sort(pairs, 0, known);
      return known;
    }

    int patient(int i) {
      return (int) (pairs[i] >>> 32);
    }

    int endOfPatient(int from, int known) {
      int end = from + 1;
      while (end < known && pairs[end] >>> 32 == pairs[from] >>> 32) {
        end++;
      }
      return end;
    }

    int events(int from, int end) {
      int events = 0;
      for (int i = from; i < end; i++) {
        boolean ownEvent = (int) pairs[i] == Column.MISSING;
        events += ownEvent || i == from || pairs[i] != pairs[i - 1] ? 1 : 0;
      }
      return events;
    }
  }
}
