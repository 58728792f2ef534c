package org.reidrisk.record;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.PeerComparison.Verdict;

/** Finds out whether a record's cross-checks are of its own figures. */
final class CrossCheckArithmetic {
  /** The finding that a difference without a known reason gives. */
  private static final String DISAGREES = "cross-check-disagrees";

  /** The finding that a figure gives which nobody got. */
  private static final String INCOMPLETE = "cross-check-incomplete";

  private CrossCheckArithmetic() {}

  /** What tells a figure by row from others. */
  private record Figure(Quantity quantity, @Nullable String of, Params params) {}

  static void check(Assessment record) {
    Set<String> peers = new HashSet<>();
    for (CrossCheckResult result : record.crossChecks()) {
      require(peers.add(result.peer()), "two cross-checks by one program");
      Set<Figure> compared = new HashSet<>();
      for (PeerComparison comparison : result.comparisons()) {
        Figure figure = new Figure(comparison.quantity(), comparison.of(), comparison.params());
        require(compared.add(figure), "a figure is compared twice");
        check(record, comparison);
      }
      require(
          record.measurements().stream()
              .filter(CrossCheckArithmetic::isAsked)
              .allMatch(m -> compared.contains(new Figure(m.quantity(), m.of(), m.params()))),
          "a figure by row is not compared");
      require(
          isFound(record, DISAGREES, result.peer()) == result.count(Verdict.UNEXPLAINED) > 0
              && isFound(record, INCOMPLETE, result.peer()) == result.failed() > 0,
          "a cross-check and its finding do not agree");
    }
    require(
        record.findings().stream()
            .filter(f -> f.code().equals(DISAGREES) || f.code().equals(INCOMPLETE))
            .allMatch(f -> peers.contains(f.about())),
        "a finding of a cross-check that is not there");
  }

  private static boolean isFound(Assessment record, String code, String peer) {
    return record.findings().stream()
        .anyMatch(f -> f.code().equals(code) && f.about().equals(peer));
  }

  /** Our figure in a comparison is one of the record's, or a register's, which is made for it. */
  private static void check(Assessment record, PeerComparison comparison) {
    Measurement measured = find(record, comparison, comparison.params());
    if (measured == null && comparison.params().model() != null) {
      // A figure may be compared again under a name of the peer's.
      measured = find(record, comparison, comparison.params().withModel(null));
    }
    if (measured == null) {
      require(
          comparison.quantity().fromRegister()
              && record.measurements().stream().anyMatch(m -> isByPatient(m, comparison)),
          "a figure in a cross-check that nobody measured");
    } else {
      require(
          measured.estimate().equals(comparison.ours()),
          "a figure in a cross-check is not the one measured");
    }
  }

  private static boolean isByPatient(Measurement measurement, PeerComparison comparison) {
    return measurement.unit() == Unit.PATIENT
        && measurement.quantity() == comparison.quantity()
        && measurement.params().equals(comparison.params());
  }

  private static @Nullable Measurement find(
      Assessment record, PeerComparison comparison, Params params) {
    return record.measurements().stream()
        .filter(
            m ->
                m.unit() == Unit.ROW
                    && m.quantity() == comparison.quantity()
                    && Objects.equals(m.of(), comparison.of())
                    && m.params().equals(params))
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether other programs are asked for a figure. Variants are another way to make the same one,
   * and attacks that were run have no counterpart.
   */
  static boolean isAsked(Measurement measurement) {
    String model = measurement.params().model();
    return measurement.unit() == Unit.ROW
        && measurement.params().scenario() == null
        && (model == null || model.equals(Params.ZEROS_SKIPPED));
  }

  private static void require(boolean holds, String contradiction) {
    if (!holds) {
      throw new RecordFormatException("contradiction", "contradicts itself: " + contradiction);
    }
  }
}
