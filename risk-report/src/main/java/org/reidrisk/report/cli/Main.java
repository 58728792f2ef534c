package org.reidrisk.report.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the process begins and ends. */
public final class Main {
  private Main() {}

  /**
   * Runs {@code reidrisk} and ends the process with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    // Drawing charts needs no display, and must not look for one.
    System.setProperty("java.awt.headless", "true");
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    byte[] lastWords = lastWords(arguments);
    Thread interrupted = new Thread(() -> sayInterrupted(err), "say-interrupted");
    Runtime.getRuntime().addShutdownHook(interrupted);
    int exitCode;
    try {
      exitCode = Reidrisk.run(arguments, new Console(out, err, errorsGoToATerminal()));
      out.flush();
      err.flush();
    } catch (OutOfMemoryError e) {
      // Memory ran out again while that was being said. An uncaught error would end with 1, the
      // exit code of a rejection.
      System.err.write(lastWords, 0, lastWords.length);
      System.err.flush();
      exitCode = ExitCode.EXHAUSTED;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    } catch (IllegalStateException e) { // it is being said
    }
    System.exit(exitCode);
  }

  /** What is said when there is no memory to say anything: made while there is some. */
  static byte[] lastWords(String[] arguments) {
    Failure failure = Failure.of(new OutOfMemoryError());
    boolean json = Arrays.asList(arguments).contains("--json");
    String line =
        json
            ? "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"exit\":%d}}%n"
                .formatted(failure.code(), failure.line(), failure.exitCode())
            : "reidrisk: %s%n".formatted(failure.line());
    return line.getBytes(StandardCharsets.UTF_8);
  }

  /** Runs only when a signal ends the process before its work is done. */
  private static void sayInterrupted(PrintWriter err) {
    err.println("reidrisk: interrupted; what was not complete is not kept");
    err.flush();
  }

  /** Only the launcher can know, and says so; without it there is no line of progress. */
  private static boolean errorsGoToATerminal() {
    return Boolean.getBoolean("reidrisk.terminal");
  }
}
