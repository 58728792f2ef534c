package org.reidrisk.record;

import java.util.List;
import java.util.Objects;
import org.reidrisk.measure.Estimate;
import org.reidrisk.record.PeerComparison.Verdict;

/**
 * Our figures beside those of another program on the same rows.
 *
 * @param peer the name that the program was asked for by
 * @param version its version
 * @param comparisons one for each figure, in the order of the measurements
 */
public record CrossCheckResult(String peer, String version, List<PeerComparison> comparisons) {

  /** Takes a copy. */
  public CrossCheckResult {
    Objects.requireNonNull(peer);
    Objects.requireNonNull(version);
    comparisons = List.copyOf(comparisons);
  }

  /**
   * How many comparisons say so.
   *
   * @param verdict what they say
   * @return a count
   */
  public long count(Verdict verdict) {
    return comparisons.stream().filter(c -> c.verdict() == verdict).count();
  }

  /**
   * How many figures are missing because the program, or the comparison with it, broke off.
   *
   * @return a count
   */
  public long failed() {
    return comparisons.stream()
        .filter(
            c ->
                c.peers() instanceof Estimate.Undefined none
                    && none.code().equals(PeerComparison.FAILED))
        .count();
  }
}
