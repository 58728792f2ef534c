package org.reidrisk.report.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Messages;
import org.reidrisk.report.document.ReportDocument;
import org.reidrisk.report.pdf.Paper;
import org.reidrisk.report.pdf.PdfReport;
import picocli.CommandLine.Option;

/** How reports look. */
final class ReportOptions {
  @Option(
      names = "--lang",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "Language of the report: en.")
  private String language = "en";

  @Option(
      names = "--paper",
      paramLabel = "SIZE",
      defaultValue = "A4",
      description = "Paper of the report: A4 or Letter (default: ${DEFAULT-VALUE}).")
  private String paper = "A4";

  /** The PDF of a record. */
  RenderedReport render(Assessment assessment, byte[] record) {
    Messages messages = messages();
    Paper size = paper();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      List<String> codePoints =
          PdfReport.write(ReportDocument.of(assessment, sha256(record), messages), size, bytes);
      return new RenderedReport(bytes.toByteArray(), codePoints);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
  }

  /** Refuses what cannot be rendered before anything is measured. */
  void check() {
    messages();
    paper();
  }

  private Messages messages() {
    if (!Messages.languages().contains(language)) {
      throw Failure.usage(
          "unknown-language",
          "--lang "
              + language
              + ": no such language; choose "
              + String.join(", ", Messages.languages()));
    }
    return Messages.of(language);
  }

  private Paper paper() {
    return switch (paper.toLowerCase(Locale.ROOT)) {
      case "a4" -> Paper.A4;
      case "letter" -> Paper.LETTER;
      default ->
          throw Failure.usage(
              "unknown-paper", "--paper " + paper + ": no such paper; choose A4 or Letter");
    };
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
