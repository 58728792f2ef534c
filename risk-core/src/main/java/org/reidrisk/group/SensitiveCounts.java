package org.reidrisk.group;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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

  private final Column sensitive;
  private final Unit unit;
  private final EquivalenceClasses classes;
  private final @Nullable ValueSets ofPatients;
  private final ClassCounts total;
  private final int[] setSizes;

  private SensitiveCounts(
      EquivalenceClasses classes,
      Column sensitive,
      Unit unit,
      @Nullable ValueSets ofPatients,
      ClassCounts total,
      BitSet setSizes) {
    this.sensitive = sensitive;
    this.unit = unit;
    this.classes = classes;
    this.ofPatients = ofPatients;
    this.total = total;
    BitSet all = (BitSet) setSizes.clone();
    Tally tally = new Tally(sensitive.distinct());
    if (unit == Unit.PATIENT && ofPatients == null) {
      forEachClass(tally, c -> {}, all);
    }
    this.setSizes = all.stream().toArray();
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
    return of(classes, sensitive, unit, patientsLinked, classes.table(), sensitive);
  }

  /**
   * Counts a sensitive attribute where rows of the release were left out of the classes: they are
   * released nevertheless, and linked patients hold their values too.
   *
   * @param classes the classes
   * @param sensitive the sensitive column, of as many rows as were grouped
   * @param unit patients or rows
   * @param patientsLinked whether the recipient sees which rows belong to one patient
   * @param released all rows, with the same patients and a column of the same name and values
   * @return the counts
   */
  public static SensitiveCounts of(
      EquivalenceClasses classes,
      Column sensitive,
      Unit unit,
      boolean patientsLinked,
      Table released) {
    return of(
        classes,
        sensitive,
        unit,
        patientsLinked,
        released,
        released.column(sensitive.spec().name()));
  }

  private static SensitiveCounts of(
      EquivalenceClasses classes,
      Column sensitive,
      Unit unit,
      boolean patientsLinked,
      Table released,
      Column ofReleased) {
    Tally tally = new Tally(sensitive.distinct());
    BitSet setSizes = new BitSet();
    if (unit == Unit.ROW) {
      for (int row = 0; row < classes.table().rows(); row++) {
        tally.add(sensitive.code(row));
      }
      setSizes.set(1, sensitive.missing() < classes.table().rows());
      return new SensitiveCounts(classes, sensitive, unit, null, tally.countsAndClear(), setSizes);
    }
    ValueSets sets = ValueSets.of(released, ofReleased);
    for (int patient = 0; patient < sets.patients(); patient++) {
      int size = sets.size(patient);
      tally.add(sets.values(), sets.start(patient), size);
      setSizes.set(size, size > 0);
    }
    return new SensitiveCounts(
        classes, sensitive, unit, patientsLinked ? sets : null, tally.countsAndClear(), setSizes);
  }

  /**
   * The sensitive column.
   *
   * @return its name
   */
  public String column() {
    return sensitive.spec().name();
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
    return sensitive.distinct();
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
    forEachClass(new Tally(valueCount()), visitor, new BitSet());
  }

  private void forEachClass(Tally tally, Consumer<ClassCounts> visitor, BitSet seenSetSizes) {
    int[] order = classes.order();
    int[] start = classes.start();
    DistinctPatients distinct = new DistinctPatients(classes.table());
    PatientsInClass inClass = new PatientsInClass(classes.table(), sensitive);
    for (int c = 0; c < classes.classCount(); c++) {
      if (unit == Unit.ROW) {
        for (int i = start[c]; i < start[c + 1]; i++) {
          tally.add(sensitive.code(order[i]));
        }
      } else if (ofPatients != null) {
        int members = distinct.find(order, start[c], start[c + 1]);
        for (int i = 0; i < members; i++) {
          int patient = distinct.patients()[i];
          tally.add(ofPatients.values(), ofPatients.start(patient), ofPatients.size(patient));
        }
      } else {
        inClass.addTo(tally, order, start[c], start[c + 1], seenSetSizes);
      }
      if (tally.members() > 0) {
        visitor.accept(tally.countsAndClear());
      }
    }
  }

  @Override
  public String toString() {
    return "SensitiveCounts by " + unit.word() + " of " + valueCount() + " values";
  }

  /** The sets of patients when only rows of one class are known to be theirs. */
  private static final class PatientsInClass {
    private final Table table;
    private final Column sensitive;
    private long[] pairs = new long[16];
    private int[] values = new int[16];

    PatientsInClass(Table table, Column sensitive) {
      this.table = table;
      this.sensitive = sensitive;
    }

    void addTo(Tally tally, int[] order, int from, int to, BitSet seenSetSizes) {
      int known = 0;
      if (pairs.length < to - from) {
        pairs = new long[2 * (to - from)];
        values = new int[2 * (to - from)];
      }
      for (int i = from; i < to; i++) {
        int patient = table.patient(order[i]);
        if (patient != Table.NO_PATIENT) {
          pairs[known++] = ((long) patient << 32) | sensitive.code(order[i]);
        }
      }
      Arrays.sort(pairs, 0, known);
      int i = 0;
      while (i < known) {
        long patient = pairs[i] >>> 32;
        int size = 0;
        for (; i < known && pairs[i] >>> 32 == patient; i++) {
          int code = (int) pairs[i];
          if (code != Column.MISSING && (size == 0 || values[size - 1] != code)) {
            values[size++] = code;
          }
        }
        tally.add(values, 0, size);
        seenSetSizes.set(size, size > 0);
      }
    }
  }

  /**
   * Adds up the value sets of one class after the other. Sets of one value are counted in an array;
   * larger ones are listed and sorted.
   */
  private static final class Tally {
    private final int[] holdersOfSingle;
    private int[] singles = new int[16];
    private int singleCount;
    private long[] keys = new long[16];
    private int[] owner = new int[16];
    private int size;
    private int members;
    private int known;

    Tally(int valueCount) {
      holdersOfSingle = new int[valueCount + 1];
    }

    int members() {
      return members;
    }

    /** Adds a member with one value, or none. */
    void add(int code) {
      members++;
      if (code != Column.MISSING) {
        known++;
        if (holdersOfSingle[code]++ == 0) {
          if (singleCount == singles.length) {
            singles = Arrays.copyOf(singles, singleCount * 2);
          }
          singles[singleCount++] = code;
        }
      }
    }

    /** Adds a member with a set of values. */
    void add(int[] values, int from, int setSize) {
      if (setSize < 2) {
        add(setSize == 0 ? Column.MISSING : values[from]);
        return;
      }
      members++;
      known++;
      if (size + setSize > keys.length) {
        int length = Math.max(size + setSize, keys.length * 2);
        keys = Arrays.copyOf(keys, length);
        owner = Arrays.copyOf(owner, length);
      }
      for (int i = from; i < from + setSize; i++) {
        keys[size] = ((long) values[i] << 32) | setSize;
        owner[size++] = known;
      }
    }

    ClassCounts countsAndClear() {
      int distinct = distinct();
      Arrays.sort(keys, 0, size);
      int entries = singleCount;
      for (int i = 0; i < size; i++) {
        if (i == 0 || keys[i] != keys[i - 1]) {
          entries++;
        }
      }
      int[] values = new int[entries];
      int[] setSizes = new int[entries];
      int[] holders = new int[entries];
      Arrays.sort(singles, 0, singleCount);
      int entry = 0;
      int single = 0;
      int i = 0;
      while (single < singleCount || i < size) {
        // Of one value, the set of one comes before larger sets.
        boolean takeSingle =
            i == size || (single < singleCount && singles[single] <= (int) (keys[i] >>> 32));
        if (takeSingle) {
          int code = singles[single++];
          values[entry] = code;
          setSizes[entry] = 1;
          holders[entry++] = holdersOfSingle[code];
          holdersOfSingle[code] = 0;
        } else {
          long key = keys[i];
          values[entry] = (int) (key >>> 32);
          setSizes[entry] = (int) key;
          for (; i < size && keys[i] == key; i++) {
            holders[entry]++;
          }
          entry++;
        }
      }
      ClassCounts counts = new ClassCounts(members, known, distinct, values, setSizes, holders);
      singleCount = 0;
      size = 0;
      members = 0;
      known = 0;
      return counts;
    }

    /** Runs before the keys are sorted, while entries of one member still stand together. */
    private int distinct() {
      boolean someoneElse = false;
      int i = 0;
      while (i < size) {
        int member = owner[i];
        boolean holdsSingle = false;
        for (; i < size && owner[i] == member; i++) {
          holdsSingle |= holdersOfSingle[(int) (keys[i] >>> 32)] > 0;
        }
        someoneElse |= !holdsSingle;
      }
      return Math.max(1, singleCount + (someoneElse ? 1 : 0));
    }
  }
}
