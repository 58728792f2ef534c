package org.reidrisk.group;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two histograms that carry every identity measure: how many equivalence classes have each size,
 * and how many units (patients or rows) have each smallest class.
 *
 * <p>For rows the second follows from the first, since a row lies in one class. A patient with
 * several rows can lie in several classes and counts once, with the smallest of them.
 *
 * @param unit what a size counts
 * @param classes classes by size, ascending; classes without a unit are left out
 * @param units units by the size of their smallest class, ascending
 */
public record ClassSizes(Unit unit, List<Bin> classes, List<Bin> units) {

  /**
   * One bar of a histogram.
   *
   * @param size a class size, at least 1
   * @param count how many classes or units have it, at least 1
   */
  public record Bin(int size, long count) {
    /** Checks that the bar is not empty. */
    public Bin {
      if (size < 1 || count < 1) {
        throw new IllegalArgumentException("a bar has a size and a count from 1");
      }
    }
  }

  /**
   * Checks that the histograms fit each other.
   *
   * @throws IllegalArgumentException when sizes do not ascend, or when the two histograms cannot
   *     describe one table
   */
  public ClassSizes {
    classes = List.copyOf(classes);
    units = List.copyOf(units);
    requireAscending(classes);
    requireAscending(units);
    if (unit == Unit.ROW) {
      List<Bin> rows = classes.stream().map(b -> new Bin(b.size(), b.size() * b.count())).toList();
      if (!rows.equals(units)) {
        throw new IllegalArgumentException("rows lie in one class each; the histograms disagree");
      }
    } else {
      requirePatientsFit(classes, units);
    }
  }

  private static void requireAscending(List<Bin> bins) {
    for (int i = 1; i < bins.size(); i++) {
      if (bins.get(i).size() <= bins.get(i - 1).size()) {
        throw new IllegalArgumentException("class sizes must ascend");
      }
    }
  }

  private static void requirePatientsFit(List<Bin> classes, List<Bin> units) {
    Map<Integer, Long> classCount = new TreeMap<>();
    classes.forEach(b -> classCount.put(b.size(), b.count()));
    for (Bin b : units) {
      Long count = classCount.get(b.size());
      if (count == null || b.count() > count * b.size()) {
        throw new IllegalArgumentException(
            "more patients with smallest class " + b.size() + " than its classes hold");
      }
    }
    boolean sameSmallest =
        classes.isEmpty()
            ? units.isEmpty()
            : !units.isEmpty() && units.get(0).size() == classes.get(0).size();
    if (!sameSmallest) {
      throw new IllegalArgumentException("the smallest class must be somebody's smallest class");
    }
  }

  /**
   * Sizes of classes of rows.
   *
   * @param classesBySize classes by size
   * @return both histograms
   */
  public static ClassSizes ofRows(SortedMap<Integer, Long> classesBySize) {
    List<Bin> classes = bins(classesBySize);
    return new ClassSizes(
        Unit.ROW,
        classes,
        classes.stream().map(b -> new Bin(b.size(), b.size() * b.count())).toList());
  }

  /**
   * Sizes of classes of patients.
   *
   * @param classesBySize classes by number of distinct patients
   * @param patientsBySmallestClass patients by the size of their smallest class
   * @return both histograms
   */
  public static ClassSizes ofPatients(
      SortedMap<Integer, Long> classesBySize, SortedMap<Integer, Long> patientsBySmallestClass) {
    return new ClassSizes(Unit.PATIENT, bins(classesBySize), bins(patientsBySmallestClass));
  }

  private static List<Bin> bins(SortedMap<Integer, Long> counts) {
    return counts.entrySet().stream().map(e -> new Bin(e.getKey(), e.getValue())).toList();
  }

  /**
   * The number of equivalence classes.
   *
   * @return 0 when there are no units
   */
  public long classCount() {
    return classes.stream().mapToLong(Bin::count).sum();
  }

  /**
   * The number of patients or rows.
   *
   * @return 0 for an empty table
   */
  public long unitCount() {
    return units.stream().mapToLong(Bin::count).sum();
  }

  /**
   * The smallest class, which is k.
   *
   * @return its size, or empty when there are no units
   */
  public OptionalInt smallest() {
    return classes.isEmpty() ? OptionalInt.empty() : OptionalInt.of(classes.get(0).size());
  }

  /**
   * Units whose smallest class has fewer members than a given size.
   *
   * @param size a class size
   * @return how many units
   */
  public long unitsInClassesSmallerThan(int size) {
    return units.stream().filter(b -> b.size() < size).mapToLong(Bin::count).sum();
  }
}
