package org.reidrisk.group;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

/**
 * Matching rows by comparing each with each, on texts, as the definition reads; and random tables.
 *
 * @param key whether the first cell of a row is the patient key
 * @param rows cells as text; the empty cell is missing
 */
record MatchOracle(boolean key, List<List<String>> rows) {

  /** Readings of the definition; all but the first are wrong. */
  enum Reading {
    RIGHT,
    /** A missing cell matches missing cells only. */
    OWN_VALUE,
    /** A missing cell of this row matches everything, one of the other row does not. */
    ONE_SIDED,
    /** Who matches somebody that I match, matches me. */
    TRANSITIVE,
    /** Rows of nobody count as one patient. */
    NOBODY_IS_SOMEBODY,
    /** The patient's largest number counts. */
    LARGEST,
    /** Matching rows are counted, not patients. */
    ROWS_AS_PATIENTS,
    /** The row itself is left out when it has a missing cell. */
    NOT_ITSELF
  }

  static MatchOracle random(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    boolean key = random.chance(0.8);
    int rowCount = random.chance(0.02) ? 0 : random.between(1, random.chance(0.3) ? 120 : 25);
    int columns = random.between(1, 7);
    int patients = random.between(1, Math.max(1, rowCount));
    double keyMissing = random.oneOf(List.of(0.0, 0.0, 0.2, 1.0));
    double missing = random.oneOf(List.of(0.0, 0.05, 0.2, 0.5));
    List<Integer> values = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      values.add(random.oneOf(List.of(1, 2, 3, 9, 40)));
    }
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < rowCount; row++) {
      List<String> cells = new ArrayList<>();
      if (key) {
        cells.add(random.chance(keyMissing) ? "" : "p" + random.below(patients));
      }
      boolean copy = row > 0 && random.chance(0.4);
      List<String> twin = copy ? rows.get(random.below(row)) : List.of();
      for (int c = 0; c < columns; c++) {
        String cell = copy ? twin.get(cells.size()) : "v" + random.below(values.get(c));
        cells.add(random.chance(missing) ? "" : cell);
      }
      rows.add(cells);
    }
    return new MatchOracle(key, rows);
  }

  int columns() {
    return rows.isEmpty() ? 1 : rows.get(0).size() - first();
  }

  private int first() {
    return key ? 1 : 0;
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int c = 0; c < columns(); c++) {
      names.add("Q" + c);
    }
    return names;
  }

  Table table() {
    List<ColumnSpec> specs = new ArrayList<>();
    if (key) {
      specs.add(new ColumnSpec("ID", 1, Role.PATIENT_KEY));
    }
    for (String name : names()) {
      specs.add(new ColumnSpec(name, specs.size() + 1, Role.QUASI_IDENTIFIER));
    }
    Table.Builder table = Table.builder(Schema.of(specs), TableFormat.strict());
    rows.forEach(table::row);
    return table.build();
  }

  private boolean matches(List<String> row, List<String> other, Reading reading) {
    for (int c = first(); c < row.size(); c++) {
      boolean open =
          switch (reading) {
            case OWN_VALUE -> false;
            case ONE_SIDED -> row.get(c).isEmpty();
            default -> row.get(c).isEmpty() || other.get(c).isEmpty();
          };
      if (!open && !row.get(c).equals(other.get(c))) {
        return false;
      }
    }
    return true;
  }

  /** The places of the rows that match one. */
  private Set<Integer> matching(int row, Reading reading) {
    Set<Integer> found = new HashSet<>();
    for (int other = 0; other < rows.size(); other++) {
      if (matches(rows.get(row), rows.get(other), reading)) {
        found.add(other);
      }
    }
    if (reading == Reading.TRANSITIVE) {
      for (int middle : List.copyOf(found)) {
        found.addAll(matching(middle, Reading.RIGHT));
      }
    }
    if (reading == Reading.NOT_ITSELF && rows.get(row).contains("") && found.size() > 1) {
      found.remove(row);
    }
    return found;
  }

  List<Integer> rowCounts(Reading reading) {
    List<Integer> counts = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      counts.add(matching(row, reading).size());
    }
    return counts;
  }

  private String patient(int row) {
    return key ? rows.get(row).get(0) : "row " + row;
  }

  /** Each patient's smallest number of distinct patients, by patient. */
  Map<String, Integer> patientCounts(Reading reading) {
    Map<String, Integer> smallest = new TreeMap<>();
    for (int row = 0; row < rows.size(); row++) {
      if (patient(row).isEmpty()) {
        continue;
      }
      Set<Integer> places = matching(row, reading);
      Set<String> patients = new HashSet<>();
      for (int place : places) {
        patients.add(patient(place));
      }
      if (reading != Reading.NOBODY_IS_SOMEBODY) {
        patients.remove("");
      }
      int count = reading == Reading.ROWS_AS_PATIENTS ? places.size() : patients.size();
      smallest.merge(patient(row), count, reading == Reading.LARGEST ? Math::max : Math::min);
    }
    return smallest;
  }

  long rowsTouched() {
    return rows.stream().filter(row -> row.subList(first(), row.size()).contains("")).count();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(key ? "first cell is the key" : "no key");
    rows.forEach(row -> text.append('\n').append(row));
    return text.toString();
  }
}
