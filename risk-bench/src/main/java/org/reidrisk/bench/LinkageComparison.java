package org.reidrisk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reidrisk.bench.rival.DuckDbLinkage;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs {@code reidrisk link} and DuckDB on the same attack, each in a fresh process, in turn. */
@Command(
    name = "link",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2,
    description = {
      "Links an attacker's table with a release of as many rows by four equal columns and a date"
          + " within three days, with the tool and with DuckDB, each in a process of its own, in"
          + " turn, and prints a Markdown report.",
      "A run counts when it found as many targets with none, one and several candidates, right and"
          + " covered ones as the tool.",
      "Exit codes: 0 all agreed, 1 somebody disagreed, 2 the comparison could not be made."
    })
public final class LinkageComparison implements Callable<Integer> {
  private static final int DISAGREEMENT = 1;

  /** What is run, in this order. */
  private enum Runner {
    ATTACK("reidrisk", "the attack alone (`--no-remedies`)"),
    CHANGES("reidrisk-changes", "the attack, and again with each change of one column"),
    DUCKDB("duckdb", "the same definition in SQL, the attack alone");

    private final String id;
    private final String work;

    Runner(String id, String work) {
      this.id = id;
      this.work = work;
    }
  }

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "1m",
      description = "Rows of either table: 10k, 1m … (default: ${DEFAULT-VALUE}).")
  private String rows = "";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Measured rounds; in each, every program runs once (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--warm-up", description = "Runs one round more, first, which is not measured.")
  private boolean warmUp;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the tables lie or are made (default: risk-bench/target/data).")
  private @Nullable Path folder;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the tables (default: 1).")
  private long seed = BenchmarkFolder.SEED;

  @Option(
      names = "--duckdb-jar",
      paramLabel = "JAR",
      defaultValue = "${sys:duckdb.jar}",
      description = "Another version of DuckDB's JDBC driver.")
  private @Nullable Path duckDbJar;

  @Option(
      names = "--checkout",
      paramLabel = "DIR",
      defaultValue = "${sys:reidrisk.root:-.}",
      description = "The checkout whose ./reidrisk is measured (default: this one).")
  private Path checkout = Path.of("");

  @Option(names = "--markdown", paramLabel = "FILE", description = "Writes the report there too.")
  private @Nullable Path markdown;

  private final PrintStream progress = System.err;
  private final Map<Runner, Map<Integer, Usage>> usages = new EnumMap<>(Runner.class);
  private final List<String> disagreements = new ArrayList<>();
  private final List<Double> othersShares = new ArrayList<>();
  private Figures ours = Figures.none();
  private String rival = "";

  LinkageComparison() {}

  /**
   * Compares, and ends the process.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new LinkageComparison())
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  command.getErr().println("link: " + failure.getMessage());
                  return command.getCommandSpec().exitCodeOnExecutionException();
                })
            .execute(args));
  }

  @Override
  public Integer call() throws IOException {
    if (rounds < 1) {
      throw new IllegalArgumentException("--rounds takes a number from 1");
    }
    Path root = checkout.toRealPath();
    Path own = Path.of(System.getProperty("reidrisk.root", ".")).toRealPath();
    Path data = folder == null ? own.resolve("risk-bench/target/data") : folder.toAbsolutePath();
    long count = BenchmarkFolder.rows(rows);
    Path tables = data.resolve("linkage-" + BenchmarkFolder.shortNumber(count) + "-seed" + seed);
    progress.println("two tables of " + rows + " rows in " + tables);
    new LinkageTables(seed, count).write(tables);
    Path results = Files.createDirectories(own.resolve("risk-bench/target/comparison"));
    ProcessMeter meter = ProcessMeter.of(results);
    // Asks the launcher, which builds the tool first when it has to.
    if (meter.run(List.of(root.resolve("reidrisk").toString(), "link", "--help")).exitCode() != 0) {
      throw new IOException("./reidrisk does not run");
    }
    Path record = results.resolve("linkage.json");
    for (int round = warmUp ? 0 : 1; round <= rounds; round++) {
      for (Runner runner : Runner.values()) {
        note(runner, round, meter.run(command(runner, root, tables, record)), record);
      }
    }
    String report = report(count, meter);
    new PrintStream(System.out, true, UTF_8).print(report);
    if (markdown != null) {
      Files.writeString(markdown, report);
    }
    return disagreements.isEmpty() ? 0 : DISAGREEMENT;
  }

  private List<String> command(Runner runner, Path root, Path tables, Path record) {
    String release = tables.resolve(LinkageTables.RELEASE).toString();
    if (runner == Runner.DUCKDB) {
      String classPath = System.getProperty("java.class.path");
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-cp",
          duckDbJar == null
              ? classPath
              : duckDbJar.toAbsolutePath() + File.pathSeparator + classPath,
          DuckDbLinkage.class.getName(),
          release,
          tables.resolve(LinkageTables.HELD).toString(),
          tables.resolve(LinkageTables.TRUTH).toString(),
          Integer.toString(LinkageTables.TOLERANCE));
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                root.resolve("reidrisk").toString(),
                "link",
                release,
                "--policy",
                tables.resolve(LinkageTables.POLICY).toString(),
                "--out",
                record.toString(),
                "--force",
                "--quiet"));
    if (runner == Runner.ATTACK) {
      command.add("--no-remedies");
    }
    return command;
  }

  private void note(Runner runner, int round, ProcessMeter.Run run, Path record)
      throws IOException {
    if (run.exitCode() != 0) {
      throw new IOException(
          runner.id + " ended with exit code " + run.exitCode() + "\n" + run.errors().strip());
    }
    Figures found =
        runner == Runner.DUCKDB
            ? FiguresJson.ofOutput(run.output())
            : FiguresJson.ofLinkage(record);
    if (ours.get(Figures.LINKAGE + ".targets").isEmpty()) {
      ours = found;
    }
    if (runner == Runner.DUCKDB) {
      rival = found.get("program");
    }
    List<String> differences = found.disagreements(ours, Set.of(Figures.LINKAGE));
    differences.forEach(line -> disagreements.add(runner.id + ": " + line));
    othersShares.add(run.othersShare());
    if (differences.isEmpty() && round > 0) {
      usages.computeIfAbsent(runner, r -> new TreeMap<>()).put(round, run.usage());
    }
    progress.printf(
        Locale.ROOT,
        "round %d of %d, %s: %s%.2f s, CPU %.2f s, %.0f MiB; others took %.0f %% of the machine%n",
        round,
        rounds,
        runner.id,
        differences.isEmpty() ? "" : "DISAGREES, and does not count: ",
        run.usage().wallSeconds(),
        run.usage().cpuSeconds(),
        run.usage().peakMebibytes(),
        100 * run.othersShare());
  }

  private String report(long count, ProcessMeter meter) throws IOException {
    List<String> lines = new ArrayList<>();
    Machine.here().lines().forEach(line -> lines.add("- " + line));
    lines.add(
        String.format(
            Locale.ROOT,
            "- %,d rows in either table, seed %d; %d rounds%s; CPU and memory by %s; %s",
            count,
            seed,
            rounds,
            warmUp ? " after one to warm up" : "",
            meter.method(),
            rival));
    lines.add(
        String.format(
            Locale.ROOT,
            "- Other processes took %.0f %% of the processors meanwhile (median of all runs)",
            100 * Median.of(othersShares.stream().mapToDouble(Double::doubleValue).toArray())));
    lines.add("- Found: " + ours.json());
    lines.add("");
    lines.add(
        "| program | work | wall s | CPU s | peak MiB | `reidrisk` ÷ it: wall | CPU | memory |");
    lines.add("|---|---|---:|---:|---:|---:|---:|---:|");
    for (Runner runner : Runner.values()) {
      lines.add(row(runner));
    }
    if (!disagreements.isEmpty()) {
      lines.add("");
      lines.add("DISAGREEMENT:");
      disagreements.stream().distinct().forEach(line -> lines.add("- " + line));
    }
    return String.join("\n", lines) + "\n";
  }

  private String row(Runner runner) {
    StringBuilder row = new StringBuilder("| " + runner.id + " | " + runner.work + " |");
    for (Resource resource : Resource.values()) {
      double[] values =
          of(runner, resource).values().stream().mapToDouble(Double::doubleValue).toArray();
      String pattern = resource == Resource.MEMORY ? " %.0f |" : " %.2f |";
      row.append(
          values.length == 0 ? " – |" : String.format(Locale.ROOT, pattern, Median.of(values)));
    }
    for (Resource resource : Resource.values()) {
      double ratio = Median.ofRatios(of(Runner.ATTACK, resource), of(runner, resource));
      row.append(
          runner != Runner.DUCKDB || Double.isNaN(ratio)
              ? "  |"
              : String.format(Locale.ROOT, " %.3f |", ratio));
    }
    return row.toString();
  }

  private Map<Integer, Double> of(Runner runner, Resource resource) {
    Map<Integer, Double> values = new TreeMap<>();
    usages
        .getOrDefault(runner, Map.of())
        .forEach((round, usage) -> values.put(round, resource.of(usage)));
    return values;
  }
}
