package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The join of held tuples with the release through {@link ClassTrie}s: equal classes are found by
 * bisection, tolerances and bands as intervals of brothers. No pair of rows is looked at that does
 * not go together in all columns but those behind.
 *
 * <p>Columns that tell most stand in front. Held tuples with a missing cell that goes with
 * everything would have to look through all brothers of its column; where that costs much, a second
 * tree has such columns at its end.
 */
final class BlockedJoin implements RowJoin {
  private static final int MOST_TREES = 6;

  /** A tree and its columns from the root. */
  private record Index(ClassTrie trie, int[] columns, Comparison[] byLevel) {}

  private final Comparison[] comparisons;
  private final int[][] released;
  private final int[] patientOfRow;
  private final int patients;
  private final HeldTuples tuples;
  private final Index main;
  private final Map<Integer, Index> byWild = new HashMap<>();

  /**
   * Prepares the join.
   *
   * @param comparisons the compared columns, perhaps none
   * @param released for each comparison the class of every row of the release
   * @param patientOfRow the patient of every row of the release, negative for none
   * @param patients a number above all patients
   * @param held for each comparison the held class of every held row
   * @param heldRows the number of held rows
   */
  BlockedJoin(
      Comparison[] comparisons,
      int[][] released,
      int[] patientOfRow,
      int patients,
      int[][] held,
      int heldRows) {
    this.comparisons = comparisons.clone();
    this.released = released.clone();
    this.patientOfRow = patientOfRow;
    this.patients = patients;
    int[] columns = inOrder(meanWidths(held, heldRows));
    this.main = index(columns);
    this.tuples = HeldTuples.of(heldRows, held, comparisons, columns);
    addTrees(columns);
  }

  private double[] meanWidths(int[][] held, int heldRows) {
    double[] widths = new double[comparisons.length];
    for (int i = 0; i < widths.length; i++) {
      long[] rows = new long[comparisons[i].heldClasses()];
      for (int row = 0; row < heldRows; row++) {
        rows[held[i][row]]++;
      }
      double sum = 0;
      for (int heldClass = 0; heldClass < rows.length; heldClass++) {
        sum += (double) rows[heldClass] * comparisons[i].width(heldClass);
      }
      widths[i] = sum;
    }
    return widths;
  }

  private int[] inOrder(double[] widths) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      columns.add(i);
    }
    columns.sort(
        Comparator.<Integer>comparingDouble(i -> widths[i])
            .thenComparing(i -> comparisons[i].bound()));
    return columns.stream().mapToInt(Integer::intValue).toArray();
  }

  private Index index(int[] columns) {
    int[][] classes = new int[columns.length][];
    int[] bounds = new int[columns.length];
    Comparison[] byLevel = new Comparison[columns.length];
    for (int level = 0; level < columns.length; level++) {
      classes[level] = released[columns[level]];
      byLevel[level] = comparisons[columns[level]];
      bounds[level] = byLevel[level].bound();
    }
    return new Index(new ClassTrie(classes, bounds, patientOfRow, patients), columns, byLevel);
  }

  /** Trees for the commonest sets of missing columns that stand in front of others. */
  private void addTrees(int[] columns) {
    Map<Integer, Long> tuplesOfWild = new HashMap<>();
    for (int tuple = 0; tuple < tuples.count(); tuple++) {
      int wild = wild(tuple);
      if (wild != 0) {
        tuplesOfWild.merge(wild, 1L, Long::sum);
      }
    }
    record Costly(int wild, double cost) {}
    List<Costly> costs = new ArrayList<>();
    tuplesOfWild.forEach(
        (wild, count) -> {
          double cost = count * lookedThrough(columns, wild);
          if (cost > 4.0 * patientOfRow.length) {
            costs.add(new Costly(wild, cost));
          }
        });
    costs.stream()
        .sorted(Comparator.comparingDouble(Costly::cost).reversed().thenComparing(Costly::wild))
        .limit(MOST_TREES)
        .forEach(costly -> byWild.put(costly.wild(), index(lastWild(columns, costly.wild()))));
  }

  /** A guess at the brothers that a tuple looks through for nothing. */
  private double lookedThrough(int[] columns, int wild) {
    double product = 1;
    double through = 0;
    for (int column : columns) {
      if ((wild & bit(column)) == 0) {
        through = product > 1 ? product : through;
      } else {
        product = Math.min(product * comparisons[column].bound(), patientOfRow.length);
      }
    }
    return through;
  }

  private static int[] lastWild(int[] columns, int wild) {
    int[] reordered = new int[columns.length];
    int used = 0;
    for (int column : columns) {
      if ((wild & bit(column)) == 0) {
        reordered[used++] = column;
      }
    }
    for (int column : columns) {
      if ((wild & bit(column)) != 0) {
        reordered[used++] = column;
      }
    }
    return reordered;
  }

  private static int bit(int column) {
    return column < Integer.SIZE - 1 ? 1 << column : 0;
  }

  /** The columns in which a tuple goes with everything, as bits. */
  private int wild(int tuple) {
    int wild = 0;
    for (int i = 0; i < comparisons.length; i++) {
      if (comparisons[i].isFull(tuples.heldClass(i, tuple))) {
        wild |= bit(i);
      }
    }
    return wild;
  }

  /** How many trees there are beside the first. */
  int furtherTrees() {
    return byWild.size();
  }

  HeldTuples tuples() {
    return tuples;
  }

  /** A number above all patients. */
  int patients() {
    return patients;
  }

  /** Whether a held tuple goes with a row of the release. */
  boolean compatible(int tuple, int releaseRow) {
    for (int i = 0; i < comparisons.length; i++) {
      int there = released[i][releaseRow];
      if (there == Comparison.NOTHING
          || !comparisons[i].goesWith(tuples.heldClass(i, tuple), there)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void compatibleRows(int heldRow, IntConsumer releaseRow) {
    int tuple = tuples.of(heldRow);
    if (tuple == HeldTuples.NONE) {
      return;
    }
    new Search()
        .run(
            tuple,
            (trie, from, to) -> {
              for (int i = trie.rowStart(from); i < trie.rowStart(to); i++) {
                releaseRow.accept(trie.row(i));
              }
              return true;
            });
  }

  /** Without a look at rows: a leaf has its patients side by side, in ascending order. */
  @Override
  public void compatiblePatients(int heldRow, int[] ofRow, IntConsumer patient) {
    int tuple = tuples.of(heldRow);
    if (tuple == HeldTuples.NONE) {
      return;
    }
    new Search()
        .run(
            tuple,
            (trie, from, to) -> {
              int end = trie.patientStart(to);
              for (int i = trie.patientStart(from); i < end; i++) {
                patient.accept(trie.patient(i));
              }
              return true;
            });
  }

  @Override
  public long compatibleCount(int heldRow, int[] ofRow) {
    int tuple = tuples.of(heldRow);
    long[] count = {0};
    if (tuple != HeldTuples.NONE) {
      new Search()
          .run(
              tuple,
              (trie, from, to) -> {
                count[0] += trie.patientStart(to) - trie.patientStart(from);
                return true;
              });
    }
    return count[0];
  }

  /** Hears of leaves and the tree that they belong to; false ends the search. */
  @FunctionalInterface
  interface Leaves {
    boolean found(ClassTrie trie, int from, int to);
  }

  /** Searches one tuple after the other; for one thread. */
  final class Search {
    private final Map<Integer, LeafSearch> searches = new HashMap<>();

    /** Tells all leaves of a tuple, each once. */
    void run(int tuple, Leaves leaves) {
      int wild = byWild.isEmpty() ? 0 : wild(tuple);
      Index own = byWild.get(wild);
      Index index = own == null ? main : own;
      LeafSearch search =
          searches.computeIfAbsent(
              own == null ? 0 : wild, w -> new LeafSearch(index.trie(), index.byLevel()));
      int[] columns = index.columns();
      for (int level = 0; level < columns.length; level++) {
        search.set(level, tuples.heldClass(columns[level], tuple));
      }
      search.run((from, to) -> leaves.found(index.trie(), from, to));
    }
  }
}
