package org.reidrisk.report.pdf;

/** The sizes of paper that a report is laid out for, upright. */
public enum Paper {
  /** 210 by 297 mm. */
  A4(595, 842),
  /** 8.5 by 11 inches. */
  LETTER(612, 792);

  private final float width;
  private final float height;

  Paper(float width, float height) {
    this.width = width;
    this.height = height;
  }

  /** In points. */
  float width() {
    return width;
  }

  /** In points. */
  float height() {
    return height;
  }
}
