package org.reidrisk.group;

import java.util.List;
import java.util.OptionalLong;

/**
 * The release as a register sees it: how many of the register share a class, for the classes of the
 * release only.
 *
 * <p>The size of a class is max(F, f), with f units of the release and F of the register: a class
 * that the register does not hold, or holds with fewer, contradicts the register and is never of
 * less risk than in the release alone. Such classes are counted, so that they become a finding.
 *
 * @param unit what f counts
 * @param classes the release's classes by size, ascending
 * @param units the release's units by the smallest size among their classes, ascending
 * @param absentClasses classes that the register does not hold (F = 0)
 * @param unitsInAbsentClasses distinct units of the release that lie in one of those
 * @param exceededClasses classes that the register holds with fewer units (0 &lt; F &lt; f)
 * @param unitsInExceededClasses distinct units of the release that lie in one of those
 */
public record ReleaseInRegister(
    Unit unit,
    List<PopulationBin> classes,
    List<PopulationBin> units,
    long absentClasses,
    long unitsInAbsentClasses,
    long exceededClasses,
    long unitsInExceededClasses) {

  /** Takes copies. */
  public ReleaseInRegister {
    classes = List.copyOf(classes);
    units = List.copyOf(units);
  }

  /**
   * The number of classes that hold a unit of the release.
   *
   * @return 0 when there are no units
   */
  public long classCount() {
    return classes.stream().mapToLong(PopulationBin::count).sum();
  }

  /**
   * The number of patients or rows of the release.
   *
   * @return 0 when there are none
   */
  public long unitCount() {
    return units.stream().mapToLong(PopulationBin::count).sum();
  }

  /**
   * The smallest class, which is k of the k-map.
   *
   * @return its size, or empty when there are no units
   */
  public OptionalLong smallest() {
    return classes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(classes.get(0).size());
  }

  /**
   * Units whose smallest class has fewer members than a given size.
   *
   * @param size a class size
   * @return how many units
   */
  public long unitsInClassesSmallerThan(long size) {
    return units.stream().filter(b -> b.size() < size).mapToLong(PopulationBin::count).sum();
  }
}
