package org.reidrisk.record;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.table.ColumnSpec;

/**
 * One column of the release candidate, without its values.
 *
 * @param spec its name, place, role and format
 * @param distinct its distinct values, a missing cell being none; null when the column was not
 *     looked at, as no figure needs it
 * @param missing its missing cells
 * @param missingShare missing cells over rows, in [0, 1]; 0 when there are no rows
 * @param unparsed its cells that do not parse in the format
 * @param why the policy's reason for the role; empty when none is given
 * @param inventory what the inventory knows of it; null when none was made
 */
public record ColumnSummary(
    ColumnSpec spec,
    @Nullable Long distinct,
    long missing,
    double missingShare,
    long unparsed,
    String why,
    @Nullable ColumnInventory inventory) {
  /** Checks that nothing is missing. */
  public ColumnSummary {
    Objects.requireNonNull(spec);
    Objects.requireNonNull(why);
  }

  /**
   * A column of which no inventory was made.
   *
   * @param spec its name, place, role and format
   * @param distinct its distinct values, or null
   * @param missing its missing cells
   * @param missingShare missing cells over rows
   * @param unparsed its cells that do not parse in the format
   * @param why the policy's reason for the role
   */
  public ColumnSummary(
      ColumnSpec spec,
      @Nullable Long distinct,
      long missing,
      double missingShare,
      long unparsed,
      String why) {
    this(spec, distinct, missing, missingShare, unparsed, why, null);
  }
}
