package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.reidrisk.Resources;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * Which columns tell what others hold: leaving out one of them is not enough. Exact over all rows
 * of the table, which may be a sample; the same for any order of rows and any number of threads.
 * Columns that were not encoded take no part, and neither do those with fewer than two values.
 *
 * <ul>
 *   <li>A determines B: rows that share a value of A share the cell of B, a missing one being a
 *       value. Looked at are the rows in which A has a value. A has at most half as many values as
 *       such rows, and two values of A that repeat go with different cells of B; the rest would be
 *       chance.
 *   <li>A and B are the same: they determine each other; or they part the rows alike but for at
 *       most one in a hundred of the rows that do not hold the commonest value; or, where both have
 *       a text, it is the same one but for as few of those rows, and both have one in at least half
 *       of the rows of the sparser column.
 * </ul>
 *
 * <p>Told is what is near. A column is said to be the same as the earliest such column only; what
 * columns that determine each other determine is told of one of them; and A determining B is not
 * told when it follows from A determining C and C determining B. Of a column that several
 * determine, those with the fewest values are named, at most {@value #MOST_DETERMINANTS}.
 *
 * @param found the dependencies, by place of the determined column, the same first
 * @param columnsLeftOut columns that varied and were left out, being behind the first {@value
 *     #MOST_COLUMNS} of those: the number of pairs is bounded
 */
record Dependencies(List<Dependency> found, int columnsLeftOut) {
  private static final int MOST_DETERMINANTS = 5;
  private static final int MOST_COLUMNS = 1024;

  /** Takes a copy of the list. */
  public Dependencies {
    found = List.copyOf(found);
  }

  /**
   * Compares the columns of a table.
   *
   * @param table the table
   * @param resources threads
   * @return the dependencies; none where fewer than two columns vary
   */
  public static Dependencies of(Table table, Resources resources) {
    int rows = table.rows();
    List<Callable<ComparedColumn>> tasks = new ArrayList<>();
    int varying = 0;
    for (int i = 0; i < table.columns().size(); i++) {
      int index = i;
      Column column = table.columns().get(i);
      if (column.encoded() && column.distinct() > 1 && varying++ < MOST_COLUMNS) {
        tasks.add(() -> ComparedColumn.of(index, column, rows));
      }
    }
    List<ComparedColumn> columns =
        resources.inParallel(tasks).stream()
            .filter(ComparedColumn::varies)
            .sorted(
                Comparator.comparingInt(ComparedColumn::distinct)
                    .thenComparingInt(ComparedColumn::index))
            .toList();
    List<Dependency> found =
        columns.size() < 2
            ? List.of()
            : new DependencySearch(columns, rows, resources).found(MOST_DETERMINANTS);
    return new Dependencies(found, varying - tasks.size());
  }
}
