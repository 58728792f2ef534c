package org.reidrisk.record;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.value.ValueFormat;

/**
 * What the inventory knows of a column, without its values.
 *
 * @param keyword the catalogue's name of the attribute; null when the column's name means nothing
 *     to it
 * @param match why its name was recognised, in a word; {@code none} when it was not
 * @param detected the format that its values have
 * @param distinctEstimate about how many distinct values it has, where they were not counted; null
 *     where they were
 * @param constant whether all cells that are not missing hold one value
 * @param entropy Shannon entropy of its values in bits, missing cells left out; null when the
 *     column was not encoded
 * @param longest characters of its longest value; null when the texts were not kept
 * @param uniqueAlone units that some value of this column alone singles out, in the unit of the
 *     limits and on the rows that are measured; a missing cell singles nobody out; lower is safer;
 *     null when the column was not encoded
 * @param madeUnique units that are alone with this column and would not be without it, beside the
 *     other quasi-identifiers, in the same unit and rows; a missing cell is a value of its own,
 *     also where the policy lets it match every value; lower is safer; null when it was not
 *     measured
 */
public record ColumnInventory(
    @Nullable String keyword,
    String match,
    ValueFormat detected,
    @Nullable Long distinctEstimate,
    boolean constant,
    @Nullable Double entropy,
    @Nullable Integer longest,
    @Nullable Long uniqueAlone,
    @Nullable Long madeUnique) {
  /** Checks that nothing is missing. */
  public ColumnInventory {
    Objects.requireNonNull(match);
    Objects.requireNonNull(detected);
  }
}
