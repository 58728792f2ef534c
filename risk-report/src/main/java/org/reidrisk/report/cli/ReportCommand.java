package org.reidrisk.report.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.RecordFormatException;
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
    if (Files.isRegularFile(folder)) {
      throw Failure.usage(
          "not-a-folder", folder + ": is a file; name the folder that assess wrote");
    }
    Path recordFile = folder.resolve(OutputFolder.RECORD);
    byte[] record = read(recordFile);
    Assessment assessment;
    try {
      assessment = AssessmentJson.read(record);
    } catch (RecordFormatException e) {
      throw Failure.unreadable(recordFile, e);
    }
    OutputFolder.replace(folder, OutputFolder.REPORT, report.pdf(assessment, record));
    Path written = folder.resolve(OutputFolder.REPORT);
    console.result(common, "written: " + written + "\n", Map.of("report", written.toString()));
    return ExitCode.DONE;
  }

  private static byte[] read(Path recordFile) {
    try {
      return Files.readAllBytes(recordFile);
    } catch (NoSuchFileException e) {
      throw new Failure(
          ExitCode.UNREADABLE,
          "no-record",
          recordFile + ": does not exist; name the folder that assess wrote",
          e);
    } catch (IOException e) {
      throw Failure.unreadable(recordFile, e);
    }
  }
}
