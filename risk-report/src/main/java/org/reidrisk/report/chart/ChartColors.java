package org.reidrisk.report.chart;

import java.awt.Color;

/** The colors of all charts; their greys are far enough apart to tell them in black and white. */
final class ChartColors {
  static final Color INK = new Color(0x1A1A1A);
  static final Color QUIET = new Color(0x555555);
  static final Color LINE = new Color(0x6E6E6E);
  static final Color GRID = new Color(0xE4E4E4);
  static final Color STRONG = new Color(0x17406B);
  static final Color SOFT = new Color(0xC3D3E4);

  private ChartColors() {}
}
