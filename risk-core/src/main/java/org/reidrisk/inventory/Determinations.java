package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.reidrisk.Resources;

/**
 * Which columns determine which others. Columns are numbered by their distinct values, fewest
 * first; ties by place.
 *
 * <p>Where A determines C and C determines B, A determines B without a look at the rows, if C has
 * no missing cell. Pairs are therefore decided in rounds, and one waits while it may follow from
 * two others whose columns lie between.
 */
final class Determinations {
  private final List<ComparedColumn> columns;
  private final int rows;
  private final Resources resources;
  private final Queue<ColumnPairs> free;
  private final BitSet[] open;
  private final BitSet[] found;
  private final BitSet[] seen;
  private final BitSet complete = new BitSet();

  /**
   * Finds them.
   *
   * @param columns columns that vary, in their order
   * @param rows the rows of the table
   * @param resources threads
   * @param free comparers that no thread uses
   */
  Determinations(
      List<ComparedColumn> columns, int rows, Resources resources, Queue<ColumnPairs> free) {
    this.columns = columns;
    this.rows = rows;
    this.resources = resources;
    this.free = free;
    this.open = blank();
    this.found = blank();
    this.seen = blank();
    for (int i = 0; i < columns.size(); i++) {
      complete.set(i, columns.get(i).complete());
    }
    reject();
    boolean more = true;
    while (more) {
      more = round();
    }
  }

  private BitSet[] blank() {
    BitSet[] sets = new BitSet[columns.size()];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = new BitSet(sets.length);
    }
    return sets;
  }

  /** Leaves open what a few rows do not rule out. */
  private void reject() {
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int a = 0; a < open.length; a++) {
      int determinant = a;
      if (columns.get(a).repeatsEnough(rows)) {
        tasks.add(
            () -> {
              ColumnPairs pairs = take();
              for (int b = 0; b < open.length; b++) {
                boolean may =
                    b != determinant
                        && pairs.mayDetermine(columns.get(determinant), columns.get(b));
                open[determinant].set(b, may);
              }
              free.add(pairs);
              return 0;
            });
      }
    }
    resources.inParallel(tasks);
  }

  private ColumnPairs take() {
    ColumnPairs pairs = free.poll();
    return pairs == null ? new ColumnPairs(rows) : pairs;
  }

  /** Decides what does not depend on anything open; false when nothing was open. */
  private boolean round() {
    BitSet[] tests = blank();
    boolean some = false;
    // What lies between is nearer: near pairs are decided before those that follow from them.
    for (int gap = 1; gap < open.length; gap++) {
      for (int low = 0; low + gap < open.length; low++) {
        some |= look(low, low + gap, tests[low]);
        some |= look(low + gap, low, tests[low + gap]);
      }
    }
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int a = 0; a < tests.length; a++) {
      int determinant = a;
      if (!tests[a].isEmpty()) {
        tasks.add(
            () -> {
              ColumnPairs pairs = take();
              tests[determinant].stream()
                  .filter(b -> pairs.determines(columns.get(determinant), columns.get(b)))
                  .forEach(seen[determinant]::set);
              free.add(pairs);
              return 0;
            });
      }
    }
    resources.inParallel(tasks);
    for (int a = 0; a < tests.length; a++) {
      open[a].andNot(tests[a]);
      found[a].or(seen[a]);
    }
    return some;
  }

  private boolean look(int a, int b, BitSet tests) {
    if (!open[a].get(b)) {
      return false;
    }
    int from = Math.min(a, b) + 1;
    int to = Math.max(a, b);
    for (int c = complete.nextSetBit(from); c >= 0 && c < to; c = complete.nextSetBit(c + 1)) {
      boolean first = found[a].get(c);
      boolean second = found[c].get(b);
      if (first && second) {
        found[a].set(b);
        open[a].clear(b);
        return true;
      }
      if ((first || open[a].get(c)) && (second || open[c].get(b))) {
        return true;
      }
    }
    tests.set(b);
    return true;
  }

  /** Whether the first column determines the second. */
  boolean has(int a, int b) {
    return found[a].get(b);
  }

  /** Whether it does so as the rows showed, rather than as it follows. */
  boolean shown(int a, int b) {
    return seen[a].get(b);
  }

  boolean mutual(int a, int b) {
    return has(a, b) && has(b, a);
  }
}
