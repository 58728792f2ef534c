package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.reidrisk.Finding;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.record.LinkageResult.Remedy;
import org.reidrisk.record.LinkageResult.Truth;

/**
 * What single changes do to attackers who are not held by a limit: whether one of them is enough,
 * and else the one that leaves least.
 */
final class Remedies {

  private static final int MOST_ATTACKERS = 4;
  private static final int MOST_CHANGES = 3;
  private static final Set<String> TIMES_IN_UIDS =
      Set.of("uid-tells-date", "uid-undoes-shift", "uid-undoes-patient-shifts", "uid-holds-times");

  /** From the change that leaves least to find; the order of names breaks ties. */
  static final Comparator<Remedy> BY_WHAT_IS_LEFT =
      Comparator.comparingLong((Remedy r) -> r.correct() == null ? 0 : r.correct())
          .thenComparing(Remedy::unique)
          .thenComparing(Remedy::release)
          .thenComparing(Remedy::change);

  private final Assessment assessment;
  private final Wording wording;

  private Remedies(Assessment assessment, Wording wording) {
    this.assessment = assessment;
    this.wording = wording;
  }

  /** A line for each attacker, those who found most first. */
  static List<String> of(Assessment assessment, Wording wording) {
    Remedies remedies = new Remedies(assessment, wording);
    List<LinkageResult> open =
        Scenarios.worstFirst(assessment).stream()
            .filter(result -> result.verdict() != null && result.verdict() != Verdict.MET)
            .filter(result -> !result.remedies().isEmpty())
            .toList();
    List<String> lines = new ArrayList<>();
    for (LinkageResult result : open.subList(0, Math.min(MOST_ATTACKERS, open.size()))) {
      lines.add(remedies.line(result));
    }
    if (!open.isEmpty() && uidsTellTimes(assessment)) {
      lines.add(wording.text("linkage.remedies.uids", wording.place("findings")));
    }
    if (open.size() > MOST_ATTACKERS) {
      lines.add(
          wording.text(
              "summary.remedy.more",
              wording.number((long) open.size() - MOST_ATTACKERS),
              wording.place("linkage")));
    }
    return lines;
  }

  /** Whether dates and times can be read elsewhere when their columns are changed. */
  static boolean uidsTellTimes(Assessment assessment) {
    return assessment.findings().stream().map(Finding::code).anyMatch(TIMES_IN_UIDS::contains);
  }

  private String line(LinkageResult result) {
    Remedy best = result.remedies().stream().min(BY_WHAT_IS_LEFT).orElseThrow();
    String change = change(best);
    String who = Excerpt.name(result.id());
    Truth truth = result.truth();
    long now = truth == null || best.correct() == null ? result.unique() : truth.correct();
    long then = best.correct() == null ? best.unique() : best.correct();
    if (then >= now) {
      return wording.text("summary.remedy.none", who);
    }
    if (truth == null || best.correct() == null) {
      return wording.text(
          "summary.remedy.single",
          who,
          change,
          wording.number(result.unique()),
          wording.number(best.unique()));
    }
    Limit limit = LinkageSection.limit(result, assessment);
    if (limit == null || !decides(result, truth, limit)) {
      return wording.text(
          "summary.remedy.right",
          who,
          change,
          wording.number(truth.correct()),
          wording.number(best.correct()));
    }
    String bound = wording.bound(limit).text();
    // The mildest of those that are enough come first: they cost the release least.
    List<Remedy> enough =
        result.remedies().stream()
            .filter(remedy -> rate(remedy, truth) <= limit.bound().doubleValue())
            .sorted(BY_WHAT_IS_LEFT.reversed())
            .toList();
    if (enough.isEmpty()) {
      return wording.text(
          "summary.remedy.none-meets",
          who,
          bound,
          wording.number(truth.correct()),
          wording.number(truth.members()),
          wording.percent(result.correctRate().low()),
          change,
          wording.number(then),
          wording.percent(rate(best, truth)));
    }
    List<String> shown =
        enough.stream().limit(MOST_CHANGES).map(remedy -> left(remedy, truth)).toList();
    return wording.text("summary.remedy.meets", who, bound, String.join("; ", shown));
  }

  /**
   * Whether the share of members found, as a remedy leaves it, is what the limit is compared with:
   * not of a sample, whose interval decides, nor where the truth leaves people out.
   */
  private static boolean decides(LinkageResult result, Truth truth, Limit limit) {
    return limit.quantity() == Quantity.LINKAGE_CORRECT_RATE
        && result.intervals() == null
        && result.correctRate().low() == result.correctRate().high()
        && truth.members() > 0;
  }

  private static double rate(Remedy remedy, Truth truth) {
    Long correct = remedy.correct();
    return correct == null ? 1 : (double) correct / truth.members();
  }

  private String left(Remedy remedy, Truth truth) {
    Long correct = remedy.correct();
    return wording.text(
        "summary.remedy.one",
        change(remedy),
        wording.number(correct == null ? 0 : correct),
        wording.number(truth.members()),
        wording.percent(rate(remedy, truth)));
  }

  private String change(Remedy remedy) {
    return wording.text(
        "summary.remedy.change", Excerpt.name(remedy.release()), Excerpt.name(remedy.change()));
  }
}
