package org.reidrisk.imaging;

import java.util.Objects;

/**
 * How likely somebody else knows an attribute of a patient.
 *
 * @param replicability how stable the value is: a birth date stays, a weight changes
 * @param availability how many people can come by it
 * @param distinguishability how well it tells people apart
 * @param holders who holds it, in a few words
 */
public record Familiarity(
    Degree replicability, Degree availability, Degree distinguishability, String holders) {

  /** A rough degree. */
  public enum Degree {
    /** Hardly. */
    LOW,
    /** Somewhat. */
    MEDIUM,
    /** Very much. */
    HIGH
  }

  /** Checks that nothing is missing. */
  public Familiarity {
    Objects.requireNonNull(replicability);
    Objects.requireNonNull(availability);
    Objects.requireNonNull(distinguishability);
    Objects.requireNonNull(holders);
  }
}
