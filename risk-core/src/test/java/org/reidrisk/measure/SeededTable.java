package org.reidrisk.measure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.table.RoleOrigin;
import org.reidrisk.table.Schema;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.StaticCells;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;
import org.reidrisk.value.ValueFormat;

/**
 * A random table as plain text, before the library has seen it. The empty cell is missing.
 *
 * @param seed what it was made from
 * @param columns its columns in file order
 * @param rows its cells
 * @param order the sensitive values from the lowest to the highest
 * @param patientsLinked whether the recipient sees which rows belong together
 */
record SeededTable(
    long seed,
    List<Col> columns,
    List<List<String>> rows,
    List<String> order,
    boolean patientsLinked) {

  /** What a column is for. */
  enum Kind {
    KEY,
    STATIC,
    EVENT,
    SENSITIVE,
    OTHER
  }

  /** A column and its kind. */
  record Col(String name, Kind kind) {
    boolean quasi() {
      return kind == Kind.STATIC || kind == Kind.EVENT;
    }
  }

  SeededTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    order = List.copyOf(order);
  }

  /** A table of at most 40 rows with every trouble that the definitions speak of. */
  static SeededTable random(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    int rowCount = random.oneOf(List.of(0, 1, 2, random.between(3, 12), random.between(12, 40)));
    if (rowCount == 0 && random.chance(0.8)) {
      rowCount = random.between(5, 25);
    }
    List<Col> columns = new ArrayList<>();
    boolean withKey = random.chance(0.8);
    if (withKey) {
      columns.add(new Col("ID", Kind.KEY));
    }
    int quasi = random.between(1, 4);
    for (int i = 0; i < quasi; i++) {
      columns.add(new Col("Q" + i, random.chance(0.4) ? Kind.STATIC : Kind.EVENT));
    }
    columns.add(new Col("S", Kind.SENSITIVE));
    columns.add(new Col("X", Kind.OTHER));
    columns = random.shuffled(columns);
    int patients = random.between(1, Math.max(1, rowCount));
    double keyMissing = random.oneOf(List.of(0.0, 0.0, 0.0, 0.15, 1.0));
    double quasiMissing = random.oneOf(List.of(0.0, 0.1, 0.4));
    double sensitiveMissing = random.oneOf(List.of(0.0, 0.0, 0.2, 0.5, 1.0));
    int quasiValues = random.between(1, 4);
    int sensitiveValues = random.between(1, 6);
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < rowCount; row++) {
      List<String> cells = new ArrayList<>();
      for (Col column : columns) {
        cells.add(
            switch (column.kind()) {
              case KEY -> random.chance(keyMissing) ? "" : "p" + random.below(patients);
              case STATIC, EVENT ->
                  random.chance(quasiMissing) ? "" : "q" + random.below(quasiValues);
              // The smaller of two draws: common and rare values.
              case SENSITIVE ->
                  random.chance(sensitiveMissing)
                      ? ""
                      : "s"
                          + Math.min(random.below(sensitiveValues), random.below(sensitiveValues));
              case OTHER -> "x" + random.below(9);
            });
      }
      rows.add(cells);
    }
    return ordered(seed, random, columns, rows, random.chance(0.7));
  }

  /** So many columns with so many values that their product leaves 64 bits far behind. */
  static SeededTable wide(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    int rowCount = random.between(20, 40);
    List<Col> columns = new ArrayList<>();
    columns.add(new Col("ID", Kind.KEY));
    for (int i = 0; i < 25; i++) {
      columns.add(new Col("Q" + i, Kind.EVENT));
    }
    columns.add(new Col("S", Kind.SENSITIVE));
    columns.add(new Col("X", Kind.OTHER));
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < rowCount; row++) {
      List<String> cells = new ArrayList<>();
      boolean copy = row > 0 && random.chance(0.6);
      List<String> twin = copy ? rows.get(random.below(row)) : List.of();
      int changed = random.chance(0.5) ? random.between(1, 25) : 0;
      for (int i = 0; i < columns.size(); i++) {
        cells.add(
            switch (columns.get(i).kind()) {
              case KEY -> "p" + random.below(rowCount);
              case SENSITIVE -> "s" + random.below(4);
              case OTHER -> "x";
              default ->
                  copy && i != changed
                      ? twin.get(i)
                      : random.chance(0.1) ? "" : "q" + random.below(1000);
            });
      }
      rows.add(cells);
    }
    return ordered(seed, random, columns, rows, true);
  }

  /**
   * Patients with 2, 3, 5 … 43 sensitive values: the least common multiple of those sizes times the
   * squared number of patients does not fit into 64 bits.
   */
  static SeededTable manyValued(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    List<Col> columns =
        List.of(new Col("ID", Kind.KEY), new Col("Q", Kind.EVENT), new Col("S", Kind.SENSITIVE));
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      values.add("s" + i);
    }
    List<List<String>> rows = new ArrayList<>();
    int patient = 0;
    for (int size : new int[] {1, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 49, 50}) {
      patient++;
      for (String value : random.shuffled(values).subList(0, size)) {
        rows.add(List.of("p" + patient, "q" + random.below(2), value));
      }
    }
    for (int i = 0; i < 4; i++) {
      rows.add(List.of("p" + random.below(30), "q" + random.below(3), ""));
    }
    return ordered(seed, random, columns, random.shuffled(rows), random.chance(0.5));
  }

  private static SeededTable ordered(
      long seed,
      SplitMix64 random,
      List<Col> columns,
      List<List<String>> rows,
      boolean patientsLinked) {
    SeededTable unordered = new SeededTable(seed, columns, rows, List.of(), patientsLinked);
    Set<String> values = new TreeSet<>(unordered.cells(Kind.SENSITIVE));
    values.remove("");
    return unordered.withOrder(random.shuffled(new ArrayList<>(values)));
  }

  SeededTable withOrder(List<String> values) {
    return new SeededTable(seed, columns, rows, values, patientsLinked);
  }

  SeededTable withRows(List<List<String>> changed) {
    return new SeededTable(seed, columns, changed, order, patientsLinked);
  }

  SeededTable withPatientsLinked(boolean yes) {
    return new SeededTable(seed, columns, rows, order, yes);
  }

  /** The same rows with one more column at the end. */
  SeededTable withColumn(Col column, List<String> cells) {
    List<Col> more = new ArrayList<>(columns);
    more.add(column);
    List<List<String>> changed = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      List<String> wider = new ArrayList<>(rows.get(row));
      wider.add(cells.get(row));
      changed.add(wider);
    }
    return new SeededTable(seed, more, changed, order, patientsLinked);
  }

  /** The same table with its columns in another order. */
  SeededTable withColumnsInOrder(List<Integer> indexes) {
    return new SeededTable(
        seed,
        indexes.stream().map(columns::get).toList(),
        rows.stream().map(row -> indexes.stream().map(row::get).toList()).toList(),
        order,
        patientsLinked);
  }

  /** The same table with the cells of some columns rewritten; missing cells stay missing. */
  SeededTable withCells(Set<Kind> kinds, UnaryOperator<String> rewrite) {
    List<List<String>> changed = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        boolean touched = kinds.contains(columns.get(i).kind()) && !row.get(i).isEmpty();
        cells.add(touched ? rewrite.apply(row.get(i)) : row.get(i));
      }
      changed.add(cells);
    }
    Set<String> rewritten = new LinkedHashSet<>();
    order.forEach(
        value -> rewritten.add(kinds.contains(Kind.SENSITIVE) ? rewrite.apply(value) : value));
    return new SeededTable(seed, columns, changed, new ArrayList<>(rewritten), patientsLinked);
  }

  /** The cells of the first column of a kind; each row's number where there is none. */
  List<String> cells(Kind kind) {
    List<String> cells = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      int index = indexOf(kind);
      cells.add(index < 0 ? "row " + row : rows.get(row).get(index));
    }
    return cells;
  }

  int indexOf(Kind kind) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).kind() == kind) {
        return i;
      }
    }
    return -1;
  }

  boolean hasKey() {
    return indexOf(Kind.KEY) >= 0;
  }

  int rowsWithoutPatient() {
    return hasKey() ? (int) cells(Kind.KEY).stream().filter(String::isEmpty).count() : 0;
  }

  boolean somePatientHasSeveralRows() {
    Set<String> seen = new HashSet<>();
    return cells(Kind.KEY).stream().anyMatch(key -> !key.isEmpty() && !seen.add(key));
  }

  /** The table as the library has it, its static cells filled. */
  Table table() {
    List<ColumnSpec> specs = new ArrayList<>();
    for (Col column : columns) {
      specs.add(
          new ColumnSpec(
              column.name(),
              specs.size() + 1,
              switch (column.kind()) {
                case KEY -> Role.PATIENT_KEY;
                case STATIC, EVENT -> Role.QUASI_IDENTIFIER;
                case SENSITIVE -> Role.SENSITIVE;
                case OTHER -> Role.OTHER;
              },
              RoleOrigin.POLICY,
              column.kind() == Kind.STATIC ? Knowledge.STATIC : Knowledge.EVENT,
              ValueFormat.TEXT));
    }
    Table.Builder table = Table.builder(Schema.of(specs), TableFormat.strict());
    rows.forEach(table::row);
    return StaticCells.fill(table.build()).table();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("seed " + seed);
    text.append(patientsLinked ? ", patients linked" : ", patients not linked");
    text.append(", order ").append(order).append('\n');
    columns.forEach(c -> text.append(c.name()).append(':').append(c.kind()).append(' '));
    rows.forEach(row -> text.append('\n').append(row));
    return text.toString();
  }
}
