package org.reidrisk.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.reidrisk.measure.Estimate;
import org.reidrisk.record.PeerComparison.Verdict;

/**
 * Our figures beside those of another program on the same rows.
 *
 * @param peer the name that the program was asked for by
 * @param version its version
 * @param prepared what was done to the export before the program got its rows, for which it can
 *     give other figures when it reads the file itself; none when nothing was done
 * @param comparisons one for each figure, in the order of the measurements
 */
public record CrossCheckResult(
    String peer, String version, List<Preparation> prepared, List<PeerComparison> comparisons) {

  /**
   * Something that was done to the export.
   *
   * @param code its stable name
   * @param text what was done, as a clause: no capital letter, no full stop, no cell value
   */
  public record Preparation(String code, String text) {
    /** Checks that nothing is missing. */
    public Preparation {
      Objects.requireNonNull(code);
      Objects.requireNonNull(text);
    }
  }

  /** Takes copies. */
  public CrossCheckResult {
    Objects.requireNonNull(peer);
    Objects.requireNonNull(version);
    prepared = List.copyOf(prepared);
    comparisons = List.copyOf(comparisons);
  }

  /**
   * Comparisons on rows of which the program says nothing more.
   *
   * @param peer the name that the program was asked for by
   * @param version its version
   * @param comparisons one for each figure
   */
  public CrossCheckResult(String peer, String version, List<PeerComparison> comparisons) {
    this(peer, version, List.of(), comparisons);
  }

  /**
   * The same, where something was done before.
   *
   * @param earlier what was done first
   * @return a changed copy
   */
  public CrossCheckResult after(List<Preparation> earlier) {
    List<Preparation> all = new ArrayList<>(earlier);
    all.addAll(prepared);
    return new CrossCheckResult(peer, version, all, comparisons);
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
