package org.reidrisk.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

  /** Returns the names of all generated files in a folder; the traps are whatever lies there. */
  static List<String> generated(Path folder) throws IOException {
    List<String> names = new ArrayList<>(GENERATED);
    try (Stream<Path> traps = Files.list(folder.resolve("traps"))) {
      traps.forEach(file -> names.add("traps/" + file.getFileName()));
    }
    return names;
  }

  static CsvTable table(String name) {
    try {
      return CsvTable.read(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
