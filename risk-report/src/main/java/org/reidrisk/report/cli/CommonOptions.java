package org.reidrisk.report.cli;

import picocli.CommandLine.Option;

/** Options that every verb understands. */
final class CommonOptions {
  @SuppressWarnings("UnusedVariable") // picocli answers it itself
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--quiet",
      description =
          "Print no table and no progress; the exit code tells the outcome. With --json the result"
              + " is printed as JSON all the same.")
  private boolean quiet;

  @Option(names = "--json", description = "Print results and errors as JSON.")
  private boolean json;

  @SuppressWarnings("UnusedVariable") // looked for before parsing, so that parsing errors obey it
  @Option(names = "--stacktrace", description = "Show where in the program an error arose.")
  private boolean stacktrace;

  boolean quiet() {
    return quiet;
  }

  boolean json() {
    return json;
  }
}
