package org.reidrisk.record;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Term;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;

/**
 * One figure in two releases.
 *
 * @param quantity what was measured
 * @param unit its unit
 * @param of the sensitive column, or null
 * @param params its parameters
 * @param before the figure of the baseline; null when it was not measured there
 * @param now the figure of this release; null when it is not measured any more
 * @param direction what became of the risk
 */
public record RiskChange(
    Quantity quantity,
    Unit unit,
    @Nullable String of,
    Params params,
    @Nullable Estimate before,
    @Nullable Estimate now,
    Direction direction) {

  /** What became of a risk. */
  public enum Direction implements Term {
    /** The figure is the same. */
    SAME,
    /** It is safer than before. */
    SAFER,
    /** It is riskier than before. */
    RISKIER,
    /** It changed, and is neither safer nor riskier by itself. */
    DIFFERENT,
    /** One of the two is missing or undefined. */
    CANNOT_TELL
  }

  /** Checks that nothing is missing. */
  public RiskChange {
    Objects.requireNonNull(quantity);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(params);
    Objects.requireNonNull(direction);
    if (before == null && now == null) {
      throw new IllegalArgumentException("a figure of neither release");
    }
  }

  /**
   * What became of a risk, from one figure to another.
   *
   * @param quantity what was measured
   * @param before the earlier figure; null when there is none
   * @param now the later figure; null when there is none
   * @return the direction; two intervals that overlap leave it open
   */
  public static Direction direction(
      Quantity quantity, @Nullable Estimate before, @Nullable Estimate now) {
    if (before == null || now == null) {
      return Direction.CANNOT_TELL;
    }
    if (before.equals(now)) {
      return Direction.SAME;
    }
    double[] old = bounds(before);
    double[] current = bounds(now);
    if (old.length == 0 || current.length == 0) {
      return Direction.CANNOT_TELL;
    }
    boolean apart = current[0] > old[1] || current[1] < old[0];
    boolean exact = old[0] == old[1] && current[0] == current[1];
    if (exact && old[0] == current[0]) {
      return Direction.SAME;
    }
    if (!apart) {
      return Direction.CANNOT_TELL;
    }
    boolean higher = current[0] > old[1];
    return switch (quantity.safer()) {
      case HIGHER -> higher ? Direction.SAFER : Direction.RISKIER;
      case LOWER -> higher ? Direction.RISKIER : Direction.SAFER;
      case NEITHER -> Direction.DIFFERENT;
    };
  }

  private static double[] bounds(Estimate estimate) {
    if (estimate instanceof Estimate.Count count) {
      return new double[] {count.value(), count.value()};
    }
    if (estimate instanceof Estimate.Real real) {
      return new double[] {real.value(), real.value()};
    }
    return estimate instanceof Estimate.Interval interval
        ? new double[] {interval.low(), interval.high()}
        : new double[0];
  }
}
