package org.reidrisk.measure;

import java.math.BigInteger;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.reidrisk.group.CandidateSets;
import org.reidrisk.group.ClassSizes.Bin;

/**
 * Identity risk where people have candidate sets rather than classes: for an adversary who knows
 * several events, and where a missing cell matches everything.
 *
 * <p>The risk of a unit is 1 / the size of its candidate set, the unit included. Figures and
 * directions are those of {@link KAnonymity} and {@link IdentityRisk}. Where some sizes are only
 * known between two bounds, a figure is the interval between what the lower and the upper bounds
 * give; the upper risk is what to accept on.
 *
 * @param k the smallest candidate set; higher is safer
 * @param sampleUniques units that are alone in theirs; lower is safer
 * @param highest the largest risk of one unit
 * @param mean the mean over units
 * @param sets what the figures were made from
 */
public record CandidateRisk(
    Estimate k, Estimate sampleUniques, Estimate highest, Estimate mean, CandidateSets sets) {

  /**
   * Measures candidate sets.
   *
   * @param sets units by the size of their candidate set
   * @return the figures; undefined ({@code no-units}) without units
   */
  public static CandidateRisk of(CandidateSets sets) {
    if (sets.least().isEmpty()) {
      Estimate none = Estimate.Undefined.noUnits();
      return new CandidateRisk(none, none, none, none, sets);
    }
    int least = sets.least().get(0).size();
    int most = sets.most().get(0).size();
    return new CandidateRisk(
        count(least, most),
        count(unitsOf(sets.most(), 1), unitsOf(sets.least(), 1)),
        real(BigFraction.of(1, most), BigFraction.of(1, least)),
        real(mean(sets.most()), mean(sets.least())),
        sets);
  }

  /**
   * The share of units whose candidate set has fewer members than a size.
   *
   * @param size the size, at least 1
   * @return a fraction in [0, 1], or undefined without units
   * @throws IllegalArgumentException when the size is less than 1
   */
  public Estimate shareAbove(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a class size is at least 1");
    }
    if (sets.least().isEmpty()) {
      return Estimate.Undefined.noUnits();
    }
    return real(shareBelow(sets.most(), size), shareBelow(sets.least(), size));
  }

  private static BigFraction shareBelow(List<Bin> bins, int size) {
    long below = bins.stream().filter(b -> b.size() < size).mapToLong(Bin::count).sum();
    return BigFraction.of(BigInteger.valueOf(below), BigInteger.valueOf(units(bins)));
  }

  private static BigFraction mean(List<Bin> bins) {
    return IdentityRisk.sumOfCountOverSize(bins).divide(BigInteger.valueOf(units(bins)));
  }

  private static long units(List<Bin> bins) {
    return bins.stream().mapToLong(Bin::count).sum();
  }

  private static long unitsOf(List<Bin> bins, int size) {
    return bins.stream().filter(b -> b.size() == size).mapToLong(Bin::count).sum();
  }

  private static Estimate count(long least, long most) {
    return least == most ? new Estimate.Count(least) : new Estimate.Interval(least, most);
  }

  private static Estimate real(BigFraction least, BigFraction most) {
    return least.equals(most)
        ? Estimate.Real.of(least)
        : new Estimate.Interval(least.doubleValue(), most.doubleValue());
  }
}
