package org.reidrisk.measure;

import java.util.OptionalInt;
import org.reidrisk.group.ClassSizes;

/**
 * How small the smallest equivalence class is, and how many units stand alone.
 *
 * <p>k is the least number of units in a class; higher is safer. By patient, a class counts
 * distinct patients: five rows of one patient are a class of one. Sample uniques are the units that
 * are alone in at least one class; lower is safer, and unique in the sample is not re-identified.
 *
 * <ul>
 *   <li>No units: k and the uniques are undefined ({@code no-units}); 0 uniques would look safe.
 * </ul>
 *
 * <p><strong>Not checked here:</strong> that the quasi-identifiers cover what an attacker knows.
 *
 * @param k the smallest class
 * @param equivalenceClasses the number of classes that hold a unit
 * @param sampleUniques units alone in at least one class
 */
public record KAnonymity(Estimate k, Estimate.Count equivalenceClasses, Estimate sampleUniques) {

  /**
   * Measures class sizes.
   *
   * @param sizes the histograms
   * @return the figures
   */
  public static KAnonymity of(ClassSizes sizes) {
    OptionalInt smallest = sizes.smallest();
    if (smallest.isEmpty()) {
      return new KAnonymity(
          Estimate.Undefined.noUnits(), new Estimate.Count(0), Estimate.Undefined.noUnits());
    }
    return new KAnonymity(
        new Estimate.Count(smallest.getAsInt()),
        new Estimate.Count(sizes.classCount()),
        new Estimate.Count(sizes.unitsInClassesSmallerThan(2)));
  }
}
