package org.reidrisk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes exports and the two policies for them. */
@Command(
    name = "generate",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    description = "Writes exports and the policies with 8 and 4 quasi-identifiers for them.")
public final class Generate implements Callable<Integer> {
  @Option(
      names = "--rows",
      paramLabel = "N",
      split = ",",
      defaultValue = "10m",
      description = "Rows: 100k, 1m, 10m, 100m …; several with commas (default: ${DEFAULT-VALUE}).")
  private List<String> rows = List.of();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where to (default: risk-bench/target/data).")
  private Path folder =
      Path.of(System.getProperty("reidrisk.root", "."), "risk-bench", "target", "data");

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the export (default: 1).")
  private long seed = BenchmarkFolder.SEED;

  Generate() {}

  /**
   * Writes, and ends the process.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Generate()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    BenchmarkFolder data = new BenchmarkFolder(folder, seed);
    data.writePolicies();
    for (String number : rows) {
      Path export = data.export(BenchmarkFolder.rows(number));
      System.out.println(export + " " + Files.size(export) + " bytes");
    }
    return 0;
  }
}
