package org.reidrisk.policy;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How releases of a series are compared.
 *
 * @param keyFile the file of the secret under which fingerprints are made, beside the policy; null
 *     for no fingerprints
 * @param release the id of the release that a baseline must be of; null for this release's own
 * @param sha256 the SHA-256 that the baseline's record must have; null for any
 * @param distance how far the distribution of a column may move before it is remarked, as total
 *     variation distance, above 0 and at most 1
 * @param missing by how much the share of missing cells may move before it is remarked, above 0 and
 *     at most 1
 */
public record BaselinePolicy(
    @Nullable String keyFile,
    @Nullable String release,
    @Nullable String sha256,
    BigDecimal distance,
    BigDecimal missing) {

  /** What holds when the policy says nothing. */
  public static final BaselinePolicy DEFAULT =
      new BaselinePolicy(null, null, null, new BigDecimal("0.1"), new BigDecimal("0.05"));

  /** Checks the bounds. */
  public BaselinePolicy {
    Objects.requireNonNull(distance);
    Objects.requireNonNull(missing);
    if (!isShare(distance) || !isShare(missing)) {
      throw new IllegalArgumentException("a distance is above 0 and at most 1");
    }
  }

  /** Whether a number is above 0 and at most 1. */
  static boolean isShare(BigDecimal number) {
    return number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0;
  }
}
