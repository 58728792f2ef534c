package org.reidrisk.measure;

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
 */
public record Params(
    @Nullable Integer threshold,
    @Nullable String power,
    @Nullable String distance,
    @Nullable String set) {

  /** The power that this version measures. */
  public static final String POWER_ONE = "1";

  private static final Pattern POWER = Pattern.compile("[1-9]\\d{0,5}|all|complete");

  /** Refuses a power or a class size that is none. */
  public Params {
    if ((power != null && !isPower(power)) || (threshold != null && threshold < 1)) {
      throw new IllegalArgumentException("parameters that no measurement has");
    }
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
   * Parameters of a quantity that has none but the set it is measured on.
   *
   * @param set the set, or null for all quasi-identifiers
   * @return the parameters
   */
  public static Params ofSet(@Nullable String set) {
    return new Params(null, null, null, set);
  }

  /**
   * The same under an adversary who knows so many events.
   *
   * @param events a number, {@code all} or {@code complete}
   * @return a changed copy
   */
  public Params withPower(String events) {
    return new Params(threshold, events, distance, set);
  }

  /**
   * The same at a class size.
   *
   * @param size the threshold
   * @return a changed copy
   */
  public Params withThreshold(int size) {
    return new Params(size, power, distance, set);
  }

  /**
   * The same by a ground distance.
   *
   * @param word {@code equal}, {@code rank} or {@code ordered}
   * @return a changed copy
   */
  public Params withDistance(String word) {
    return new Params(threshold, power, word, set);
  }
}
