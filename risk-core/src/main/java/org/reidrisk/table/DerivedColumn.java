package org.reidrisk.table;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column that is to be computed from others.
 *
 * @param name its name, which no other column of the table has
 * @param derivation what is computed
 * @param of the column that it is computed from: of dates for {@link Derivation#INTERVAL_SEQUENCE}
 *     and {@link Derivation#SPAN}, of times or date-times for {@link Derivation#TIME_OF_DAY}, any
 *     for {@link Derivation#VALUE_SEQUENCE}; null for {@link Derivation#EVENT_COUNT}
 * @param by the date column that orders a {@link Derivation#VALUE_SEQUENCE}; null for all others
 * @param role what it is to an attacker; never the patient key
 * @param knowledge what kind of fact it is, when it is a quasi-identifier
 */
public record DerivedColumn(
    String name,
    Derivation derivation,
    @Nullable String of,
    @Nullable String by,
    Role role,
    Knowledge knowledge) {

  /**
   * Checks that the derivation has the columns it needs, and no others.
   *
   * @throws IllegalArgumentException when it has not, when the name is empty, or when the column
   *     would be the patient key
   */
  public DerivedColumn {
    Objects.requireNonNull(role);
    Objects.requireNonNull(knowledge);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a derived column needs a name");
    }
    if ((of == null) != (derivation == Derivation.EVENT_COUNT)) {
      throw new IllegalArgumentException(
          derivation.word() + (of == null ? " needs" : " has no") + " column that it is made of");
    }
    if ((by == null) != (derivation != Derivation.VALUE_SEQUENCE)) {
      throw new IllegalArgumentException(
          derivation.word() + (by == null ? " needs" : " has no") + " date column that orders it");
    }
    if (role == Role.PATIENT_KEY) {
      throw new IllegalArgumentException("the patient key cannot be derived");
    }
  }
}
