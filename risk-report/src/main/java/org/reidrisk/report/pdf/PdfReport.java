package org.reidrisk.report.pdf;

import com.lowagie.text.Document;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.reidrisk.report.document.ReportDocument;
import org.reidrisk.report.document.Section;
import org.reidrisk.report.pdf.Pages.Placed;

/** Writes a report as PDF: PDF/A-2a and PDF/UA-1, the same bytes for the same document. */
public final class PdfReport {

  private static final int NAMED = 20;

  private PdfReport() {}

  /**
   * Writes a report.
   *
   * @param document what it says
   * @param paper the size of its pages
   * @param out where its bytes go; flushed, not closed
   * @return the characters that could not be drawn and were written as their code points, such as
   *     {@code U+1F600}, ascending; a remark at the end of the report names them
   * @throws IOException when they cannot be written
   */
  public static List<String> write(ReportDocument document, Paper paper, OutputStream out)
      throws IOException {
    Fonts fonts = Fonts.load();
    float textWidth = paper.width() - 2 * Style.MARGIN_LEFT;
    float textHeight = paper.height() - Style.MARGIN_TOP - Style.MARGIN_BOTTOM;
    Tag structure = Tag.document();
    BlockLayout layout =
        new BlockLayout(fonts, textWidth, textHeight, structure, Headings.of(document));
    List<Strip> strips = new ArrayList<>(layout.opening(document));
    for (Section section : document.sections()) {
      strips.addAll(layout.strips(section));
    }
    String head = fonts.drawable(document.runningHead(), Face.REGULAR);
    String foot = fonts.drawable(document.runningFoot(), Face.REGULAR);
    List<String> codePoints = fonts.codePoints();
    if (!codePoints.isEmpty()) {
      strips.addAll(layout.closing(remark(document, codePoints)));
    }
    List<List<Placed>> pages = Pages.of(strips, textHeight);

    Document pdf = new Document(new Rectangle(paper.width(), paper.height()));
    PdfWriter writer = PdfWriter.getInstance(pdf, out);
    writer.setCloseStream(false);
    writer.setPdfVersion(PdfWriter.VERSION_1_7);
    // Not for size: OpenPDF writes plain cross-reference tables in the digits of the default
    // locale,
    // and a file with Arabic digits there is damaged.
    writer.setFullCompression();
    writer.setTagged();
    writer.setTabs(PdfName.S);
    writer.setViewerPreferences(PdfWriter.DisplayDocTitle | PdfWriter.PageModeUseOutlines);
    pdf.open();
    Archive.mark(writer, document, paper);
    Painter painter = new Painter(writer, fonts, paper.height(), structure, Place.of(pages));
    for (int i = 0; i < pages.size(); i++) {
      if (i > 0) {
        pdf.newPage();
      }
      painter.draw(head(head, fonts, textWidth), Style.MARGIN_LEFT, 0);
      for (Placed placed : pages.get(i)) {
        painter.draw(placed.strip(), Style.MARGIN_LEFT, Style.MARGIN_TOP + placed.top());
      }
      painter.draw(
          foot(document, foot, fonts, textWidth, i + 1, pages.size()),
          Style.MARGIN_LEFT,
          paper.height());
      painter.endPage();
    }
    pdf.close();
    out.flush();
    return codePoints;
  }

  /** Names the first of the characters; a report in another alphabet may hold hundreds. */
  private static String remark(ReportDocument document, List<String> codePoints) {
    String named = String.join(", ", codePoints.subList(0, Math.min(NAMED, codePoints.size())));
    return document
        .codePointRemark()
        .replace("{0}", codePoints.size() > NAMED ? named + ", …" : named)
        .replace("{1}", String.valueOf(codePoints.size()));
  }

  private static Strip head(String head, Fonts fonts, float width) {
    return new Strip(
        0,
        0,
        false,
        List.of(
            quiet(cut(head, fonts, width), 0, Style.HEAD_BASELINE),
            new Ink.Box(0, Style.HEAD_BASELINE + 5, width, 0.35f, Style.HAIRLINE)));
  }

  private static Strip foot(
      ReportDocument document, String foot, Fonts fonts, float width, int page, int pages) {
    String number =
        document
            .pageOf()
            .replace("{0}", String.valueOf(page))
            .replace("{1}", String.valueOf(pages));
    float numberWidth = fonts.width(number, Face.REGULAR, Style.RUNNING_SIZE);
    return new Strip(
        0,
        0,
        false,
        List.of(
            new Ink.Box(0, -Style.FOOT_BASELINE - 12, width, 0.35f, Style.HAIRLINE),
            quiet(cut(foot, fonts, width - numberWidth - 12), 0, -Style.FOOT_BASELINE),
            quiet(number, width - numberWidth, -Style.FOOT_BASELINE)));
  }

  private static Ink quiet(String text, float left, float top) {
    return new Ink.Text(null, left, top, text, Face.REGULAR, Style.RUNNING_SIZE, Style.QUIET);
  }

  /** A running head is one line; a very long one loses its middle, never its hash at the end. */
  private static String cut(String text, Fonts fonts, float width) {
    String shown = text;
    for (int keep = text.length();
        fonts.width(shown, Face.REGULAR, Style.RUNNING_SIZE) > width;
        keep--) {
      shown = text.substring(0, keep / 2) + "…" + text.substring(text.length() - keep / 2);
    }
    return shown;
  }
}
