package org.reidrisk.measure;

import java.math.BigDecimal;
import java.util.function.DoublePredicate;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * What a random sample says about a share of everybody it was drawn from: bounds between which the
 * share lies, 0 to 1. The sample's size is fixed before it is drawn and its members are independent
 * of each other; people of one site are not, see {@link SiteInterval}.
 *
 * <ul>
 *   <li>Clopper and Pearson (1934) is exact: whatever the share, at least 95 of 100 samples give an
 *       interval that holds it. It decides. Drawing without replacement only makes it wider than
 *       needed.
 *   <li>Wilson (1927) is narrower and misses more often for some shares, near 0 and 1 much more
 *       often. It is for display.
 * </ul>
 *
 * <p>No hits never mean [0, 0], and only hits never [1, 1].
 *
 * @param low the lower bound, from 0
 * @param high the upper bound, to 1
 */
public record BinomialInterval(double low, double high) {

  /** How often a two-sided interval may miss; its upper end alone misses half as often. */
  public static final double TWO_SIDED_ERROR = 0.05;

  /** Refuses bounds that are no shares or stand the wrong way round. */
  public BinomialInterval {
    if (!(0 <= low && low <= high && high <= 1)) {
      throw new IllegalArgumentException("an interval of a share lies within [0, 1]");
    }
  }

  /**
   * The exact interval, two-sided 95 %.
   *
   * @param hits how many of the sample have the property, from 0
   * @param sample its size, at least 1
   * @return the interval
   * @throws IllegalArgumentException when there are more hits than members, or no members
   */
  public static BinomialInterval clopperPearson(long hits, long sample) {
    double error = TWO_SIDED_ERROR / 2;
    return new BinomialInterval(lowerBound(hits, sample, error), upperBound(hits, sample, error));
  }

  /**
   * The exact one-sided upper bound: the quantile at {@code 1 - error} of the beta distribution
   * with parameters hits + 1 and sample - hits.
   *
   * @param hits how many of the sample have the property, from 0
   * @param sample its size, at least 1
   * @param error how often the bound may be too low, above 0 and below 1
   * @return the share above which so few hits or fewer are rarer than {@code error}; 1 when all are
   *     hits; rounded away from the hits
   * @throws IllegalArgumentException when a parameter is out of range
   */
  public static double upperBound(long hits, long sample, double error) {
    check(hits, sample, error);
    if (hits == sample) {
      return 1;
    }
    return boundary(
        (double) hits / sample,
        1,
        share -> RegularizedBeta.complement(share, hits + 1.0, (double) sample - hits) > error)[1];
  }

  /**
   * The exact one-sided lower bound: the quantile at {@code error} of the beta distribution with
   * parameters hits and sample - hits + 1.
   *
   * @param hits how many of the sample have the property, from 0
   * @param sample its size, at least 1
   * @param error how often the bound may be too high, above 0 and below 1
   * @return the share below which so many hits or more are rarer than {@code error}; 0 without
   *     hits; rounded away from the hits
   * @throws IllegalArgumentException when a parameter is out of range
   */
  public static double lowerBound(long hits, long sample, double error) {
    check(hits, sample, error);
    if (hits == 0) {
      return 0;
    }
    return boundary(
        0,
        (double) hits / sample,
        share -> RegularizedBeta.value(share, (double) hits, sample - hits + 1.0) < error)[0];
  }

  /**
   * The score interval, two-sided 95 %.
   *
   * @param hits how many of the sample have the property, from 0
   * @param sample its size, at least 1
   * @return the interval
   * @throws IllegalArgumentException when there are more hits than members, or no members
   */
  public static BinomialInterval wilson(long hits, long sample) {
    return wilson(hits, sample, TWO_SIDED_ERROR / 2);
  }

  /**
   * The score interval whose ends each miss about so often; either end alone is the one-sided
   * bound.
   *
   * @param hits how many of the sample have the property, from 0
   * @param sample its size, at least 1
   * @param error of one end, above 0 and below 1/2
   * @return the interval
   * @throws IllegalArgumentException when a parameter is out of range
   */
  public static BinomialInterval wilson(long hits, long sample, double error) {
    check(hits, sample, error);
    if (error >= 0.5) {
      throw new IllegalArgumentException("each end misses less often than every other time");
    }
    double square = 2 * Math.pow(InverseErfc.value(2 * error), 2);
    double width = sample + square;
    double middle = (hits + square / 2) / width;
    double half =
        Math.sqrt(square * ((double) hits * (sample - hits) / sample + square / 4)) / width;
    // At the ends the terms cancel, though not to the last bit.
    return new BinomialInterval(
        hits == 0 ? 0 : Math.max(0, middle - half),
        hits == sample ? 1 : Math.min(1, middle + half));
  }

  /**
   * The least sample that shows a share to be low enough when it has no hits.
   *
   * @param bound the greatest share that is low enough, above 0 and below 1
   * @param error how often the exact upper bound may be too low, above 0 and below 1
   * @return the least size whose upper bound is at most {@code bound}
   * @throws IllegalArgumentException when a parameter is out of range
   */
  public static long leastSample(BigDecimal bound, double error) {
    double share = bound.doubleValue();
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("a share to be shown lies between 0 and 1");
    }
    long guess = Math.max(1, (long) Math.floor(Math.log(error) / Math.log1p(-share)) - 1);
    while (new BigDecimal(upperBound(0, guess, error)).compareTo(bound) > 0) {
      guess++;
    }
    return guess;
  }

  private static void check(long hits, long sample, double error) {
    if (hits < 0 || sample < 1 || hits > sample) {
      throw new IllegalArgumentException("a sample has members, and no more hits than members");
    }
    if (!(error > 0 && error < 1)) {
      throw new IllegalArgumentException("an error lies between 0 and 1");
    }
  }

  /**
   * The two neighbouring numbers between which a condition ceases to hold.
   *
   * @param from where it holds, not negative
   * @param to where it does not
   * @param holds the condition
   */
  static double[] boundary(double from, double to, DoublePredicate holds) {
    double low = from;
    double high = to;
    for (double middle = low + (high - low) / 2;
        middle > low && middle < high;
        middle = low + (high - low) / 2) {
      if (holds.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new double[] {low, high};
  }
}
