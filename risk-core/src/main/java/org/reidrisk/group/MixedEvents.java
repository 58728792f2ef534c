package org.reidrisk.group;

import java.util.Arrays;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The events whose rows lie in several classes, each a pair of patient and event value; in the
 * order of patients. Most tables have none: one pass over the rows says so.
 */
final class MixedEvents {
  /** A pair, its classes, and a share of where they begin, of its kind and of a slot. */
  private static final int BYTES_OF_ROW = 24;

  private static final int SEVERAL = -1;
  private static final long K1 = 0x9E3779B97F4A7C15L;
  private static final long K2 = 0xD6E8FEB86659FD93L;

  /** For each event value its class plus one; 0 when it has none. */
  private final int[] classOfValue;

  private final long[] pairs;
  private final int[] start;
  private final int[] members;
  private final int[] next;

  private MixedEvents(int[] classOfValue, long[] pairs, int[] start) {
    this.classOfValue = classOfValue;
    this.pairs = pairs;
    this.start = start;
    this.members = new int[start[pairs.length]];
    this.next = Arrays.copyOf(start, pairs.length);
  }

  /** Patient and event value in 64 bits. */
  static long pair(int patient, int event) {
    return ((long) patient << 32) | event;
  }

  static int patient(long pair) {
    return (int) (pair >>> 32);
  }

  static int event(long pair) {
    return (int) pair;
  }

  /**
   * Finds them.
   *
   * @param grouped the classes
   * @param eventOfRow event values as codes; empty without event column
   * @param resources the memory
   * @param taken memory that is needed without them
   * @throws MemoryShortage when the memory does not hold them
   */
  static MixedEvents of(
      EquivalenceClasses grouped, int[] eventOfRow, Resources resources, long taken) {
    int[] classOfValue = classOfValue(grouped, eventOfRow);
    int rows = 0;
    for (int event : eventOfRow) {
      rows += classOfValue[event] == SEVERAL ? 1 : 0;
    }
    long bytes = taken + (long) Integer.BYTES * classOfValue.length + (long) BYTES_OF_ROW * rows;
    if (rows > 0 && resources.memory() < bytes) {
      throw new MemoryShortage(
          "comparing " + rows + " rows of events with several values", bytes, resources.memory());
    }
    long[] pairs = new long[rows];
    int found = rows == 0 ? 0 : pairsByClass(grouped, eventOfRow, classOfValue, pairs);
    // A pair occurs once for each of its classes.
    Arrays.sort(pairs, 0, found);
    int events = 0;
    int size = 0;
    for (int i = 0; i < found; i = endOfRun(pairs, i, found)) {
      int classes = endOfRun(pairs, i, found) - i;
      events += classes > 1 ? 1 : 0;
    }
    long[] mixed = new long[events];
    int[] start = new int[events + 1];
    int at = 0;
    for (int i = 0; i < found; i = endOfRun(pairs, i, found)) {
      int classes = endOfRun(pairs, i, found) - i;
      if (classes > 1) {
        mixed[at] = pairs[i];
        size += classes;
        start[++at] = size;
      }
    }
    return new MixedEvents(classOfValue, mixed, start);
  }

  private static int[] classOfValue(EquivalenceClasses grouped, int[] eventOfRow) {
    int most = 0;
    for (int event : eventOfRow) {
      most = Math.max(most, event);
    }
    int[] classOfValue = new int[most + 1];
    for (int c = 0; c < grouped.classCount() && most > 0; c++) {
      for (int i = grouped.start()[c]; i < grouped.start()[c + 1]; i++) {
        int event = eventOfRow[grouped.order()[i]];
        int seen = classOfValue[event];
        classOfValue[event] = seen == 0 || seen == c + 1 ? c + 1 : SEVERAL;
      }
    }
    classOfValue[Column.MISSING] = 0;
    return classOfValue;
  }

  /** Lists the pairs of patient and event value whose value has several classes, class by class. */
  private static int pairsByClass(
      EquivalenceClasses grouped, int[] eventOfRow, int[] classOfValue, long[] pairs) {
    Table table = grouped.table();
    int found = 0;
    for (int c = 0; c < grouped.classCount(); c++) {
      int first = found;
      for (int i = grouped.start()[c]; i < grouped.start()[c + 1]; i++) {
        int row = grouped.order()[i];
        int patient = table.patient(row);
        if (patient != Table.NO_PATIENT && classOfValue[eventOfRow[row]] == SEVERAL) {
          pairs[found++] = pair(patient, eventOfRow[row]);
        }
      }
      Arrays.sort(pairs, first, found);
      int distinct = first;
      for (int i = first; i < found; i++) {
        if (i == first || pairs[i] != pairs[i - 1]) {
          pairs[distinct++] = pairs[i];
        }
      }
      found = distinct;
    }
    return found;
  }

  private static int endOfRun(long[] pairs, int from, int to) {
    int end = from + 1;
    while (end < to && pairs[end] == pairs[from]) {
      end++;
    }
    return end;
  }

  /**
   * Takes a class as one of those of an event; classes must come in ascending order.
   *
   * @return whether it is one of several; false when it is all of the event
   */
  boolean take(long pair, int ofClass) {
    if (pairs.length == 0 || classOfValue[event(pair)] != SEVERAL) {
      return false;
    }
    int at = Arrays.binarySearch(pairs, pair);
    if (at >= 0) {
      members[next[at]++] = ofClass;
    }
    return at >= 0;
  }

  int count() {
    return pairs.length;
  }

  int patient(int event) {
    return patient(pairs[event]);
  }

  /** Numbers the sets of classes that occur from 0; call it when all classes were taken. */
  int[] setOfEvent() {
    int[] setOfEvent = new int[pairs.length];
    int log2Slots = Math.min(30, 33 - Integer.numberOfLeadingZeros(Math.max(1, pairs.length)));
    int[] slots = new int[1 << log2Slots];
    int sets = 0;
    for (int event = 0; event < pairs.length; event++) {
      int slot = (int) (hash(event) >>> (Long.SIZE - log2Slots));
      while (slots[slot] != 0 && !equal(slots[slot] - 1, event)) {
        slot = (slot + 1) & (slots.length - 1);
      }
      if (slots[slot] == 0) {
        slots[slot] = event + 1;
        setOfEvent[event] = sets++;
      } else {
        setOfEvent[event] = setOfEvent[slots[slot] - 1];
      }
    }
    return setOfEvent;
  }

  private long hash(int event) {
    long hash = K2;
    for (int i = start[event]; i < start[event + 1]; i++) {
      hash = (hash ^ members[i]) * K1;
      hash ^= hash >>> 32;
    }
    return hash * K2;
  }

  private boolean equal(int one, int other) {
    return Arrays.equals(
        members, start[one], start[one + 1], members, start[other], start[other + 1]);
  }

  /** The kinds of events, given the set of each event as it was numbered. */
  EventKinds kinds(int classes, int[] setOfEvent) {
    int sets = 0;
    int size = 0;
    for (int event = 0; event < setOfEvent.length; event++) {
      // Sets are numbered as they are met.
      if (setOfEvent[event] == sets) {
        sets++;
        size += start[event + 1] - start[event];
      }
    }
    int[] startOfSet = new int[sets + 1];
    int[] membersOfSet = new int[size];
    int set = 0;
    for (int event = 0; event < setOfEvent.length; event++) {
      if (setOfEvent[event] == set) {
        int length = start[event + 1] - start[event];
        System.arraycopy(members, start[event], membersOfSet, startOfSet[set], length);
        startOfSet[set + 1] = startOfSet[set] + length;
        set++;
      }
    }
    return new EventKinds(classes, startOfSet, membersOfSet);
  }
}
