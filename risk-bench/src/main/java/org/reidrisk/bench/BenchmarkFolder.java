package org.reidrisk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the exports and policies of a comparison lie; what is missing is made. */
record BenchmarkFolder(Path path, long seed) {
  static final long SEED = 1;

  /** Writes the policies, which are small enough to be written anew. */
  void writePolicies() throws IOException {
    Files.createDirectories(path);
    for (BenchmarkPolicy policy : BenchmarkPolicy.values()) {
      Files.writeString(policy(policy), policy.yaml());
    }
  }

  Path policy(BenchmarkPolicy policy) {
    return path.resolve(policy.fileName());
  }

  /** Writes an export unless it is there. */
  Path export(long rows) throws IOException {
    Files.createDirectories(path);
    Path file = path.resolve(exportName(rows));
    if (!Files.exists(file)) {
      new ExportGenerator(seed).write(file, rows);
    }
    return file;
  }

  private String exportName(long rows) {
    return shortNumber(rows) + (seed == SEED ? "" : "-seed" + seed) + ".csv";
  }

  /** A number of rows as people say it: 10m, 100k. */
  static String shortNumber(long rows) {
    if (rows > 0 && rows % 1_000_000 == 0) {
      return rows / 1_000_000 + "m";
    }
    return rows > 0 && rows % 1000 == 0 ? rows / 1000 + "k" : Long.toString(rows);
  }

  /** The opposite of {@link #shortNumber}; plain numbers, with or without underscores, too. */
  static long rows(String text) {
    String digits = text.replace("_", "").replaceAll("[kKmM]$", "");
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    long unit =
        switch (last) {
          case 'k', 'K' -> 1000;
          case 'm', 'M' -> 1_000_000;
          default -> 1;
        };
    return Math.multiplyExact(Long.parseLong(digits), unit);
  }
}
