package org.reidrisk.table;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a table patient by patient, and the events they belong to. */
final class PatientRows {
  private final Table table;
  private final int[] start;
  private final int[] rows;
  private final int @Nullable [] events;

  PatientRows(Table table) {
    this.table = table;
    this.start = new int[table.patients() + 1];
    for (int row = 0; row < table.rows(); row++) {
      int patient = table.patient(row);
      if (patient != Table.NO_PATIENT) {
        start[patient + 1]++;
      }
    }
    for (int patient = 0; patient < table.patients(); patient++) {
      start[patient + 1] += start[patient];
    }
    int[] next = start.clone();
    this.rows = new int[start[table.patients()]];
    for (int row = 0; row < table.rows(); row++) {
      int patient = table.patient(row);
      if (patient != Table.NO_PATIENT) {
        rows[next[patient]++] = row;
      }
    }
    Optional<String> event = table.schema().event();
    this.events = event.isEmpty() ? null : codes(table.column(event.get()));
  }

  Table table() {
    return table;
  }

  int patients() {
    return start.length - 1;
  }

  /** Where the rows of a patient begin; for the patient behind the last, where they end. */
  int start(int patient) {
    return start[patient];
  }

  /** The codes of a column in the order of patients, which scatters over memory once only. */
  int[] codes(Column column) {
    int[] codes = new int[rows.length];
    for (int at = 0; at < codes.length; at++) {
      codes[at] = column.code(rows[at]);
    }
    return codes;
  }

  int largest() {
    int largest = 0;
    for (int patient = 0; patient < patients(); patient++) {
      largest = Math.max(largest, start[patient + 1] - start[patient]);
    }
    return largest;
  }

  /** Whether each row is an event. */
  boolean rowsAreEvents() {
    return events == null;
  }

  /** A number that rows of one patient share when they belong to one event. */
  int event(int at) {
    int code = events == null ? Column.MISSING : events[at];
    // A row that names no event is one of its own; no code is negative.
    return code == Column.MISSING ? ~at : code;
  }
}
