package org.reidrisk.bench;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.reidrisk.bench.rival.CommonsCsvGrouping;
import org.reidrisk.bench.rival.DuckDbGrouping;
import org.reidrisk.bench.rival.FastCsvGrouping;

/** The command lines that start the programs of a comparison. */
final class Launch {
  private static final String RIVALS = "org.reidrisk.bench.rival.";
  private static final String ARX_SOURCE =
      "risk-bench/src/arx/java/org/reidrisk/bench/rival/ArxGrouping.java";

  private final Path own;
  private final Path measured;
  private final Path results;
  private final List<String> assessOptions;
  private final @Nullable Path duckDbJar;
  private final int heapPercent;
  private @Nullable String arxClassPath;

  /**
   * Where things lie.
   *
   * @param own the checkout that this benchmark belongs to
   * @param measured the checkout whose tool is measured
   * @param results takes what programs write
   * @param assessOptions what {@code assess} is given beside file, policy and folder
   * @param duckDbJar a DuckDB to use instead of the one that the benchmark was built with
   * @param heapPercent how much of the machine's memory the other Java programs may take
   */
  Launch(
      Path own,
      Path measured,
      Path results,
      List<String> assessOptions,
      @Nullable Path duckDbJar,
      int heapPercent) {
    this.own = own;
    this.measured = measured;
    this.results = results;
    this.assessOptions = List.copyOf(assessOptions);
    this.duckDbJar = duckDbJar;
    this.heapPercent = heapPercent;
  }

  /** Our launcher, which is where {@code REIDRISK_JAVA_OPTS} has its effect. */
  String launcher() {
    return measured.resolve("reidrisk").toString();
  }

  Path ourRecord() {
    return results.resolve("assessment").resolve("assessment.json");
  }

  /** Compiles the source that needs ARX, which is in no public repository of libraries. */
  void useArx(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw new IOException("there is no ARX at " + jar);
    }
    Path classes = Files.createDirectories(results.resolve("arx-classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IOException("ARX needs a JDK: this Java has no compiler");
    }
    String classPath = jar.toAbsolutePath() + File.pathSeparator + ownClassPath();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-cp", classPath, "-d", classes.toString(), "-proc:none", "-nowarn");
      if (!compiler
          .getTask(
              complaints,
              files,
              null,
              options,
              null,
              files.getJavaFileObjects(own.resolve(ARX_SOURCE)))
          .call()) {
        throw new IOException("the source for ARX does not fit this ARX:\n" + complaints);
      }
    }
    arxClassPath = classes + File.pathSeparator + classPath;
  }

  boolean canRun(Program program) {
    return program != Program.ARX || arxClassPath != null;
  }

  List<String> command(Program program, Path export, BenchmarkPolicy policy, Path policyFile) {
    List<String> columns = policy.quasiIdentifiers();
    return switch (program) {
      case OURS -> ours(export, policyFile);
      case DUCKDB_ROWS -> duckDb(DuckDbGrouping.Counting.ROWS, export, columns);
      case DUCKDB_PATIENTS -> duckDb(DuckDbGrouping.Counting.PATIENTS, export, columns);
      case DUCKDB_TWO_STEPS ->
          duckDb(DuckDbGrouping.Counting.PATIENTS_IN_TWO_STEPS, export, columns);
      case FASTCSV -> java(ownClassPath(), FastCsvGrouping.class.getName(), export, columns);
      case COMMONS_CSV -> java(ownClassPath(), CommonsCsvGrouping.class.getName(), export, columns);
      case ARX ->
          java(arxClassPath == null ? "" : arxClassPath, RIVALS + "ArxGrouping", export, columns);
      case BYTE_SCAN -> java(ownClassPath(), RIVALS + "ByteScan", export, List.of());
    };
  }

  private List<String> ours(Path export, Path policyFile) {
    List<String> command = new ArrayList<>(List.of(launcher(), "assess", export.toString()));
    command.addAll(List.of("--policy", policyFile.toString()));
    command.addAll(List.of("--out", String.valueOf(ourRecord().getParent())));
    command.addAll(assessOptions);
    return command;
  }

  private List<String> duckDb(DuckDbGrouping.Counting counting, Path export, List<String> columns) {
    String classPath =
        (duckDbJar == null ? "" : duckDbJar.toAbsolutePath() + File.pathSeparator) + ownClassPath();
    List<String> arguments = new ArrayList<>();
    arguments.add(BenchmarkPolicy.PATIENT);
    arguments.addAll(columns);
    List<String> command = java(classPath, DuckDbGrouping.class.getName(), export, arguments);
    command.add(command.indexOf(export.toString()), counting.name());
    return command;
  }

  private List<String> java(
      String classPath, String mainClass, Path export, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(String.format(Locale.ROOT, "-XX:MaxRAMPercentage=%d", heapPercent));
    command.add("-cp");
    command.add(classPath);
    command.add(mainClass);
    command.add(export.toString());
    command.addAll(arguments);
    return command;
  }

  private static String ownClassPath() {
    return System.getProperty("java.class.path");
  }
}
