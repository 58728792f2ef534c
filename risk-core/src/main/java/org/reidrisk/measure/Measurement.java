package org.reidrisk.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;

/**
 * One figure with everything that is needed to read it.
 *
 * @param quantity what was measured
 * @param unit what it counts
 * @param quasiIdentifiers the columns that make rows look alike, in file order
 * @param of the sensitive column; null for quantities of identity
 * @param params what tells it apart from other measurements of the quantity
 * @param estimate the value, or why there is none
 * @param convention the conventions it follows, such as {@code missing: own-value}
 */
public record Measurement(
    Quantity quantity,
    Unit unit,
    List<String> quasiIdentifiers,
    @Nullable String of,
    Params params,
    Estimate estimate,
    Map<String, String> convention) {

  /** Takes copies; checks that column and scenario are named exactly where there is one. */
  public Measurement {
    Objects.requireNonNull(unit);
    Objects.requireNonNull(params);
    Objects.requireNonNull(estimate);
    quasiIdentifiers = List.copyOf(quasiIdentifiers);
    convention = Collections.unmodifiableMap(new LinkedHashMap<>(convention));
    if (quantity.ofSensitive() != (of != null)
        || quantity.ofScenario() != (params.scenario() != null)) {
      throw new IllegalArgumentException(quantity.word() + " and what it is of do not fit");
    }
  }
}
