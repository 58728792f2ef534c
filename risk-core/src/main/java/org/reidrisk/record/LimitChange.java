package org.reidrisk.record;

import java.util.Objects;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;

/**
 * One limit, held against the figures of two releases.
 *
 * @param limit the limit
 * @param inBaseline whether the baseline's policy has it
 * @param inPolicy whether this release's policy has it
 * @param before what it says of the baseline
 * @param now what it says of this release
 */
public record LimitChange(
    Limit limit,
    boolean inBaseline,
    boolean inPolicy,
    LimitResult.Verdict before,
    LimitResult.Verdict now) {
  /** Checks that somebody has it. */
  public LimitChange {
    Objects.requireNonNull(limit);
    Objects.requireNonNull(before);
    Objects.requireNonNull(now);
    if (!inBaseline && !inPolicy) {
      throw new IllegalArgumentException("a limit of neither policy");
    }
  }
}
