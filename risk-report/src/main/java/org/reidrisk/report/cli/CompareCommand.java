package org.reidrisk.report.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reidrisk.OneLine;
import org.reidrisk.drift.ComparedRelease;
import org.reidrisk.drift.Drift;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.History;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What changed between two records. */
@Command(
    name = "compare",
    header = "Say what changed between two assessments: schema, values, risk and limits.",
    description = {
      "Reads DIR0/assessment.json and DIR1/assessment.json; no export is needed. Values are compared"
          + " by fingerprints, when the policies of both named one key under baseline.",
      "A change of values is told only when it is more than chance explains."
    },
    footerHeading =
        "%nExit codes: 0 nothing differs, 1 something differs, 2 usage error, 4 a record that cannot"
            + " be read.%n%nExample:%n",
    footer = "  reidrisk compare out/release-2026-05 out/release-2026-11 --json")
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      index = "0",
      paramLabel = "DIR0",
      description = "The folder of the earlier assessment.")
  private Path earlier = Path.of("");

  @Parameters(index = "1", paramLabel = "DIR1", description = "The folder of the later assessment.")
  private Path later = Path.of("");

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RecordFile baseline = RecordFile.in(earlier);
    Assessment now = RecordFile.in(later).assessment();
    ComparedRelease side = ComparedRelease.of(now);
    History history =
        Drift.since(baseline.assessment(), baseline.sha256(), side, side.thresholds());
    boolean differs = Drift.differs(history);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("differs", differs);
    json.putAll(HistoryText.json(history));
    console.result(common, text(baseline.assessment(), now, history, differs), json);
    return differs ? ExitCode.REJECTED : ExitCode.DONE;
  }

  private static String text(Assessment before, Assessment now, History history, boolean differs) {
    StringBuilder text = new StringBuilder();
    text.append(differs ? "different: " : "no difference: ");
    text.append(side(before)).append("; ").append(side(now)).append('\n');
    text.append("  ").append(HistoryText.summary(history));
    return text.append(HistoryText.details(history, true)).toString();
  }

  private static String side(Assessment assessment) {
    return "release "
        + OneLine.of(assessment.release().id())
        + " of "
        + assessment.asOf()
        + ", "
        + assessment.data().patients()
        + " patients, "
        + assessment.data().rows()
        + " rows, "
        + assessment.decision().outcome().word();
  }
}
