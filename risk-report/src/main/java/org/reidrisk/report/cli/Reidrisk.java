package org.reidrisk.report.cli;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code reidrisk} and its verbs. */
@Command(
    name = "reidrisk",
    header = "May this release of imaging metadata leave the building?",
    description =
        "Measures re-identification risk in an export of imaging metadata, decides against a"
            + " written policy, and writes the record and report of the decision.",
    synopsisSubcommandLabel = "VERB",
    footerHeading = "%nExample:%n",
    footer = {
      "  reidrisk assess datasets/chest-imaging/release.csv \\",
      "    --policy datasets/chest-imaging/policy-public.yaml --out out/chest-public",
      "",
      "reidrisk VERB --help explains a verb."
    })
final class Reidrisk implements Callable<Integer> {

  @SuppressWarnings("UnusedVariable") // picocli answers --help itself
  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @SuppressWarnings("UnusedVariable") // picocli answers --version itself
  @CommandLine.Option(names = "--version", versionHelp = true, description = "Print the version.")
  private boolean version;

  @Override
  public Integer call() {
    throw Failure.usage(
        "no-verb",
        "name a verb: init, check, assess, link, report or compare; see reidrisk --help");
  }

  /** Runs one command; what goes wrong becomes one line and an exit code. */
  static int run(
      List<String> arguments, Console console, Map<String, String> environment, Clock clock) {
    CommandLine command =
        new CommandLine(new Reidrisk())
            .addSubcommand(new InitCommand(console, environment, clock))
            .addSubcommand(new CheckCommand(console))
            .addSubcommand(new AssessCommand(console, environment, clock))
            .addSubcommand(new LinkCommand(console))
            .addSubcommand(new ReportCommand(console))
            .addSubcommand(new CompareCommand(console))
            .setOut(console.out())
            .setErr(console.err())
            .setUsageHelpAutoWidth(false)
            .setUsageHelpWidth(100);
    var tool = BuildInfo.tool();
    command
        .getCommandSpec()
        .version(tool.name() + " " + tool.version() + " (" + tool.commit() + ")");
    boolean json = arguments.contains("--json");
    boolean stacktrace = arguments.contains("--stacktrace");
    command.setParameterExceptionHandler((e, args) -> fail(console, usage(e), json, stacktrace));
    command.setExecutionExceptionHandler(
        (e, failed, result) -> fail(console, Failure.of(e), json, stacktrace));
    try {
      return command.execute(arguments.toArray(String[]::new));
    } catch (Error e) { // picocli passes errors on; a missing module or font must not look like 1
      return fail(console, Failure.of(e), json, stacktrace);
    }
  }

  private static int fail(Console console, Failure failure, boolean json, boolean stacktrace) {
    console.failure(failure, json, stacktrace);
    return failure.exitCode();
  }

  private static Failure usage(ParameterException e) {
    String verb = e.getCommandLine().getCommandSpec().qualifiedName(" ");
    String message = e.getMessage();
    if (e instanceof UnmatchedArgumentException unmatched) {
      message = "unknown: " + String.join(" ", unmatched.getUnmatched());
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        message += " (did you mean " + String.join(" or ", suggestions) + "?)";
      }
    }
    return Failure.usage("usage", message + "; see " + verb + " --help");
  }

  static int run(String[] arguments, Console console) {
    return run(Arrays.asList(arguments), console, System.getenv(), Clock.systemUTC());
  }
}
