package org.reidrisk.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import org.reidrisk.Finding;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;

/**
 * What a policy says of a release, and why.
 *
 * <p>Any violated limit rejects. Otherwise any limit that is undefined, any interval that straddles
 * a limit and any blocking finding leaves the outcome undetermined. Otherwise at least one limit
 * accepts. Accepted means that the limits are met under the quasi-identifiers, adversary power,
 * unit and context that the record names; it is no proof of anonymity.
 *
 * @param outcome the outcome
 * @param because one line of evidence for each limit and each blocking finding
 * @param limits each limit held against what was measured
 */
public record Decision(Outcome outcome, List<String> because, List<LimitResult> limits) {

  /** An entropy is irrational: rounding must not fail a class of exactly l equal values. */
  private static final double ENTROPY_TOLERANCE = 1e-12;

  /** Takes copies. */
  public Decision {
    Objects.requireNonNull(outcome);
    because = List.copyOf(because);
    limits = List.copyOf(limits);
  }

  /**
   * Holds measurements and findings against limits.
   *
   * @param limits the effective limits
   * @param unit the unit of the limits: patients, or rows when there is no patient key
   * @param measurements what was measured
   * @param findings what was found, acknowledgements applied
   * @return the decision
   */
  public static Decision of(
      List<Limit> limits, Unit unit, List<Measurement> measurements, List<Finding> findings) {
    List<LimitResult> results =
        limits.stream().map(limit -> result(limit, unit, measurements)).toList();
    return new Decision(outcome(results, findings), because(results, findings), results);
  }

  /**
   * The evidence, one line for each limit and each blocking finding.
   *
   * @param results each limit held against what was measured
   * @param findings what was found
   * @return the lines
   */
  public static List<String> because(List<LimitResult> results, List<Finding> findings) {
    List<String> because = new ArrayList<>();
    results.forEach(r -> because.add(r.text()));
    findings.stream()
        .filter(Finding::blocks)
        .forEach(f -> because.add("blocking: " + f.code() + " about " + f.about()));
    if (results.isEmpty()) {
      because.add("no limits: choose a preset (" + presetIds() + ") or state explicit limits");
    }
    return because;
  }

  /**
   * The outcome that limits and findings leave.
   *
   * @param results each limit held against what was measured
   * @param findings what was found
   * @return the outcome
   */
  public static Outcome outcome(List<LimitResult> results, List<Finding> findings) {
    if (results.stream().anyMatch(r -> r.verdict() == LimitResult.Verdict.VIOLATED)) {
      return Outcome.REJECT;
    }
    boolean shown =
        !results.isEmpty()
            && results.stream().allMatch(r -> r.verdict() == LimitResult.Verdict.MET)
            && findings.stream().noneMatch(Finding::blocks);
    return shown ? Outcome.ACCEPT : Outcome.UNDETERMINED;
  }

  private static String presetIds() {
    return Preset.all().stream().map(Preset::id).collect(Collectors.joining(", "));
  }

  private static LimitResult result(Limit limit, Unit unit, List<Measurement> measurements) {
    Optional<Measurement> measurement =
        measurements.stream().filter(m -> answers(m, limit, unit)).findFirst();
    Estimate estimate =
        measurement
            .map(Measurement::estimate)
            .orElseGet(() -> new Estimate.Undefined("not-measured", notMeasured(limit)));
    return new LimitResult(limit, unit, estimate, verdict(limit, estimate));
  }

  private static String notMeasured(Limit limit) {
    String power = limit.power();
    return power == null || power.equals(Params.POWER_ONE)
        ? "It was not measured."
        : "It was not measured at power " + power + ".";
  }

  private static boolean answers(Measurement m, Limit limit, Unit unit) {
    return m.quantity() == limit.quantity()
        && m.unit() == unit
        && Objects.equals(m.of(), limit.of())
        && m.params().withDistance(null).equals(limit.params());
  }

  private static LimitResult.Verdict verdict(Limit limit, Estimate estimate) {
    if (estimate instanceof Estimate.Count count) {
      return verdict(limit, BigDecimal.valueOf(count.value()).compareTo(limit.bound()));
    }
    if (estimate instanceof Estimate.Real real) {
      return verdict(limit, compare(real, limit));
    }
    if (estimate instanceof Estimate.Interval range
        && limit.quantity().kind() == Quantity.Kind.RANGE) {
      return verdict(limit, new Estimate.Real(range.high()));
    }
    if (estimate instanceof Estimate.Interval interval) {
      LimitResult.Verdict low = verdict(limit, new Estimate.Real(interval.low()));
      LimitResult.Verdict high = verdict(limit, new Estimate.Real(interval.high()));
      return low == high ? low : LimitResult.Verdict.UNDEFINED;
    }
    return LimitResult.Verdict.UNDEFINED;
  }

  private static LimitResult.Verdict verdict(Limit limit, int comparison) {
    boolean met = limit.atLeast() ? comparison >= 0 : comparison <= 0;
    return met ? LimitResult.Verdict.MET : LimitResult.Verdict.VIOLATED;
  }

  private static int compare(Estimate.Real measured, Limit limit) {
    if (limit.quantity() == Quantity.L_ENTROPY) {
      double bound = limit.bound().doubleValue();
      return measured.value() >= bound * (1 - ENTROPY_TOLERANCE) ? 1 : -1;
    }
    if (limit.quantity() == Quantity.DELTA_DISCLOSURE) {
      // Privacy holds for every delta above the figure, not at it.
      return measured.value() < limit.bound().doubleValue() ? -1 : 1;
    }
    Integer classSize = limit.classSize();
    BigFraction bound = classSize != null ? BigFraction.of(1, classSize) : fraction(limit.bound());
    return measured.fraction() != null
        ? measured.fraction().compareTo(bound)
        : Double.compare(measured.value(), bound.doubleValue());
  }

  private static BigFraction fraction(BigDecimal decimal) {
    return decimal.scale() > 0
        ? BigFraction.of(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
        : BigFraction.of(decimal.toBigIntegerExact());
  }
}
