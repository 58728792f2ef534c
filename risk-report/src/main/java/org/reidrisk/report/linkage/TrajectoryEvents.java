package org.reidrisk.report.linkage;

import java.util.Arrays;

/** People, their events, and the rows of each event. Events are numbered person by person. */
final class TrajectoryEvents {
  private final int[] firstEvent;
  private final int[] firstRow;
  private final int[] rows;

  private TrajectoryEvents(int[] firstEvent, int[] firstRow, int[] rows) {
    this.firstEvent = firstEvent;
    this.firstRow = firstRow;
    this.rows = rows;
  }

  /**
   * Sorts rows into events.
   *
   * @param people how many people there are
   * @param person by row, from 0; negative for a row that is left out
   * @param event by row: rows of one person and one number are one event; a row with a negative
   *     number is an event of its own
   * @return the events
   */
  static TrajectoryEvents of(int people, int[] person, int[] event) {
    int[] end = new int[people + 1];
    for (int p : person) {
      if (p >= 0) {
        end[p + 1]++;
      }
    }
    for (int p = 0; p < people; p++) {
      end[p + 1] += end[p];
    }
    long[] keys = new long[end[people]];
    int[] next = Arrays.copyOf(end, people);
    for (int row = 0; row < person.length; row++) {
      if (person[row] >= 0) {
        keys[next[person[row]]++] = (long) event[row] << 32 | row;
      }
    }
    int[] rows = new int[keys.length];
    int[] firstRow = new int[keys.length + 1];
    int[] firstEvent = new int[people + 1];
    int events = 0;
    for (int p = 0; p < people; p++) {
      Arrays.sort(keys, end[p], end[p + 1]);
      firstEvent[p] = events;
      for (int i = end[p]; i < end[p + 1]; i++) {
        rows[i] = (int) keys[i];
        boolean same = i > end[p] && keys[i] >= 0 && keys[i] >> 32 == keys[i - 1] >> 32;
        if (!same) {
          firstRow[events++] = i;
        }
      }
    }
    firstEvent[people] = events;
    firstRow[events] = rows.length;
    return new TrajectoryEvents(firstEvent, Arrays.copyOf(firstRow, events + 1), rows);
  }

  int people() {
    return firstEvent.length - 1;
  }

  /** How many events a person has. */
  int count(int person) {
    return firstEvent[person + 1] - firstEvent[person];
  }

  /** A person's first event. */
  int first(int person) {
    return firstEvent[person];
  }

  /** The event after a person's last. */
  int end(int person) {
    return firstEvent[person + 1];
  }

  /** The place of an event's first row. */
  int firstRow(int event) {
    return firstRow[event];
  }

  /** The place after an event's last row. */
  int endRow(int event) {
    return firstRow[event + 1];
  }

  /** The row at a place. */
  int row(int place) {
    return rows[place];
  }
}
