package org.reidrisk.report.chart;

import java.awt.Font;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.reidrisk.report.chart.MarkedAxis.Mark;
import org.reidrisk.report.document.Chart;

/** A curve that grows in steps, with numbers at chosen points. */
final class StepPlot {

  private static final int STEPS = 0;
  private static final int POINTS = 1;

  /** Room above the last mark for the number at a point and for the limit's words. */
  private static final double HEADROOM = 1.22;

  private StepPlot() {}

  static XYPlot of(Chart.Steps chart, Font font) {
    int last = chart.steps().get(chart.steps().size() - 1).size();
    List<Mark> sizes =
        Stream.concat(Stream.of(1, last), chart.points().stream().map(Chart.Point::size))
            .distinct()
            .sorted()
            .map(size -> new Mark(Math.log(size), String.valueOf(size)))
            .toList();
    List<Mark> shares =
        chart.shareTicks().stream().map(tick -> new Mark(tick.share(), tick.label())).toList();
    double end = shares.get(shares.size() - 1).value();
    XYPlot plot =
        new XYPlot(
            series(chart),
            new MarkedAxis(chart.sizeAxis(), font, sizes, 0, Math.log(last) * 1.01),
            new MarkedAxis(chart.shareAxis(), font, shares, 0, end * HEADROOM),
            renderer(chart, font));
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(ChartColors.GRID);
    plot.setRangeGridlineStroke(ChartDrawing.HAIRLINE);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    Chart.Limit limit = chart.limit();
    if (limit != null) {
      plot.addDomainMarker(line(limit, font), Layer.BACKGROUND);
    }
    return plot;
  }

  private static XYSeriesCollection series(Chart.Steps chart) {
    XYSeries steps = new XYSeries("steps", false, true);
    double share = 0;
    for (Chart.Step step : chart.steps()) {
      steps.add(Math.log(step.size()), share);
      steps.add(Math.log(step.size()), step.share());
      share = step.share();
    }
    XYSeries points = new XYSeries("points", false, true);
    chart.points().forEach(point -> points.add(Math.log(point.size()), point.share()));
    XYSeriesCollection all = new XYSeriesCollection();
    all.addSeries(steps);
    all.addSeries(points);
    return all;
  }

  private static XYLineAndShapeRenderer renderer(Chart.Steps chart, Font font) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesShapesVisible(STEPS, false);
    renderer.setSeriesPaint(STEPS, ChartColors.STRONG);
    renderer.setSeriesStroke(STEPS, ChartDrawing.CURVE);
    renderer.setSeriesLinesVisible(POINTS, false);
    renderer.setSeriesShape(POINTS, ChartDrawing.DOT);
    renderer.setSeriesPaint(POINTS, ChartColors.STRONG);
    renderer.setSeriesItemLabelsVisible(POINTS, true);
    renderer.setDefaultItemLabelFont(font);
    renderer.setDefaultItemLabelPaint(ChartColors.INK);
    renderer.setSeriesItemLabelGenerator(
        POINTS, (dataset, series, item) -> chart.points().get(item).label());
    renderer.setDefaultPositiveItemLabelPosition(
        new ItemLabelPosition(ItemLabelAnchor.OUTSIDE11, TextAnchor.BOTTOM_RIGHT));
    return renderer;
  }

  private static ValueMarker line(Chart.Limit limit, Font font) {
    ValueMarker line = new ValueMarker(Math.log(limit.size()));
    line.setAlpha(1);
    line.setPaint(ChartColors.INK);
    line.setStroke(ChartDrawing.DASHES);
    line.setLabel(limit.label());
    line.setLabelFont(font);
    line.setLabelPaint(ChartColors.INK);
    line.setLabelBackgroundColor(java.awt.Color.WHITE);
    line.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
    line.setLabelTextAnchor(TextAnchor.TOP_LEFT);
    line.setLabelOffset(new RectangleInsets(1, 4, 1, 4));
    return line;
  }
}
