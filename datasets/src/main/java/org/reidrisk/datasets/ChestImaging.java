package org.reidrisk.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.reidrisk.datasets.traps.TrapTables;

/**
 * Writes the chest-imaging data set: release, population, the attackers' tables and the traps. The
 * same bytes come out every time, apart from how the zlib at hand compresses the population.
 *
 * <p>The policies and the data card beside the tables are written by hand and left alone.
 */
public final class ChestImaging {
  private static final long SEED = 20261122;
  private static final long TRAP_SEED = 1;
  private static final int PEOPLE = 29_000;
  private static final int PATIENTS = 8_450;

  private ChestImaging() {}

  /**
   * Writes the data set into a folder.
   *
   * @param args the folder to write to
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("give one argument: the folder to write to");
    }
    write(Path.of(args[0]));
  }

  /** Writes all generated files into a folder, which is made if need be. */
  static void write(Path folder) throws IOException {
    Archive archive = new Archive(SEED, PEOPLE, PATIENTS);
    Path attackers = folder.resolve("attackers");
    Files.createDirectories(attackers);
    ReleaseTable.of(archive).writeTo(folder.resolve("release.csv"));
    PopulationTable.of(archive).writeTo(folder.resolve("population.csv.gz"));
    RisSchedule ris = new RisSchedule(archive);
    ris.file().writeTo(attackers.resolve("ris.csv"));
    ris.truth().writeTo(attackers.resolve("ris-truth.csv"));
    BillingClaims claims = new BillingClaims(archive);
    claims.file().writeTo(attackers.resolve("claims.csv"));
    claims.truth().writeTo(attackers.resolve("claims-truth.csv"));
    SecondRelease second = new SecondRelease(archive);
    second.file().writeTo(attackers.resolve("second-release.csv"));
    second.truth().writeTo(attackers.resolve("second-release-truth.csv"));
    TrapTables.write(folder.resolve("traps"), TRAP_SEED);
  }
}
