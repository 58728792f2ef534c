package org.reidrisk.inventory;

import java.util.Objects;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.value.ValueFormat;

/**
 * What the inventory proposes for a column. A person decides.
 *
 * @param role the role; {@link Role#UNDECIDED} wherever the tool cannot know
 * @param knowledge whether the value stays with the patient or changes with the visit
 * @param format how its cells should be compared
 * @param reason why, in one short phrase for the policy
 * @param question what a person has to decide; empty when there is nothing
 */
public record RoleProposal(
    Role role, Knowledge knowledge, ValueFormat format, String reason, String question) {
  /** Checks that nothing is missing. */
  public RoleProposal {
    Objects.requireNonNull(role);
    Objects.requireNonNull(knowledge);
    Objects.requireNonNull(format);
    Objects.requireNonNull(reason);
    Objects.requireNonNull(question);
  }
}
