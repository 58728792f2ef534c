package org.reidrisk.report.linkage;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.BinomialInterval;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.HeldTable;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.policy.Scenario;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.record.LinkageResult.AtPrevalence;
import org.reidrisk.record.LinkageResult.Intervals;
import org.reidrisk.record.LinkageResult.Rate;
import org.reidrisk.record.LinkageResult.Remedy;
import org.reidrisk.record.LinkageResult.Size;
import org.reidrisk.record.LinkageResult.Truth;
import org.reidrisk.report.linkage.LinkageCounts.SizeCount;
import org.reidrisk.report.linkage.LinkageCounts.TruthCounts;

/**
 * What the counts of an attack say: rates, guessing beside them, an interval where targets are a
 * random sample, the verdict on the scenario's limit, and findings.
 *
 * <p>A limit is never met by a result that says nothing: no candidates at all, everybody for
 * everybody, nobody to take the rate of, or fewer than {@value DecidingRate#LEAST_SAMPLE} sampled
 * people.
 *
 * @param result what the record holds
 * @param limit the scenario's limit held against it; null without one
 * @param findings what its reader must know
 */
record LinkageSummary(LinkageResult result, @Nullable LimitResult limit, List<Finding> findings) {

  private static final int MOST_EXACT_SIZES = 500;
  private static final int ROUNDED_BITS = 128;
  private static final double[] PREVALENCES = {0.01, 0.1, 0.5, 1};

  LinkageSummary {
    findings = List.copyOf(findings);
  }

  /**
   * Sums up an attack.
   *
   * @param scenario the attacker
   * @param sha256 of the held file; null when drawn from the release
   * @param counts what the attack counted
   * @param leftOut what of the held table was not used
   * @param remedies the same attack after changes of single columns
   * @return the summary
   */
  static LinkageSummary of(
      Scenario scenario,
      @Nullable String sha256,
      LinkageCounts counts,
      LeftOut leftOut,
      List<Remedy> remedies) {
    boolean membershipKnown = scenario.membershipKnown() || scenario.holds().fromRelease() != null;
    Optional<String> design = design(scenario.holds(), counts);
    Limit limit = scenario.limit();
    Quantity quantity = rate(limit, counts);
    Optional<DecidingRate> rate = DecidingRate.of(quantity, counts, membershipKnown);
    LimitResult held =
        limit == null ? null : held(limit, counts, rate, design.isPresent(), membershipKnown);
    LinkageResult result =
        new LinkageResult(
            scenario.id(),
            scenario.preset(),
            scenario.attacker(),
            scenario.attack().word(),
            scenario.power(),
            membershipKnown,
            scenario.holds().file() == null ? "release" : "file",
            sha256,
            scenario.join().stream().map(JoinWords::of).toList(),
            counts.targets(),
            counts.none(),
            counts.unique(),
            counts.ambiguous(),
            counts.truth() == null ? null : truth(counts.knownTruth()),
            uniqueRate(counts),
            correctRate(counts),
            byCandidates(counts).doubleValue(),
            counts.patients() == 0 ? 0 : 1.0 / counts.patients(),
            design
                .flatMap(
                    words ->
                        rate.map(r -> intervals(r, quantity, words, !counts.sites().isEmpty())))
                .orElse(null),
            counts.sizes().stream().map(s -> new Size(s.size(), s.targets())).toList(),
            remedies,
            held == null ? null : held.verdict());
    return new LinkageSummary(
        result,
        held,
        LinkageFindings.of(
            scenario, counts, leftOut, rate.filter(r -> design.isPresent()).orElse(null)));
  }

  /** The rate that decides, or that is shown where none does. */
  private static Quantity rate(@Nullable Limit limit, LinkageCounts counts) {
    if (limit != null && limit.quantity() != Quantity.LINKAGE_EXPECTED_BY_GUESSING) {
      return limit.quantity();
    }
    return counts.truth() == null ? Quantity.LINKAGE_UNIQUE_RATE : Quantity.LINKAGE_CORRECT_RATE;
  }

  /** How a random sample was drawn; empty when everybody there is was attacked. */
  private static Optional<String> design(HeldTable holds, LinkageCounts counts) {
    Integer drawn = holds.fromRelease();
    if (drawn != null) {
      return drawn < counts.patients() && counts.targets() < counts.patients()
          ? Optional.of(
              "simple random sample of "
                  + counts.targets()
                  + " of "
                  + counts.patients()
                  + " patients of the release")
          : Optional.empty();
    }
    HeldTable.SampleDesign sample = holds.sample();
    return sample == null
        ? Optional.empty()
        : Optional.of(
            sample.of() == null ? sample.design() : sample.design() + ", of " + sample.of());
  }

  private static LimitResult held(
      Limit limit,
      LinkageCounts counts,
      Optional<DecidingRate> rate,
      boolean sampled,
      boolean membershipKnown) {
    Optional<Estimate.Undefined> nothing = saysNothing(counts);
    Estimate measured;
    Verdict verdict = Verdict.UNDEFINED;
    if (nothing.isPresent()) {
      measured = nothing.get();
    } else if (limit.quantity() == Quantity.LINKAGE_EXPECTED_BY_GUESSING) {
      measured = guessing(counts, sampled, membershipKnown);
      verdict = DecidingRate.verdict(measured, limit.bound());
    } else if (rate.isEmpty()) {
      measured =
          new Estimate.Undefined(
              "no-members", "None of the targets is known to be a patient of the release.");
    } else {
      measured = rate.get().estimate(sampled);
      verdict = rate.get().verdict(limit.bound(), sampled);
    }
    return new LimitResult(limit, Unit.PATIENT, measured, verdict);
  }

  /** Why the attack tells nothing about the release, if so. */
  private static Optional<Estimate.Undefined> saysNothing(LinkageCounts counts) {
    if (counts.targets() == 0) {
      return Optional.of(
          new Estimate.Undefined("no-targets", "The attacker’s table names nobody."));
    }
    if (counts.nothingMatches()) {
      return Optional.of(
          new Estimate.Undefined(
              "no-candidates", "No target has a candidate, so the attack tells nothing."));
    }
    return counts.everythingMatches()
        ? Optional.of(
            new Estimate.Undefined(
                "everything-matches",
                "Every target has every patient for a candidate, so the attack tells nothing."))
        : Optional.empty();
  }

  private static Estimate guessing(LinkageCounts counts, boolean sampled, boolean membershipKnown) {
    if (sampled) {
      return new Estimate.Undefined(
          "no-interval", "There is no exact interval for guessing by a sample of targets.");
    }
    TruthCounts truth = counts.truth();
    if (truth == null) {
      return membershipKnown
          ? new Estimate.Interval(0, byCandidates(counts).doubleValue())
          : new Estimate.Interval(0, 1);
    }
    if (truth.members() == 0 || truth.unknown() > 0 || truth.absent() > 0) {
      return new Estimate.Undefined(
          "truth-incomplete", "The truth does not say who all the targets are.");
    }
    return Estimate.Real.of(byCandidates(counts));
  }

  private static double uniqueRate(LinkageCounts counts) {
    return counts.targets() == 0 ? 0 : (double) counts.unique() / counts.targets();
  }

  private static Rate correctRate(LinkageCounts counts) {
    TruthCounts truth = counts.truth();
    if (truth == null) {
      return new Rate(0, uniqueRate(counts));
    }
    if (truth.members() == 0) {
      return new Rate(0, 1);
    }
    double rate = (double) truth.correct() / truth.members();
    return new Rate(rate, rate);
  }

  /** The mean of 1 / candidates, over members who are covered, or over targets without truth. */
  private static BigFraction byCandidates(LinkageCounts counts) {
    TruthCounts truth = counts.truth();
    long people = truth == null ? counts.targets() : truth.members();
    return people == 0
        ? BigFraction.ZERO
        : sum(counts.sizes(), truth != null).divide(BigInteger.valueOf(people));
  }

  /** Exact for as many sizes as are added up in no time; beyond, rounded up in the 128th bit. */
  private static BigFraction sum(List<SizeCount> sizes, boolean covered) {
    if (sizes.size() <= MOST_EXACT_SIZES) {
      BigFraction sum = BigFraction.ZERO;
      for (SizeCount size : sizes) {
        sum = sum.add(DecidingRate.share(targets(size, covered), size.size()));
      }
      return sum;
    }
    BigInteger sum = BigInteger.ZERO;
    for (SizeCount size : sizes) {
      BigInteger[] share =
          BigInteger.valueOf(targets(size, covered))
              .shiftLeft(ROUNDED_BITS)
              .divideAndRemainder(BigInteger.valueOf(size.size()));
      sum = sum.add(share[0]).add(BigInteger.valueOf(share[1].signum()));
    }
    return BigFraction.of(sum, BigInteger.ONE.shiftLeft(ROUNDED_BITS));
  }

  private static long targets(SizeCount size, boolean covered) {
    return covered ? size.coveredMembers() : size.targets();
  }

  private static Truth truth(TruthCounts t) {
    long claims = t.correct() + t.wrong();
    return new Truth(
        t.members(),
        t.covered(),
        t.correct(),
        t.wrong(),
        t.outsiders(),
        t.claimed(),
        t.unknown(),
        t.absent(),
        t.absentClaimed(),
        claims == 0 ? null : (double) t.correct() / claims,
        t.members() == 0 ? null : (double) t.correct() / t.members(),
        byPrevalence(t));
  }

  /** Precision where so many of the targets are members; needs outsiders as a control. */
  private static List<AtPrevalence> byPrevalence(TruthCounts t) {
    List<AtPrevalence> precisions = new ArrayList<>();
    if (t.outsiders() == 0 || t.members() == 0) {
      return precisions;
    }
    double correct = (double) t.correct() / t.members();
    double wrong = (double) (t.wrong() - t.claimed()) / t.members();
    double claimed = (double) t.claimed() / t.outsiders();
    TreeSet<Double> prevalences = new TreeSet<>();
    for (double prevalence : PREVALENCES) {
      prevalences.add(prevalence);
    }
    prevalences.add((double) t.members() / (t.members() + t.outsiders()));
    for (double p : prevalences) {
      double claims = p * (correct + wrong) + (1 - p) * claimed;
      if (claims > 0) {
        precisions.add(new AtPrevalence(p, Math.min(1, p * correct / claims)));
      }
    }
    return precisions;
  }

  private static Intervals intervals(
      DecidingRate rate, Quantity quantity, String design, boolean bySite) {
    BinomialInterval exact = rate.clopperPearson();
    BinomialInterval score = rate.wilson();
    return new Intervals(
        quantity.word(),
        design,
        new Rate(exact.low(), exact.high()),
        new Rate(score.low(), score.high()),
        bySite ? rate.highSites().size() : 0,
        bySite ? rate.siteUpper() : null);
  }
}
