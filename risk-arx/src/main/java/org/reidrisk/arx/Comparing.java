package org.reidrisk.arx;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
    return rounded(ours, peers, 0);
  }

  /** Figures between which nothing stands but so many roundings. */
  static PeerComparison rounded(Measurement ours, Estimate peers, long roundings) {
    return under(ours, peers, roundings, Set.of(), inForce -> ours.estimate());
  }

  /** A figure that has none of ARX beside it. */
  static PeerComparison none(Measurement ours, NotCompared why) {
    return exact(ours, why.estimate());
  }

  /**
   * Figures between which rules of ARX stand.
   *
   * <p>What a rule explains is shown in both directions: made again with all rules in force, our
   * figure is ARX's; made again in the same way with none in force, it is the one that was
   * measured. Without the second, an error of ours would pass for a rule of ARX. A rule is named
   * where the figure is another without it.
   *
   * @param rules the rules that bear on these rows
   * @param underRules our figure with some of the rules in force
   */
  static PeerComparison under(
      Measurement ours,
      Estimate peers,
      long roundings,
      Set<Difference> rules,
      Function<Set<Difference>, @Nullable Estimate> underRules) {
    List<Reason> reasons = new ArrayList<>();
    Estimate rule = null;
    Verdict plain = PeerComparison.verdict(ours.estimate(), peers, null, roundings);
    if (plain == Verdict.EXPLAINED) {
      reasons.add(Difference.ROUNDING.reason());
    }
    if (plain == Verdict.UNEXPLAINED && !rules.isEmpty()) {
      Estimate control = underRules.apply(Set.of());
      Estimate all = underRules.apply(rules);
      if (control != null
          && all != null
          && PeerComparison.withinRounding(ours.estimate(), control, roundings)
          && PeerComparison.withinRounding(all, peers, roundings)) {
        rule = all;
        reasons.addAll(naming(rules, all, roundings, underRules));
        if (!all.equals(peers)) {
          reasons.add(Difference.ROUNDING.reason());
        }
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

  /** The rules without which the figure is another; all, where each does what others do, too. */
  private static List<Reason> naming(
      Set<Difference> rules,
      Estimate all,
      long roundings,
      Function<Set<Difference>, @Nullable Estimate> underRules) {
    List<Reason> named = new ArrayList<>();
    if (rules.size() > 1) {
      for (Difference rule : rules) {
        Set<Difference> others = EnumSet.copyOf(rules);
        others.remove(rule);
        Estimate without = underRules.apply(others);
        if (without == null || !PeerComparison.withinRounding(without, all, roundings)) {
          named.add(rule.reason());
        }
      }
    }
    return named.isEmpty() ? rules.stream().map(Difference::reason).toList() : named;
  }
}
