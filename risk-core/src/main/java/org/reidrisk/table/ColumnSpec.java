package org.reidrisk.table;

import java.util.Objects;
import org.reidrisk.value.ValueFormat;

/**
 * One column of a {@link Schema}: where it stands and what it is.
 *
 * @param name its name, unique in the schema
 * @param position its place in the file, counted from 1
 * @param role what it is to an attacker
 * @param origin how it came by that role
 * @param knowledge what kind of fact it is, when it is a quasi-identifier
 * @param format how its cells are compared
 */
public record ColumnSpec(
    String name,
    int position,
    Role role,
    RoleOrigin origin,
    Knowledge knowledge,
    ValueFormat format) {

  /** Checks that the column is complete and stands somewhere. */
  public ColumnSpec {
    Objects.requireNonNull(role);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(knowledge);
    Objects.requireNonNull(format);
    if (name.isEmpty() || position < 1) {
      throw new IllegalArgumentException("a column needs a name and a position from 1");
    }
  }

  /**
   * A column of text that a policy would name.
   *
   * @param name its name
   * @param position its place, counted from 1
   * @param role what it is to an attacker
   */
  public ColumnSpec(String name, int position, Role role) {
    this(name, position, role, RoleOrigin.POLICY, Knowledge.EVENT, ValueFormat.TEXT);
  }
}
