package org.reidrisk.report.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** One run of the command inside this process: its exit code and what it printed. */
record CommandRun(int exitCode, String out, String err) {

  static CommandRun of(String... arguments) {
    return with(Map.of(), arguments);
  }

  static CommandRun with(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Reidrisk.run(
            List.of(arguments),
            new Console(new PrintWriter(out), new PrintWriter(err)),
            environment,
            Clock.fixed(Instant.parse("2026-11-22T23:30:00Z"), ZoneOffset.ofHours(5)));
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
