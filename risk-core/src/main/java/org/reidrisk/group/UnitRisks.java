package org.reidrisk.group;

import java.util.Arrays;
import java.util.List;
import org.reidrisk.table.Table;

/**
 * The size of the smallest class that each unit lies in, in units; the risk of a unit is one over
 * it, hence higher is safer.
 *
 * <p>Units are rows, or patients by the numbers of {@link Table#patient}. A class counts distinct
 * patients, or rows, of the whole table. Without a patient key each row is a patient.
 */
public final class UnitRisks {
  private final Unit unit;
  private final int[] smallest;

  private UnitRisks(Unit unit, int[] smallest) {
    this.unit = unit;
    this.smallest = smallest;
  }

  /**
   * Looks at each class once.
   *
   * @param classes the classes of a table
   * @param unit patients or rows
   * @return the smallest class of each unit
   */
  public static UnitRisks of(EquivalenceClasses classes, Unit unit) {
    Table table = classes.table();
    int[] order = classes.order();
    int[] start = classes.start();
    if (unit == Unit.ROW || !table.hasPatientKey()) {
      int[] sizes = new int[table.rows()];
      for (int c = 0; c < classes.classCount(); c++) {
        for (int i = start[c]; i < start[c + 1]; i++) {
          sizes[order[i]] = start[c + 1] - start[c];
        }
      }
      return new UnitRisks(unit, sizes);
    }
    int[] smallest = new int[table.patients()];
    Arrays.fill(smallest, Integer.MAX_VALUE);
    DistinctPatients members = new DistinctPatients(table);
    for (int c = 0; c < classes.classCount(); c++) {
      int size = members.find(order, start[c], start[c + 1]);
      int[] patients = members.patients();
      for (int i = 0; i < size; i++) {
        smallest[patients[i]] = Math.min(smallest[patients[i]], size);
      }
    }
    for (int patient = 0; patient < smallest.length; patient++) {
      smallest[patient] = smallest[patient] == Integer.MAX_VALUE ? 0 : smallest[patient];
    }
    return new UnitRisks(unit, smallest);
  }

  /**
   * What a size counts.
   *
   * @return patients or rows
   */
  public Unit unit() {
    return unit;
  }

  /**
   * The number of units.
   *
   * @return 0 for an empty table
   */
  public int units() {
    return smallest.length;
  }

  /**
   * The smallest class that a unit lies in.
   *
   * @param index the unit, from 0
   * @return its size, at least 1, or 0 when the unit lies in none
   */
  public int smallestClass(int index) {
    return smallest[index];
  }

  /**
   * The members of a subgroup by the size of their smallest class in the whole table.
   *
   * @param subgroups subgroups of these units
   * @param group the subgroup, from 0
   * @return a histogram, ascending by size; empty for an empty subgroup
   * @throws IllegalArgumentException when the subgroups are of another number of units
   */
  public List<ClassSizes.Bin> sizes(Subgroups subgroups, int group) {
    if (subgroups.units() != units()) {
      throw new IllegalArgumentException(
          "the subgroups are of " + subgroups.units() + " units, not " + units());
    }
    SizeCounts counts = new SizeCounts();
    subgroups.forEachMember(group, member -> counts.add(smallest[member]));
    return counts.counts().entrySet().stream()
        .map(bar -> new ClassSizes.Bin(bar.getKey(), bar.getValue()))
        .toList();
  }

  @Override
  public String toString() {
    return "UnitRisks of " + units() + " units by " + unit.word();
  }
}
