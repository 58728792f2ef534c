package org.reidrisk.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.reidrisk.group.CandidateSets;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;

/** Collects identity figures of one set in one unit. */
final class IdentityList {
  /** The histogram of lower bounds, where sizes are not known exactly. */
  static final String LEAST = "least";

  /** The histogram of upper bounds. */
  static final String MOST = "most";

  private final Measuring.Scope scope;
  private final Unit unit;
  private final Map<String, String> convention;
  private final Iterable<Integer> classSizes;
  private final List<Measurement> measurements = new ArrayList<>();

  IdentityList(
      Measuring.Scope scope,
      Unit unit,
      Map<String, String> convention,
      Iterable<Integer> classSizes) {
    this.scope = scope;
    this.unit = unit;
    this.convention = convention;
    this.classSizes = classSizes;
  }

  /** What the figures still to be added follow. */
  Map<String, String> convention() {
    return convention;
  }

  void add(Quantity quantity, Params params, Estimate estimate) {
    measurements.add(
        new Measurement(
            quantity,
            unit,
            scope.classes().quasiIdentifiers(),
            null,
            params,
            estimate,
            convention));
  }

  void addRisks(Params params, Estimate highest, Estimate mean, IntFunction<Estimate> shareAbove) {
    add(Quantity.PROSECUTOR_HIGHEST, params, highest);
    add(Quantity.PROSECUTOR_MEAN, params, mean);
    for (int size : classSizes) {
      add(Quantity.PROSECUTOR_SHARE_ABOVE, params.withThreshold(size), shareAbove.apply(size));
    }
  }

  /** What the figures follow from: one histogram, or those of both bounds. */
  void addHistograms(Params params, CandidateSets sets) {
    if (sets.exact()) {
      add(Quantity.PATIENTS_BY_SMALLEST_CLASS, params, new Estimate.Histogram(sets.least()));
    } else {
      add(
          Quantity.PATIENTS_BY_SMALLEST_CLASS,
          params.withModel(LEAST),
          new Estimate.Histogram(sets.least()));
      add(
          Quantity.PATIENTS_BY_SMALLEST_CLASS,
          params.withModel(MOST),
          new Estimate.Histogram(sets.most()));
    }
  }

  List<Measurement> measurements() {
    return measurements;
  }
}
