package org.reidrisk.assess;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;

/** Collects figures of one sensitive column on one set in one unit. */
final class AttributeList {
  private final Measuring.Scope scope;
  private final Unit unit;
  private final String column;
  private final boolean withVariants;
  private final List<Measurement> measurements = new ArrayList<>();

  AttributeList(Measuring.Scope scope, Unit unit, String column, boolean withVariants) {
    this.scope = scope;
    this.unit = unit;
    this.column = column;
    this.withVariants = withVariants;
  }

  void add(Quantity quantity, Params params, Estimate estimate, Map<String, String> convention) {
    measurements.add(
        new Measurement(
            quantity,
            unit,
            scope.classes().quasiIdentifiers(),
            column,
            params,
            estimate,
            convention));
  }

  /** One answer for every figure. */
  void addAll(
      Params plain,
      Params byDistance,
      List<BigDecimal> constants,
      Estimate estimate,
      Map<String, String> convention) {
    for (Quantity quantity : Quantity.values()) {
      if (quantity == Quantity.L_RECURSIVE) {
        constants.forEach(c -> add(quantity, plain.withC(c), estimate, convention));
      } else if (quantity.ofSensitive()) {
        Params params = quantity == Quantity.T_CLOSENESS ? byDistance : plain;
        add(quantity, params, estimate, convention);
      }
    }
    if (withVariants) {
      Params skipped = plain.withModel(Params.ZEROS_SKIPPED);
      add(Quantity.DELTA_DISCLOSURE, skipped, estimate, convention);
    }
  }

  List<Measurement> measurements() {
    return measurements;
  }
}
