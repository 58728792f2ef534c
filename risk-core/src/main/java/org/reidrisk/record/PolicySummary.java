package org.reidrisk.record;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.policy.Limit;

/**
 * The policy that a release was held against.
 *
 * @param sha256 SHA-256 of the policy file; empty for a policy that came from no file
 * @param preset the preset's id, or null when only explicit limits decide
 * @param presetVersion the preset's version, or null
 * @param unit the unit of the limits: patients, or rows when there is no patient key
 * @param limits the effective limits
 */
public record PolicySummary(
    String sha256,
    @Nullable String preset,
    @Nullable Integer presetVersion,
    Unit unit,
    List<Limit> limits) {
  /** Takes a copy. */
  public PolicySummary {
    Objects.requireNonNull(sha256);
    Objects.requireNonNull(unit);
    limits = List.copyOf(limits);
  }
}
