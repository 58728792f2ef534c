package org.reidrisk.inventory;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One column in figures; no value of it.
 *
 * @param name its name
 * @param position its place in the file, from 1
 * @param missing rows whose cell is missing
 * @param distinct the number of distinct values, a missing cell being none. Where {@link #spread}
 *     is absent it is an estimate that somebody handed in, or absent
 * @param spread how the values are spread; absent for a column that was not encoded
 * @param withoutColumn for a quasi-identifier, the figures when it alone is left out; absent for
 *     all others
 * @param withColumn for an encoded column that is no quasi-identifier, the figures when it alone is
 *     added; absent for all others
 */
public record ColumnProfile(
    String name,
    int position,
    long missing,
    OptionalLong distinct,
    Optional<ValueSpread> spread,
    Optional<Marginal> withoutColumn,
    Optional<Marginal> withColumn) {

  /** Checks that nothing is null. */
  public ColumnProfile {
    Objects.requireNonNull(name);
    Objects.requireNonNull(distinct);
    Objects.requireNonNull(spread);
    Objects.requireNonNull(withoutColumn);
    Objects.requireNonNull(withColumn);
  }

  /**
   * Patients who are alone with this column and would not be without it, beside the other
   * quasi-identifiers; of the rows and by the classes of {@link ClassRisk}.
   *
   * @return 0 or more; lower is safer; absent when it was not measured
   */
  public OptionalLong madeUnique() {
    return withColumn
        .map(with -> OptionalLong.of(with.uniquePatientsGained()))
        .or(() -> withoutColumn.map(w -> OptionalLong.of(-w.uniquePatientsGained())))
        .orElse(OptionalLong.empty());
  }
}
