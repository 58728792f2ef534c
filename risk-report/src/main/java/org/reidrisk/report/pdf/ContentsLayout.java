package org.reidrisk.report.pdf;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.report.pdf.Strip.Bookmark;
import org.reidrisk.report.pdf.Style.TextStyle;

/**
 * The table of contents: a strip for each section, which leads to it and tells its page. Headings
 * inside the sections are in the outline, so that the contents stay on one page.
 */
final class ContentsLayout {

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
    Tag contents = parent.add("TOC");
    List<Bookmark> sections =
        headings.stream().filter(h -> h.level() == 1 && !h.ofContents()).toList();
    List<Strip> strips = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      // The contents are looked at as a whole.
      boolean keep = i < sections.size() - 1;
      strips.add(entry(sections.get(i), contents.add("TOCI"), keep));
    }
    return strips;
  }

  private Strip entry(Bookmark heading, Tag item, boolean keepWithNext) {
    TextStyle type = Style.CONTENTS;
    List<String> lines = lines(heading.title(), type, width - NUMBER - GAP);
    Tag link = item.add("Reference").add("Link");
    float height = lines.size() * type.leading();
    List<Ink> inks = new ArrayList<>();
    String last = lines.get(lines.size() - 1).stripTrailing();
    float from = fonts.width(last, type.face(), type.size()) + GAP / 2;
    float baseline = height - type.leading() + type.baseline();
    inks.add(
        new Ink.Box(
            from, baseline, Math.max(0, width - NUMBER - from), Style.LEADER, Style.HAIRLINE));
    for (int i = 0; i < lines.size(); i++) {
      inks.add(
          new Ink.Text(
              link,
              0,
              i * type.leading() + type.baseline(),
              i == lines.size() - 1 ? last + " " : lines.get(i),
              type.face(),
              type.size(),
              type.color()));
    }
    inks.add(
        new Ink.PageNumber(
            link, width, baseline, heading, Face.REGULAR, type.size(), type.color()));
    inks.add(new Ink.Link(link, 0, 0, width, height, heading));
    return new Strip(0, height, keepWithNext, inks);
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
