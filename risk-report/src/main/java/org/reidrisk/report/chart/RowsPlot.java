package org.reidrisk.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.reidrisk.report.chart.MarkedAxis.Mark;
import org.reidrisk.report.document.Chart;

/** Rows of marks on one axis, their names on the left and their numbers on the right. */
final class RowsPlot {

  private static final float DETAIL_SIZE = 6.5f;
  private static final double LEADING = 9.5;
  private static final double PITCH = 15;
  private static final double PITCH_WITH_DETAIL = 21;
  private static final double HEAD = 2 * LEADING + 5;
  private static final double AXIS = 28;
  private static final double GAP = 9;
  private static final double SIGN = 11;
  private static final double WIDEST_HEAD = 42;
  private static final double NAMES_AT_LEAST = 0.28;
  private static final double NAMES_AT_MOST = 0.4;
  private static final double PLOT_AT_LEAST = 0.27;
  private static final double LEAST_MARGIN = 12;

  /** Room at either end of the axis, as a share of it, for marks that lie there. */
  private static final double MARGIN = 0.035;

  private final Chart.Rows chart;
  private final Font font;
  private final ChartText labels;
  private final ChartText details;
  private final double names;
  private final List<Column> columns;

  /** A column of numbers. */
  private record Column(List<String> head, double width, List<String> cells) {}

  private RowsPlot(Chart.Rows chart, Font font, UnaryOperator<String> drawable, double width) {
    this.chart = chart;
    this.font = font;
    labels = new ChartText(font, drawable);
    details = new ChartText(font.deriveFont(DETAIL_SIZE), drawable);
    List<Double> wanted = widths();
    double numbers = wanted.stream().mapToDouble(column -> column + GAP).sum();
    double room = width * (1 - PLOT_AT_LEAST) - GAP;
    double most = Math.min(width * NAMES_AT_MOST, room - numbers);
    names = Math.min(widestName(), Math.max(width * NAMES_AT_LEAST, most));
    columns = columns(shared(wanted, room - names));
  }

  /** How high it is drawn. */
  static double height(Chart.Rows chart) {
    return HEAD + AXIS + chart.rows().size() * pitch(chart);
  }

  static void draw(
      Chart.Rows chart,
      Font font,
      UnaryOperator<String> drawable,
      Graphics2D graphics,
      Rectangle2D area) {
    new RowsPlot(chart, font, drawable, area.getWidth()).draw(graphics, area);
  }

  private static double pitch(Chart.Rows chart) {
    return chart.rows().stream().allMatch(row -> row.detail().isEmpty())
        ? PITCH
        : PITCH_WITH_DETAIL;
  }

  private double widestName() {
    double widest = labels.width(chart.heads().get(0).text());
    for (Chart.Row row : chart.rows()) {
      widest = Math.max(widest, labels.width(labels.drawable(row.name())));
      widest = Math.max(widest, details.width(details.drawable(row.detail())));
    }
    return widest;
  }

  /** How wide the columns of numbers would like to be. */
  private List<Double> widths() {
    List<Double> widths = new ArrayList<>();
    for (int i = 1; i < chart.heads().size(); i++) {
      double width = 0;
      for (Chart.Row row : chart.rows()) {
        width = Math.max(width, labels.width(labels.drawable(row.numbers().get(i - 1))));
      }
      Chart.Head head = chart.heads().get(i);
      double sign = head.sign() == Chart.Sign.NONE ? 0 : SIGN;
      for (String line : labels.lines(head.text(), WIDEST_HEAD)) {
        width = Math.max(width, labels.width(line) + sign);
      }
      widths.add(width);
    }
    return widths;
  }

  /** The same where there is room; else the widest are made narrower, all to the same width. */
  private static List<Double> shared(List<Double> wanted, double room) {
    double left = room - wanted.size() * GAP;
    double most = Double.POSITIVE_INFINITY;
    List<Double> sorted = wanted.stream().sorted().toList();
    for (int i = 0; i < sorted.size(); i++) {
      double share = left / (sorted.size() - i);
      if (sorted.get(i) > share) {
        most = Math.max(share, SIGN);
        break;
      }
      left -= sorted.get(i);
    }
    double widest = most;
    return wanted.stream().map(width -> Math.min(width, widest)).toList();
  }

  private List<Column> columns(List<Double> widths) {
    List<Column> all = new ArrayList<>();
    for (int i = 0; i < widths.size(); i++) {
      int column = i;
      double width = widths.get(i);
      Chart.Head head = chart.heads().get(i + 1);
      all.add(
          new Column(
              labels.lines(
                  head.text(),
                  Math.min(WIDEST_HEAD, head.sign() == Chart.Sign.NONE ? width : width - SIGN)),
              width,
              chart.rows().stream()
                  .map(row -> labels.drawable(row.numbers().get(column)))
                  .map(number -> labels.fitted(number, width))
                  .toList()));
    }
    return all;
  }

  private void draw(Graphics2D graphics, Rectangle2D area) {
    double right = columns.stream().mapToDouble(column -> column.width() + GAP).sum();
    XYPlot plot = plot(names + GAP, Math.max(right, LEAST_MARGIN));
    ChartDrawing.plain(plot);
    JFreeChart drawing = new JFreeChart(null, font, plot, false);
    drawing.setBackgroundPaint(Color.WHITE);
    drawing.setPadding(RectangleInsets.ZERO_INSETS);
    ChartRenderingInfo info = new ChartRenderingInfo();
    drawing.draw(graphics, area, info);
    text(graphics, area, info.getPlotInfo().getDataArea());
  }

  private XYPlot plot(double left, double right) {
    List<Mark> ticks =
        chart.ticks().stream().map(tick -> new Mark(place(tick.value()), tick.label())).toList();
    MarkedAxis values = new MarkedAxis(chart.axis(), font, ticks, begin(), end());
    values.setLabelInsets(new RectangleInsets(1, 0, 0, 0));
    values.setTickMarksVisible(false);
    values.setAxisLineVisible(false);
    MarkedAxis rows = new MarkedAxis("", font, List.of(), 0, chart.rows().size());
    rows.setInverted(true);
    rows.setVisible(false);
    XYSeries series = new XYSeries("rows", false, true);
    for (int i = 0; i < chart.rows().size(); i++) {
      series.add(place(chart.low()), i + 0.5);
    }
    XYPlot plot =
        new XYPlot(new XYSeriesCollection(series), values, rows, new RowMarks(chart, this::place));
    plot.setDomainGridlinePaint(ChartColors.GRID);
    plot.setDomainGridlineStroke(ChartDrawing.HAIRLINE);
    plot.setRangeGridlinesVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    for (Chart.Line line : chart.lines()) {
      ValueMarker marker = new ValueMarker(place(line.value()));
      marker.setAlpha(1);
      marker.setPaint(ChartColors.INK);
      marker.setStroke(ChartDrawing.DASHES);
      plot.addDomainMarker(marker, Layer.BACKGROUND);
    }
    AxisSpace sides = new AxisSpace();
    sides.setLeft(left);
    sides.setRight(right);
    plot.setFixedRangeAxisSpace(sides);
    AxisSpace ends = new AxisSpace();
    ends.setTop(HEAD);
    ends.setBottom(AXIS);
    plot.setFixedDomainAxisSpace(ends);
    return plot;
  }

  /** Where a value lies; what is beyond the axis lies at its end. */
  private double place(double value) {
    double inside = Math.max(chart.low(), Math.min(chart.high(), value));
    return switch (chart.scale()) {
      case LINEAR -> inside;
      case RATIO -> Math.log10(inside);
      case COUNT -> Math.log10(1 + inside);
    };
  }

  /** A name, in two lines where there is no detail and room for them. */
  private List<String> name(Chart.Row row, double pitch) {
    String name = labels.drawable(row.name());
    return row.detail().isEmpty() && pitch > PITCH
        ? labels.lines(name, names)
        : List.of(labels.fitted(name, names));
  }

  private double begin() {
    return place(chart.low()) - (place(chart.high()) - place(chart.low())) * MARGIN;
  }

  private double end() {
    return place(chart.high()) + (place(chart.high()) - place(chart.low())) * MARGIN;
  }

  private void text(Graphics2D graphics, Rectangle2D area, Rectangle2D data) {
    double pitch = data.getHeight() / chart.rows().size();
    double base = data.getMinY() - 5;
    String named = labels.fitted(chart.heads().get(0).text(), names);
    labels.left(graphics, named, area.getMinX(), base, ChartColors.QUIET);
    for (int i = 0; i < chart.rows().size(); i++) {
      Chart.Row row = chart.rows().get(i);
      double middle = data.getMinY() + (i + 0.5) * pitch;
      List<String> lines = name(row, pitch);
      boolean single = lines.size() == 1 && row.detail().isEmpty();
      double baseline = middle + (single ? 2.8 : -1);
      for (int line = 0; line < lines.size(); line++) {
        double y = baseline + line * (LEADING - 1);
        labels.left(graphics, lines.get(line), area.getMinX(), y, ChartColors.INK);
      }
      if (!row.detail().isEmpty()) {
        String detail = details.fitted(details.drawable(row.detail()), names);
        details.left(graphics, detail, area.getMinX(), baseline + 8, ChartColors.QUIET);
      }
      rule(graphics, area, data.getMinY() + i * pitch);
    }
    rule(graphics, area, data.getMaxY());
    double x = data.getMaxX();
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      x += GAP + column.width();
      head(graphics, column, chart.heads().get(c + 1).sign(), x, base);
      for (int i = 0; i < column.cells().size(); i++) {
        double middle = data.getMinY() + (i + 0.5) * pitch;
        labels.right(graphics, column.cells().get(i), x, middle + 2.8, ChartColors.INK);
      }
    }
    for (Chart.Line line : chart.lines()) {
      double share = (place(line.value()) - begin()) / (end() - begin());
      double half = labels.width(line.label()) / 2;
      double centre = data.getMinX() + share * data.getWidth();
      double from = Math.max(data.getMinX(), Math.min(data.getMaxX() - 2 * half, centre - half));
      labels.left(graphics, line.label(), from, base, ChartColors.INK);
    }
  }

  private void head(Graphics2D graphics, Column column, Chart.Sign sign, double x, double base) {
    double widest = 0;
    int lines = column.head().size();
    for (int i = 0; i < lines; i++) {
      String line = column.head().get(i);
      widest = Math.max(widest, labels.width(line));
      labels.right(graphics, line, x, base - (lines - 1 - i) * LEADING, ChartColors.QUIET);
    }
    if (sign != Chart.Sign.NONE) {
      double left = x - widest - SIGN;
      RowMarks.sample(sign, graphics, left, left + SIGN - 4, base - 2.8);
    }
  }

  private static void rule(Graphics2D graphics, Rectangle2D area, double y) {
    graphics.setPaint(ChartColors.GRID);
    graphics.setStroke(ChartDrawing.HAIRLINE);
    graphics.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
  }
}
