package org.reidrisk.policy;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;

/**
 * A bound on one quantity, inclusive, in the direction that protects patients.
 *
 * <p>A largest risk is kept beside the class size that it stands for, and compared as that integer.
 * The bound on delta-disclosure is exclusive, as its definition says.
 *
 * @param quantity what is limited
 * @param bound at least (k, l) or at most (risks, shares, t)
 * @param classSize the class size that a highest risk must reach; null for others
 * @param mode how that class size, or a threshold written as a risk, was found; null where there is
 *     none
 * @param of the sensitive column of l, t, alpha and the like; null for identity
 * @param params the power, set, threshold, constant, variant and scenario of the measurement that
 *     it holds
 * @param source {@code explicit}, or the preset's id and version
 */
public record Limit(
    Quantity quantity,
    BigDecimal bound,
    @Nullable Integer classSize,
    @Nullable ComparisonMode mode,
    @Nullable String of,
    Params params,
    String source) {

  private static final int MOST_DIGITS = 60;

  /** The source of a limit that the policy states itself. */
  public static final String EXPLICIT = "explicit";

  /**
   * Checks that the limit makes sense.
   *
   * @throws IllegalArgumentException when the quantity cannot be limited, a parameter is missing or
   *     idle, the bound is out of range, or the class size is not what the mode gives
   */
  public Limit {
    Objects.requireNonNull(bound);
    Objects.requireNonNull(source);
    Integer threshold = params.threshold();
    boolean complete =
        quantity.safer() != Quantity.Safer.NEITHER
            && params.distance() == null
            && quantity.ofSensitive() == (of != null)
            && quantity.ofScenario() == (params.scenario() != null)
            && (params.scenario() == null || params.set() == null)
            && quantity.powered() == (params.power() != null)
            && (quantity == Quantity.L_RECURSIVE) == (params.c() != null)
            && (params.model() == null || isModel(quantity, params.model()))
            && quantity.standsForClassSize() == (classSize != null)
            && (classSize == null || mode != null)
            && (mode == null || classSize != null || threshold != null)
            && quantity.hasThreshold() == (threshold != null);
    if (!complete) {
      throw new IllegalArgumentException("incomplete limit on " + quantity.word());
    }
    if (!inRange(quantity, bound)
        || (classSize != null && mode != null && !isClassSize(classSize, mode, bound))) {
      throw new IllegalArgumentException("out of range: limit on " + quantity.word());
    }
  }

  /**
   * A limit on a quantity without constant and variant.
   *
   * @param quantity what is limited
   * @param bound at least (k, l) or at most (risks, shares, t)
   * @param classSize the class size that a highest risk must reach; null for others
   * @param mode how a class size was found; null where there is none
   * @param of the sensitive column, or null
   * @param power events that the adversary knows; null for quantities that do not depend on it
   * @param set the quasi-identifier set; null for all quasi-identifiers
   * @param threshold the class size of a share above; null for others
   * @param source {@code explicit}, or the preset's id and version
   */
  public Limit(
      Quantity quantity,
      BigDecimal bound,
      @Nullable Integer classSize,
      @Nullable ComparisonMode mode,
      @Nullable String of,
      @Nullable String power,
      @Nullable String set,
      @Nullable Integer threshold,
      String source) {
    this(
        quantity,
        bound,
        classSize,
        mode,
        of,
        new Params(threshold, power, null, set, null, null),
        source);
  }

  /** Whether a policy may limit a variant of a quantity. */
  static boolean isModel(Quantity quantity, String model) {
    return model.equals(Params.EXTENDED)
        ? quantity.ofSensitive()
        : model.equals(Params.ZEROS_SKIPPED) && quantity == Quantity.DELTA_DISCLOSURE;
  }

  /**
   * How many events the adversary knows.
   *
   * @return the power, or null for a quantity that does not depend on it
   */
  public @Nullable String power() {
    return params.power();
  }

  /**
   * The quasi-identifier set.
   *
   * @return its name, or null for all quasi-identifiers
   */
  public @Nullable String set() {
    return params.set();
  }

  /**
   * The class size of a share above.
   *
   * @return a size from 1, or null
   */
  public @Nullable Integer threshold() {
    return params.threshold();
  }

  /**
   * The same for an adversary of another power.
   *
   * @param power a number of events, {@code all} or {@code complete}
   * @return a changed copy; this limit when its quantity does not depend on power
   */
  public Limit withPower(String power) {
    return quantity.powered()
        ? new Limit(quantity, bound, classSize, mode, of, params.withPower(power), source)
        : this;
  }

  private static boolean isClassSize(Integer classSize, ComparisonMode mode, BigDecimal risk) {
    return mode.classSize(risk).equals(Optional.of(classSize));
  }

  /**
   * Whether any table at all could violate the limit.
   *
   * @return false for k of at least 1, a share or risk of at most 1, and the like
   */
  public boolean hasEffect() {
    boolean whole = quantity.kind() == Quantity.Kind.COUNT;
    boolean idleThreshold = Integer.valueOf(1).equals(threshold());
    return !idleThreshold
        && (atLeast()
            ? bound.compareTo(BigDecimal.ONE) > 0
            : whole || quantity.unbounded() || bound.compareTo(BigDecimal.ONE) < 0);
  }

  /** Whether a bound lies where values can lie, and is whole where the quantity is. */
  static boolean inRange(Quantity quantity, BigDecimal bound) {
    if (Math.abs((long) bound.scale()) > MOST_DIGITS || bound.precision() > MOST_DIGITS) {
      return false;
    }
    boolean whole = quantity.kind() == Quantity.Kind.COUNT;
    boolean fits =
        quantity.safer() == Quantity.Safer.HIGHER
            ? bound.compareTo(BigDecimal.ONE) >= 0
            : bound.signum() >= 0
                && (whole || quantity.unbounded() || bound.compareTo(BigDecimal.ONE) <= 0);
    return fits && (!whole || bound.stripTrailingZeros().scale() <= 0);
  }

  /**
   * Whether more is safer.
   *
   * @return true for "at least", false for "at most"
   */
  public boolean atLeast() {
    return quantity.safer() == Quantity.Safer.HIGHER;
  }

  /**
   * The limit in one line.
   *
   * @return for example {@code prosecutor-highest at most 0.09 (class size 12, strict)}
   */
  public String text() {
    StringBuilder text = new StringBuilder(quantity.word());
    if (of != null) {
      text.append(" of ").append(of);
    }
    if (params.scenario() != null) {
      text.append(" of scenario ").append(params.scenario());
    }
    if (params.c() != null) {
      text.append(" with c ").append(params.c().toPlainString());
    }
    if (params.model() != null) {
      text.append(" (").append(params.model()).append(')');
    }
    if (threshold() != null) {
      text.append(" of class size ").append(threshold());
      if (mode != null) {
        text.append(" (").append(mode.word()).append(')');
      }
    }
    if (set() != null) {
      text.append(" on set ").append(set());
    }
    boolean below = quantity == Quantity.DELTA_DISCLOSURE;
    text.append(atLeast() ? " at least " : below ? " below " : " at most ")
        .append(bound.toPlainString());
    if (classSize != null && mode != null) {
      text.append(" (class size ").append(classSize).append(", ").append(mode.word()).append(')');
    }
    String power = power();
    if (power != null && !power.equals(Params.POWER_ONE)) {
      text.append(" at power ").append(power);
    }
    return text.toString();
  }
}
