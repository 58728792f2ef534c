package org.reidrisk.report.pdf;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.report.pdf.Strip.Bookmark;
import org.reidrisk.report.pdf.Style.TextStyle;

/** The table of contents: a strip for each heading, which leads to it and tells its page. */
final class ContentsLayout {

  private static final float BEFORE_SECTION = 4;
  private static final float INDENT = 14;
  private static final float GAP = 8;

  /** Room for the page number, in points. */
  private static final float NUMBER = 24;

  /** A longer heading is cut: the contents are there to find it. */
  private static final int MOST_LINES = 3;

  private final Fonts fonts;
  private final float width;
  private final List<Bookmark> headings;

  ContentsLayout(Fonts fonts, float width, List<Bookmark> headings) {
    this.fonts = fonts;
    this.width = width;
    this.headings = headings;
  }

  List<Strip> strips(Tag parent) {
    List<Strip> strips = new ArrayList<>();
    Tag contents = parent.add("TOC");
    Tag section = contents;
    Tag inner = contents;
    for (int i = 0; i < headings.size(); i++) {
      Bookmark heading = headings.get(i);
      if (heading.ofContents()) {
        continue;
      }
      boolean ofSection = heading.level() == 1;
      if (ofSection) {
        section = contents.add("TOCI");
        inner = contents;
      } else if (inner == contents) {
        inner = section.add("TOC");
      }
      Tag item = ofSection ? section : inner.add("TOCI");
      // Neither a section nor its last entry stands alone at the edge of a page.
      boolean keep =
          i + 1 < headings.size()
              && headings.get(i + 1).level() == 2
              && (ofSection || i + 2 == headings.size() || headings.get(i + 2).level() == 1);
      strips.add(entry(heading, item, ofSection, keep));
    }
    return strips;
  }

  private Strip entry(Bookmark heading, Tag item, boolean ofSection, boolean keepWithNext) {
    TextStyle type = ofSection ? Style.CONTENTS_SECTION : Style.CONTENTS_HEADING;
    float left = ofSection ? 0 : INDENT;
    List<String> lines = lines(heading.title(), type, width - left - NUMBER - GAP);
    Tag link = item.add("Reference").add("Link");
    float height = lines.size() * type.leading();
    List<Ink> inks = new ArrayList<>();
    String last = lines.get(lines.size() - 1).stripTrailing();
    float from = left + fonts.width(last, type.face(), type.size()) + GAP / 2;
    float baseline = height - type.leading() + type.baseline();
    inks.add(
        new Ink.Box(
            from, baseline, Math.max(0, width - NUMBER - from), Style.LEADER, Style.HAIRLINE));
    for (int i = 0; i < lines.size(); i++) {
      inks.add(
          new Ink.Text(
              link,
              left,
              i * type.leading() + type.baseline(),
              lines.get(i),
              type.face(),
              type.size(),
              type.color()));
    }
    inks.add(
        new Ink.PageNumber(
            link, width, baseline, heading, Face.REGULAR, type.size(), type.color()));
    inks.add(new Ink.Link(link, left, 0, width - left, height, heading));
    return new Strip(ofSection ? BEFORE_SECTION : 0, height, keepWithNext, inks);
  }

  private List<String> lines(String title, TextStyle type, float lineWidth) {
    LineBreaker breaker = new LineBreaker(fonts, type.face(), type.size());
    List<String> lines = breaker.lines(fonts.drawable(title, type.face()), lineWidth);
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, MOST_LINES));
    String last = shown.get(MOST_LINES - 1).stripTrailing();
    shown.set(MOST_LINES - 1, last.substring(0, last.length() - 1) + "…");
    return shown;
  }
}
