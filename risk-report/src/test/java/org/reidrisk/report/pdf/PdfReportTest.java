package org.reidrisk.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.InventorySummary.TimelineEntry;
import org.reidrisk.record.InventorySummary.YearCount;
import org.reidrisk.report.document.LinkedSamples;
import org.reidrisk.report.document.ReportDocument;
import org.reidrisk.report.document.Samples;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

class PdfReportTest {

  @BeforeAll
  static void validator() {
    VeraGreenfieldFoundryProvider.initialise();
  }

  static Stream<Arguments> flavours() {
    return Stream.of(PDFAFlavour.PDFA_2_B, PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)
        .flatMap(
            flavour ->
                Stream.of(
                    Arguments.of(flavour, "rejected", Samples.rejected()),
                    Arguments.of(flavour, "extensive", Samples.extensive()),
                    Arguments.of(flavour, "attacked", LinkedSamples.fifteen()),
                    Arguments.of(flavour, "stated", Samples.stated()),
                    Arguments.of(flavour, "empty", Samples.empty()),
                    Arguments.of(flavour, "timed", timed(15)),
                    Arguments.of(flavour, "nasty", Samples.nasty())));
  }

  /** Times of so many years and of others, in the UIDs of a column with a bad name. */
  private static Assessment timed(int years) {
    List<YearCount> counts =
        IntStream.range(0, years).mapToObj(i -> new YearCount(2001 + i, 3000L + i)).toList();
    long told = counts.stream().mapToLong(YearCount::count).sum();
    String column = "\u05d0\u05d1 \ud83d\ude00 " + "Uid ".repeat(120);
    return Samples.timed(
        List.of(new TimelineEntry(column, "uid-tells-date", 65_536, told + 77, counts, 77)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("flavours")
  void veraPdfAccepts(PDFAFlavour flavour, String name, Assessment assessment) throws Exception {
    byte[] pdf = pdf(assessment, Paper.A4);
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      assertThat(
              result.getTestAssertions().stream()
                  .filter(a -> a.getStatus() == TestAssertion.Status.FAILED)
                  .map(a -> a.getRuleId().getClause() + " " + a.getMessage()))
          .as(name)
          .isEmpty();
      assertThat(result.isCompliant()).isTrue();
      assertThat(result.getTotalAssertions()).isGreaterThan(1000);
    }
  }

  @Test
  void sameDocument_sameBytes_underAnotherLocaleAndTimeZone() throws IOException {
    byte[] first = pdf(Samples.rejected(), Paper.A4);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(pdf(Samples.rejected(), Paper.A4)).isEqualTo(first);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(pdf(Samples.accepted(), Paper.A4)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(Paper.class)
  void everyPageHasItsSizeItsTextAndItsNumber(Paper paper) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(pdf(Samples.nasty(), paper))) {
      int pages = pdf.getNumberOfPages();
      for (int i = 1; i <= pages; i++) {
        PDPage page = pdf.getPage(i - 1);
        assertThat(page.getMediaBox().getWidth()).isEqualTo(paper.width());
        assertThat(page.getMediaBox().getHeight()).isEqualTo(paper.height());
        assertThat(text(pdf, i).lines().count()).as("page %d", i).isGreaterThan(4);
        assertThat(text(pdf, i)).contains("Page " + i + " of " + pages, "record 3f1c0a5be2d9");
      }
    }
  }

  @Test
  void firstPage_isTheDecision() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(pdf(Samples.rejected(), Paper.LETTER))) {
      assertThat(text(pdf, 1))
          .contains("Reject", "chest-imaging-2026-11.csv", "Controlled: named recipients")
          .contains("at most 7.5 %", "4.12 %", "Violated", "Met", "proof of anonymity");
      assertThat(text(pdf, 2)).startsWith("chest-imaging-2026-11").contains("What is assumed");
      String all = text(pdf, 0);
      assertThat(all).contains(Samples.RECORD_SHA256, Samples.DATA_SHA256, Samples.POLICY_SHA256);
    }
  }

  @Test
  void firstPage_hasTheHeadlineOfThePowerOfTheLimits() throws IOException {
    for (Paper paper : Paper.values()) {
      try (PDDocument pdf = Loader.loadPDF(pdf(Samples.extensive(), paper))) {
        assertThat(text(pdf, 1).replaceAll("\\s+", " "))
            .contains("Risk at a glance", "5 patients", "12 patients", "proof of anonymity")
            .contains("knows all events of a patient and that there are no others");
        assertThat(text(pdf, 2)).contains("What would change the decision");
      }
    }
  }

  @Test
  void firstThreePages_carryTheDecision_alsoOfLargeReports() throws IOException {
    for (Assessment large :
        List.of(
            LinkedSamples.fifteen(), Samples.extensive(), Samples.rejected(), Samples.stated())) {
      try (PDDocument pdf = Loader.loadPDF(pdf(large, Paper.A4))) {
        assertThat((text(pdf, 1) + text(pdf, 2) + text(pdf, 3)).replaceAll("\\s+", " "))
            .contains(
                "What decided", "Under which limits", "Who attacked it, and how far they came")
            .contains("What would change the decision", "What is assumed")
            .contains("equally likely to be the target");
      }
    }
  }

  @Test
  void signatures_haveLinesToWriteOn() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(pdf(Samples.stated(), Paper.A4))) {
      assertThat(text(pdf, 0).replaceAll("\\s+", " "))
          .contains("13.2 Signatures Expert", "Name Signature Date Privacy officer")
          .contains("Decision of the board, and its conditions Valid until");
    }
  }

  @Test
  void whatTheFontLacks_isPrintedAsItsCodePoint() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(pdf(Samples.nasty(), Paper.A4))) {
      assertThat(text(pdf, 1).replaceAll("\\s+", " "))
          .contains("U+540D U+524D U+1F600 U+202E gnp.exe Łódź U+05E9");
    }
  }

  @Test
  void everyScenario_hasAPageOfItsOwn() throws IOException {
    for (Paper paper : Paper.values()) {
      try (PDDocument pdf = Loader.loadPDF(pdf(LinkedSamples.fifteen(), paper))) {
        int found = 0;
        for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
          String[] pieces =
              text(pdf, i).split("\\n7\\.\\d+ Scenario [a-z-]+-\\d+\\b(?!.* \\d+\\R)", -1);
          assertThat(pieces.length - 1).as("scenarios on page %d", i).isLessThanOrEqualTo(1);
          found += pieces.length - 1;
        }
        assertThat(found).isEqualTo(15);
      }
    }
  }

  @Test
  void nothingIsClipped() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(pdf(Samples.nasty(), Paper.A4))) {
      new PDFTextStripper() {
        @Override
        protected void processTextPosition(org.apache.pdfbox.text.TextPosition glyph) {
          if (glyph.getUnicode().isBlank()) {
            return;
          }
          assertThat(glyph.getXDirAdj()).isGreaterThanOrEqualTo(Style.MARGIN_LEFT - 0.5f);
          assertThat(glyph.getXDirAdj() + glyph.getWidthDirAdj())
              .isLessThanOrEqualTo(Paper.A4.width() - Style.MARGIN_LEFT + 0.5f);
          assertThat(glyph.getYDirAdj()).isBetween(20f, Paper.A4.height() - 20);
        }
      }.getText(pdf);
    }
  }

  /** Each bar has its year and its number, whole, however many there are. */
  @Test
  void yearsAndNumbersAtBars_areNotCut() throws IOException {
    for (int years : new int[] {1, 15, 16, 23, 31, 42}) {
      try (PDDocument pdf = Loader.loadPDF(pdf(timed(years), Paper.A4))) {
        String text = text(pdf, 0);
        assertThat(text).contains("UIDs of the sample").doesNotContain("...");
        for (int i = 0; i < years; i++) {
          assertThat(text).contains(String.valueOf(2001 + i), "3,0%02d".formatted(i));
        }
        assertThat(text).containsPattern("other\\s+years\\s").containsPattern("\\b77\\b");
      }
    }
  }

  @Test
  void everyFontIsEmbedded_andChartsAreNoPictures() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(pdf(Samples.rejected(), Paper.A4))) {
      int forms = 0;
      for (PDPage page : pdf.getPages()) {
        forms += check(page.getResources());
      }
      assertThat(forms).as("charts").isEqualTo(3);
    }
  }

  @Test
  void outline_namesTheSections() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(pdf(Samples.accepted(), Paper.A4))) {
      List<String> titles =
          Stream.iterate(
                  pdf.getDocumentCatalog().getDocumentOutline().getFirstChild(),
                  item -> item != null,
                  PDOutlineItem::getNextSibling)
              .map(PDOutlineItem::getTitle)
              .toList();
      assertThat(titles).hasSize(19).startsWith("0 Decision").endsWith("Annex D: Findings");
      assertThat(pdf.getDocumentInformation().getTitle())
          .isEqualTo("Re-identification risk assessment of chest-imaging-2026-11");
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
    }
  }

  private static int check(PDResources resources) throws IOException {
    int forms = 0;
    for (COSName name : resources.getFontNames()) {
      PDFont font = resources.getFont(name);
      assertThat(font.isEmbedded()).as(font.getName()).isTrue();
    }
    for (COSName name : resources.getXObjectNames()) {
      PDXObject object = resources.getXObject(name);
      assertThat(object).isNotInstanceOf(PDImageXObject.class);
      if (object instanceof PDFormXObject form) {
        forms += 1 + check(form.getResources());
      }
    }
    return forms;
  }

  /** The text of one page, or of all for page 0, with ordinary spaces. */
  private static String text(PDDocument pdf, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    if (page > 0) {
      stripper.setStartPage(page);
      stripper.setEndPage(page);
    }
    return stripper.getText(pdf).replace('\u00a0', ' ');
  }

  private static byte[] pdf(Assessment assessment, Paper paper) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfReport.write(
        ReportDocument.of(assessment, Samples.RECORD_SHA256, Samples.ENGLISH), paper, out);
    return out.toByteArray();
  }
}
