package org.reidrisk.report.document;

import org.reidrisk.report.document.Block.Cell;

/** The beginning of what could be too long for the pages that a board decides by. */
final class Excerpt {

  private static final int NAME = 80;
  private static final int LINE = 150;
  private static final int TEXT = 360;
  private static final String MORE = "…";

  private Excerpt() {}

  /** A name of a file, a column or a scenario. */
  static String name(String name) {
    return beginning(name, NAME);
  }

  /** Who somebody is, in a line or two. */
  static String line(String text) {
    return beginning(text, LINE);
  }

  /** Sentences, cut between words where there are any. */
  static String text(String text) {
    return beginning(text, TEXT);
  }

  /** A cell whose texts may hold such names. */
  static Cell cell(Cell cell) {
    return new Cell(line(cell.text()), line(cell.detail()), cell.emphasis());
  }

  private static String beginning(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    int end = text.offsetByCodePoints(0, most - 1);
    int blank = text.lastIndexOf(' ', end);
    return text.substring(0, blank > end / 2 ? blank : end) + MORE;
  }
}
