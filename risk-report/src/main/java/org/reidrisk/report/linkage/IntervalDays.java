package org.reidrisk.report.linkage;

import java.util.Arrays;
import java.util.BitSet;

/** Each person's days in ascending order, with the events and rows that they are of. */
final class IntervalDays {
  /** What has an entry. */
  enum Entry {
    /** Each row that has a day. */
    ROW,
    /** Each different day of an event. */
    DAY,
    /** The earliest day of an event. */
    EARLIEST
  }

  private final int[] start;
  private final int[] day;
  private final int[] event;
  private final int[] row;
  private final int[] person;
  private final int[] dated;
  private final BitSet severalDays;
  private final BitSet missing;
  private final BitSet unreadable;

  private IntervalDays(int people, int rows) {
    start = new int[people + 1];
    day = new int[rows];
    event = new int[rows];
    row = new int[rows];
    person = new int[rows];
    dated = new int[people];
    severalDays = new BitSet(people);
    missing = new BitSet(people);
    unreadable = new BitSet(people);
  }

  static IntervalDays of(TrajectoryEvents events, int[] days, Entry entry) {
    int people = events.people();
    IntervalDays made = new IntervalDays(people, events.firstRow(events.first(people)));
    long[] keys = new long[16];
    int size = 0;
    for (int p = 0; p < people; p++) {
      made.start[p] = size;
      int place = events.firstRow(events.first(p));
      int rows = events.firstRow(events.end(p)) - place;
      if (keys.length < rows) {
        keys = new long[Math.max(rows, 2 * keys.length)];
      }
      int found = 0;
      for (int e = events.first(p); e < events.end(p); e++) {
        int before = found;
        for (int i = events.firstRow(e); i < events.endRow(e); i++) {
          int d = days[events.row(i)];
          if (ShiftColumn.readable(d)) {
            keys[found++] = (long) d << 32 | e;
          } else if (d == ShiftColumn.MISSING) {
            made.missing.set(p);
          } else {
            made.unreadable.set(p);
          }
        }
        if (found > before) {
          made.dated[p]++;
          Arrays.sort(keys, before, found);
          if (keys[before] != keys[found - 1]) {
            made.severalDays.set(p);
          }
          found = entry == Entry.EARLIEST ? before + 1 : found;
        }
      }
      Arrays.sort(keys, 0, found);
      size = made.append(events, days, entry, keys, found, size);
      Arrays.fill(made.person, made.start[p], size, p);
    }
    made.start[people] = size;
    return made;
  }

  private int append(
      TrajectoryEvents events, int[] days, Entry entry, long[] keys, int found, int from) {
    int size = from;
    for (int k = 0; k < found; k++) {
      if (k > 0 && keys[k] == keys[k - 1]) {
        continue;
      }
      int d = (int) (keys[k] >> 32);
      int e = (int) keys[k];
      for (int i = events.firstRow(e); i < events.endRow(e); i++) {
        if (days[events.row(i)] == d) {
          day[size] = d;
          event[size] = e;
          row[size++] = events.row(i);
          if (entry != Entry.ROW) {
            break;
          }
        }
      }
    }
    return size;
  }

  int people() {
    return dated.length;
  }

  int entries() {
    return start[dated.length];
  }

  int from(int person) {
    return start[person];
  }

  int to(int person) {
    return start[person + 1];
  }

  int day(int entry) {
    return day[entry];
  }

  int event(int entry) {
    return event[entry];
  }

  int row(int entry) {
    return row[entry];
  }

  int person(int entry) {
    return person[entry];
  }

  /** How many events of a person have a day. */
  int dated(int person) {
    return dated[person];
  }

  /** Whether an event of the person has more than one day. */
  boolean severalDays(int person) {
    return severalDays.get(person);
  }

  /** Whether a row of the person has no day, rather than one that cannot be read. */
  boolean missing(int person) {
    return missing.get(person);
  }

  /** Whether the person has no day, and no cell that may be one. */
  boolean empty(int person) {
    return dated[person] == 0 && !unreadable.get(person);
  }

  /** The person's first entry of that day or later, or the end of their entries. */
  int find(int person, long wanted) {
    int low = start[person];
    int high = start[person + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (day[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The entry of the person's next other day, or the end of their entries. */
  int next(int person, int entry) {
    int next = entry + 1;
    while (next < start[person + 1] && day[next] == day[entry]) {
      next++;
    }
    return next;
  }

  /** Whether two events of the person share the day of this entry, the first of that day. */
  boolean shared(int person, int entry) {
    int next = next(person, entry);
    return event[next - 1] != event[entry];
  }
}
