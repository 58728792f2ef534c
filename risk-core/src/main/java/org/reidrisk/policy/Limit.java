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
 *
 * @param quantity what is limited
 * @param bound at least (k, l) or at most (risks, shares, t)
 * @param classSize the class size that {@code prosecutor-highest} must reach; null for others
 * @param mode how that class size, or a threshold written as a risk, was found; null where there is
 *     none
 * @param of the sensitive column of l, t and alpha; null for identity
 * @param power events that the adversary knows; null for quantities that do not depend on it
 * @param set the quasi-identifier set; null for all quasi-identifiers
 * @param threshold the class size of {@code prosecutor-share-above}; null for others
 * @param source {@code explicit}, or the preset's id and version
 */
public record Limit(
    Quantity quantity,
    BigDecimal bound,
    @Nullable Integer classSize,
    @Nullable ComparisonMode mode,
    @Nullable String of,
    @Nullable String power,
    @Nullable String set,
    @Nullable Integer threshold,
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
    boolean complete =
        quantity.safer() != Quantity.Safer.NEITHER
            && quantity.ofSensitive() == (of != null)
            && quantity.powered() == (power != null)
            && (power == null || Params.isPower(power))
            && (quantity == Quantity.PROSECUTOR_HIGHEST) == (classSize != null)
            && (classSize == null || mode != null)
            && (mode == null || classSize != null || threshold != null)
            && (quantity == Quantity.PROSECUTOR_SHARE_ABOVE) == (threshold != null)
            && (threshold == null || threshold >= 1);
    if (!complete) {
      throw new IllegalArgumentException("incomplete limit on " + quantity.word());
    }
    if (!inRange(quantity, bound)
        || (classSize != null && mode != null && !isClassSize(classSize, mode, bound))) {
      throw new IllegalArgumentException("out of range: limit on " + quantity.word());
    }
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
    boolean idleThreshold = threshold != null && threshold == 1;
    return !idleThreshold
        && (atLeast()
            ? bound.compareTo(BigDecimal.ONE) > 0
            : whole || bound.compareTo(BigDecimal.ONE) < 0);
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
            : bound.signum() >= 0 && (whole || bound.compareTo(BigDecimal.ONE) <= 0);
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
    if (threshold != null) {
      text.append(" of class size ").append(threshold);
      if (mode != null) {
        text.append(" (").append(mode.word()).append(')');
      }
    }
    if (set != null) {
      text.append(" on set ").append(set);
    }
    text.append(atLeast() ? " at least " : " at most ").append(bound.toPlainString());
    if (classSize != null && mode != null) {
      text.append(" (class size ").append(classSize).append(", ").append(mode.word()).append(')');
    }
    if (power != null && !power.equals("1")) {
      text.append(" at power ").append(power);
    }
    return text.toString();
  }
}
