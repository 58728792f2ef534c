package org.reidrisk.measure;

import java.math.BigInteger;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.reidrisk.group.PopulationBin;

/** Sums over histograms of population sizes. */
final class PopulationSums {
  /** More sizes than this make the common denominator too long to be worth it. */
  static final int EXACT_SIZES = 1 << 12;

  private static final int ROUNDED_BITS = 256;

  private PopulationSums() {}

  /** The sum of size times count. */
  static BigInteger sizes(List<PopulationBin> bins) {
    BigInteger sum = BigInteger.ZERO;
    for (PopulationBin bin : bins) {
      sum = sum.add(BigInteger.valueOf(bin.size()).multiply(BigInteger.valueOf(bin.count())));
    }
    return sum;
  }

  /**
   * The sum of count over size; exact up to {@link #EXACT_SIZES} different sizes, beyond rounded up
   * by less than 2<sup>-190</sup>.
   */
  static BigFraction countsOverSizes(List<PopulationBin> bins) {
    if (bins.size() <= EXACT_SIZES) {
      return exact(bins);
    }
    BigInteger sum = BigInteger.ZERO;
    for (PopulationBin bin : bins) {
      BigInteger size = BigInteger.valueOf(bin.size());
      BigInteger scaled = BigInteger.valueOf(bin.count()).shiftLeft(ROUNDED_BITS);
      sum = sum.add(scaled.add(size).subtract(BigInteger.ONE).divide(size));
    }
    return BigFraction.of(sum, BigInteger.ONE.shiftLeft(ROUNDED_BITS));
  }

  /** Halves the list again and again: thousands of sizes would make a running sum quadratic. */
  private static BigFraction exact(List<PopulationBin> bins) {
    if (bins.size() == 1) {
      PopulationBin bin = bins.get(0);
      return BigFraction.of(BigInteger.valueOf(bin.count()), BigInteger.valueOf(bin.size()));
    }
    int half = bins.size() / 2;
    return exact(bins.subList(0, half)).add(exact(bins.subList(half, bins.size())));
  }
}
