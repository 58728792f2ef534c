package org.reidrisk.group;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * Which units belong to which part of a table. A patient whose rows name several values of a column
 * belongs to the part of each, once; a unit may belong to none.
 */
public final class Subgroups {
  private final int units;
  private final int[] start;
  private final int[] members;

  private Subgroups(int units, int[] start, int[] members) {
    this.units = units;
    this.start = start;
    this.members = members;
  }

  /**
   * Parts of which each unit belongs to one at most.
   *
   * @param groupOfUnit the part of each unit, from 0, or -1 for none
   * @param groups how many parts there are
   * @return the parts
   * @throws IllegalArgumentException when a part is not there
   */
  public static Subgroups of(int[] groupOfUnit, int groups) {
    long[] pairs = new long[groupOfUnit.length];
    int count = 0;
    for (int unit = 0; unit < groupOfUnit.length; unit++) {
      if (checked(groupOfUnit[unit], groups) >= 0) {
        pairs[count++] = pair(groupOfUnit[unit], unit);
      }
    }
    return of(pairs, count, groupOfUnit.length, groups);
  }

  /**
   * Parts by the values of a column of the table that was grouped, whose static cells are filled.
   *
   * @param classes the classes of the table
   * @param unit patients or rows; a row without patient key belongs to no patient
   * @param column the column's name
   * @param groupOfCode the part of each code, from 0, or -1 for none; is asked for {@link
   *     Column#MISSING} too
   * @param groups how many parts there are
   * @return the parts
   * @throws IllegalArgumentException when there is no such column, or a part is not there
   * @throws IllegalStateException when the column was skipped while reading
   */
  public static Subgroups ofColumn(
      EquivalenceClasses classes,
      Unit unit,
      String column,
      IntUnaryOperator groupOfCode,
      int groups) {
    return ofColumn(classes, unit, classes.table().column(column), groupOfCode, groups);
  }

  /**
   * Parts by the values of a column whose cells are not those that the rows were grouped by.
   *
   * @param classes the classes of the table
   * @param unit patients or rows; a row without patient key belongs to no patient
   * @param column the column, of as many rows as were grouped
   * @param groupOfCode the part of each code, from 0, or -1 for none; is asked for {@link
   *     Column#MISSING} too
   * @param groups how many parts there are
   * @return the parts
   * @throws IllegalArgumentException when a part is not there
   * @throws IllegalStateException when the column was skipped while reading
   */
  public static Subgroups ofColumn(
      EquivalenceClasses classes,
      Unit unit,
      Column column,
      IntUnaryOperator groupOfCode,
      int groups) {
    Table table = classes.table();
    int[] groupOf = new int[column.distinct() + 1];
    Arrays.setAll(groupOf, code -> checked(groupOfCode.applyAsInt(code), groups));
    long[] pairs = new long[table.rows()];
    int count = 0;
    for (int row = 0; row < table.rows(); row++) {
      int group = groupOf[column.code(row)];
      int member = unit == Unit.ROW ? row : table.patient(row);
      if (group >= 0 && member != Table.NO_PATIENT) {
        pairs[count++] = pair(group, member);
      }
    }
    return of(pairs, count, unit == Unit.ROW ? table.rows() : table.patients(), groups);
  }

  private static int checked(int group, int groups) {
    if (group < -1 || group >= groups) {
      throw new IllegalArgumentException("there is no subgroup " + group + " of " + groups);
    }
    return group;
  }

  private static long pair(int group, int unit) {
    return ((long) group << Integer.SIZE) | unit;
  }

  private static Subgroups of(long[] pairs, int count, int units, int groups) {
    Arrays.sort(pairs, 0, count);
    int[] start = new int[groups + 1];
    int[] members = new int[count];
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || pairs[i] != pairs[i - 1]) {
        start[(int) (pairs[i] >>> Integer.SIZE) + 1]++;
        members[distinct++] = (int) pairs[i];
      }
    }
    for (int group = 0; group < groups; group++) {
      start[group + 1] += start[group];
    }
    return new Subgroups(units, start, Arrays.copyOf(members, distinct));
  }

  /**
   * The number of parts.
   *
   * @return at least 0
   */
  public int groups() {
    return start.length - 1;
  }

  /**
   * The number of units that could be members.
   *
   * @return at least 0
   */
  public int units() {
    return units;
  }

  /**
   * The number of members of a part.
   *
   * @param group the part, from 0
   * @return a count of units; the sum over all parts may exceed {@link #units()}
   */
  public int size(int group) {
    return start[group + 1] - start[group];
  }

  /** Names the members of a part, ascending. */
  void forEachMember(int group, IntConsumer consumer) {
    for (int i = start[group]; i < start[group + 1]; i++) {
      consumer.accept(members[i]);
    }
  }

  @Override
  public String toString() {
    return "Subgroups: " + groups() + " of " + units + " units";
  }
}
