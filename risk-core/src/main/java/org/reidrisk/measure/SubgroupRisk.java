package org.reidrisk.measure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.Subgroups;
import org.reidrisk.group.Unit;
import org.reidrisk.group.UnitRisks;

/**
 * Prosecutor risk of a part of the patients or rows: a mean over everybody hides those whose risk
 * is high.
 *
 * <p>The risk θ of a unit is 1 / the size of its smallest class in the <em>whole</em> release;
 * classes are not counted anew within the part. A patient whose rows name several values of a
 * column belongs to the part of each. All figures are fractions in [0, 1]; lower is safer. An empty
 * part has none of them ({@code no-units}).
 *
 * <p>With one part of everybody the figures are those of {@link IdentityRisk}. A pass by the mean
 * should show its worst part.
 *
 * @param group the part, from 0
 * @param units how many units belong to it
 * @param highest the largest θ in it
 * @param mean the mean of θ over its units
 * @param shareBelow the share of its units whose smallest class has fewer members than the
 *     threshold
 */
public record SubgroupRisk(
    int group, long units, Estimate highest, Estimate mean, Estimate shareBelow) {

  /**
   * Measures parts of which each unit belongs to one at most.
   *
   * @param risks the smallest class of each unit
   * @param groupOfUnit the part of each unit, from 0, or -1 for none
   * @param groups how many parts there are
   * @param threshold a class size, at least 1; a risk above τ means a class smaller than 1/τ
   * @return the figures of each part, in their order
   * @throws IllegalArgumentException when a part is not there, the threshold is less than 1, or the
   *     numbers of units differ
   */
  public static List<SubgroupRisk> of(
      UnitRisks risks, int[] groupOfUnit, int groups, int threshold) {
    return of(risks, Subgroups.of(groupOfUnit, groups), threshold);
  }

  /**
   * Measures parts that may share units.
   *
   * @param risks the smallest class of each unit
   * @param subgroups the parts
   * @param threshold a class size, at least 1; a risk above τ means a class smaller than 1/τ
   * @return the figures of each part, in their order
   * @throws IllegalArgumentException when the threshold is less than 1, or the numbers of units
   *     differ
   */
  public static List<SubgroupRisk> of(UnitRisks risks, Subgroups subgroups, int threshold) {
    if (threshold < 1) {
      throw new IllegalArgumentException("a class size is at least 1");
    }
    List<SubgroupRisk> figures = new ArrayList<>();
    for (int group = 0; group < subgroups.groups(); group++) {
      figures.add(of(group, risks.sizes(subgroups, group), threshold));
    }
    return List.copyOf(figures);
  }

  /**
   * Measures the parts that the values of a column make.
   *
   * @param classes the classes of the whole release
   * @param unit patients or rows
   * @param column the name of a column of the table that was grouped
   * @param groupOfCode the part of each code, from 0, or -1 for none; is asked for 0, the code of a
   *     missing cell, too
   * @param groups how many parts there are
   * @param threshold a class size, at least 1; a risk above τ means a class smaller than 1/τ
   * @return the figures of each part, in their order
   * @throws IllegalArgumentException when there is no such column, a part is not there, or the
   *     threshold is less than 1
   * @throws IllegalStateException when the column was skipped while reading
   */
  public static List<SubgroupRisk> ofColumn(
      EquivalenceClasses classes,
      Unit unit,
      String column,
      IntUnaryOperator groupOfCode,
      int groups,
      int threshold) {
    Subgroups subgroups = Subgroups.ofColumn(classes, unit, column, groupOfCode, groups);
    return of(UnitRisks.of(classes, unit), subgroups, threshold);
  }

  private static SubgroupRisk of(int group, List<ClassSizes.Bin> sizes, int threshold) {
    if (sizes.isEmpty()) {
      Estimate none = Estimate.Undefined.noUnits();
      return new SubgroupRisk(group, 0, none, none, none);
    }
    long units = sizes.stream().mapToLong(ClassSizes.Bin::count).sum();
    long below =
        sizes.stream().filter(b -> b.size() < threshold).mapToLong(ClassSizes.Bin::count).sum();
    BigInteger all = BigInteger.valueOf(units);
    return new SubgroupRisk(
        group,
        units,
        Estimate.Real.of(BigFraction.of(1, sizes.get(0).size())),
        Estimate.Real.of(IdentityRisk.sumOfCountOverSize(sizes).divide(all)),
        Estimate.Real.of(BigFraction.of(BigInteger.valueOf(below), all)));
  }
}
