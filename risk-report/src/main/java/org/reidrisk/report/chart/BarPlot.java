package org.reidrisk.report.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;
import org.reidrisk.report.chart.MarkedAxis.Mark;
import org.reidrisk.report.document.Chart;

/** Bars with their counts on top. */
final class BarPlot {

  /** Room above the last mark for the number at a bar. */
  private static final double HEADROOM = 1.08;

  /** Room for the limit's words, too. */
  private static final double HEADROOM_WITH_LIMIT = 1.2;

  /** Where a logarithmic axis begins, so that a single one still has a bar. */
  private static final double LOGARITHM_START = 0.5;

  private static final String SERIES = "count";

  private BarPlot() {}

  static CategoryPlot of(Chart.Bars chart, Font font) {
    DefaultCategoryDataset dataset = new DefaultCategoryDataset();
    chart.bars().forEach(bar -> dataset.addValue(height(bar.count(), chart), SERIES, bar.bin()));
    CategoryAxis bins = new CategoryAxis(chart.binAxis());
    bins.setLabelFont(font);
    bins.setTickLabelFont(font);
    bins.setLabelPaint(ChartColors.INK);
    bins.setTickLabelPaint(ChartColors.INK);
    bins.setAxisLinePaint(ChartColors.LINE);
    bins.setTickMarksVisible(false);
    bins.setCategoryLabelPositionOffset(2);
    bins.setLabelInsets(RectangleInsets.ZERO_INSETS);
    bins.setLowerMargin(0.02);
    bins.setUpperMargin(0.02);
    // Words that are wider than their bar go on below.
    bins.setMaximumCategoryLabelLines(2);
    bins.setCategoryMargin(0.25);
    List<Mark> marks =
        chart.countTicks().stream()
            .map(tick -> new Mark(height(tick.count(), chart), tick.label()))
            .toList();
    double end = marks.stream().mapToDouble(Mark::value).max().orElse(1);
    MarkedAxis counts =
        new MarkedAxis(
            chart.countAxis(),
            font,
            marks,
            0,
            Math.max(end, 1) * (chart.limit() == null ? HEADROOM : HEADROOM_WITH_LIMIT));
    CategoryPlot plot = new CategoryPlot(dataset, bins, counts, new Bars(chart, font));
    plot.setRangeGridlinePaint(ChartColors.GRID);
    plot.setRangeGridlineStroke(ChartDrawing.HAIRLINE);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  private static double height(long count, Chart.Bars chart) {
    if (!chart.logarithmic()) {
      return count;
    }
    return count == 0 ? 0 : Math.log10(count / LOGARITHM_START);
  }

  private static final class Bars extends BarRenderer {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialized
    private final List<Chart.Bar> bars;

    private final @Nullable String limit;
    private final Font font;

    Bars(Chart.Bars chart, Font font) {
      this.bars = chart.bars();
      this.limit = chart.limit();
      this.font = font;
      setBarPainter(new StandardBarPainter());
      setShadowVisible(false);
      setDrawBarOutline(true);
      setDefaultOutlinePaint(ChartColors.STRONG);
      setDefaultOutlineStroke(ChartDrawing.OUTLINE);
      setDefaultItemLabelsVisible(true);
      setDefaultItemLabelFont(font);
      setDefaultItemLabelPaint(ChartColors.INK);
      setDefaultItemLabelGenerator(new Labels(bars));
    }

    @Override
    public Paint getItemPaint(int row, int column) {
      return bars.get(column).belowLimit() ? ChartColors.STRONG : ChartColors.SOFT;
    }

    @Override
    public void drawItem(
        Graphics2D g2,
        CategoryItemRendererState state,
        Rectangle2D dataArea,
        CategoryPlot plot,
        CategoryAxis domainAxis,
        ValueAxis rangeAxis,
        CategoryDataset dataset,
        int row,
        int column,
        int pass) {
      super.drawItem(g2, state, dataArea, plot, domainAxis, rangeAxis, dataset, row, column, pass);
      boolean first = column > 0 && bars.get(column - 1).belowLimit();
      if (limit != null && first && !bars.get(column).belowLimit()) {
        int count = bars.size();
        RectangleEdge edge = plot.getDomainAxisEdge();
        double x =
            (domainAxis.getCategoryEnd(column - 1, count, dataArea, edge)
                    + domainAxis.getCategoryStart(column, count, dataArea, edge))
                / 2;
        g2.setPaint(ChartColors.INK);
        g2.setStroke(ChartDrawing.DASHES);
        g2.draw(new Line2D.Double(x, dataArea.getMinY(), x, dataArea.getMaxY()));
        g2.setFont(font);
        g2.drawString(limit, (float) x + 4, (float) dataArea.getMinY() + font.getSize2D());
      }
    }
  }

  private static final class Labels extends StandardCategoryItemLabelGenerator {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialized
    private final List<Chart.Bar> bars;

    Labels(List<Chart.Bar> bars) {
      this.bars = bars;
    }

    @Override
    public String generateLabel(CategoryDataset dataset, int row, int column) {
      return bars.get(column).label();
    }
  }
}
