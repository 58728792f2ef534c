package org.reidrisk.measure;

import java.math.BigInteger;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.reidrisk.group.ClassSizes;

/**
 * Prosecutor risk: how likely an attacker who knows that a person is in the release picks the right
 * one among those who look alike.
 *
 * <p>The risk θ of a unit is 1 / the size of its smallest class. All figures are fractions in (0,
 * 1]; lower is safer.
 *
 * <ul>
 *   <li>{@code highest}: the largest θ, which is 1/k.
 *   <li>{@code mean}: the mean of θ over units (not over classes).
 *   <li>{@link #shareAbove}: the share of units in a class smaller than a size.
 *   <li>No units: undefined ({@code no-units}).
 * </ul>
 *
 * <p>El Emam's pRa, pRb and pRc where every patient has one row; with several rows the sum over
 * classes would exceed the number of patients, hence the smallest class of each.
 *
 * @param highest the largest risk of one unit
 * @param mean the mean over units
 * @param sizes what the figures were made from
 */
public record IdentityRisk(Estimate highest, Estimate mean, ClassSizes sizes) {

  /**
   * Measures prosecutor risk.
   *
   * @param sizes the histograms
   * @return the figures
   */
  public static IdentityRisk prosecutor(ClassSizes sizes) {
    if (sizes.smallest().isEmpty()) {
      return new IdentityRisk(Estimate.Undefined.noUnits(), Estimate.Undefined.noUnits(), sizes);
    }
    BigFraction highest = BigFraction.of(1, sizes.smallest().getAsInt());
    BigFraction mean =
        sumOfCountOverSize(sizes.units()).divide(BigInteger.valueOf(sizes.unitCount()));
    return new IdentityRisk(Estimate.Real.of(highest), Estimate.Real.of(mean), sizes);
  }

  /**
   * The share of units whose smallest class has fewer members than a size.
   *
   * @param size the class size, at least 1; a risk above τ means a class smaller than 1/τ
   * @return a fraction in [0, 1], or undefined without units
   * @throws IllegalArgumentException when the size is less than 1
   */
  public Estimate shareAbove(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a class size is at least 1");
    }
    long units = sizes.unitCount();
    return units == 0
        ? Estimate.Undefined.noUnits()
        : Estimate.Real.of(
            BigFraction.of(
                BigInteger.valueOf(sizes.unitsInClassesSmallerThan(size)),
                BigInteger.valueOf(units)));
  }

  /** Halves the list again and again: thousands of sizes would make a running sum quadratic. */
  static BigFraction sumOfCountOverSize(List<ClassSizes.Bin> bins) {
    if (bins.size() == 1) {
      ClassSizes.Bin bin = bins.get(0);
      return BigFraction.of(BigInteger.valueOf(bin.count()), BigInteger.valueOf(bin.size()));
    }
    int half = bins.size() / 2;
    return sumOfCountOverSize(bins.subList(0, half))
        .add(sumOfCountOverSize(bins.subList(half, bins.size())));
  }
}
