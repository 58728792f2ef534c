package org.reidrisk.policy;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Params;

/**
 * One attacker with what is held, as a policy names it. A candidate is a patient of the release.
 *
 * @param id its name in policy, record and report
 * @param preset id and version of the preset that it was made from, such as {@code L1 v1}; null for
 *     none
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

  /**
   * The columns of the release that the attacker's table is compared with. Targets that are drawn
   * from the release bring their own columns with them.
   *
   * @return names, each once, in the order of the policy
   */
  public Set<String> releaseColumns() {
    Set<String> names = new LinkedHashSet<>();
    boolean drawn = holds.fromRelease() != null;
    for (JoinColumn pair : join) {
      names.add(pair.release());
      if (drawn) {
        names.add(pair.held());
      }
    }
    if (drawn && holds.event() != null) {
      names.add(holds.event());
    }
    if (drawn && holds.site() != null) {
      names.add(holds.site());
    }
    return Collections.unmodifiableSet(names);
  }

  /**
   * The columns of the release that some attackers need, which have to be read with their values.
   *
   * @param scenarios the attackers
   * @return names, each once
   */
  public static Set<String> releaseColumns(List<Scenario> scenarios) {
    Set<String> names = new LinkedHashSet<>();
    scenarios.forEach(scenario -> names.addAll(scenario.releaseColumns()));
    return Collections.unmodifiableSet(names);
  }

  /**
   * Whether the attacker is tried on releases of a tier.
   *
   * @param tier the tier
   * @return true when the scenario names the tier, or none
   */
  public boolean runsFor(AccessTier tier) {
    return tiers.isEmpty() || tiers.contains(tier);
  }
}
