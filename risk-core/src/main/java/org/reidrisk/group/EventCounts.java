package org.reidrisk.group;

import java.util.Arrays;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The events of each patient as a multiset of kinds: those of patient p are {@code kinds} from
 * {@code start[p]} to {@code start[p + 1]}, ascending, each as often as {@code copies} says.
 *
 * <p>Rows of one patient that share an event value are one event; a row without event value is an
 * event of its own. The kind of an event is the set of the classes that its rows lie in, however
 * often: whoever knows an event knows all of it. A set of one class has the number of the class.
 */
final class EventCounts {
  /** Patients and copies in the order of kinds, then kinds and copies by patient. */
  private static final int BYTES_OF_ROW = 4 * Integer.BYTES;

  private final EventKinds eventKinds;
  private final int[] start;
  private final int[] kinds;
  private final int[] copies;

  private EventCounts(EventKinds eventKinds, int[] start, int[] kinds, int[] copies) {
    this.eventKinds = eventKinds;
    this.start = start;
    this.kinds = kinds;
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
    int[] eventOfRow =
        table.schema().event().map(e -> codes(table.column(e), rows)).orElse(new int[0]);
    MixedEvents mixed = MixedEvents.of(grouped, eventOfRow, resources, least);
    int[] patientOfEntry = new int[rows];
    int[] copiesOfEntry = new int[rows];
    int[] startOfClass = new int[grouped.classCount() + 1];
    int entries = 0;
    RowsOfClass inClass = new RowsOfClass(table, eventOfRow, mixed);
    for (int c = 0; c < grouped.classCount(); c++) {
      int known = inClass.sort(grouped.order(), grouped.start()[c], grouped.start()[c + 1]);
      for (int i = 0; i < known; ) {
        int end = inClass.endOfPatient(i, known);
        int events = inClass.events(i, end, c);
        if (events > 0) {
          patientOfEntry[entries] = inClass.patient(i);
          copiesOfEntry[entries++] = events;
        }
        i = end;
      }
      startOfClass[c + 1] = entries;
    }
    int[] setOfEvent = mixed.setOfEvent();
    EventKinds kinds = mixed.kinds(grouped.classCount(), setOfEvent);
    int[] startOfKind = Arrays.copyOf(startOfClass, kinds.count() + 1);
    addMixed(mixed, kinds, setOfEvent, startOfKind, patientOfEntry, copiesOfEntry);
    return byPatient(table.patients(), kinds, startOfKind, patientOfEntry, copiesOfEntry);
  }

  private static int[] codes(Column event, int rows) {
    int[] codes = new int[rows];
    event.copyCodes(0, codes, codes.length);
    return codes;
  }

  /** Adds the events of several classes; each has several rows, so that there is room. */
  private static void addMixed(
      MixedEvents mixed,
      EventKinds kinds,
      int[] setOfEvent,
      int[] startOfKind,
      int[] patientOfEntry,
      int[] copiesOfEntry) {
    int[] endOfSet = new int[kinds.sets() + 1];
    for (int set : setOfEvent) {
      endOfSet[set + 1]++;
    }
    for (int set = 0; set < kinds.sets(); set++) {
      endOfSet[set + 1] += endOfSet[set];
    }
    int[] bySet = new int[setOfEvent.length];
    for (int event = 0; event < bySet.length; event++) {
      bySet[endOfSet[setOfEvent[event]]++] = event;
    }
    int entries = startOfKind[kinds.classes()];
    int next = 0;
    for (int set = 0; set < kinds.sets(); set++) {
      int first = entries;
      for (; next < endOfSet[set]; next++) {
        int patient = mixed.patient(bySet[next]);
        if (entries == first || patientOfEntry[entries - 1] != patient) {
          patientOfEntry[entries] = patient;
          copiesOfEntry[entries++] = 0;
        }
        copiesOfEntry[entries - 1]++;
      }
      startOfKind[kinds.classes() + set + 1] = entries;
    }
  }

  private static EventCounts byPatient(
      int patients,
      EventKinds eventKinds,
      int[] startOfKind,
      int[] patientOfEntry,
      int[] copiesOfEntry) {
    int entries = startOfKind[eventKinds.count()];
    int[] start = new int[patients + 1];
    for (int i = 0; i < entries; i++) {
      start[patientOfEntry[i] + 1]++;
    }
    for (int patient = 0; patient < patients; patient++) {
      start[patient + 1] += start[patient];
    }
    int[] next = Arrays.copyOf(start, patients);
    int[] kinds = new int[entries];
    int[] copies = new int[entries];
    for (int kind = 0; kind < eventKinds.count(); kind++) {
      for (int i = startOfKind[kind]; i < startOfKind[kind + 1]; i++) {
        int at = next[patientOfEntry[i]]++;
        kinds[at] = kind;
        copies[at] = copiesOfEntry[i];
      }
    }
    return new EventCounts(eventKinds, start, kinds, copies);
  }

  int patients() {
    return start.length - 1;
  }

  int start(int patient) {
    return start[patient];
  }

  /** What the kinds are. */
  EventKinds eventKinds() {
    return eventKinds;
  }

  int[] kinds() {
    return kinds;
  }

  int[] copies() {
    return copies;
  }

  /** The rows of one class as pairs of patient and event; the array is used again. */
  private static final class RowsOfClass {
    private final Table table;
    private final int[] eventOfRow;
    private final MixedEvents mixed;
    private long[] pairs = new long[16];

    RowsOfClass(Table table, int[] eventOfRow, MixedEvents mixed) {
      this.table = table;
      this.eventOfRow = eventOfRow;
      this.mixed = mixed;
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
          pairs[known++] = MixedEvents.pair(patient, event);
        }
      }
      Arrays.sort(pairs, 0, known);
      return known;
    }

    int patient(int i) {
      return MixedEvents.patient(pairs[i]);
    }

    int endOfPatient(int from, int known) {
      int end = from + 1;
      while (end < known && pairs[end] >>> 32 == pairs[from] >>> 32) {
        end++;
      }
      return end;
    }

    /** Counts the events that are of this class alone; the others are taken into account later. */
    int events(int from, int end, int ofClass) {
      int events = 0;
      for (int i = from; i < end; i++) {
        if (MixedEvents.event(pairs[i]) == Column.MISSING) {
          events++;
        } else if (i == from || pairs[i] != pairs[i - 1]) {
          events += mixed.take(pairs[i], ofClass) ? 0 : 1;
        }
      }
      return events;
    }
  }
}
