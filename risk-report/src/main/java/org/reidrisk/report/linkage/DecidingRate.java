package org.reidrisk.report.linkage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.BinomialInterval;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Quantity;
import org.reidrisk.measure.SiteInterval;
import org.reidrisk.measure.SiteInterval.Site;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.report.linkage.LinkageCounts.SiteCount;
import org.reidrisk.report.linkage.LinkageCounts.TruthCounts;

/**
 * The rate that a limit is held against: hits among people, with the fewest and the most hits that
 * the counts allow. When every person was attacked the rate itself decides; when they were a random
 * sample, the upper end of an interval does.
 *
 * @param fewest hits that are certain
 * @param most hits that are possible
 * @param people whom the rate is of
 * @param sites possible hits among people, by site
 */
record DecidingRate(long fewest, long most, long people, List<Site> sites) {

  /** Fewer sampled people never show that a limit is met. */
  static final long LEAST_SAMPLE = 40;

  /**
   * The rate of a quantity.
   *
   * @return empty when there is nobody to take the rate of
   */
  static Optional<DecidingRate> of(
      Quantity quantity, LinkageCounts counts, boolean membershipKnown) {
    TruthCounts truth = counts.truth();
    boolean uniqueRate = quantity == Quantity.LINKAGE_UNIQUE_RATE;
    DecidingRate rate;
    if (uniqueRate) {
      rate =
          new DecidingRate(
              counts.unique(),
              counts.unique(),
              counts.targets(),
              sites(counts, site -> new Site(site.unique(), site.targets())));
    } else if (truth == null) {
      // Who is no member cannot be found, so that the rate among members may be any.
      boolean any = !membershipKnown && counts.unique() > 0;
      rate =
          new DecidingRate(
              0,
              any ? counts.targets() : counts.unique(),
              counts.targets(),
              sites(
                  counts, site -> new Site(any ? site.targets() : site.unique(), site.targets())));
    } else {
      // Of people of whom the truth says nothing, each single candidate may be the right one.
      boolean unknown = truth.unknown() > 0;
      rate =
          new DecidingRate(
              truth.correct(),
              unknown ? counts.unique() - truth.wrong() : truth.correct(),
              truth.members() + truth.unknown(),
              sites(
                  counts,
                  site ->
                      new Site(
                          unknown ? site.unique() - site.wrong() : site.correct(),
                          site.members() + site.unknown())));
    }
    return rate.people() == 0 ? Optional.empty() : Optional.of(rate);
  }

  private static List<Site> sites(LinkageCounts counts, Function<SiteCount, Site> rate) {
    return counts.sites().stream().map(rate).filter(site -> site.people() > 0).toList();
  }

  /** The exact interval of a random sample. */
  BinomialInterval clopperPearson() {
    double error = BinomialInterval.TWO_SIDED_ERROR / 2;
    return new BinomialInterval(
        BinomialInterval.lowerBound(fewest, people, error),
        BinomialInterval.upperBound(most, people, error));
  }

  /** The score interval of a random sample. */
  BinomialInterval wilson() {
    return new BinomialInterval(
        BinomialInterval.wilson(fewest, people).low(),
        BinomialInterval.wilson(most, people).high());
  }

  /** The upper end when sites were drawn; null with fewer than two. */
  @Nullable Double siteUpper() {
    return sites.size() < 2 ? null : SiteInterval.of(sites).upper();
  }

  /** What a limit is held against. */
  Estimate estimate(boolean sampled) {
    if (!sampled) {
      return fewest == most
          ? Estimate.Real.of(share(fewest, people))
          : new Estimate.Interval((double) fewest / people, (double) most / people);
    }
    BinomialInterval pooled = clopperPearson();
    Double bySite = siteUpper();
    return new Estimate.Interval(
        pooled.low(), bySite == null ? pooled.high() : Math.max(pooled.high(), bySite));
  }

  /** Holds a bound, inclusive, against the rate; exactly where it is known. */
  Verdict verdict(BigDecimal bound, boolean sampled) {
    if (!sampled) {
      return compare(most, bound) <= 0
          ? Verdict.MET
          : compare(fewest, bound) > 0 ? Verdict.VIOLATED : Verdict.UNDEFINED;
    }
    Verdict verdict = verdict(estimate(true), bound);
    return verdict == Verdict.MET && people < LEAST_SAMPLE ? Verdict.UNDEFINED : verdict;
  }

  /** Holds a bound, inclusive, against an estimate. */
  static Verdict verdict(Estimate estimate, BigDecimal bound) {
    if (estimate instanceof Estimate.Real real && real.fraction() != null) {
      BigFraction limit =
          BigFraction.of(bound.unscaledValue())
              .multiply(BigFraction.of(BigInteger.TEN).pow(-bound.scale()));
      return real.fraction().compareTo(limit) <= 0 ? Verdict.MET : Verdict.VIOLATED;
    }
    if (estimate instanceof Estimate.Interval interval) {
      return new BigDecimal(interval.high()).compareTo(bound) <= 0
          ? Verdict.MET
          : new BigDecimal(interval.low()).compareTo(bound) > 0
              ? Verdict.VIOLATED
              : Verdict.UNDEFINED;
    }
    return Verdict.UNDEFINED;
  }

  private int compare(long hits, BigDecimal bound) {
    return BigDecimal.valueOf(hits).compareTo(bound.multiply(BigDecimal.valueOf(people)));
  }

  static BigFraction share(long part, long whole) {
    return BigFraction.of(BigInteger.valueOf(part), BigInteger.valueOf(whole));
  }
}
