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
 * The rate that a limit is held against: hits among people, with the lowest and the highest rate
 * that the counts allow. When every person was attacked the rate itself decides; when they were a
 * random sample, the upper end of an interval does.
 *
 * @param low hits that are certain, among all whom the rate may be of
 * @param high the hits and people that give the highest rate
 * @param people whom the rate is of for sure
 * @param sites hits among people for sure, by site
 * @param highSites those of the highest rate, by site
 */
record DecidingRate(Part low, Part high, long people, List<Site> sites, List<Site> highSites) {

  /**
   * Hits among people.
   *
   * @param hits no more than people
   * @param people whom they are of
   */
  record Part(long hits, long people) {}

  private DecidingRate(long fewest, long most, long people, List<Site> sites) {
    this(new Part(fewest, people), new Part(most, people), people, sites, sites);
  }

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
    } else if (truth.unknown() > 0) {
      // Of people of whom the truth says nothing, each single candidate may be the right one.
      rate =
          new DecidingRate(
              truth.correct(),
              counts.unique() - truth.wrong(),
              truth.members() + truth.unknown(),
              sites(
                  counts,
                  site -> new Site(site.unique() - site.wrong(), site.members() + site.unknown())));
    } else {
      // Whom the truth calls an absent patient may be an outsider, or a member whose key is written
      // otherwise. The rate is highest when members are those whose single candidate is then right.
      rate =
          new DecidingRate(
              new Part(truth.correct(), truth.members() + truth.absent()),
              new Part(
                  truth.correct() + truth.absentClaimed(), truth.members() + truth.absentClaimed()),
              truth.members(),
              sites(counts, site -> new Site(site.correct(), site.members())),
              sites(
                  counts,
                  site ->
                      new Site(
                          site.correct() + site.absentClaimed(),
                          site.members() + site.absentClaimed())));
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
        BinomialInterval.lowerBound(low.hits(), low.people(), error),
        BinomialInterval.upperBound(high.hits(), high.people(), error));
  }

  /** The score interval of a random sample. */
  BinomialInterval wilson() {
    return new BinomialInterval(
        BinomialInterval.wilson(low.hits(), low.people()).low(),
        BinomialInterval.wilson(high.hits(), high.people()).high());
  }

  /** The upper end when sites were drawn; null with fewer than two. */
  @Nullable Double siteUpper() {
    if (highSites.size() < 2) {
      return null;
    }
    double upper = SiteInterval.of(highSites).upper();
    return sites.size() < 2 ? upper : Math.max(upper, SiteInterval.of(sites).upper());
  }

  /** What a limit is held against. */
  Estimate estimate(boolean sampled) {
    if (!sampled) {
      return low.hits() == high.hits() && (low.hits() == 0 || low.people() == high.people())
          ? Estimate.Real.of(share(high.hits(), high.people()))
          : new Estimate.Interval(
              (double) low.hits() / low.people(), (double) high.hits() / high.people());
    }
    BinomialInterval pooled = clopperPearson();
    Double bySite = siteUpper();
    return new Estimate.Interval(
        pooled.low(), bySite == null ? pooled.high() : Math.max(pooled.high(), bySite));
  }

  /** Holds a bound, inclusive, against the rate; exactly where it is known. */
  Verdict verdict(BigDecimal bound, boolean sampled) {
    if (!sampled) {
      return compare(high, bound) <= 0
          ? Verdict.MET
          : compare(low, bound) > 0 ? Verdict.VIOLATED : Verdict.UNDEFINED;
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

  private static int compare(Part part, BigDecimal bound) {
    return BigDecimal.valueOf(part.hits())
        .compareTo(bound.multiply(BigDecimal.valueOf(part.people())));
  }

  static BigFraction share(long part, long whole) {
    return BigFraction.of(BigInteger.valueOf(part), BigInteger.valueOf(whole));
  }
}
