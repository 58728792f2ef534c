package org.reidrisk.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;
import org.reidrisk.report.document.Chart;
import org.reidrisk.report.document.Chart.Sign;

/**
 * The marks of rows. Where marks share a place the larger ones are hollow, so that all are seen.
 */
final class RowMarks extends AbstractXYItemRenderer {

  private static final long serialVersionUID = 1L;

  private static final double HALF_BAR = 3.4;
  private static final double HATCH = 3;
  private static final double DOT = 2.4;
  private static final double RING = 3.6;
  private static final double DIAMOND = 5.2;
  private static final double TRIANGLE = 3.4;
  private static final double HALF_STROKE = 5;
  private static final double ARROW = 4;
  private static final BasicStroke LINE = new BasicStroke(1.1f);
  private static final BasicStroke THICK = new BasicStroke(1.6f);
  private static final BasicStroke HALO = new BasicStroke(3.6f);

  @SuppressWarnings("serial") // never serialized
  private final Chart.Rows chart;

  @SuppressWarnings("serial") // never serialized
  private final DoubleUnaryOperator place;

  /**
   * Marks of a chart.
   *
   * @param chart the chart
   * @param place from a value to its place on the axis, the nearer end for what lies beyond it
   */
  RowMarks(Chart.Rows chart, DoubleUnaryOperator place) {
    this.chart = chart;
    this.place = place;
  }

  @Override
  public void drawItem(
      Graphics2D g2,
      XYItemRendererState state,
      Rectangle2D dataArea,
      PlotRenderingInfo info,
      XYPlot plot,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      XYDataset dataset,
      int series,
      int item,
      CrosshairState crosshairState,
      int pass) {
    double y =
        rangeAxis.valueToJava2D(dataset.getYValue(series, item), dataArea, RectangleEdge.LEFT);
    for (Chart.Mark mark : chart.rows().get(item).marks()) {
      double from =
          domainAxis.valueToJava2D(
              place.applyAsDouble(mark.from()), dataArea, RectangleEdge.BOTTOM);
      double to =
          domainAxis.valueToJava2D(place.applyAsDouble(mark.to()), dataArea, RectangleEdge.BOTTOM);
      boolean point = mark.from() == mark.to();
      if (point && mark.to() > chart.high()) {
        arrow(g2, to, y, -1);
      } else if (point && mark.from() < chart.low()) {
        arrow(g2, from, y, 1);
      } else {
        draw(mark.sign(), g2, from, to, y);
      }
    }
  }

  /** A mark as it stands in a head. */
  static void sample(Sign sign, Graphics2D g2, double left, double right, double y) {
    boolean wide = wide(sign);
    double middle = (left + right) / 2;
    draw(sign, g2, wide ? left : middle, wide ? right : middle, y);
  }

  private static boolean wide(Sign sign) {
    return switch (sign) {
      case FILLED_BAR, PALE_BAR, HATCHED_BAR, DASHES, STEM -> true;
      case NONE, DOT, RING, DIAMOND, TRIANGLE, STROKE -> false;
    };
  }

  private static void draw(Sign sign, Graphics2D g2, double from, double to, double y) {
    switch (sign) {
      case NONE -> {}
      case FILLED_BAR -> fill(g2, bar(from, to, y), ChartColors.STRONG);
      case PALE_BAR -> outlined(g2, bar(from, to, y), ChartColors.SOFT);
      case HATCHED_BAR -> hatched(g2, from, to, y);
      case DASHES -> line(g2, from, y, to, y, ChartDrawing.DASHES, ChartColors.LINE);
      case STEM -> line(g2, from, y, to, y, LINE, ChartColors.STRONG);
      case DOT -> fill(g2, circle(from, y, DOT), ChartColors.STRONG);
      case RING -> outlined(g2, circle(from, y, RING), Color.WHITE);
      case DIAMOND -> outlined(g2, polygon(from, y, DIAMOND, 4), Color.WHITE);
      case TRIANGLE -> fill(g2, polygon(from, y, TRIANGLE, 3), ChartColors.INK);
      case STROKE -> {
        line(g2, from, y - HALF_STROKE, from, y + HALF_STROKE, HALO, Color.WHITE);
        line(g2, from, y - HALF_STROKE, from, y + HALF_STROKE, THICK, ChartColors.INK);
      }
    }
  }

  private static Rectangle2D bar(double from, double to, double y) {
    return new Rectangle2D.Double(from, y - HALF_BAR, to - from, 2 * HALF_BAR);
  }

  private static Ellipse2D circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  /** A polygon with a corner on top. */
  private static Shape polygon(double x, double y, double radius, int corners) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double px = x + radius * Math.sin(angle);
      double py = y - radius * Math.cos(angle);
      if (i == 0) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }

  /** The mark lies beyond the end of the axis. */
  private static void arrow(Graphics2D g2, double x, double y, int inward) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y);
    path.lineTo(x + inward * 2 * ARROW, y - ARROW);
    path.lineTo(x + inward * 2 * ARROW, y + ARROW);
    path.closePath();
    outlined(g2, path, Color.WHITE);
  }

  /** Lines that rise to the right, each cut at the bar's ends. */
  private static void hatched(Graphics2D g2, double from, double to, double y) {
    Rectangle2D bar = bar(from, to, y);
    fill(g2, bar, Color.WHITE);
    double height = 2 * HALF_BAR;
    for (double x = from - height + HATCH; x < to; x += HATCH) {
      double start = Math.max(x, from);
      double end = Math.min(x + height, to);
      double bottom = y + HALF_BAR;
      line(
          g2,
          start,
          bottom - (start - x),
          end,
          bottom - (end - x),
          ChartDrawing.OUTLINE,
          ChartColors.STRONG);
    }
    g2.setPaint(ChartColors.STRONG);
    g2.setStroke(ChartDrawing.OUTLINE);
    g2.draw(bar);
  }

  private static void outlined(Graphics2D g2, Shape shape, Paint inside) {
    fill(g2, shape, inside);
    g2.setPaint(ChartColors.STRONG);
    g2.setStroke(LINE);
    g2.draw(shape);
  }

  private static void fill(Graphics2D g2, Shape shape, Paint paint) {
    g2.setPaint(paint);
    g2.fill(shape);
  }

  private static void line(
      Graphics2D g2, double x1, double y1, double x2, double y2, Stroke stroke, Paint paint) {
    g2.setPaint(paint);
    g2.setStroke(stroke);
    g2.draw(new Line2D.Double(x1, y1, x2, y2));
  }
}
