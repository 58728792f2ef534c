package org.reidrisk.measure;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tells two measurements of one quantity apart.
 *
 * @param threshold a class size, for shares; null otherwise
 * @param power how many events the adversary knows, for quantities that depend on it: a number,
 *     {@code all} or {@code complete}; null otherwise
 * @param distance the ground distance of t-closeness; null otherwise
 * @param set name of the quasi-identifier set; null for the set of all quasi-identifiers
 * @param c the constant of recursive diversity, without trailing zeros; null otherwise
 * @param model a named variant of the quantity; null for the one that decides by default
 * @param scenario the linkage scenario, for quantities that are of one; null otherwise
 */
public record Params(
    @Nullable Integer threshold,
    @Nullable String power,
    @Nullable String distance,
    @Nullable String set,
    @Nullable BigDecimal c,
    @Nullable String model,
    @Nullable String scenario) {

  /** The power of an adversary who knows one event. */
  public static final String POWER_ONE = "1";

  /** The power of an adversary who knows all events of a patient. */
  public static final String POWER_ALL = "all";

  /** The power of an adversary who also knows that there are no other events. */
  public static final String POWER_COMPLETE = "complete";

  /** Delta-disclosure that passes over values which a class lacks. */
  public static final String ZEROS_SKIPPED = "zeros-skipped";

  /** The other sensitive columns join the quasi-identifiers. */
  public static final String EXTENDED = "extended-quasi-identifiers";

  /** Guessing among all patients, where guessing among the candidates is the usual baseline. */
  public static final String BY_CHANCE = "by-chance";

  /** Missing cells are a value of their own, where another mode decides. */
  public static final String OWN_VALUE = "missing-own-value";

  /** Missing cells match everything, where another mode decides. */
  public static final String WILDCARD = "missing-wildcard";

  /** Rows with missing cells are dropped, where another mode decides. */
  public static final String DROP = "missing-drop";

  private static final Pattern POWER = Pattern.compile("[1-9]\\d{0,5}|all|complete");

  /** Refuses a power, a class size or a constant that is none. */
  public Params {
    if ((power != null && !isPower(power))
        || (threshold != null && threshold < 1)
        || (c != null && c.signum() <= 0)) {
      throw new IllegalArgumentException("parameters that no measurement has");
    }
    c = c == null ? null : plain(c);
  }

  /**
   * Parameters of a quantity that is of no scenario.
   *
   * @param threshold a class size, or null
   * @param power how many events the adversary knows, or null
   * @param distance the ground distance, or null
   * @param set name of the quasi-identifier set, or null
   * @param c the constant of recursive diversity, or null
   * @param model a named variant, or null
   */
  public Params(
      @Nullable Integer threshold,
      @Nullable String power,
      @Nullable String distance,
      @Nullable String set,
      @Nullable BigDecimal c,
      @Nullable String model) {
    this(threshold, power, distance, set, c, model, null);
  }

  /**
   * Parameters of a quantity without constant and variant.
   *
   * @param threshold a class size, or null
   * @param power how many events the adversary knows, or null
   * @param distance the ground distance, or null
   * @param set name of the quasi-identifier set, or null
   */
  public Params(
      @Nullable Integer threshold,
      @Nullable String power,
      @Nullable String distance,
      @Nullable String set) {
    this(threshold, power, distance, set, null, null);
  }

  /** One spelling of a number, so that 2 and 2.0 are one constant. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * Whether a text names an adversary power.
   *
   * @param word the text
   * @return true for a number of events from 1 to 999,999, {@code all} and {@code complete}
   */
  public static boolean isPower(String word) {
    return POWER.matcher(word).matches();
  }

  /**
   * Whether one power knows at least as much as another.
   *
   * @param power a power
   * @param other another one
   * @return true when every figure under {@code power} is at least as high a risk
   */
  public static boolean knowsAsMuch(String power, String other) {
    return knowledge(power) >= knowledge(other);
  }

  private static int knowledge(String power) {
    return switch (power) {
      case POWER_ALL -> Integer.MAX_VALUE - 1;
      case POWER_COMPLETE -> Integer.MAX_VALUE;
      default -> Integer.parseInt(power);
    };
  }

  /**
   * Parameters of a quantity that has none but the set it is measured on.
   *
   * @param set the set, or null for all quasi-identifiers
   * @return the parameters
   */
  public static Params ofSet(@Nullable String set) {
    return new Params(null, null, null, set, null, null);
  }

  /**
   * Parameters of a quantity of a linkage scenario.
   *
   * @param scenario the scenario's id
   * @return the parameters
   */
  public static Params ofScenario(String scenario) {
    return new Params(null, null, null, null, null, null, scenario);
  }

  /**
   * The same under an adversary who knows so many events.
   *
   * @param events a number, {@code all} or {@code complete}
   * @return a changed copy
   */
  public Params withPower(String events) {
    return new Params(threshold, events, distance, set, c, model, scenario);
  }

  /**
   * The same at a class size.
   *
   * @param size the threshold
   * @return a changed copy
   */
  public Params withThreshold(int size) {
    return new Params(size, power, distance, set, c, model, scenario);
  }

  /**
   * The same by a ground distance.
   *
   * @param word for example {@code equal} or {@code rank}
   * @return a changed copy
   */
  public Params withDistance(@Nullable String word) {
    return new Params(threshold, power, word, set, c, model, scenario);
  }

  /**
   * The same at a constant of recursive diversity.
   *
   * @param constant the constant, above 0
   * @return a changed copy
   */
  public Params withC(BigDecimal constant) {
    return new Params(threshold, power, distance, set, constant, model, scenario);
  }

  /**
   * The same in a named variant.
   *
   * @param variant the variant
   * @return a changed copy
   */
  public Params withModel(@Nullable String variant) {
    return new Params(threshold, power, distance, set, c, variant, scenario);
  }
}
