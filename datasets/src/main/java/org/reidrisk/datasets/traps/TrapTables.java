package org.reidrisk.datasets.traps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reidrisk.datasets.bytes.CsvFile;

/** Writes the pair of tables of every kind of trap, and the labels that say what is in them. */
public final class TrapTables {
  private static final List<List<Trap>> TRAPS =
      List.of(
          UidStampTraps.ALL,
          UidTraps.ALL,
          AgeTraps.ALL,
          DateTraps.ALL,
          TextTraps.ALL,
          KeyTraps.ALL,
          ClaimTraps.ALL,
          PlaceTraps.ALL,
          StructureTraps.ALL,
          DamageTraps.ALL);

  private TrapTables() {}

  /**
   * Writes the traps of several seeds, each into a folder {@code seed-N}.
   *
   * @param args the folder to write to, the first seed, how many seeds
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException(
          "give three arguments: the folder to write to, the first seed, how many seeds");
    }
    long first = Long.parseLong(args[1]);
    for (long seed = first; seed < first + Long.parseLong(args[2]); seed++) {
      write(Path.of(args[0]).resolve("seed-" + seed), seed);
    }
  }

  /**
   * Writes the traps of one seed: two tables for each kind, and {@code labels.csv}.
   *
   * @param folder where to write; made if need be
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, long seed) throws IOException {
    Files.createDirectories(folder);
    CsvFile labels = new CsvFile(List.of("kind", "file", "column", "planted", "variant"));
    for (Trap trap : all()) {
      for (boolean plant : new boolean[] {true, false}) {
        TrapTable table = trap.table(seed, plant);
        table.file().writeTo(folder.resolve(table.fileName()));
        for (String column : table.columns()) {
          labels.add(
              List.of(
                  table.kind(), table.fileName(), column, plant ? "yes" : "no", table.variant()));
        }
      }
    }
    labels.writeTo(folder.resolve("labels.csv"));
  }

  static List<Trap> all() {
    List<Trap> all = new ArrayList<>();
    TRAPS.forEach(all::addAll);
    return all;
  }
}
