package org.reidrisk.report.pdf;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.policy.Outcome;
import org.reidrisk.report.chart.ChartDrawing;
import org.reidrisk.report.document.Block;
import org.reidrisk.report.document.Chart;
import org.reidrisk.report.document.ReportDocument;
import org.reidrisk.report.document.Section;
import org.reidrisk.report.pdf.Strip.Bookmark;
import org.reidrisk.report.pdf.Style.TextStyle;

/** Sections and blocks as strips, with their place in the logical structure. */
final class BlockLayout {

  private static final float SPACE = 6;
  private static final float INDENT = 12;
  private static final float KEY_WIDTH = 112;
  private static final float BAR = 3;
  private static final float PADDING = 9;
  private static final float FIGURE_HEIGHT = 170;
  private static final float LOW_FIGURE_HEIGHT = 98;

  /** Room above a line to write on, what is between two lines, and how thick they are. */
  private static final float WRITING = 26;

  /** So many facts are not parted. */
  private static final int FEW = 4;

  private static final float GAP = 18;
  private static final float RULE = 0.6f;
  private static final String BULLET = "•";

  private final Fonts fonts;
  private final float width;
  private final float pageHeight;
  private final Tag document;
  private final Headings headings;

  BlockLayout(Fonts fonts, float width, float pageHeight, Tag document, Headings headings) {
    this.fonts = fonts;
    this.width = width;
    this.pageHeight = pageHeight;
    this.document = document;
    this.headings = headings;
  }

  /** A remark below everything else. */
  List<Strip> closing(String remark) {
    return text(remark, document.add("P"), Style.NOTE, 0, SPACE * 2, false);
  }

  /** What stands above the first section. */
  List<Strip> opening(ReportDocument report) {
    List<Strip> strips = new ArrayList<>();
    strips.addAll(text(report.kind(), document.add("P"), Style.KIND, 0, 0, true));
    strips.addAll(heading(report.heading(), "H1", Style.TITLE, 2, null));
    return strips;
  }

  List<Strip> strips(Section section) {
    List<Strip> strips = new ArrayList<>(heading(section));
    List<Block> blocks = section.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      List<Strip> own = new ArrayList<>(strips(blocks.get(i)));
      if (staysWithNext(blocks, i)) {
        own.set(own.size() - 1, own.get(own.size() - 1).keptWithNext());
      }
      strips.addAll(own);
    }
    if (section.startsPage()) {
      strips.set(0, strips.get(0).startingPage());
    }
    return strips;
  }

  /**
   * What explains stays with what it explains: text with what it introduces, notes with the above.
   */
  private static boolean staysWithNext(List<Block> blocks, int i) {
    if (i + 1 == blocks.size()) {
      return false;
    }
    Block next = blocks.get(i + 1);
    if (next instanceof Block.Paragraph note && note.tone() == Block.Tone.NOTE) {
      return true;
    }
    boolean introduces =
        blocks.get(i) instanceof Block.Paragraph text && text.tone() == Block.Tone.BODY;
    boolean introduced =
        next instanceof Block.Table
            || next instanceof Block.Figure
            || next instanceof Block.BulletList;
    return introduces && (introduced || staysWithNext(blocks, i + 1));
  }

  private List<Strip> heading(Section section) {
    return heading(section.title(), "H2", Style.SECTION, 22, headings.next());
  }

  private List<Strip> strips(Block block) {
    if (block instanceof Block.Heading heading) {
      List<Strip> strips = heading(heading.text(), "H3", Style.HEADING, 12, headings.next());
      if (heading.startsPage()) {
        strips.set(0, strips.get(0).startingPage());
      }
      return strips;
    }
    if (block instanceof Block.Paragraph paragraph) {
      TextStyle type = paragraph.tone() == Block.Tone.NOTE ? Style.NOTE : Style.BODY;
      return text(paragraph.text(), document.add("P"), type, 0, SPACE, false);
    }
    if (block instanceof Block.Verdict verdict) {
      return List.of(verdict(verdict));
    }
    if (block instanceof Block.Callout callout) {
      return List.of(callout(callout));
    }
    if (block instanceof Block.KeyValues facts) {
      return facts(facts);
    }
    if (block instanceof Block.Table table) {
      return new TableLayout(fonts, width, pageHeight / 2).strips(table, document);
    }
    if (block instanceof Block.Figure figure) {
      return figure(figure);
    }
    if (block instanceof Block.RuledLines lines) {
      return List.of(ruled(lines));
    }
    if (block instanceof Block.Contents) {
      return new ContentsLayout(fonts, width, headings.all()).strips(document);
    }
    return bullets((Block.BulletList) block);
  }

  private List<Strip> heading(
      String text, String role, TextStyle type, float before, @Nullable Bookmark bookmark) {
    List<Strip> strips = text(text, document.add(role), type, 0, before, true);
    Strip first = strips.get(0);
    List<Strip> all = new ArrayList<>(strips);
    all.set(0, new Strip(before, first.height(), true, false, first.inks(), null, bookmark));
    return all;
  }

  /** Lines of text; two of them stay together at either end. */
  private List<Strip> text(
      String text, Tag tag, TextStyle type, float left, float before, boolean keepWithNext) {
    List<String> lines = lines(text, type, width - left);
    List<Strip> strips = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1;
      boolean keep = last ? keepWithNext : keepWithNext || i == 0 || i == lines.size() - 2;
      strips.add(
          new Strip(
              i == 0 ? before : 0,
              type.leading(),
              keep,
              List.of(ink(lines.get(i), tag, type, left, 0))));
    }
    return strips;
  }

  private Strip verdict(Block.Verdict verdict) {
    Color color = color(verdict.outcome());
    float left = BAR * 2 + PADDING;
    List<Ink> texts = new ArrayList<>();
    float y = PADDING;
    y = add(texts, verdict.word(), Style.VERDICT.in(color), left, y);
    y = add(texts, verdict.meaning(), Style.MEANING, left, y + 2);
    float height = y + PADDING;
    List<Ink> inks = new ArrayList<>();
    inks.add(new Ink.Box(0, 0, width, height, Style.TINT));
    inks.add(new Ink.Box(0, 0, BAR * 2, height, color));
    inks.addAll(texts);
    return new Strip(SPACE, height, false, inks);
  }

  private Strip callout(Block.Callout callout) {
    float left = BAR + PADDING;
    List<Ink> inks = new ArrayList<>();
    float height = add(inks, callout.text(), Style.CALLOUT, left, 2) + 2;
    inks.add(0, new Ink.Box(0, 0, BAR, height, Style.ACCENT));
    return new Strip(SPACE + 2, height, false, inks);
  }

  private float add(List<Ink> inks, String text, TextStyle type, float left, float top) {
    Tag tag = document.add("P");
    float y = top;
    for (String line : lines(text, type, width - left - PADDING)) {
      inks.add(ink(line, tag, type, left, y));
      y += type.leading();
    }
    return y;
  }

  private List<Strip> facts(Block.KeyValues facts) {
    Tag list = document.add("L");
    List<Strip> strips = new ArrayList<>();
    int left = facts.entries().size();
    boolean few = left <= FEW;
    for (Block.Fact entry : facts.entries()) {
      left--;
      Tag item = list.add("LI");
      Tag label = item.add("Lbl");
      Tag body = item.add("LBody");
      TextStyle type = entry.code() ? Style.CODE : Style.VALUE;
      List<String> keys = lines(entry.key(), Style.KEY, KEY_WIDTH - INDENT);
      List<String> values = lines(entry.value(), type, width - KEY_WIDTH);
      List<Strip> fact = fact(keys, values, label, body, type, strips.isEmpty() ? SPACE : 1);
      // Few facts stay together; of many, the first two and the last two.
      if (left > 0 && (few || left == 1 || strips.isEmpty())) {
        int last = fact.size() - 1;
        fact.set(last, fact.get(last).keptWithNext());
      }
      strips.addAll(fact);
    }
    return strips;
  }

  /**
   * A fact in one piece, so that its key is drawn, and read, before its value; in lines when it is
   * very tall.
   */
  private List<Strip> fact(
      List<String> keys, List<String> values, Tag label, Tag body, TextStyle type, float before) {
    int count = Math.max(keys.size(), values.size());
    int most = (int) (pageHeight / 4 / type.leading());
    int piece = count <= most ? count : 1;
    List<Strip> strips = new ArrayList<>();
    for (int start = 0; start < count; start += piece) {
      List<Ink> inks = new ArrayList<>();
      column(inks, keys, start, piece, label, Style.KEY, 0, type.leading());
      column(inks, values, start, piece, body, type, KEY_WIDTH, type.leading());
      boolean last = start + piece >= count;
      boolean keep = !last && (start == 0 || start + 2 * piece >= count);
      strips.add(new Strip(start == 0 ? before : 0, piece * type.leading(), keep, inks));
    }
    return strips;
  }

  private static void column(
      List<Ink> inks,
      List<String> lines,
      int start,
      int count,
      Tag tag,
      TextStyle type,
      float left,
      float leading) {
    for (int i = start; i < Math.min(start + count, lines.size()); i++) {
      inks.add(ink(lines.get(i), tag, type, left, (i - start) * leading));
    }
  }

  private List<Strip> figure(Block.Figure figure) {
    List<Strip> strips =
        new ArrayList<>(
            text(figure.caption(), document.add("P"), Style.CAPTION, 0, SPACE * 2, true));
    Tag tag = document.addFigure(figure.alternative());
    float usual = figure.low() ? LOW_FIGURE_HEIGHT : FIGURE_HEIGHT;
    float height = (float) ChartDrawing.height(figure.chart()).orElse(usual);
    Chart chart = Texts.mapped(figure.chart(), text -> fonts.drawable(text, Face.REGULAR));
    strips.add(
        new Strip(2, height, false, List.of(new Ink.Picture(tag, 0, 0, width, height, chart))));
    return strips;
  }

  /** Lines side by side, each over its caption; the lines themselves mean nothing to a reader. */
  private Strip ruled(Block.RuledLines lines) {
    List<Ink> inks = new ArrayList<>();
    float y = add(inks, lines.heading(), Style.CAPTION, 0, 0);
    if (!lines.statement().isEmpty()) {
      y = add(inks, lines.statement(), Style.BODY, 0, y);
    }
    y += WRITING;
    List<String> captions = lines.captions();
    float each = (width - GAP * (captions.size() - 1)) / captions.size();
    float bottom = y;
    for (int i = 0; i < captions.size(); i++) {
      float left = i * (each + GAP);
      inks.add(new Ink.Box(left, y, each, RULE, Style.RULE));
      Tag tag = document.add("P");
      float below = y + 2;
      for (String line : lines(captions.get(i), Style.NOTE, each)) {
        inks.add(ink(line, tag, Style.NOTE, left, below));
        below += Style.NOTE.leading();
      }
      bottom = Math.max(bottom, below);
    }
    return new Strip(SPACE * 2, bottom, false, inks);
  }

  private List<Strip> bullets(Block.BulletList bullets) {
    Tag list = document.add("L");
    List<Strip> strips = new ArrayList<>();
    for (String text : bullets.items()) {
      Tag item = list.add("LI");
      Tag label = item.add("Lbl");
      List<Strip> lines = text(text, item.add("LBody"), Style.BODY, INDENT, 3, false);
      Strip first = lines.get(0);
      List<Ink> inks = new ArrayList<>();
      inks.add(ink(BULLET, label, Style.BODY, 2, 0));
      inks.addAll(first.inks());
      strips.add(new Strip(first.before(), first.height(), first.keepWithNext(), inks));
      strips.addAll(lines.subList(1, lines.size()));
    }
    return strips;
  }

  private List<String> lines(String text, TextStyle type, float lineWidth) {
    return new LineBreaker(fonts, type.face(), type.size())
        .lines(fonts.drawable(text, type.face()), lineWidth);
  }

  private static Ink ink(String line, Tag tag, TextStyle type, float left, float top) {
    return new Ink.Text(
        tag, left, top + type.baseline(), line, type.face(), type.size(), type.color());
  }

  private static Color color(Outcome outcome) {
    return switch (outcome) {
      case ACCEPT -> Style.MET;
      case REJECT -> Style.VIOLATED;
      case UNDETERMINED -> Style.OPEN;
    };
  }
}
