package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Percent;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.table.Role;

/**
 * What to do about a column so that the release holds no more than it needs: leave it out, make it
 * coarser and how, or keep it; with what leaving it out would do.
 */
final class Advice {
  private Advice() {}

  static List<String> of(
      InspectedColumn column,
      RoleProposal proposal,
      ColumnProfile profile,
      @Nullable ClassRisk baseline,
      List<Dependency> dependencies) {
    List<String> advice = new ArrayList<>();
    Role role = proposal.role();
    String effect = effect(profile, baseline);
    if (profile.distinct().orElse(0) == 0) {
      advice.add("Leave out: it has no values.");
    } else if (role == Role.DIRECT_IDENTIFIER) {
      advice.add("Leave out.");
    } else if (role == Role.QUASI_IDENTIFIER) {
      advice.add(quasi(column, profile) + effect);
    } else if (role == Role.UNDECIDED) {
      column
          .attribute()
          .filter(a -> a.kind().defaultRole() != Role.OTHER)
          .map(a -> a.generalization())
          .filter(text -> !text.isEmpty())
          .ifPresent(advice::add);
      if (!effect.isEmpty()) {
        advice.add("As a quasi-identifier:" + effect);
      }
    } else if (role == Role.SENSITIVE) {
      advice.add("Keep if the research needs it; l-diversity and t-closeness measure it.");
    }
    told(column, dependencies).ifPresent(advice::add);
    return advice;
  }

  private static String quasi(InspectedColumn column, ColumnProfile profile) {
    boolean constant = profile.spread().map(ValueSpread::constant).orElse(false);
    if (constant && profile.missing() == 0) {
      return "Keep or leave out: it is the same in every row, and still tells what that is.";
    }
    boolean kindToLeaveOut =
        column.isOf(AttributeKind.FINGERPRINT) || column.isOf(AttributeKind.DEVICE);
    String coarser = column.attribute().map(a -> a.generalization()).orElse("");
    return (kindToLeaveOut ? "Leave out unless the research needs it. " : "")
        + (coarser.isEmpty() ? "Keep only as fine as the research needs." : coarser);
  }

  /** What k and the share of patients at risk would be. */
  private static String effect(ColumnProfile profile, @Nullable ClassRisk baseline) {
    Optional<Marginal> without = profile.withoutColumn();
    Optional<Marginal> with = profile.withColumn();
    if (baseline == null || baseline.patients() == 0 || (without.isEmpty() && with.isEmpty())) {
      return "";
    }
    Marginal change = without.or(() -> with).orElseThrow();
    ClassRisk then = change.risk();
    String start = without.isPresent() ? " Without it: " : " ";
    if (then.equals(baseline)) {
      return start + "k and the patients at risk stay as they are" + alone(profile) + ".";
    }
    return start
        + "k "
        + baseline.smallestClass().orElse(0)
        + " → "
        + then.smallestClass().orElse(0)
        + ", in groups below "
        + Inventory.AT_RISK_BELOW
        + " "
        + Percent.of(baseline.patientsAtRisk(), baseline.patients())
        + " → "
        + Percent.of(then.patientsAtRisk(), then.patients())
        + ", alone "
        + Percent.of(baseline.uniquePatients(), baseline.patients())
        + " → "
        + Percent.of(then.uniquePatients(), then.patients())
        + alone(profile)
        + ".";
  }

  private static String alone(ColumnProfile profile) {
    return profile
        .spread()
        .filter(s -> s.uniqueAlone() > 0)
        .map(s -> "; with nothing else it singles out " + Percent.of(s.uniqueAlone(), s.patients()))
        .orElse("");
  }

  private static Optional<String> told(InspectedColumn column, List<Dependency> dependencies) {
    List<String> from =
        dependencies.stream()
            .map(
                d ->
                    d.determined().equals(column.name())
                        ? d.determinant()
                        : d.kind() == Dependency.Kind.SAME && d.determinant().equals(column.name())
                            ? d.determined()
                            : null)
            .filter(Objects::nonNull)
            .toList();
    return from.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "It can be told from " + String.join(", ", from) + ": decide about them together.");
  }
}
