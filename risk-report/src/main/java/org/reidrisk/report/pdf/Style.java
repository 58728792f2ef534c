package org.reidrisk.report.pdf;

import java.awt.Color;

/** The look of the report: sizes in points, and colors that stay apart in greyscale. */
final class Style {

  static final float MARGIN_LEFT = 56;
  static final float MARGIN_TOP = 62;
  static final float MARGIN_BOTTOM = 58;
  static final float HEAD_BASELINE = 36;
  static final float FOOT_BASELINE = 34;
  static final float RUNNING_SIZE = 7.5f;

  static final Color INK = new Color(0x1A1A1A);
  static final Color QUIET = new Color(0x555555);
  static final Color RULE = new Color(0x1A1A1A);
  static final Color HAIRLINE = new Color(0xC8C8C8);
  static final Color ACCENT = new Color(0x17406B);
  static final Color TINT = new Color(0xF1F4F8);
  static final Color MET = new Color(0x14603F);
  static final Color VIOLATED = new Color(0x9A1414);
  static final Color OPEN = new Color(0x7A4B00);

  static final TextStyle TITLE = new TextStyle(Face.BOLD, 20, 24, INK);
  static final TextStyle SECTION = new TextStyle(Face.BOLD, 15, 19, ACCENT);
  static final TextStyle HEADING = new TextStyle(Face.BOLD, 10.5f, 14, INK);
  static final float LEADER = 0.3f;
  static final TextStyle CONTENTS = new TextStyle(Face.REGULAR, 9.5f, 14, INK);
  static final TextStyle BODY = new TextStyle(Face.REGULAR, 9.5f, 13, INK);
  static final TextStyle NOTE = new TextStyle(Face.REGULAR, 8, 10.5f, QUIET);
  static final TextStyle KIND = new TextStyle(Face.REGULAR, 8.5f, 12, QUIET);
  static final TextStyle KEY = new TextStyle(Face.REGULAR, 9, 12.5f, QUIET);
  static final TextStyle VALUE = new TextStyle(Face.REGULAR, 9, 12.5f, INK);
  static final TextStyle CODE = new TextStyle(Face.MONO, 8, 12.5f, INK);
  static final TextStyle VERDICT = new TextStyle(Face.BOLD, 30, 36, INK);
  static final TextStyle MEANING = new TextStyle(Face.REGULAR, 11, 15, INK);
  static final TextStyle CALLOUT = new TextStyle(Face.REGULAR, 9.5f, 13, INK);
  static final TextStyle CELL = new TextStyle(Face.REGULAR, 8.5f, 11, INK);
  static final TextStyle CELL_STRONG = new TextStyle(Face.BOLD, 8.5f, 11, INK);
  static final TextStyle CELL_HEAD = new TextStyle(Face.BOLD, 8, 10.5f, INK);
  static final TextStyle CELL_DETAIL = new TextStyle(Face.REGULAR, 7, 9, QUIET);
  static final TextStyle CAPTION = new TextStyle(Face.BOLD, 9, 12.5f, INK);

  private Style() {}

  /**
   * How a run of text is set.
   *
   * @param face its face
   * @param size its size
   * @param leading the height of a line
   * @param color its color
   */
  record TextStyle(Face face, float size, float leading, Color color) {
    TextStyle in(Color other) {
      return new TextStyle(face, size, leading, other);
    }

    /** From the top of a line to its baseline: the text stands in the middle of its line. */
    float baseline() {
      return (leading + size * 0.72f) / 2;
    }
  }
}
