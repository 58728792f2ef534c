package org.reidrisk.report.linkage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reidrisk.table.Column;

/**
 * What an attacker holds, row by row: the rows of one person stand together, equal rows of one
 * event once. Nothing depends on the order of the rows in the file but the numbers given here.
 */
final class HeldRows {
  private final List<Column> columns;
  private final int[] tableRow;
  private final int[] personStart;
  private final int[] personCode;
  private final int[] eventOfRow;
  private final int events;
  private final int @Nullable [] siteOfPerson;
  private final long withoutPerson;
  private final long duplicates;

  private HeldRows(Arrangement a) {
    this.columns = a.columns;
    this.tableRow = a.order;
    this.personStart = a.personStart;
    this.personCode = a.personCode;
    this.eventOfRow = a.eventOfRow;
    this.events = a.events;
    this.siteOfPerson = a.siteOfPerson;
    this.withoutPerson = a.withoutPerson;
    this.duplicates = a.duplicates;
  }

  /**
   * Arranges the rows of a table.
   *
   * @param columns the compared column of each join; a column may stand there twice
   * @param personOfRow for each row of the table its person, {@code -1} for a row without one
   *     (counted) and {@code -2} for a row that is not held
   * @param persons a number above all persons
   * @param event the column whose values are events; null when each row is one
   * @param collapse whether equal rows of one person (and event) are one row
   * @param site the column of sites; null for none
   */
  static HeldRows arrange(
      List<Column> columns,
      int[] personOfRow,
      int persons,
      @Nullable Column event,
      boolean collapse,
      @Nullable Column site) {
    return new HeldRows(new Arrangement(columns, personOfRow, persons, event, collapse, site));
  }

  /** Rows that are compared. */
  int rows() {
    return tableRow.length;
  }

  int persons() {
    return personCode.length;
  }

  /** Where the rows of each person begin; one more for the end. */
  int[] personStart() {
    return personStart;
  }

  /** The number that a person had when the rows were arranged. */
  int personCode(int person) {
    return personCode[person];
  }

  /** The event of a row, from 0; no two persons share one. */
  int event(int row) {
    return eventOfRow[row];
  }

  int events() {
    return events;
  }

  /** The column of a join. */
  Column column(int join) {
    return columns.get(join);
  }

  /** The code of a row in the column of a join. */
  int code(int join, int row) {
    return columns.get(join).code(tableRow[row]);
  }

  /** The held class of each row in a comparison. */
  int[] classes(int join, Comparison comparison) {
    int[] classes = new int[tableRow.length];
    Column column = columns.get(join);
    for (int row = 0; row < classes.length; row++) {
      classes[row] = comparison.heldClass(column.code(tableRow[row]));
    }
    return classes;
  }

  /** The site of each person, of several the one with most rows; null when no site is named. */
  int @Nullable [] siteOfPerson() {
    return siteOfPerson;
  }

  /** Rows that were left out because they name no person. */
  long withoutPerson() {
    return withoutPerson;
  }

  /** Rows that say nothing that another row of the same person and event does not. */
  long duplicates() {
    return duplicates;
  }

  /** The work of putting rows in order. */
  private static final class Arrangement {
    private final List<Column> columns;
    private final int[] personOfRow;
    private final int[] eventCode;
    private final @Nullable Column event;
    private int[] order;
    private int[] personStart = {};
    private int[] personCode = {};
    private int[] eventOfRow = {};
    private int events;
    private int @Nullable [] siteOfPerson;
    private long withoutPerson;
    private long duplicates;

    Arrangement(
        List<Column> columns,
        int[] personOfRow,
        int persons,
        @Nullable Column event,
        boolean collapse,
        @Nullable Column site) {
      this.columns = List.copyOf(columns);
      this.personOfRow = personOfRow;
      this.event = event;
      this.eventCode = event == null ? new int[0] : codes(event);
      this.order = held();
      if (collapse) {
        for (Column column : columns.stream().distinct().toList()) {
          order = RowOrder.by(order, codes(column), column.distinct() + 1);
        }
      }
      if (event != null) {
        order = RowOrder.by(order, eventCode, event.distinct() + 1);
      }
      order = RowOrder.by(order, personOfRow, persons);
      if (collapse) {
        dropDuplicates();
      }
      number();
      if (site != null) {
        siteOfPerson = sites(site);
      }
    }

    private int[] codes(Column column) {
      int[] codes = new int[personOfRow.length];
      column.copyCodes(0, codes, codes.length);
      return codes;
    }

    private int[] held() {
      int[] rows = new int[personOfRow.length];
      int count = 0;
      for (int row = 0; row < rows.length; row++) {
        if (personOfRow[row] >= 0) {
          rows[count++] = row;
        }
        withoutPerson += personOfRow[row] == -1 ? 1 : 0;
      }
      return Arrays.copyOf(rows, count);
    }

    private void dropDuplicates() {
      int kept = 0;
      for (int i = 0; i < order.length; i++) {
        if (kept > 0 && equal(order[i], order[kept - 1])) {
          duplicates++;
        } else {
          order[kept++] = order[i];
        }
      }
      order = Arrays.copyOf(order, kept);
    }

    private boolean equal(int row, int other) {
      if (personOfRow[row] != personOfRow[other]
          || (event != null && eventCode[row] != eventCode[other])) {
        return false;
      }
      for (Column column : columns) {
        if (column.code(row) != column.code(other)) {
          return false;
        }
      }
      return true;
    }

    private void number() {
      personStart = new int[order.length + 1];
      personCode = new int[order.length];
      eventOfRow = new int[order.length];
      int persons = 0;
      for (int i = 0; i < order.length; i++) {
        int row = order[i];
        boolean another = i == 0 || personOfRow[row] != personOfRow[order[i - 1]];
        if (another) {
          personStart[persons] = i;
          personCode[persons++] = personOfRow[row];
        }
        boolean own = event == null || eventCode[row] == Column.MISSING;
        events += another || own || eventCode[row] != eventCode[order[i - 1]] ? 1 : 0;
        eventOfRow[i] = events - 1;
      }
      personStart[persons] = order.length;
      personStart = Arrays.copyOf(personStart, persons + 1);
      personCode = Arrays.copyOf(personCode, persons);
    }

    private int[] sites(Column site) {
      int[] sites = new int[personCode.length];
      for (int person = 0; person < sites.length; person++) {
        Map<Integer, Integer> rows = new HashMap<>();
        int most = 0;
        for (int i = personStart[person]; i < personStart[person + 1]; i++) {
          int code = site.code(order[i]);
          int count = rows.merge(code, 1, Integer::sum);
          most = Math.max(most, count);
        }
        int mostRows = most;
        // Of several sites with as many rows the choice depends on their names alone.
        sites[person] =
            rows.entrySet().stream()
                .filter(entry -> entry.getValue() == mostRows)
                .map(Map.Entry::getKey)
                .min((a, b) -> Long.compareUnsigned(site.digest(a), site.digest(b)))
                .orElse(Column.MISSING);
      }
      return sites;
    }
  }
}
