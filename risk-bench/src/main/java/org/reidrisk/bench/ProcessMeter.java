package org.reidrisk.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a program in a process of its own and measures it from outside: wall time here, CPU time and
 * peak memory by the kernel's own count.
 *
 * <p>With GNU time both come from the kernel when the process ends. Without it the shell's {@code
 * times} gives the CPU time, and the high-water mark of memory is read every few milliseconds while
 * the process runs, which misses what happens in the last of them. Linux only.
 */
final class ProcessMeter {
  private static final Path GNU_TIME = Path.of("/usr/bin/time");
  private static final long POLL_MILLIS = 20;
  private static final int IDLE = 4;
  private static final int WAITING = 5;
  private static final int STEAL = 8;
  private static final double TICKS_PER_SECOND = 100;

  /**
   * What a process left behind.
   *
   * @param exitCode its exit code
   * @param output what it printed
   * @param errors what it complained about
   * @param usage what it cost
   * @param othersShare how much of the machine's processors everybody else took meanwhile, 0 to 1
   */
  record Run(int exitCode, String output, String errors, Usage usage, double othersShare) {}

  private final Path folder;
  private final boolean gnuTime;

  private ProcessMeter(Path folder, boolean gnuTime) {
    this.folder = folder;
    this.gnuTime = gnuTime;
  }

  /** The best that the machine has; the folder takes what processes print. */
  static ProcessMeter of(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new ProcessMeter(folder, Files.isExecutable(GNU_TIME) && printsItsOwnFormat(folder));
  }

  /** The one that needs nothing but a shell and /proc. */
  static ProcessMeter withoutGnuTime(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new ProcessMeter(folder, false);
  }

  private static boolean printsItsOwnFormat(Path folder) throws IOException {
    Path trial = folder.resolve("usage");
    Process process =
        new ProcessBuilder(GNU_TIME.toString(), "-f", "%M", "-o", trial.toString(), "true")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return waitFor(process) == 0
        && Files.exists(trial)
        && Files.readString(trial).strip().matches("[0-9]+");
  }

  String method() {
    return gnuTime ? "GNU time" : "times of the shell, VmHWM of /proc";
  }

  Run run(List<String> program) throws IOException {
    Path usage = folder.resolve("usage");
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Files.deleteIfExists(usage);
    List<String> command = new ArrayList<>();
    if (gnuTime) {
      command.addAll(List.of(GNU_TIME.toString(), "-f", "%U %S %M", "-o", usage.toString(), "--"));
    } else {
      command.addAll(
          List.of("sh", "-c", "\"$@\"; code=$?; times >\"$0\"; exit $code", usage.toString()));
    }
    command.addAll(program);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    double busyBefore = busySeconds();
    long start = System.nanoTime();
    Process process = builder.start();
    long peakKibibytes = gnuTime ? 0 : watch(process);
    int exitCode = waitFor(process);
    double wall = (System.nanoTime() - start) / 1e9;
    double busy = busySeconds() - busyBefore;
    // GNU time puts a remark about the exit code before its figures.
    List<String> lines = Files.readAllLines(usage);
    String[] figures = lines.get(lines.size() - 1).split(" ", -1);
    double cpu = seconds(figures[0]) + seconds(figures[1]);
    double kibibytes = gnuTime ? Double.parseDouble(figures[2]) : peakKibibytes;
    return new Run(
        exitCode,
        Files.readString(output),
        Files.readString(errors),
        new Usage(wall, cpu, kibibytes / 1024),
        Math.max(0, busy - cpu) / (wall * Runtime.getRuntime().availableProcessors()));
  }

  /** What all processors of the machine worked since it started; the kernel counts in ticks. */
  private static double busySeconds() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
      String[] ticks = lines.findFirst().orElse("cpu").split(" +", -1);
      double busy = 0;
      for (int i = 1; i < ticks.length && i <= STEAL; i++) {
        busy += i == IDLE || i == WAITING ? 0 : Double.parseDouble(ticks[i]);
      }
      return busy / TICKS_PER_SECOND;
    }
  }

  private static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a program ran", e);
    }
  }

  /** Follows the processes below the shell until it ends. */
  private static long watch(Process shell) {
    long peak = 0;
    try {
      do {
        peak =
            Math.max(
                peak,
                shell.descendants().mapToLong(child -> peakKibibytes(child.pid())).max().orElse(0));
      } while (!shell.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS));
      return peak;
    } catch (InterruptedException e) {
      shell.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a program ran", e);
    }
  }

  private static long peakKibibytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
    } catch (IOException e) {
      // It ended while we looked.
      return 0;
    }
    return 0;
  }

  /** Seconds as GNU time (1.25) or a shell (0m1.25s) writes them. */
  static double seconds(String text) {
    int minutes = text.indexOf('m');
    String rest = text.substring(minutes + 1).replace("s", "");
    return (minutes < 0 ? 0 : 60 * Double.parseDouble(text.substring(0, minutes)))
        + Double.parseDouble(rest);
  }
}
