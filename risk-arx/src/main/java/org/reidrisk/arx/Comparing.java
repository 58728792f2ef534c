package org.reidrisk.arx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.record.PeerComparison.Reason;
import org.reidrisk.record.PeerComparison.Verdict;

/** Puts one figure of ours beside one of ARX. */
final class Comparing {
  private Comparing() {}

  /** Figures that have to be the same. */
  static PeerComparison exact(Measurement ours, Estimate peers) {
    return under(ours, peers, 0, null, Set.of());
  }

  /** ARX has no such figure. */
  static PeerComparison none(Measurement ours, String code, String text) {
    return exact(ours, new Estimate.Undefined(code, text));
  }

  /**
   * Figures, and ours under ARX's rules where these bear on the table. Only the reasons of rules
   * that really make the difference are kept: without one the figures have to agree.
   */
  static PeerComparison under(
      Measurement ours,
      Estimate peers,
      long roundings,
      @Nullable Estimate peersRule,
      Set<Difference> rules) {
    // A rule that changes nothing explains nothing.
    Estimate rule = ours.estimate().equals(peersRule) ? null : peersRule;
    Verdict verdict = PeerComparison.verdict(ours.estimate(), peers, rule, roundings);
    List<Reason> reasons = new ArrayList<>();
    if (verdict == Verdict.EXPLAINED) {
      boolean roundedOnly = PeerComparison.withinRounding(ours.estimate(), peers, roundings);
      if (!roundedOnly) {
        rules.forEach(r -> reasons.add(r.reason()));
      }
      if (roundedOnly || !peers.equals(rule)) {
        reasons.add(Difference.ROUNDING.reason());
      }
    }
    return new PeerComparison(
        ours.quantity(),
        ours.of(),
        ours.params(),
        ours.estimate(),
        peers,
        rule,
        roundings,
        reasons);
  }
}
