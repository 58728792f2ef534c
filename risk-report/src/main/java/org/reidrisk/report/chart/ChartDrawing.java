package org.reidrisk.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleInsets;
import org.reidrisk.report.document.Chart;

/** Draws charts as shapes and text. */
public final class ChartDrawing {

  static final float LABEL_SIZE = 8;
  static final BasicStroke HAIRLINE = new BasicStroke(0.4f);
  static final BasicStroke OUTLINE = new BasicStroke(0.6f);
  static final BasicStroke CURVE = new BasicStroke(1.5f);
  static final BasicStroke DASHES =
      new BasicStroke(
          0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0);
  static final Ellipse2D DOT = new Ellipse2D.Double(-2.2, -2.2, 4.4, 4.4);

  private ChartDrawing() {}

  /**
   * How high a chart is drawn.
   *
   * @param chart what it shows
   * @return the height in points; empty for charts of any height
   */
  public static OptionalDouble height(Chart chart) {
    return chart instanceof Chart.Rows rows
        ? OptionalDouble.of(RowsPlot.height(rows))
        : OptionalDouble.empty();
  }

  /**
   * Draws a chart.
   *
   * @param chart what it shows
   * @param font the font of all its text; its size is ignored
   * @param drawable from any text to one of which the font has every character
   * @param graphics where it is drawn, one unit to the point
   * @param area its place
   */
  public static void draw(
      Chart chart,
      Font font,
      UnaryOperator<String> drawable,
      Graphics2D graphics,
      Rectangle2D area) {
    Font labels = font.deriveFont(LABEL_SIZE);
    if (chart instanceof Chart.Rows rows) {
      RowsPlot.draw(rows, labels, drawable, graphics, area);
      return;
    }
    Plot plot =
        chart instanceof Chart.Bars bars
            ? BarPlot.of(bars, labels)
            : StepPlot.of((Chart.Steps) chart, labels);
    plain(plot);
    JFreeChart drawing = new JFreeChart(null, labels, plot, false);
    drawing.setBackgroundPaint(Color.WHITE);
    drawing.setPadding(RectangleInsets.ZERO_INSETS);
    drawing.draw(graphics, area);
  }

  /** Without frame, transparency and room around it. */
  static void plain(Plot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setForegroundAlpha(1);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
  }
}
