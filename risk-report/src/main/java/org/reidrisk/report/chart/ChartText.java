package org.reidrisk.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Text of a known width. */
final class ChartText {

  private static final String ELLIPSIS = "…";
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  /** Sums of widths are not exact. */
  private static final double SLACK = 0.01;

  /** Longer names are cut before they are measured. */
  private static final int MOST_CHARACTERS = 200;

  private final Font font;
  private final UnaryOperator<String> drawable;

  ChartText(Font font, UnaryOperator<String> drawable) {
    this.font = font;
    this.drawable = drawable;
  }

  /** The same text with what the font lacks written otherwise, in one line. */
  String drawable(String text) {
    String shown =
        drawable.apply(cut(text, MOST_CHARACTERS)).replaceAll("\\s*\\R\\s*", " ").strip();
    return cut(shown, MOST_CHARACTERS);
  }

  double width(String text) {
    return font.getStringBounds(text, CONTEXT).getWidth();
  }

  /** The text, or so much of its beginning and end as fits around an ellipsis. */
  String fitted(String text, double width) {
    if (width(text) <= width + SLACK) {
      return text;
    }
    int[] characters = text.codePoints().toArray();
    int low = 0;
    int high = characters.length - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (width(around(characters, middle)) <= width) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return around(characters, low);
  }

  /** One line, or two of about the same width where one is too wide. */
  List<String> lines(String text, double width) {
    if (width(text) <= width + SLACK || text.indexOf(' ') < 0) {
      return List.of(fitted(text, width));
    }
    List<String> best = List.of(text);
    double least = Double.POSITIVE_INFINITY;
    for (int i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) {
      List<String> split = List.of(text.substring(0, i), text.substring(i + 1));
      double widest = Math.max(width(split.get(0)), width(split.get(1)));
      if (widest < least) {
        least = widest;
        best = split;
      }
    }
    List<String> lines = new ArrayList<>();
    best.forEach(line -> lines.add(fitted(line, width)));
    return lines;
  }

  void left(Graphics2D graphics, String text, double x, double baseline, Color color) {
    graphics.setFont(font);
    graphics.setPaint(color);
    graphics.drawString(text, (float) x, (float) baseline);
  }

  void right(Graphics2D graphics, String text, double x, double baseline, Color color) {
    left(graphics, text, x - width(text), baseline, color);
  }

  private static String cut(String text, int most) {
    int[] characters = text.codePoints().limit(2L * most).toArray();
    return characters.length <= most ? text : around(text.codePoints().toArray(), most);
  }

  /** So many characters, more of them from the beginning than from the end. */
  private static String around(int[] characters, int kept) {
    int end = kept / 3;
    return new String(characters, 0, kept - end).stripTrailing()
        + ELLIPSIS
        + new String(characters, characters.length - end, end).stripLeading();
  }
}
