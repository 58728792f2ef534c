package org.reidrisk.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reidrisk.record.Assessment;
import org.reidrisk.report.document.Block;
import org.reidrisk.report.document.LinkedSamples;
import org.reidrisk.report.document.ReportDocument;
import org.reidrisk.report.document.Samples;
import org.reidrisk.report.document.Section;
import org.reidrisk.report.pdf.Strip.Bookmark;

/**
 * Whoever extracts the text, and whoever has it read aloud, gets every text of the document once,
 * in its order. What is drawn but not said, such as repeated heads of tables and running heads, is
 * marked as such.
 */
class ReadingOrderTest {

  static Stream<Assessment> assessments() {
    return Stream.of(
        Samples.rejected(), Samples.extensive(), LinkedSamples.fifteen(), Samples.empty());
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("assessments")
  void extractedText_isTheDocument(Assessment assessment) throws IOException {
    ReportDocument document = document(assessment);
    try (PDDocument pdf = Loader.loadPDF(written(document))) {
      assertThat(extracted(pdf)).isEqualTo(expected(document, pdf));
    }
  }

  /** Here rows are taller than a page, so that their cells are drawn in turns. */
  @Test
  void structure_isTheDocument_alsoWhereRowsAreCut() throws IOException {
    for (Assessment assessment : List.of(Samples.nasty(), LinkedSamples.fifteen())) {
      ReportDocument document = document(assessment);
      try (PDDocument pdf = Loader.loadPDF(written(document))) {
        assertThat(readAloud(pdf)).isEqualTo(expected(document, pdf));
      }
    }
  }

  @Test
  void anotherOrder_isNoticed() throws IOException {
    ReportDocument document = document(Samples.rejected());
    List<Section> swapped = new ArrayList<>(document.sections());
    swapped.set(3, document.sections().get(4));
    swapped.set(4, document.sections().get(3));
    try (PDDocument pdf = Loader.loadPDF(written(document))) {
      assertThat(extracted(pdf)).isNotEqualTo(expected(with(document, swapped), pdf));
    }
  }

  private static String expected(ReportDocument document, PDDocument pdf) throws IOException {
    Fonts fonts = Fonts.load();
    StringBuilder text = new StringBuilder();
    text.append(document.kind()).append(document.heading());
    for (Section section : document.sections()) {
      text.append(section.title());
      for (Block block : section.blocks()) {
        append(text, block, document, pdf);
      }
    }
    String said = fonts.drawable(text.toString(), Face.REGULAR);
    List<String> codePoints = fonts.codePoints();
    if (!codePoints.isEmpty()) {
      said +=
          document
              .codePointRemark()
              .replace("{0}", String.join(", ", codePoints))
              .replace("{1}", String.valueOf(codePoints.size()));
    }
    return squeezed(said);
  }

  private static void append(
      StringBuilder text, Block block, ReportDocument document, PDDocument pdf) throws IOException {
    if (block instanceof Block.Heading heading) {
      text.append(heading.text());
    } else if (block instanceof Block.Paragraph paragraph) {
      text.append(paragraph.text());
    } else if (block instanceof Block.Verdict verdict) {
      text.append(verdict.word()).append(verdict.meaning());
    } else if (block instanceof Block.Callout callout) {
      text.append(callout.text());
    } else if (block instanceof Block.KeyValues facts) {
      facts.entries().forEach(fact -> text.append(fact.key()).append(fact.value()));
    } else if (block instanceof Block.Table table) {
      table.columns().forEach(column -> text.append(column.title()));
      table
          .rows()
          .forEach(row -> row.forEach(cell -> text.append(cell.text()).append(cell.detail())));
    } else if (block instanceof Block.Figure figure) {
      text.append(figure.caption());
    } else if (block instanceof Block.BulletList list) {
      list.items().forEach(item -> text.append("•").append(item));
    } else if (block instanceof Block.RuledLines lines) {
      text.append(lines.heading()).append(lines.statement());
      lines.captions().forEach(text::append);
    } else if (block instanceof Block.Contents) {
      // What the pages are is tested with the links; here it is taken as printed.
      List<Integer> pages = pages(pdf);
      int i = 0;
      for (Bookmark heading : Headings.of(document).all()) {
        if (heading.level() == 1 && !heading.ofContents()) {
          text.append(heading.title()).append(pages.get(i++));
        }
      }
    } else {
      throw new IllegalStateException("a kind of block without an order: " + block.getClass());
    }
  }

  private static List<Integer> pages(PDDocument pdf) throws IOException {
    List<Integer> pages = new ArrayList<>();
    for (PDPage page : pdf.getPages()) {
      for (PDAnnotation annotation : page.getAnnotations()) {
        PDPageDestination to = (PDPageDestination) ((PDAnnotationLink) annotation).getDestination();
        pages.add(pdf.getPages().indexOf(to.getPage()) + 1);
      }
    }
    return pages;
  }

  /** What PDFBox extracts, without artifacts and without what stands in charts. */
  private static String extracted(PDDocument pdf) throws IOException {
    Deque<Boolean> silent = new ArrayDeque<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
            silent.push(Set.of("Artifact", "Figure").contains(tag.getName()));
          }

          @Override
          public void endMarkedContentSequence() {
            silent.pop();
          }

          @Override
          protected void processTextPosition(TextPosition text) {
            if (!silent.contains(true)) {
              super.processTextPosition(text);
            }
          }
        };
    stripper.addOperator(new BeginMarkedContentSequence(stripper));
    stripper.addOperator(new BeginMarkedContentSequenceWithProperties(stripper));
    stripper.addOperator(new EndMarkedContentSequence(stripper));
    return squeezed(stripper.getText(pdf));
  }

  /** The text in the order of the structure: what a screen reader says. */
  private static String readAloud(PDDocument pdf) throws IOException {
    Map<PDPage, Map<Integer, String>> texts = new HashMap<>();
    StringBuilder said = new StringBuilder();
    readAloud(pdf.getDocumentCatalog().getStructureTreeRoot(), texts, said);
    return squeezed(said.toString());
  }

  private static void readAloud(
      PDStructureNode node, Map<PDPage, Map<Integer, String>> texts, StringBuilder said)
      throws IOException {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        if (!element.getStructureType().equals("Figure")) {
          readAloud(element, texts, said);
        }
      } else if (kid instanceof Integer id) {
        said.append(texts(((PDStructureElement) node).getPage(), texts).get(id));
      } else if (kid instanceof PDMarkedContentReference reference) {
        said.append(texts(reference.getPage(), texts).get(reference.getMCID()));
      }
    }
  }

  private static Map<Integer, String> texts(PDPage page, Map<PDPage, Map<Integer, String>> known)
      throws IOException {
    for (Map.Entry<PDPage, Map<Integer, String>> entry : known.entrySet()) {
      if (entry.getKey().getCOSObject() == page.getCOSObject()) {
        return entry.getValue();
      }
    }
    PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
    extractor.processPage(page);
    Map<Integer, String> texts = new HashMap<>();
    for (PDMarkedContent content : extractor.getMarkedContents()) {
      StringBuilder text = new StringBuilder();
      for (Object piece : content.getContents()) {
        if (piece instanceof TextPosition glyph) {
          text.append(glyph.getUnicode());
        }
      }
      texts.put(content.getMCID(), text.toString());
    }
    known.put(page, texts);
    return texts;
  }

  private static ReportDocument with(ReportDocument d, List<Section> sections) {
    return new ReportDocument(
        d.title(),
        d.kind(),
        d.heading(),
        d.language(),
        d.releaseId(),
        d.asOf(),
        d.recordSha256(),
        d.tool(),
        d.runningHead(),
        d.runningFoot(),
        d.pageOf(),
        d.codePointRemark(),
        sections);
  }

  private static ReportDocument document(Assessment assessment) {
    return ReportDocument.of(assessment, Samples.RECORD_SHA256, Samples.ENGLISH);
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s\u00a0\u2009\u202f]+", "");
  }

  private static byte[] written(ReportDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfReport.write(document, Paper.A4, out);
    return out.toByteArray();
  }
}
