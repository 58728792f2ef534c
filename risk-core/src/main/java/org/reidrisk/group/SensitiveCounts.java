package org.reidrisk.group;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * How the values of one sensitive attribute are spread over the equivalence classes.
 *
 * <p>Each unit (a row, or a patient) holds a set of values: a row its one value, a patient the
 * distinct values of their rows. Counts are kept by value and by the size of the set it belongs to,
 * so that a patient with two values can count half for each without rounding. A unit whose values
 * are all missing holds the empty set.
 */
public final class SensitiveCounts {

  /**
   * The values inside one class. Entries ascend by value and set size; arrays are shared, not
   * copied, and must not be changed.
   *
   * @param members units in the class
   * @param known members that hold at least one value
   * @param distinct distinct values that no attacker can rule out: values held by members with one
   *     value only, plus one when some member holds none of those; at least 1
   * @param values codes of the values held in the class; a code appears once for each set size
   * @param setSizes sizes of the holders' sets, beside each value
   * @param holders members that hold the value in a set of that size
   */
  public record ClassCounts(
      int members, int known, int distinct, int[] values, int[] setSizes, int[] holders) {}

  private final String column;
  private final Unit unit;
  private final int valueCount;
  private final EquivalenceClasses classes;
  private final ValueSets sets;
  private final ClassCounts total;
  private final int[] setSizes;

  private SensitiveCounts(
      String column,
      Unit unit,
      int valueCount,
      EquivalenceClasses classes,
      ValueSets sets,
      ClassCounts total,
      int[] setSizes) {
    this.setSizes = setSizes;
    this.column = column;
    this.unit = unit;
    this.valueCount = valueCount;
    this.classes = classes;
    this.sets = sets;
    this.total = total;
  }

  /**
   * Counts a sensitive attribute inside the classes.
   *
   * @param classes the classes
   * @param column name of the sensitive column
   * @param unit patients or rows
   * @param patientsLinked whether the recipient sees which rows belong to one patient; then a
   *     patient's values are those of all rows, otherwise those of the rows in the class
   * @return the counts
   */
  public static SensitiveCounts of(
      EquivalenceClasses classes, String column, Unit unit, boolean patientsLinked) {
    return of(classes, classes.table().column(column), unit, patientsLinked);
  }

  /**
   * Counts a sensitive attribute whose cells are not those that the rows were grouped by: static
   * cells are filled for grouping, not for what patients hold.
   *
   * @param classes the classes
   * @param sensitive the sensitive column, of as many rows as were grouped
   * @param unit patients or rows
   * @param patientsLinked whether the recipient sees which rows belong to one patient
   * @return the counts
   */
  public static SensitiveCounts of(
      EquivalenceClasses classes, Column sensitive, Unit unit, boolean patientsLinked) {
    Table table = classes.table();
    ValueSets sets;
    ValueSets ofUnits;
    if (unit == Unit.ROW) {
      sets = ValueSets.ofRows(classes, sensitive);
      ofUnits = sets;
    } else {
      ofUnits = ValueSets.ofPatients(table, sensitive);
      sets = patientsLinked ? ofUnits : ValueSets.ofPatientsInClasses(classes, sensitive);
    }
    Tally tally = new Tally(sensitive.distinct());
    for (int set = 0; set < ofUnits.count(); set++) {
      tally.add(ofUnits, set);
    }
    return new SensitiveCounts(
        sensitive.spec().name(),
        unit,
        sensitive.distinct(),
        classes,
        sets,
        tally.countsAndClear(),
        IntStream.concat(ofUnits.sizes(), sets.sizes()).distinct().sorted().toArray());
  }

  /**
   * The sensitive column.
   *
   * @return its name
   */
  public String column() {
    return column;
  }

  /**
   * What a count counts.
   *
   * @return patients or rows
   */
  public Unit unit() {
    return unit;
  }

  /**
   * Distinct values of the attribute in the whole table; their codes run from 1.
   *
   * @return 0 when every cell is missing
   */
  public int valueCount() {
    return valueCount;
  }

  /**
   * The sizes of sets that occur, in a class or over the whole table, without the empty set.
   *
   * @return distinct sizes, ascending
   */
  public int[] setSizes() {
    return setSizes.clone();
  }

  /**
   * The values of the whole table, as if it were one class.
   *
   * @return the counts over all units
   */
  public ClassCounts total() {
    return total;
  }

  /**
   * Visits every class that has members, in no particular order.
   *
   * @param visitor receives each class once
   */
  public void forEachClass(Consumer<ClassCounts> visitor) {
    Tally tally = new Tally(valueCount);
    for (int c = 0; c < classes.classCount(); c++) {
      int from = sets.firstMember(classes, c);
      int to = sets.firstMember(classes, c + 1);
      if (from < to) {
        for (int member = from; member < to; member++) {
          tally.add(sets, sets.setOfMember(classes, member));
        }
        visitor.accept(tally.countsAndClear());
      }
    }
  }

  @Override
  public String toString() {
    return "SensitiveCounts by " + unit.word() + " of " + valueCount + " values";
  }

  /** Adds up the value sets of one class after the other. */
  private static final class Tally {
    private final int[] singleIn;
    private long[] keys = new long[16];
    private int[] owner = new int[16];
    private int size;
    private int members;
    private int known;
    private int turn;

    Tally(int valueCount) {
      singleIn = new int[valueCount + 1];
      turn = 1;
    }

    void add(ValueSets sets, int set) {
      int from = sets.start()[set];
      int setSize = sets.start()[set + 1] - from;
      members++;
      if (setSize > 0) {
        known++;
      }
      for (int i = from; i < from + setSize; i++) {
        if (size == keys.length) {
          keys = Arrays.copyOf(keys, size * 2);
          owner = Arrays.copyOf(owner, size * 2);
        }
        keys[size] = (long) sets.values()[i] << 32 | setSize;
        owner[size++] = known;
        if (setSize == 1) {
          singleIn[sets.values()[i]] = turn;
        }
      }
    }

    ClassCounts countsAndClear() {
      int distinct = distinct();
      Arrays.sort(keys, 0, size);
      int entries = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || keys[i] != keys[i - 1]) {
          entries++;
        }
      }
      int[] values = new int[entries];
      int[] setSizes = new int[entries];
      int[] holders = new int[entries];
      int entry = -1;
      for (int i = 0; i < size; i++) {
        if (i == 0 || keys[i] != keys[i - 1]) {
          entry++;
          values[entry] = (int) (keys[i] >>> 32);
          setSizes[entry] = (int) keys[i];
        }
        holders[entry]++;
      }
      ClassCounts counts = new ClassCounts(members, known, distinct, values, setSizes, holders);
      size = 0;
      members = 0;
      known = 0;
      turn++;
      return counts;
    }

    /** Runs before the keys are sorted, while entries of one member still stand together. */
    private int distinct() {
      int singles = 0;
      boolean someoneElse = false;
      int i = 0;
      while (i < size) {
        int member = owner[i];
        boolean holdsSingle = false;
        for (; i < size && owner[i] == member; i++) {
          int value = (int) (keys[i] >>> 32);
          if (Math.abs(singleIn[value]) == turn) {
            holdsSingle = true;
            if (singleIn[value] == turn) {
              singles++;
              singleIn[value] = -turn;
            }
          }
        }
        someoneElse |= !holdsSingle;
      }
      return Math.max(1, singles + (someoneElse ? 1 : 0));
    }
  }
}
