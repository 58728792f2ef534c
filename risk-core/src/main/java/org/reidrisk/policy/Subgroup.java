package org.reidrisk.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A column by whose values a policy wants risks apart. Groups are named by what the policy itself
 * lists; values that it does not list are numbered, never written down.
 *
 * @param column the column
 * @param values the values that are groups of their own; empty for all
 * @param bands where numeric groups begin, ascending; empty when values are listed
 */
public record Subgroup(String column, List<String> values, List<BigDecimal> bands) {

  /** Takes copies. */
  public Subgroup {
    Objects.requireNonNull(column);
    values = List.copyOf(values);
    bands = List.copyOf(bands);
    if (!values.isEmpty() && !bands.isEmpty()) {
      throw new IllegalArgumentException("a subgroup lists values or bands");
    }
    for (int i = 1; i < bands.size(); i++) {
      if (bands.get(i).compareTo(bands.get(i - 1)) <= 0) {
        throw new IllegalArgumentException("bands ascend");
      }
    }
  }
}
