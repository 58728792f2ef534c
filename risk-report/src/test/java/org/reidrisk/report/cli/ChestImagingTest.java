package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.report.pdf.ReferencePages;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The README's first command: what it ends with, what it writes, and what it must not write. */
class ChestImagingTest {
  private static final Path DATA = Path.of("..", "datasets", "chest-imaging");
  private static final Path REVIEWED = Path.of("src", "test", "pages", "chest-imaging-controlled");

  @TempDir static Path folder;

  /** Every policy of the data set is assessed once, for all tests. */
  @BeforeAll
  static void assess() {
    VeraGreenfieldFoundryProvider.initialise();
    for (String policy : List.of("public", "controlled")) {
      CommandRun run =
          CommandRun.of(
              "assess",
              DATA.resolve("release.csv").toString(),
              "--policy",
              DATA.resolve("policy-" + policy + ".yaml").toString(),
              "--as-of",
              "2026-11-23",
              "--out",
              folder.resolve(policy).toString());
      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.REJECTED);
    }
  }

  @Test
  void publicRelease_isRejected_asTheReadmeSays() throws IOException {
    JsonNode record =
        new ObjectMapper().readTree(folder.resolve("public/assessment.json").toFile());
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
  @ValueSource(strings = {"public", "controlled"})
  void report_isAnArchivableAccessiblePdf(String policy) throws Exception {
    Path report = folder.resolve(policy).resolve("report.pdf");
    for (PDFAFlavour flavour :
        List.of(PDFAFlavour.PDFA_2_B, PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(report.toFile(), flavour);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
        assertThat(validator.validate(parser).isCompliant()).as(flavour.toString()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "controlled"})
  void report_needsTheRecordAlone(String policy) throws IOException {
    Path alone = Files.createDirectory(folder.resolve("alone-" + policy));
    Files.copy(folder.resolve(policy).resolve("assessment.json"), alone.resolve("assessment.json"));
    assertThat(CommandRun.of("report", alone.toString()).exitCode()).isZero();
    assertThat(alone.resolve("report.pdf"))
        .hasSameBinaryContentAs(folder.resolve(policy).resolve("report.pdf"));
  }

  /**
   * The pages look as they did when somebody looked at them. After a wanted change they are drawn
   * anew, and are to be looked at one by one, with
   *
   * <pre>mvn -pl risk-core,risk-report test -Dtest=ChestImagingTest -Dupdate.docs=true \
   *   -Dsurefire.failIfNoSpecifiedTests=false</pre>
   */
  @Test
  void pages_lookAsReviewed() throws IOException {
    List<BufferedImage> pages = ReferencePages.drawn(pinnedReport());
    if (Boolean.getBoolean("update.docs")) {
      ReferencePages.write(pages, REVIEWED);
    }
    assertThat(
            ReferencePages.compared(
                pages, REVIEWED, Path.of("target", "pages", "chest-imaging-controlled")))
        .as("pages of the example report; when the change is wanted: -Dupdate.docs=true, and look")
        .isEmpty();
  }

  /** The report as it would be if version and commit never changed. */
  private static byte[] pinnedReport() throws IOException {
    String record = Files.readString(folder.resolve("controlled/assessment.json"));
    byte[] pinned =
        record
            .replaceFirst("\"version\": \"[^\"]*\"", "\"version\": \"0.1.0\"")
            .replaceFirst("\"commit\": \"[^\"]*\"", "\"commit\": \"" + "0".repeat(40) + "\"")
            .getBytes(StandardCharsets.UTF_8);
    Path alone = Files.createDirectory(folder.resolve("pinned"));
    Files.write(alone.resolve("assessment.json"), pinned);
    assertThat(CommandRun.of("report", alone.toString()).exitCode()).isZero();
    return Files.readAllBytes(alone.resolve("report.pdf"));
  }

  @Test
  void noCellThatCouldNameSomebody_isWritten() throws IOException {
    Path out = folder.resolve("public");
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
