package org.reidrisk.record;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Measurement;
import org.reidrisk.record.PeerComparison.Verdict;

/** Finds out whether a record's cross-checks are of its own figures. */
final class CrossCheckArithmetic {
  /** The finding that a difference without a known reason gives. */
  private static final String DISAGREES = "cross-check-disagrees";

  private CrossCheckArithmetic() {}

  static void check(Assessment record) {
    Set<String> peers = new HashSet<>();
    for (CrossCheckResult result : record.crossChecks()) {
      require(peers.add(result.peer()), "two cross-checks by one program");
      for (PeerComparison comparison : result.comparisons()) {
        require(
            record.measurements().stream()
                .noneMatch(m -> isOf(m, comparison) && !m.estimate().equals(comparison.ours())),
            "a figure in a cross-check is not the one measured");
      }
      boolean found =
          record.findings().stream()
              .anyMatch(f -> f.code().equals(DISAGREES) && f.about().equals(result.peer()));
      require(
          found == result.count(Verdict.UNEXPLAINED) > 0,
          "a cross-check and its finding do not agree");
    }
  }

  private static boolean isOf(Measurement measurement, PeerComparison comparison) {
    return measurement.unit() == Unit.ROW
        && measurement.quantity() == comparison.quantity()
        && Objects.equals(measurement.of(), comparison.of())
        && measurement.params().equals(comparison.params());
  }

  private static void require(boolean holds, String contradiction) {
    if (!holds) {
      throw new RecordFormatException("contradiction", "contradicts itself: " + contradiction);
    }
  }
}
