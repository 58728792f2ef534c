package org.reidrisk.group;

import java.util.List;
import org.reidrisk.group.ClassSizes.Bin;

/**
 * Patients by the size of their candidate set: the number of patients, themselves included, that an
 * attacker of some power cannot tell apart from them. Sizes are at least 1; larger is safer.
 *
 * <p>Where a size was too costly to find it lies between two bounds. Then {@code least} is what to
 * accept on and {@code most} what to reject on.
 *
 * @param least patients by a lower bound of their size, ascending; empty without patients
 * @param most patients by an upper bound of their size, ascending; the same patients
 */
public record CandidateSets(List<Bin> least, List<Bin> most) {

  /**
   * Checks that both describe the same number of patients and stand the right way round.
   *
   * @throws IllegalArgumentException when sizes do not ascend or the bounds cannot be those of the
   *     same patients
   */
  public CandidateSets {
    least = List.copyOf(least);
    most = List.copyOf(most);
    requireAscending(least);
    requireAscending(most);
    requireBelow(least, most);
  }

  private static void requireAscending(List<Bin> bins) {
    for (int i = 1; i < bins.size(); i++) {
      if (bins.get(i).size() <= bins.get(i - 1).size()) {
        throw new IllegalArgumentException("sizes must ascend");
      }
    }
  }

  /** Up to each size there are no fewer patients by the lower bound than by the upper one. */
  private static void requireBelow(List<Bin> least, List<Bin> most) {
    long ahead = 0;
    int next = 0;
    for (Bin bin : most) {
      for (; next < least.size() && least.get(next).size() <= bin.size(); next++) {
        ahead += least.get(next).count();
      }
      ahead -= bin.count();
      if (ahead < 0) {
        throw new IllegalArgumentException("an upper bound is below its lower bound");
      }
    }
    if (next < least.size() || ahead != 0) {
      throw new IllegalArgumentException("both bounds must count the same patients");
    }
  }

  static CandidateSets exactly(List<Bin> sizes) {
    return new CandidateSets(sizes, sizes);
  }

  static CandidateSets of(SizeCounts least, SizeCounts most) {
    return new CandidateSets(bins(least), bins(most));
  }

  private static List<Bin> bins(SizeCounts counts) {
    return counts.counts().entrySet().stream().map(e -> new Bin(e.getKey(), e.getValue())).toList();
  }

  /**
   * Whether every patient's size is known. No patient's lower bound exceeds their upper one, so
   * that equal histograms mean equal bounds for each of them.
   *
   * @return true when both histograms are equal
   */
  public boolean exact() {
    return least.equals(most);
  }
}
