package org.reidrisk.report.linkage;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.reidrisk.MemoryShortage;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The row-level comparisons of a scenario with the classes of all rows, from which joins with one
 * column left out or told less exactly are made without encoding the others again.
 */
final class JoinInput {
  /** Bytes of a row of the release in the orders and lists of a join, and of a held row. */
  private static final long ROW = 64;

  private static final long HELD_ROW = 48;

  private final Table release;
  private final HeldRows held;
  private final List<JoinColumn> joins;
  private final int[] placeInHeld;
  private final Comparison[] comparisons;
  private final int[][] releaseClasses;
  private final int[][] heldClasses;
  private final int[] patientOfRow;

  /**
   * Compares all columns.
   *
   * @param joins the columns of the scenario; those with other rules are left out
   * @param held the held rows, whose columns are those of all joins in their order
   * @param maker compares two columns
   * @param ofRows which rules look at one pair of rows
   * @param memory the bytes that the run may hold at a time
   * @throws MemoryShortage when an estimate says that they do not suffice
   */
  JoinInput(
      Table release,
      HeldRows held,
      List<JoinColumn> joins,
      Comparisons maker,
      Predicate<ComparisonRule> ofRows,
      long memory) {
    long cells = 2L * Integer.BYTES * joins.size();
    long needed = release.rows() * (cells + ROW) + held.rows() * (cells + HELD_ROW);
    if (needed > memory) {
      throw new MemoryShortage(
          String.format(Locale.ROOT, "linking %,d rows with %,d", held.rows(), release.rows()),
          needed,
          memory);
    }
    this.release = release;
    this.held = held;
    this.joins = joins.stream().filter(join -> ofRows.test(join.rule())).toList();
    int count = this.joins.size();
    this.placeInHeld = new int[count];
    this.comparisons = new Comparison[count];
    this.releaseClasses = new int[count][];
    this.heldClasses = new int[count][];
    int i = 0;
    for (int place = 0; place < joins.size(); place++) {
      JoinColumn join = joins.get(place);
      if (ofRows.test(join.rule())) {
        placeInHeld[i] = place;
        comparisons[i] = maker.compare(join, held.column(place), released(i));
        releaseClasses[i] = released(comparisons[i], released(i));
        heldClasses[i] = held.classes(place, comparisons[i]);
        i++;
      }
    }
    this.patientOfRow = new int[release.rows()];
    release.copyPatients(0, patientOfRow, patientOfRow.length);
  }

  private int[] released(Comparison comparison, Column column) {
    int[] classes = new int[release.rows()];
    column.copyCodes(0, classes, classes.length);
    for (int row = 0; row < classes.length; row++) {
      classes[row] = comparison.releaseClass(classes[row]);
    }
    return classes;
  }

  /** The row-level joins. */
  List<JoinColumn> joins() {
    return joins;
  }

  /** The column of the release in a row-level join. */
  Column released(int i) {
    return release.column(joins.get(i).release());
  }

  /** The held column in a row-level join. */
  Column held(int i) {
    return held.column(placeInHeld[i]);
  }

  Comparison comparison(int i) {
    return comparisons[i];
  }

  int[] patientOfRow() {
    return patientOfRow;
  }

  /** Rows of the release, or held ones, with a cell that a rule could not read. */
  long unread(int i, boolean ofRelease) {
    Column column = ofRelease ? released(i) : held(i);
    boolean some = false;
    for (int code = 1; code <= column.distinct() && !some; code++) {
      some = unread(i, code, ofRelease);
    }
    long unread = 0;
    int rows = !some ? 0 : ofRelease ? release.rows() : held.rows();
    for (int row = 0; row < rows; row++) {
      int code = ofRelease ? column.code(row) : held.code(placeInHeld[i], row);
      unread += unread(i, code, ofRelease) ? 1 : 0;
    }
    return unread;
  }

  private boolean unread(int i, int code, boolean ofRelease) {
    return ofRelease ? comparisons[i].unreadReleased(code) : comparisons[i].unreadHeld(code);
  }

  /** What a row-level join may have missed, with the held rows that it is about. */
  Map<Doubt, Long> doubts(int i) {
    Map<Doubt, Long> rows = new EnumMap<>(Doubt.class);
    comparisons[i]
        .doubts()
        .forEach(
            (doubt, codes) -> {
              long count = 0;
              for (int row = 0; row < held.rows() && !codes.isEmpty(); row++) {
                count += codes.get(held.code(placeInHeld[i], row)) ? 1 : 0;
              }
              rows.put(doubt, count);
            });
    return rows;
  }

  /** The join in all columns. */
  BlockedJoin join() {
    return join(comparisons, releaseClasses, heldClasses);
  }

  /** The join without a column of the release, wherever it is compared. */
  BlockedJoin without(String column) {
    int[] kept =
        IntStream.range(0, comparisons.length)
            .filter(i -> !joins.get(i).release().equals(column))
            .toArray();
    Comparison[] fewer = new Comparison[kept.length];
    int[][] released = new int[kept.length][];
    int[][] heldFewer = new int[kept.length][];
    for (int i = 0; i < kept.length; i++) {
      fewer[i] = comparisons[kept[i]];
      released[i] = releaseClasses[kept[i]];
      heldFewer[i] = heldClasses[kept[i]];
    }
    return join(fewer, released, heldFewer);
  }

  /** The join with another comparison of one column. */
  BlockedJoin with(int changed, Comparison comparison) {
    Comparison[] others = comparisons.clone();
    int[][] released = releaseClasses.clone();
    int[][] heldOthers = heldClasses.clone();
    others[changed] = comparison;
    released[changed] = released(comparison, released(changed));
    heldOthers[changed] = held.classes(placeInHeld[changed], comparison);
    return join(others, released, heldOthers);
  }

  private BlockedJoin join(Comparison[] compared, int[][] released, int[][] heldCompared) {
    return new BlockedJoin(
        compared, released, patientOfRow, release.patients(), heldCompared, held.rows());
  }
}
