package org.reidrisk.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Params;

/**
 * One attacker with what is held, as a policy names it. A candidate is a patient of the release.
 *
 * @param id its name in policy, record and report
 * @param preset the preset that it was made from, such as {@code L1}; null for none
 * @param attacker the attacker in one sentence
 * @param holds what is held
 * @param membershipKnown whether the attacker knows that each target is in the release
 * @param join the compared columns, at least one
 * @param attack how they are used
 * @param power for {@link Attack#TRAJECTORY}: how many of a person's events must be found at a
 *     patient (all of them when there are fewer), {@code all}, or {@code complete} when the patient
 *     may have no other events; {@code 1} for the other attacks
 * @param truth who is who; null when not known
 * @param limit the limit on one of the linkage quantities; null for none
 * @param effort what an attempt costs, in words; may be empty
 * @param tiers the access tiers for which it is run; empty for every tier
 */
public record Scenario(
    String id,
    @Nullable String preset,
    String attacker,
    HeldTable holds,
    boolean membershipKnown,
    List<JoinColumn> join,
    Attack attack,
    String power,
    @Nullable TruthTable truth,
    @Nullable Limit limit,
    String effort,
    Set<AccessTier> tiers) {

  /** Takes copies. */
  public Scenario {
    Objects.requireNonNull(id);
    Objects.requireNonNull(attacker);
    Objects.requireNonNull(holds);
    Objects.requireNonNull(attack);
    Objects.requireNonNull(effort);
    join = List.copyOf(join);
    tiers = Set.copyOf(new HashSet<>(tiers));
    if (id.isEmpty() || join.isEmpty() || !Params.isPower(power)) {
      throw new IllegalArgumentException("a scenario has an id, compared columns and a power");
    }
  }
}
