package org.reidrisk.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reidrisk.table.Schema;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

/**
 * A random table of events as plain text. A row is patient, event, and two quasi-identifiers; the
 * empty cell is missing.
 *
 * @param rows its cells
 * @param withKey whether the first column is the patient key
 * @param withEvent whether the second column names events
 */
record EventTable(List<List<String>> rows, boolean withKey, boolean withEvent) {
  EventTable {
    rows = rows.stream().map(List::copyOf).toList();
  }

  static EventTable random(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    int rowCount = random.oneOf(List.of(0, 1, 5, 12, 20, 30));
    int patients = random.between(1, 10);
    int events = random.between(1, 4);
    int values = random.between(1, 3);
    double keyMissing = random.oneOf(List.of(0.0, 0.0, 0.2));
    double missing = random.oneOf(List.of(0.0, 0.3));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < rowCount; i++) {
      rows.add(
          List.of(
              random.chance(keyMissing) ? "" : "p" + random.below(patients),
              random.chance(missing) ? "" : "e" + random.below(events),
              random.chance(missing / 2) ? "" : "a" + random.below(values),
              "b" + random.below(2)));
    }
    return new EventTable(rows, random.chance(0.9), random.chance(0.5));
  }

  EventTable withRows(List<List<String>> changed) {
    return new EventTable(changed, withKey, withEvent);
  }

  EventTable shuffled(long seed) {
    return withRows(new SplitMix64(seed).shuffled(rows));
  }

  /** Other names for the patients, in another order of the alphabet. */
  EventTable renamed() {
    Map<String, String> names = new HashMap<>();
    List<List<String>> changed = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      if (!row.get(0).isEmpty()) {
        cells.set(0, names.computeIfAbsent(row.get(0), p -> "z" + (99 - names.size())));
      }
      changed.add(cells);
    }
    return withRows(changed);
  }

  /** Each row that has an event value a second time. */
  EventTable repeated() {
    List<List<String>> changed = new ArrayList<>(rows);
    rows.stream().filter(row -> !row.get(1).isEmpty()).forEach(changed::add);
    return withRows(changed);
  }

  /** Another event value for each tuple under one. */
  EventTable eventsSplitByTuple() {
    List<List<String>> changed = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      if (withEvent && !row.get(1).isEmpty()) {
        cells.set(1, String.join("|", row.subList(1, row.size())));
      }
      changed.add(cells);
    }
    return withRows(changed);
  }

  Table table() {
    String key = withKey ? "key" : "other";
    Schema schema = SmallTables.schema("ID:" + key + " EV:other A:static B:quasi");
    Table.Builder table =
        Table.builder(withEvent ? schema.withEvent("EV") : schema, TableFormat.strict());
    rows.forEach(table::row);
    return table.build();
  }

  EquivalenceClasses classes() {
    return EquivalenceClasses.of(table());
  }

  @Override
  public String toString() {
    return (withKey ? "with" : "without")
        + " key, "
        + (withEvent ? "with" : "without")
        + " events\n"
        + String.join("\n", rows.stream().map(Object::toString).toList());
  }
}
