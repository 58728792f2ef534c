package org.reidrisk.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Where the committed data set lies, and its tables, each read once. */
final class CommittedData {
  static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "chest-imaging").toAbsolutePath().normalize();

  static final List<String> GENERATED =
      List.of(
          "release.csv",
          "population.csv.gz",
          "attackers/ris.csv",
          "attackers/ris-truth.csv",
          "attackers/claims.csv",
          "attackers/claims-truth.csv",
          "attackers/second-release.csv",
          "attackers/second-release-truth.csv");

  static final CsvTable RELEASE = table("release.csv");

  private CommittedData() {}

  static CsvTable table(String name) {
    try {
      return CsvTable.read(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
