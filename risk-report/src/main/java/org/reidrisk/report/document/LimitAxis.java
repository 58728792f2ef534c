package org.reidrisk.report.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Limit;
import org.reidrisk.report.document.Chart.AxisTick;
import org.reidrisk.report.document.Chart.Head;
import org.reidrisk.report.document.Chart.Line;
import org.reidrisk.report.document.Chart.Mark;
import org.reidrisk.report.document.Chart.Scale;

/**
 * One axis for figures of all kinds: how many times its limit a figure is, so that the limit is 1
 * and what lies above is not allowed. Where more is safer it is the limit over the figure.
 */
final class LimitAxis {

  private static final double[] NEAR_ENDS = {0.1, 10};
  private static final double[] NEAR_TICKS = {0.1, 0.5, 1, 2, 10};
  private static final double LOWEST = 0.001;
  private static final double HIGHEST = 1000;

  private LimitAxis() {}

  /**
   * Where a figure lies.
   *
   * @param low the least that it may be
   * @param high the most; equal to {@code low} when it is known
   */
  record Place(double low, double high) {
    boolean known() {
      return low == high;
    }
  }

  /** Where an estimate lies; empty when it has no value. */
  static Optional<Place> place(Limit limit, Estimate estimate) {
    if (estimate instanceof Estimate.Count count) {
      return Optional.of(at(limit, (double) count.value()));
    }
    if (estimate instanceof Estimate.Real real) {
      return Optional.of(at(limit, real.value()));
    }
    if (estimate instanceof Estimate.Interval interval) {
      // Of a range both ends are known, and a limit is on the greatest.
      boolean range = limit.quantity().kind() == Quantity.Kind.RANGE;
      double one = times(limit, range ? interval.high() : interval.low());
      double other = times(limit, interval.high());
      return Optional.of(new Place(Math.min(one, other), Math.max(one, other)));
    }
    return Optional.empty();
  }

  private static Place at(Limit limit, double value) {
    double times = times(limit, value);
    return new Place(times, times);
  }

  /** How many times its limit a value is; infinite where the limit is 0 and the value is not. */
  private static double times(Limit limit, double value) {
    Integer classSize = limit.classSize();
    if (classSize != null) {
      // Such risks are compared as the class sizes that they stand for.
      return value * classSize;
    }
    double bound = limit.bound().doubleValue();
    double over = limit.atLeast() ? bound : value;
    double under = limit.atLeast() ? value : bound;
    if (under == 0) {
      return over == 0 ? 1 : Double.POSITIVE_INFINITY;
    }
    return over / under;
  }

  /** A chart of such rows, its axis long enough for most of them. */
  static Chart.Rows chart(List<Head> heads, List<Chart.Row> rows, Wording wording) {
    double low = NEAR_ENDS[0];
    double high = NEAR_ENDS[1];
    for (double at : values(rows).toArray()) {
      while (at > high && high < HIGHEST) {
        high *= 10;
      }
      while (at > 0 && at < low && low > LOWEST) {
        low /= 10;
      }
    }
    boolean near = low == NEAR_ENDS[0] && high == NEAR_ENDS[1];
    double[] ticks = near ? NEAR_TICKS : powers(low, high);
    double begin = low;
    double end = high;
    return new Chart.Rows(
        wording.text("charts.times"),
        Scale.RATIO,
        begin,
        end,
        DoubleStream.of(ticks)
            .mapToObj(
                tick ->
                    new AxisTick(
                        tick,
                        wording.text(
                            "charts.times.tick",
                            Figures.plain(BigDecimal.valueOf(tick).stripTrailingZeros()))))
            .toList(),
        List.of(new Line(1, wording.text("charts.times.limit"))),
        heads,
        rows.stream().map(row -> within(row, begin, end)).toList());
  }

  private static DoubleStream values(List<Chart.Row> rows) {
    return rows.stream()
        .flatMap(row -> row.marks().stream())
        .filter(mark -> mark.sign() != Chart.Sign.DASHES)
        .flatMapToDouble(mark -> DoubleStream.of(mark.from(), mark.to()))
        .filter(Double::isFinite);
  }

  /** Dashes, which stand for no value, go from end to end. */
  private static Chart.Row within(Chart.Row row, double low, double high) {
    return new Chart.Row(
        row.name(),
        row.detail(),
        row.marks().stream()
            .map(m -> m.sign() == Chart.Sign.DASHES ? new Mark(m.sign(), low, high) : m)
            .toList(),
        row.numbers());
  }

  private static double[] powers(double low, double high) {
    int from = (int) Math.round(Math.log10(low));
    int to = (int) Math.round(Math.log10(high));
    double[] powers = new double[to - from + 1];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = new BigDecimal(1).scaleByPowerOfTen(from + i).doubleValue();
    }
    return powers;
  }
}
