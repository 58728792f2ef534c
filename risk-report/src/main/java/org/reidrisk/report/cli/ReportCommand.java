package org.reidrisk.report.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
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
    RenderedReport rendered = report.render(record.assessment(), record.bytes());
    OutputFolder.replace(folder, OutputFolder.REPORT, rendered.bytes());
    Path written = folder.resolve(OutputFolder.REPORT);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("report", written.toString());
    rendered.addTo(json);
    console.result(common, "written: " + written + "\n", json);
    console.remark(common, rendered.remark());
    return ExitCode.DONE;
  }
}
