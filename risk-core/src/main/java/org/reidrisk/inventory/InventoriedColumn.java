package org.reidrisk.inventory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.HeaderMatch;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.value.ValueFormat;

/**
 * One column as the inventory sees it; no value of it.
 *
 * @param spec its name, place, role and format: the policy's, or as proposed
 * @param match what its name was recognised as
 * @param detected the format that its values have
 * @param distinct how many distinct values it has
 * @param counted whether they were counted; otherwise {@code distinct} is an estimate
 * @param profile what its values are like
 * @param proposal what the inventory proposes for it
 * @param advice what to do about it, one sentence each; empty for nothing
 */
public record InventoriedColumn(
    ColumnSpec spec,
    HeaderMatch match,
    ValueFormat detected,
    long distinct,
    boolean counted,
    ColumnProfile profile,
    RoleProposal proposal,
    List<String> advice) {
  /** Takes a copy. */
  public InventoriedColumn {
    Objects.requireNonNull(spec);
    Objects.requireNonNull(match);
    Objects.requireNonNull(detected);
    Objects.requireNonNull(profile);
    Objects.requireNonNull(proposal);
    advice = List.copyOf(advice);
  }

  /**
   * The catalogue's entry.
   *
   * @return what the name was recognised as, if anything
   */
  public Optional<Attribute> attribute() {
    return Optional.ofNullable(match.attribute());
  }

  /**
   * Why the column has its role, for the policy.
   *
   * @return one short phrase; for example {@code PatientAge (0010,1010): people who know the
   *     patient know it}
   */
  public String why() {
    return attribute().map(a -> named(a) + ": " + proposal.reason()).orElse(proposal.reason());
  }

  private static String named(Attribute attribute) {
    String tag = attribute.tag();
    return tag.length() == 8
        ? attribute.keyword() + " (" + tag.substring(0, 4) + "," + tag.substring(4) + ")"
        : attribute.keyword();
  }
}
