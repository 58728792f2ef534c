package org.reidrisk.record;

import java.util.Objects;
import org.reidrisk.measure.Estimate;

/**
 * The risk of the units that share a value of one column, in the whole release.
 *
 * @param column the column
 * @param group what the policy calls the group; groups of values that it does not list are numbered
 *     by size, and their values are nowhere written
 * @param units how many patients or rows belong to it
 * @param highest the largest risk among them
 * @param mean their mean risk
 */
public record SubgroupSummary(
    String column, String group, long units, Estimate highest, Estimate mean) {
  /** Checks that nothing is missing. */
  public SubgroupSummary {
    Objects.requireNonNull(column);
    Objects.requireNonNull(group);
    Objects.requireNonNull(highest);
    Objects.requireNonNull(mean);
  }
}
