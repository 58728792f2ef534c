package org.reidrisk.group;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reidrisk.table.Column;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;

/**
 * The rows of a table grouped by their quasi-identifiers, and the distinct patients of each group.
 *
 * <p>A missing cell is a value of its own (own-value): rows that are missing the same cell look
 * alike, and like nobody else. A patient with several rows lies in every class that holds one of
 * them.
 */
public final class EquivalenceClasses {
  private final List<String> quasiIdentifiers;
  private final Table table;
  private final int[] classOfRow;
  private final int classCount;
  private final int[] rowsOfClass;
  private final int[] rowStart;
  private final PatientMembers members;

  private EquivalenceClasses(Table table, List<String> quasiIdentifiers, RowClasses classes) {
    this.table = table;
    this.quasiIdentifiers = List.copyOf(quasiIdentifiers);
    this.classOfRow = classes.classOfRow();
    this.classCount = classes.count();
    this.rowsOfClass = new int[classCount];
    for (int c : classOfRow) {
      rowsOfClass[c]++;
    }
    this.rowStart = new int[classCount + 1];
    for (int c = 0; c < classCount; c++) {
      rowStart[c + 1] = rowStart[c] + rowsOfClass[c];
    }
    this.members = PatientMembers.of(table, classOfRow, classCount);
  }

  /**
   * Groups a table by all columns whose role is quasi-identifier.
   *
   * @param table the table, its static cells already filled
   * @return the classes
   * @throws IllegalArgumentException when no column is a quasi-identifier
   */
  public static EquivalenceClasses of(Table table) {
    return of(table, table.schema().named(Role.QUASI_IDENTIFIER));
  }

  /**
   * Groups a table by some of its columns.
   *
   * @param table the table
   * @param quasiIdentifiers names of columns; order and repetition change nothing
   * @return the classes
   * @throws IllegalArgumentException when the list is empty or names a column that is not there
   */
  public static EquivalenceClasses of(Table table, List<String> quasiIdentifiers) {
    if (quasiIdentifiers.isEmpty()) {
      throw new IllegalArgumentException(
          "without a quasi-identifier every row is alike; name at least one");
    }
    List<String> inFileOrder =
        table.schema().columns().stream()
            .map(ColumnSpec::name)
            .filter(quasiIdentifiers::contains)
            .toList();
    quasiIdentifiers.forEach(table::column);
    List<Column> columns = inFileOrder.stream().map(table::column).toList();
    return new EquivalenceClasses(table, inFileOrder, RowClasses.of(columns, table.rows()));
  }

  /**
   * The columns that make rows look alike, in file order.
   *
   * @return their names
   */
  public List<String> quasiIdentifiers() {
    return quasiIdentifiers;
  }

  /**
   * The number of classes of rows.
   *
   * @return 0 for an empty table
   */
  public int classCount() {
    return classCount;
  }

  /**
   * Class sizes and smallest classes in one unit.
   *
   * @param unit patients or rows
   * @return the histograms; without bars when the unit has no members
   */
  public ClassSizes sizes(Unit unit) {
    return switch (unit) {
      case ROW -> ClassSizes.ofRows(histogram(rowsOfClass));
      case PATIENT ->
          ClassSizes.ofPatients(
              histogram(members.sizes()), histogram(members.smallestClassOfPatient()));
    };
  }

  /** Counts equal entries; zeros stand for nobody and are left out. */
  private static SortedMap<Integer, Long> histogram(int[] sizes) {
    int[] sorted = sizes.clone();
    Arrays.sort(sorted);
    SortedMap<Integer, Long> counts = new TreeMap<>();
    int i = 0;
    while (i < sorted.length) {
      int from = i;
      while (i < sorted.length && sorted[i] == sorted[from]) {
        i++;
      }
      if (sorted[from] > 0) {
        counts.put(sorted[from], (long) (i - from));
      }
    }
    return counts;
  }

  Table table() {
    return table;
  }

  int classOf(int row) {
    return classOfRow[row];
  }

  /** Where the rows of each class would begin if rows were ordered by class. */
  int[] rowStart() {
    return rowStart;
  }

  PatientMembers members() {
    return members;
  }

  @Override
  public String toString() {
    return "EquivalenceClasses of "
        + quasiIdentifiers.size()
        + " columns: "
        + classCount
        + " classes of rows";
  }
}
