package org.reidrisk.report.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Renders the report of an assessment again. */
@Command(
    name = "report",
    header = "Render the report again from the record of a former assessment.",
    description =
        "Reads DIR/assessment.json, checks it, and writes DIR/report.pdf. The export is not"
            + " needed; the same record gives the same bytes.",
    footerHeading = "%nExample:%n",
    footer = "  reidrisk report out/chest-public --paper Letter")
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private ReportOptions report = new ReportOptions();

  @Parameters(paramLabel = "DIR", description = "The folder that assess wrote.")
  private Path folder = Path.of("");

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    report.check();
    RecordFile record = RecordFile.in(folder);
    OutputFolder.replace(
        folder, OutputFolder.REPORT, report.pdf(record.assessment(), record.bytes()));
    Path written = folder.resolve(OutputFolder.REPORT);
    console.result(common, "written: " + written + "\n", Map.of("report", written.toString()));
    return ExitCode.DONE;
  }
}
