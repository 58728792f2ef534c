package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Quantity;
import org.reidrisk.report.document.Block.Figure;
import org.reidrisk.report.document.Chart.AxisTick;
import org.reidrisk.report.document.Chart.Mark;
import org.reidrisk.report.document.Chart.Sign;

/** Charts of rows: split where there are many, and said in words. */
final class RowPictures {

  private static final int PARTS = 5;

  private RowPictures() {}

  /**
   * A row and the same in words.
   *
   * @param row what is drawn
   * @param words what is said of it
   */
  record Said(Chart.Row row, String words) {}

  /**
   * As many pictures as the rows need, all of about the same height.
   *
   * @param rows the rows; none give no picture
   * @param most how many rows a picture has at most
   * @param chart from the rows of one picture to its chart
   * @param caption its title
   * @param alternative the key of what it shows, with a place for the rows in words
   */
  static List<Block> of(
      List<Said> rows,
      int most,
      Function<List<Chart.Row>, Chart> chart,
      String caption,
      String alternative,
      Wording wording) {
    int pictures = (rows.size() + most - 1) / most;
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      List<Said> part = rows.subList(rows.size() * i / pictures, rows.size() * (i + 1) / pictures);
      String inWords = part.stream().map(Said::words).collect(Collectors.joining("; "));
      blocks.add(
          new Figure(
              chart.apply(part.stream().map(Said::row).toList()),
              wording.text(alternative, inWords),
              pictures == 1
                  ? caption
                  : wording.text(
                      "charts.continued",
                      caption,
                      wording.number(i + 1L),
                      wording.number(pictures))));
    }
    return blocks;
  }

  /** The marks of an axis of shares. */
  static List<AxisTick> shareTicks(Wording wording) {
    List<AxisTick> ticks = new ArrayList<>();
    for (int i = 0; i <= PARTS; i++) {
      double share = (double) i / PARTS;
      ticks.add(new AxisTick(share, wording.percent(share)));
    }
    return ticks;
  }

  /** A share, or the range it lies in, as a mark; nothing where there is no value. */
  static List<Mark> marks(Sign sign, Estimate estimate, double whole) {
    if (estimate instanceof Estimate.Count count) {
      return List.of(new Mark(sign, count.value() / whole));
    }
    if (estimate instanceof Estimate.Real real) {
      return List.of(new Mark(sign, real.value() / whole));
    }
    return estimate instanceof Estimate.Interval interval
        ? List.of(new Mark(Sign.HATCHED_BAR, interval.low() / whole, interval.high() / whole))
        : List.of();
  }

  /** The same as a number beside it. */
  static String share(Estimate estimate, double whole, Wording wording) {
    List<Mark> marks = marks(Sign.DOT, estimate, whole);
    return marks.isEmpty()
        ? wording.text("value.undefined")
        : range(marks.get(0).from(), marks.get(0).to(), wording);
  }

  /** A share in percent, or two. */
  static String range(double low, double high, Wording wording) {
    return low == high
        ? wording.percent(low)
        : wording.text("charts.bin.range", Figures.percent(low), wording.percent(high));
  }

  /** A figure in few words. */
  static String value(Quantity quantity, Unit unit, Estimate estimate, Wording wording) {
    if (estimate instanceof Estimate.Interval interval) {
      return wording.text(
          "charts.bin.range",
          bare(quantity, interval.low(), wording),
          quantity.kind() == Quantity.Kind.COUNT
              ? wording.number((long) interval.high())
              : wording.value(quantity, unit, new Estimate.Real(interval.high())).text());
    }
    return wording.value(quantity, unit, estimate).text();
  }

  private static String bare(Quantity quantity, double value, Wording wording) {
    if (quantity.kind() == Quantity.Kind.COUNT) {
      return wording.number((long) value);
    }
    return Wording.isShare(quantity) ? Figures.percent(value) : Figures.decimal(value);
  }
}
