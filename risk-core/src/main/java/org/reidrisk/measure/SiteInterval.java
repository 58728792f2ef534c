package org.reidrisk.measure;

import java.util.List;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * What sampled sites say about a share over all sites like them. People of one site resemble each
 * other, so that forty people of one site tell less than forty of forty; here a site is what was
 * drawn.
 *
 * <p>The share is a ratio of two means over sites, and its error is that of a ratio estimator
 * (Cochran, Sampling Techniques, chapter 6) with the quantile of Student's t for one degree of
 * freedom less than there are sites. With few hits it is too narrow, without any it is [0, 0]: the
 * larger one of its upper end and of {@link BinomialInterval#clopperPearson} decides.
 *
 * @param sites how many sites have people
 * @param share hits over people
 * @param upper the upper end of the two-sided 95 % interval, at most 1
 */
public record SiteInterval(int sites, double share, double upper) {

  /** Below this many sites nothing can be said about other sites. */
  public static final int LEAST_SITES = 10;

  /**
   * The people of one site.
   *
   * @param hits how many have the property, from 0
   * @param people how many there are, at least {@code hits}
   */
  public record Site(long hits, long people) {
    /** Checks the counts. */
    public Site {
      if (hits < 0 || people < hits) {
        throw new IllegalArgumentException("a site has no more hits than people");
      }
    }
  }

  /**
   * The interval over sites; a site without people says nothing and does not count.
   *
   * @param all the sites, in any order
   * @return the interval
   * @throws IllegalArgumentException when fewer than two sites have people
   */
  public static SiteInterval of(List<Site> all) {
    List<Site> sites = all.stream().filter(site -> site.people() > 0).toList();
    int m = sites.size();
    if (m < 2) {
      throw new IllegalArgumentException("an interval over sites needs two of them");
    }
    long hits = sites.stream().mapToLong(Site::hits).sum();
    long people = sites.stream().mapToLong(Site::people).sum();
    double share = (double) hits / people;
    // Sorted, so that the sum does not depend on the order of the sites.
    double squares =
        sites.stream()
            .mapToDouble(site -> Math.pow(site.hits() - share * site.people(), 2))
            .sorted()
            .reduce(0, Double::sum);
    double error = Math.sqrt((double) m / (m - 1) * squares) / people;
    double t = studentQuantile(BinomialInterval.TWO_SIDED_ERROR, m - 1L);
    return new SiteInterval(m, share, Math.min(1, share + t * error));
  }

  /**
   * The number that Student's t exceeds in absolute value with a probability.
   *
   * @param probability of both tails together, above 0 and below 1
   * @param degrees of freedom, at least 1
   */
  static double studentQuantile(double probability, long degrees) {
    // P(|T| > t) is the incomplete beta function of y = v / (v + t²), which grows with y.
    double y =
        BinomialInterval.boundary(
            0, 1, x -> RegularizedBeta.value(x, degrees / 2.0, 0.5) < probability)[0];
    return Math.sqrt(degrees * (1 - y) / y);
  }
}
