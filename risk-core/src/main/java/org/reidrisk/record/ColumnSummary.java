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
 * @param fingerprint what later releases are compared with; null when the policy names no key, and
 *     for columns that have none
 */
public record ColumnSummary(
    ColumnSpec spec,
    @Nullable Long distinct,
    long missing,
    double missingShare,
    long unparsed,
    String why,
    @Nullable ColumnInventory inventory,
    @Nullable ColumnFingerprint fingerprint) {
  /** Checks that nothing is missing. */
  public ColumnSummary {
    Objects.requireNonNull(spec);
    Objects.requireNonNull(why);
  }

  /**
   * A column of which neither inventory nor fingerprint was made.
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
    this(spec, distinct, missing, missingShare, unparsed, why, null, null);
  }

  /**
   * A column without a fingerprint.
   *
   * @param spec its name, place, role and format
   * @param distinct its distinct values, or null
   * @param missing its missing cells
   * @param missingShare missing cells over rows
   * @param unparsed its cells that do not parse in the format
   * @param why the policy's reason for the role
   * @param inventory what the inventory knows of it, or null
   */
  public ColumnSummary(
      ColumnSpec spec,
      @Nullable Long distinct,
      long missing,
      double missingShare,
      long unparsed,
      String why,
      @Nullable ColumnInventory inventory) {
    this(spec, distinct, missing, missingShare, unparsed, why, inventory, null);
  }

  /**
   * The same with a fingerprint.
   *
   * @param made what later releases are compared with, or null
   * @return a changed copy
   */
  public ColumnSummary withFingerprint(@Nullable ColumnFingerprint made) {
    return new ColumnSummary(spec, distinct, missing, missingShare, unparsed, why, inventory, made);
  }
}
