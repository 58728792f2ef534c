package org.reidrisk.report.document;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.Assessment;

/** Which of a record's figures a part of the report is about. */
final class Selection {

  private Selection() {}

  /** The figures on a set of quasi-identifiers; null for all of them together. */
  static List<Measurement> onSet(Assessment assessment, @Nullable String set) {
    return assessment.measurements().stream()
        .filter(m -> Objects.equals(m.params().set(), set) && !m.quantity().ofScenario())
        .toList();
  }

  /** The named sets that something was measured on, in the order of the record. */
  static Set<String> sets(Assessment assessment) {
    return assessment.measurements().stream()
        .map(m -> m.params().set())
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static String quasiIdentifiers(List<Measurement> measurements, Wording wording) {
    return measurements.isEmpty() || measurements.get(0).quasiIdentifiers().isEmpty()
        ? wording.text("none")
        : String.join(", ", measurements.get(0).quasiIdentifiers());
  }

  /** The wanted ones without the histograms, which are drawn. */
  static List<Measurement> part(List<Measurement> measurements, Predicate<Measurement> wanted) {
    return measurements.stream()
        .filter(m -> m.quantity().kind() != Quantity.Kind.HISTOGRAM)
        .filter(wanted)
        .toList();
  }
}
