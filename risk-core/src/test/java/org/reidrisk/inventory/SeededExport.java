package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

/**
 * A random export as plain text, before the library has seen it. The empty cell is missing.
 *
 * @param seed what it was made from
 * @param names its columns in file order; the patient key, if any, is called ID
 * @param rows its cells
 * @param quasiIdentifiers some of the columns
 */
record SeededExport(
    long seed, List<String> names, List<List<String>> rows, List<String> quasiIdentifiers) {

  /** How the cells of one column come about. */
  private record Maker(int values, double missing, int copyOf, double deviating, int spread) {}

  static SeededExport random(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    int rowCount = random.oneOf(List.of(0, 1, 2, random.between(3, 12), random.between(12, 60)));
    if (rowCount < 3 && random.chance(0.8)) {
      rowCount = random.between(5, 40);
    }
    return random(seed, random, rowCount);
  }

  static SeededExport random(long seed, SplitMix64 random, int rowCount) {
    boolean withKey = random.chance(0.7);
    int keyPlace = random.below(3);
    int width = random.between(2, 8);
    int patients = random.between(1, Math.max(1, rowCount));
    double keyMissing = random.oneOf(List.of(0.0, 0.0, 0.0, 0.15, 0.6, 1.0));
    List<String> names = new ArrayList<>();
    List<Maker> makers = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      if (withKey && i == Math.min(keyPlace, width - 1)) {
        names.add("ID");
        makers.add(new Maker(patients, keyMissing, -1, 0, 1));
      } else {
        names.add("C" + i);
        double missing = random.oneOf(List.of(0.0, 0.0, 0.1, 0.4, 1.0));
        int values = random.oneOf(List.of(1, 2, 2, 3, 5, Math.max(1, rowCount / 3), 1_000_000));
        int copyOf = i > 0 && random.chance(0.4) ? random.below(i) : -1;
        double deviating = random.oneOf(List.of(0.0, 0.0, 0.005, 0.03));
        makers.add(new Maker(values, missing, copyOf, deviating, random.between(1, 3)));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < rowCount; row++) {
      List<String> cells = new ArrayList<>();
      for (Maker maker : makers) {
        cells.add(cell(maker, cells, random));
      }
      rows.add(cells);
    }
    List<String> quasi = new ArrayList<>();
    double share = random.oneOf(List.of(0.0, 0.3, 0.6, 1.0));
    for (String name : names) {
      if (random.chance(name.equals("ID") ? share / 5 : share)) {
        quasi.add(name);
      }
    }
    return new SeededExport(seed, names, rows, random.shuffled(quasi));
  }

  private static String cell(Maker maker, List<String> before, SplitMix64 random) {
    if (maker.copyOf() >= 0 && !random.chance(maker.deviating())) {
      String copied = before.get(maker.copyOf());
      // The same, coarser, or spelled in another way.
      return switch (maker.spread()) {
        case 1 -> copied;
        case 2 -> copied.isEmpty() ? "" : "t" + copied;
        default -> copied.isEmpty() ? "none" : "g" + Math.floorMod(copied.hashCode(), 3);
      };
    }
    return random.chance(maker.missing()) ? "" : "v" + random.below(maker.values());
  }

  boolean hasKey() {
    return names.contains("ID");
  }

  /** The patient of a row: the key, the row itself without one; empty for nobody. */
  String owner(int row) {
    return hasKey() ? rows.get(row).get(names.indexOf("ID")) : "row " + row;
  }

  List<String> cells(String name) {
    int index = names.indexOf(name);
    return rows.stream().map(row -> row.get(index)).toList();
  }

  SeededExport shuffled(long otherSeed) {
    List<List<String>> other = new SplitMix64(otherSeed).shuffled(rows);
    return new SeededExport(seed, names, other, quasiIdentifiers);
  }

  Table table() {
    List<ColumnSpec> specs = new ArrayList<>();
    for (String name : names) {
      Role role = name.equals("ID") ? Role.PATIENT_KEY : Role.UNDECIDED;
      specs.add(new ColumnSpec(name, specs.size() + 1, role));
    }
    Table.Builder table = Table.builder(Schema.of(specs), TableFormat.strict());
    rows.forEach(table::row);
    return table.build();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("seed " + seed + " of " + quasiIdentifiers);
    text.append('\n').append(names);
    rows.forEach(row -> text.append('\n').append(row));
    return text.toString();
  }
}
