package org.reidrisk.report.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Objects;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A number axis whose marks and their words are given, so that no locale formats them. */
final class MarkedAxis extends NumberAxis {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialized
  private final List<Mark> marks;

  /** A place on the axis and what is written there. */
  record Mark(double value, String label) {}

  MarkedAxis(String label, Font font, List<Mark> marks, double low, double high) {
    super(label);
    this.marks = List.copyOf(marks);
    setLabelFont(font);
    setTickLabelFont(font);
    setLabelPaint(ChartColors.INK);
    setTickLabelPaint(ChartColors.INK);
    setAxisLinePaint(ChartColors.LINE);
    setTickMarkPaint(ChartColors.LINE);
    setAutoRange(false);
    setRange(low, high);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isLeftOrRight(edge) ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
    return marks.stream()
        .map(mark -> new NumberTick(mark.value(), mark.label(), anchor, TextAnchor.CENTER, 0))
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other) && other instanceof MarkedAxis axis && axis.marks.equals(marks);
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), marks);
  }
}
