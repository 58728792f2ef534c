package org.reidrisk.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.LinkedSamples;
import org.reidrisk.report.document.ReportDocument;
import org.reidrisk.report.document.Samples;

/** The outline leads to every heading, the contents to every section, and both tell the truth. */
class ContentsTest {

  /** A heading as the contents or the outline tell of it. */
  private record Entry(String title, int page, float top) {}

  static Stream<Assessment> assessments() {
    return Stream.of(Samples.rejected(), LinkedSamples.fifteen(), Samples.empty(), Samples.nasty());
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("assessments")
  void everyHeading_isMarked_andEverySectionLinked(Assessment assessment) throws IOException {
    ReportDocument document = ReportDocument.of(assessment, Samples.RECORD_SHA256, Samples.ENGLISH);
    Fonts fonts = Fonts.load();
    List<String> headings =
        Headings.of(document).all().stream()
            .map(heading -> fonts.drawable(heading.title(), Face.REGULAR))
            .toList();
    try (PDDocument pdf = Loader.loadPDF(written(document))) {
      List<Entry> outline = new ArrayList<>();
      outline(pdf.getDocumentCatalog().getDocumentOutline(), pdf, outline);
      assertThat(outline).extracting(Entry::title).containsExactlyElementsOf(headings);
      List<Entry> linked = links(pdf);
      assertThat(linked)
          .as("the contents and the outline agree on title, page and place of the sections")
          .containsExactlyElementsOf(
              topLevel(pdf).stream()
                  .filter(Predicate.not(e -> e.title().equals("Contents")))
                  .toList());
      for (Entry entry : linked) {
        assertThat(textAt(pdf, entry))
            .as("what stands where the link of \"%s\" leads to", entry.title())
            .startsWith(squeezed(entry.title().substring(0, Math.min(12, entry.title().length()))));
      }
    }
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("assessments")
  void everyLink_tellsItsPage_andIsPartOfTheStructure(Assessment assessment) throws IOException {
    try (PDDocument pdf =
        Loader.loadPDF(
            written(ReportDocument.of(assessment, Samples.RECORD_SHA256, Samples.ENGLISH)))) {
      int linked = 0;
      for (PDPage page : pdf.getPages()) {
        for (PDAnnotation annotation : page.getAnnotations()) {
          PDAnnotationLink link = (PDAnnotationLink) annotation;
          int shown = pdf.getPages().indexOf(destination(link).getPage()) + 1;
          PDFTextStripperByArea area = new PDFTextStripperByArea();
          float top = page.getMediaBox().getHeight() - link.getRectangle().getUpperRightY();
          area.addRegion(
              "entry",
              new Rectangle2D.Float(
                  link.getRectangle().getLowerLeftX() - 1,
                  top,
                  link.getRectangle().getWidth() + 2,
                  link.getRectangle().getHeight()));
          area.extractRegions(page);
          assertThat(area.getTextForRegion("entry").strip()).endsWith(" " + shown);
          PDParentTreeValue parent =
              (PDParentTreeValue)
                  pdf.getDocumentCatalog()
                      .getStructureTreeRoot()
                      .getParentTree()
                      .getValue(annotation.getStructParent());
          COSDictionary element = (COSDictionary) parent.getCOSObject();
          assertThat(element).isNotNull();
          assertThat(element.getNameAsString(COSName.S)).isEqualTo("Link");
          COSArray kids = element.getCOSArray(COSName.K);
          assertThat(((COSDictionary) kids.getObject(kids.size() - 1)).getDictionaryObject("Obj"))
              .isEqualTo(annotation.getCOSObject());
          linked++;
        }
      }
      assertThat(linked).isGreaterThan(10);
    }
  }

  /** Long names, long texts and many scenarios stand in their sections, not before them. */
  @ParameterizedTest(name = "{index}")
  @MethodSource("assessments")
  void theDecision_needsThreePagesAtMost(Assessment assessment) throws IOException {
    try (PDDocument pdf =
        Loader.loadPDF(
            written(ReportDocument.of(assessment, Samples.RECORD_SHA256, Samples.ENGLISH)))) {
      Entry contents = topLevel(pdf).get(1);
      assertThat(contents.title()).isEqualTo("Contents");
      float fromBottom = contents.top() / pdf.getPage(0).getMediaBox().getHeight();
      // The contents may stand on the next page as a whole.
      assertThat(contents.page()).isLessThanOrEqualTo(fromBottom > 0.9 ? 4 : 3);
    }
  }

  private static List<Entry> links(PDDocument pdf) throws IOException {
    List<Entry> links = new ArrayList<>();
    for (PDPage page : pdf.getPages()) {
      for (PDAnnotation annotation : page.getAnnotations()) {
        assertThat(annotation.isPrinted()).isTrue();
        PDPageXYZDestination to = destination((PDAnnotationLink) annotation);
        links.add(
            new Entry(
                annotation.getContents(), pdf.getPages().indexOf(to.getPage()) + 1, to.getTop()));
      }
    }
    return links;
  }

  private static PDPageXYZDestination destination(PDAnnotationLink link) throws IOException {
    return (PDPageXYZDestination) link.getDestination();
  }

  private static List<Entry> topLevel(PDDocument pdf) throws IOException {
    List<Entry> sections = new ArrayList<>();
    for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
      sections.add(entry(item, pdf));
    }
    return sections;
  }

  private static Entry entry(PDOutlineItem item, PDDocument pdf) throws IOException {
    PDPageXYZDestination to = (PDPageXYZDestination) item.getDestination();
    return new Entry(item.getTitle(), pdf.getPages().indexOf(to.getPage()) + 1, to.getTop());
  }

  private static void outline(PDOutlineNode node, PDDocument pdf, List<Entry> entries)
      throws IOException {
    for (PDOutlineItem item : node.children()) {
      entries.add(entry(item, pdf));
      outline(item, pdf, entries);
    }
  }

  private static String textAt(PDDocument pdf, Entry entry) throws IOException {
    PDPage page = pdf.getPage(entry.page() - 1);
    PDFTextStripperByArea area = new PDFTextStripperByArea();
    float top = page.getMediaBox().getHeight() - entry.top();
    area.addRegion("heading", new Rectangle2D.Float(0, top, page.getMediaBox().getWidth(), 40));
    area.extractRegions(page);
    return squeezed(area.getTextForRegion("heading"));
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s\u00a0]+", "");
  }

  private static byte[] written(ReportDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfReport.write(document, Paper.A4, out);
    return out.toByteArray();
  }
}
