package org.reidrisk.policy;

import java.util.Objects;
import org.reidrisk.table.Knowledge;
import org.reidrisk.table.Role;
import org.reidrisk.value.ValueFormat;

/**
 * What a policy says of one column.
 *
 * @param name the column's name
 * @param role what it is to an attacker
 * @param knowledge what kind of fact it is
 * @param format how its cells are compared
 * @param distance the ground distance, where it is sensitive
 * @param why the reason for the role; empty when none is given
 */
public record ColumnPolicy(
    String name,
    Role role,
    Knowledge knowledge,
    ValueFormat format,
    SensitiveDistance distance,
    String why) {

  /** Checks that nothing is missing. */
  public ColumnPolicy {
    Objects.requireNonNull(role);
    Objects.requireNonNull(knowledge);
    Objects.requireNonNull(format);
    Objects.requireNonNull(distance);
    Objects.requireNonNull(why);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a column has a name");
    }
  }

  /**
   * A column of text without further detail.
   *
   * @param name its name
   * @param role what it is to an attacker
   * @return what a policy would say of it
   */
  public static ColumnPolicy of(String name, Role role) {
    return new ColumnPolicy(
        name, role, Knowledge.EVENT, ValueFormat.TEXT, SensitiveDistance.EQUAL, "");
  }
}
