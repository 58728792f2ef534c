package org.reidrisk.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the tool and other programs on the same export, each in a fresh process, in turn, and prints
 * what each run cost.
 */
@Command(
    name = "compare",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 2,
    description = {
      "Runs the tool and other programs on one export, each in a process of its own, in turn, and"
          + " prints a Markdown report.",
      "A run counts when it found the same classes as the tool.",
      "Exit codes: 0 all agreed, 1 somebody disagreed, 2 the comparison could not be made."
    })
public final class Comparison implements Callable<Integer> {
  private static final int DISAGREEMENT = 1;
  private static final int LAST_DECISION = 3;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "10m",
      description = "Rows of the export: 100k, 1m, 10m, 100m … (default: ${DEFAULT-VALUE}).")
  private String rows = "";

  @Option(
      names = "--quasi-identifiers",
      paramLabel = "N",
      defaultValue = "both",
      description = "8, 4 or both (default: ${DEFAULT-VALUE}).")
  private String quasiIdentifiers = "";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Measured rounds; in each, every program runs once (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--warm-up", description = "Runs one round more, first, which is not measured.")
  private boolean warmUp;

  @Option(
      names = "--programs",
      paramLabel = "ID",
      split = ",",
      description =
          "What to run beside reidrisk (default: all that can run): ${COMPLETION-CANDIDATES}.",
      completionCandidates = ProgramIds.class)
  private List<String> programs = List.of();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where exports lie or are made (default: risk-bench/target/data).")
  private @Nullable Path folder;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the export (default: 1).")
  private long seed = BenchmarkFolder.SEED;

  @Option(
      names = "--arx-jar",
      paramLabel = "JAR",
      defaultValue = "${sys:arx.jar}",
      description = "ARX with all that it needs; without it ARX does not run.")
  private @Nullable Path arxJar;

  @Option(
      names = "--duckdb-jar",
      paramLabel = "JAR",
      defaultValue = "${sys:duckdb.jar}",
      description = "Another version of DuckDB's JDBC driver.")
  private @Nullable Path duckDbJar;

  @Option(
      names = "--heap-percent",
      paramLabel = "N",
      defaultValue = "75",
      description = "Memory that the other Java programs may take (default: ${DEFAULT-VALUE}).")
  private int heapPercent;

  @Option(
      names = "--checkout",
      paramLabel = "DIR",
      defaultValue = "${sys:reidrisk.root:-.}",
      description = "The checkout whose ./reidrisk is measured (default: this one).")
  private Path checkout = Path.of("");

  @Option(names = "--markdown", paramLabel = "FILE", description = "Writes the report there too.")
  private @Nullable Path markdown;

  private final PrintStream progress = System.err;
  private final List<Double> othersShares = new ArrayList<>();

  /** What {@code --programs} takes. */
  static final class ProgramIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Program.ids().iterator();
    }
  }

  Comparison() {}

  /**
   * Compares, and ends the process.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Comparison())
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  command.getErr().println("compare: " + failure.getMessage());
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
    BenchmarkFolder data =
        new BenchmarkFolder(
            folder == null ? own.resolve("risk-bench/target/data") : folder.toAbsolutePath(), seed);
    data.writePolicies();
    progress.println("export of " + rows + " rows in " + data.path());
    Path export = data.export(BenchmarkFolder.rows(rows));
    Path results = Files.createDirectories(own.resolve("risk-bench/target/comparison"));
    ProcessMeter meter = ProcessMeter.of(results);
    Launch launch =
        new Launch(own, root, results, assessOptions(meter, root), duckDbJar, heapPercent);
    if (arxJar != null) {
      launch.useArx(arxJar);
    }
    List<Workload> workloads = new ArrayList<>();
    for (BenchmarkPolicy policy : policies()) {
      workloads.add(measure(policy, data, export, launch, meter));
    }
    String report =
        ComparisonReport.of(
            circumstances(export, meter, workloads), workloads, BenchmarkFolder.rows(rows));
    new PrintStream(System.out, true, UTF_8).print(report);
    if (markdown != null) {
      Files.writeString(markdown, report);
    }
    return workloads.stream().allMatch(w -> w.disagreements().isEmpty()) ? 0 : DISAGREEMENT;
  }

  private List<String> circumstances(Path export, ProcessMeter meter, List<Workload> workloads)
      throws IOException {
    Figures ours = workloads.get(0).figures(Program.OURS);
    List<String> lines = new ArrayList<>(Machine.here().lines());
    lines.add("reidrisk commit: " + ours.get("commit"));
    String options = System.getenv("REIDRISK_JAVA_OPTS");
    if (options != null) {
      lines.add("REIDRISK_JAVA_OPTS: " + options);
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "Export: %s rows of %d columns, %.0f MB, seed %d",
            ours.get("file.rows"),
            ExportGenerator.COLUMNS.size(),
            Files.size(export) / 1e6,
            seed));
    lines.add(
        rounds
            + (rounds == 1 ? " round" : " rounds, programs in turn")
            + (warmUp ? ", after one to warm up" : "")
            + "; CPU and memory by "
            + meter.method());
    lines.add(
        String.format(
            Locale.ROOT,
            "Other processes took %.0f %% of the processors meanwhile (median of all runs; at most"
                + " %.0f %%)",
            100 * Median.of(othersShares.stream().mapToDouble(Double::doubleValue).toArray()),
            100 * Collections.max(othersShares)));
    return lines;
  }

  /** Asks the launcher, which builds the tool first when it has to. */
  private static List<String> assessOptions(ProcessMeter meter, Path root) throws IOException {
    List<String> help = List.of(root.resolve("reidrisk").toString(), "assess", "--help");
    ProcessMeter.Run run = meter.run(help);
    if (run.exitCode() != 0) {
      throw new IOException("./reidrisk does not run: " + run.errors().strip());
    }
    List<String> options = new ArrayList<>(List.of("--no-report", "--quiet"));
    if (run.output().contains("--no-inventory")) {
      options.add("--no-inventory");
    }
    return options;
  }

  private List<BenchmarkPolicy> policies() {
    return switch (quasiIdentifiers) {
      case "8" -> List.of(BenchmarkPolicy.EIGHT);
      case "4" -> List.of(BenchmarkPolicy.FOUR);
      case "both" -> List.of(BenchmarkPolicy.values());
      default -> throw new IllegalArgumentException("--quasi-identifiers takes 8, 4 or both");
    };
  }

  private List<Program> chosen(Launch launch) {
    List<Program> chosen = new ArrayList<>();
    chosen.add(Program.OURS);
    for (Program program : programs.isEmpty() ? List.of(Program.values()) : named()) {
      if (!launch.canRun(program) && !programs.isEmpty()) {
        throw new IllegalArgumentException(program.id() + " needs --arx-jar");
      }
      if (program != Program.OURS && launch.canRun(program)) {
        chosen.add(program);
      }
    }
    return chosen;
  }

  private List<Program> named() {
    return programs.stream().map(Program::of).distinct().sorted().toList();
  }

  private Workload measure(
      BenchmarkPolicy policy, BenchmarkFolder data, Path export, Launch launch, ProcessMeter meter)
      throws IOException {
    Workload workload = new Workload(policy);
    List<Program> chosen = chosen(launch);
    int first = warmUp ? 0 : 1;
    for (int round = first; round <= rounds; round++) {
      for (Program program : chosen) {
        if (workload.failure(program) == null) {
          ProcessMeter.Run run =
              meter.run(launch.command(program, export, policy, data.policy(policy)));
          note(workload, program, round, run, launch);
        }
      }
    }
    return workload;
  }

  private void note(
      Workload workload, Program program, int round, ProcessMeter.Run run, Launch launch)
      throws IOException {
    boolean ours = program == Program.OURS;
    String what =
        String.format(
            Locale.ROOT,
            "%d quasi-identifiers, round %d of %d, %s: ",
            workload.policy().quasiIdentifiers().size(),
            round,
            rounds,
            program.id());
    // Any decision on the release will do.
    if (run.exitCode() != 0
        && !(ours && (run.exitCode() == 1 || run.exitCode() == LAST_DECISION))) {
      progress.println(what + "exit code " + run.exitCode() + "\n" + run.errors().strip());
      if (ours) {
        throw new IOException("the tool itself did not come to a result");
      }
      workload.fail(program, "no result (exit code " + run.exitCode() + ")");
      return;
    }
    Figures counted =
        ours ? FiguresJson.ofAssessment(launch.ourRecord()) : FiguresJson.ofOutput(run.output());
    othersShares.add(run.othersShare());
    boolean agreed = workload.add(program, round, run.usage(), counted);
    progress.println(
        what
            + (agreed
                ? String.format(
                    Locale.ROOT,
                    "%.2f s, CPU %.2f s, %.0f MiB; others took %.0f %% of the machine",
                    run.usage().wallSeconds(),
                    run.usage().cpuSeconds(),
                    run.usage().peakMebibytes(),
                    100 * run.othersShare())
                : "DISAGREES, and does not count"));
  }
}
