package org.reidrisk.measure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.RegisterCounts;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

/**
 * A release and a register as plain text. The empty cell is missing; each row is who, how many and
 * the quasi-identifiers.
 *
 * @param seed what it was made from
 * @param columns the number of quasi-identifiers
 * @param patientKey whether the release has a patient key
 * @param personKey whether the register has a person key
 * @param counts whether the register has a count column
 * @param release the release's rows; the second cell is not used
 * @param register the register's rows
 */
record RegisterExample(
    long seed,
    int columns,
    boolean patientKey,
    boolean personKey,
    boolean counts,
    List<List<String>> release,
    List<List<String>> register) {

  static RegisterExample random(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    int columns = random.between(1, 4);
    int values = random.between(1, 4);
    int releaseRows = random.chance(0.04) ? 0 : random.between(1, 25);
    int registerRows = random.chance(0.06) ? 0 : random.between(1, 50);
    boolean patientKey = random.chance(0.7);
    boolean personKey = random.chance(0.6);
    boolean counts = !personKey && random.chance(0.5);
    double noKey = random.oneOf(List.of(0.0, 0.0, 0.2, 1.0));
    double missing = random.oneOf(List.of(0.0, 0.1, 0.4));
    boolean nobody = random.chance(0.05);
    int shift = random.oneOf(List.of(0, 0, 0, 1, 9));
    List<List<String>> release =
        rows(random, "p", releaseRows, columns, values, 0, patientKey ? noKey : 0, missing, false);
    List<List<String>> register =
        rows(
            random,
            "q",
            registerRows,
            columns,
            values,
            shift,
            personKey ? random.oneOf(List.of(0.0, 0.1, noKey)) : 0,
            missing,
            nobody);
    return new RegisterExample(seed, columns, patientKey, personKey, counts, release, register);
  }

  private static List<List<String>> rows(
      SplitMix64 random,
      String name,
      int rowCount,
      int columns,
      int values,
      int shift,
      double noKey,
      double missing,
      boolean nobody) {
    int persons = random.between(1, Math.max(1, rowCount));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < rowCount; i++) {
      List<String> row = new ArrayList<>();
      row.add(random.chance(noKey) ? "" : name + random.below(persons));
      row.add(nobody ? "0" : String.valueOf(random.below(5)));
      for (int c = 0; c < columns; c++) {
        row.add(random.chance(missing) ? "" : "v" + (random.below(values) + shift));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Keys of far more than 64 bits; the register repeats rows of the release, some changed. */
  static RegisterExample wide(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    int columns = 30;
    List<List<String>> release = rows(random, "p", 60, columns, 1000, 0, 0.1, 0.1, false);
    List<List<String>> register = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      List<String> row = new ArrayList<>(release.get(random.below(release.size())));
      row.set(0, "q" + random.below(80));
      if (random.chance(0.3)) {
        int other = random.below(release.size());
        int c = 2 + random.below(columns);
        row.set(c, release.get(other).get(c));
      }
      register.add(row);
    }
    return new RegisterExample(seed, columns, true, true, false, release, register);
  }

  /** The same release inside a register of itself and more persons, or of itself only. */
  RegisterExample registerHoldsRelease(boolean more) {
    List<List<String>> rows = new ArrayList<>(release);
    if (more) {
      rows.addAll(register);
    }
    return new RegisterExample(seed, columns, patientKey, patientKey, false, release, rows);
  }

  RegisterExample withRegister(List<List<String>> rows) {
    return new RegisterExample(seed, columns, patientKey, personKey, counts, release, rows);
  }

  Table releaseTable() {
    List<ColumnSpec> specs = new ArrayList<>();
    specs.add(new ColumnSpec("ID", 1, patientKey ? Role.PATIENT_KEY : Role.OTHER));
    for (int c = 0; c < columns; c++) {
      specs.add(new ColumnSpec("Q" + c, c + 2, Role.QUASI_IDENTIFIER));
    }
    Table.Builder table = Table.builder(Schema.of(specs), TableFormat.strict());
    for (List<String> row : release) {
      List<String> cells = new ArrayList<>(row);
      cells.remove(1);
      table.row(cells);
    }
    return table.build();
  }

  /** Its columns stand the other way round, and are no quasi-identifiers by role. */
  Table registerTable() {
    List<ColumnSpec> specs = new ArrayList<>();
    for (int c = columns - 1; c >= 0; c--) {
      specs.add(new ColumnSpec("Q" + c, specs.size() + 1, Role.OTHER));
    }
    specs.add(new ColumnSpec("HOW MANY", specs.size() + 1, Role.OTHER));
    specs.add(new ColumnSpec("WHO", specs.size() + 1, personKey ? Role.PATIENT_KEY : Role.OTHER));
    Table.Builder table = Table.builder(Schema.of(specs), TableFormat.strict());
    for (List<String> row : register) {
      List<String> cells = new ArrayList<>();
      for (int c = columns - 1; c >= 0; c--) {
        cells.add(row.get(2 + c));
      }
      cells.add(row.get(1));
      cells.add(row.get(0));
      table.row(cells);
    }
    return table.build();
  }

  @Nullable String countColumn() {
    return counts ? "HOW MANY" : null;
  }

  RegisterCounts counts(int threads) {
    Resources resources = Resources.modest().withThreads(threads);
    return RegisterCounts.of(
        EquivalenceClasses.of(releaseTable()), registerTable(), countColumn(), resources);
  }
}
