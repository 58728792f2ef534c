package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The README's first command: what it ends with, what it writes, and what it must not write. */
class ChestImagingTest {
  private static final Path DATA = Path.of("..", "datasets", "chest-imaging");

  @TempDir Path folder;

  private Path assess(String policy) {
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.of(
            "assess",
            DATA.resolve("release.csv").toString(),
            "--policy",
            DATA.resolve(policy).toString(),
            "--out",
            out.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.REJECTED);
    return out;
  }

  @Test
  void publicRelease_isRejected_asTheReadmeSays() throws IOException {
    JsonNode record =
        new ObjectMapper()
            .readTree(assess("policy-public.yaml").resolve("assessment.json").toFile());
    assertThat(record.at("/decision/outcome").asText()).isEqualTo("reject");
    assertThat(record.at("/decision/because/0").asText())
        .isEqualTo(
            "violated: k at least 11 at power complete, measured 1 by patient (public-low v1)");
    assertThat(record.at("/data/patients").asLong()).isGreaterThanOrEqualTo(7500);
    assertThat(record.at("/data/events").asLong()).isGreaterThanOrEqualTo(20_000);
    assertThat(
            StreamSupport.stream(record.get("findings").spliterator(), false)
                .filter(f -> f.get("severity").asText().equals("blocking"))
                .map(f -> f.get("code").asText() + " " + f.get("about").asText()))
        .containsExactlyInAnyOrder(
            "uid-tells-date StudyInstanceUID",
            "uid-tells-date SeriesInstanceUID",
            "uid-holds-serial StudyInstanceUID",
            "uid-holds-serial SeriesInstanceUID",
            "text-titled-name StudyDescription",
            "text-titled-name ImageComments",
            "text-phone ImageComments");
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy-public.yaml", "policy-controlled.yaml"})
  void report_isAnArchivableAccessiblePdf(String policy) throws Exception {
    Path report = assess(policy).resolve("report.pdf");
    VeraGreenfieldFoundryProvider.initialise();
    for (PDFAFlavour flavour :
        List.of(PDFAFlavour.PDFA_2_B, PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(report.toFile(), flavour);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
        assertThat(validator.validate(parser).isCompliant()).as(flavour.toString()).isTrue();
      }
    }
  }

  @Test
  void noCellThatCouldNameSomebody_isWritten() throws IOException {
    Path out = assess("policy-public.yaml");
    String written = Files.readString(out.resolve("assessment.json"));
    try (PDDocument pdf = Loader.loadPDF(out.resolve("report.pdf").toFile())) {
      written += new PDFTextStripper().getText(pdf);
    }
    Set<String> cells = tellingCells();
    assertThat(cells).hasSizeGreaterThan(50_000);
    Set<String> words = new HashSet<>(List.of(written.split("[\\s\"(),;]+", -1)));
    words.retainAll(cells);
    assertThat(words).as("cells of the export in record or report").isEmpty();
  }

  /** Cells of eight characters and more that hold a digit: UIDs, dates, keys, serial numbers. */
  private static Set<String> tellingCells() throws IOException {
    Set<String> cells = new HashSet<>();
    List<String> lines =
        new ArrayList<>(Files.readAllLines(DATA.resolve("release.csv"), StandardCharsets.UTF_8));
    lines.remove(0);
    for (String line : lines) {
      for (String cell : line.split(",", -1)) {
        if (cell.length() >= 8 && cell.matches(".*\\d.*")) {
          cells.add(cell);
        }
      }
    }
    return cells;
  }
}
