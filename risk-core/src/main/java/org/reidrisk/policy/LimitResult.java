package org.reidrisk.policy;

import java.util.Objects;
import org.reidrisk.Term;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;

/**
 * One limit held against what was measured.
 *
 * @param limit the limit
 * @param unit the unit it was held against
 * @param measured what was measured
 * @param verdict whether the limit is met
 */
public record LimitResult(Limit limit, Unit unit, Estimate measured, Verdict verdict) {

  /** Whether a limit is met. */
  public enum Verdict implements Term {
    /** Shown to be met. */
    MET,
    /** Shown to be violated. */
    VIOLATED,
    /** Not shown either way. */
    UNDEFINED
  }

  /** Checks that nothing is missing. */
  public LimitResult {
    Objects.requireNonNull(limit);
    Objects.requireNonNull(unit);
    Objects.requireNonNull(measured);
    Objects.requireNonNull(verdict);
  }

  /**
   * The evidence in one line.
   *
   * @return for example {@code violated: k at least 11, measured 1 by patient (public-low v1)}
   */
  public String text() {
    return verdict.word()
        + ": "
        + limit.text()
        + ", "
        + measuredText()
        + (measured instanceof Estimate.Undefined ? "" : " by " + unit.word())
        + " ("
        + limit.source()
        + ")";
  }

  private String measuredText() {
    if (measured instanceof Estimate.Count count) {
      return "measured " + count.value();
    }
    if (measured instanceof Estimate.Real real) {
      return "measured " + Decimals.shortText(real.value());
    }
    if (measured instanceof Estimate.Interval interval) {
      return "measured between "
          + Decimals.shortText(interval.low())
          + " and "
          + Decimals.shortText(interval.high());
    }
    return measured instanceof Estimate.Undefined undefined
        ? "not measured (" + undefined.text() + ")"
        : "not measured";
  }
}
