package org.reidrisk.group;

import java.util.List;
import org.reidrisk.Resources;
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
  private final int[] order;
  private final int[] start;
  private final ClassSizes rowSizes;
  private final ClassSizes patientSizes;

  private EquivalenceClasses(Table table, List<String> quasiIdentifiers, Grouping grouping) {
    this.table = table;
    this.quasiIdentifiers = List.copyOf(quasiIdentifiers);
    this.order = grouping.order();
    this.start = grouping.start();
    this.rowSizes = ClassSizes.ofRows(grouping.classesByRows().counts());
    this.patientSizes =
        table.hasPatientKey()
            ? ClassSizes.ofPatients(
                grouping.classesByPatients().counts(), grouping.patientsBySmallestClass().counts())
            : new ClassSizes(Unit.PATIENT, rowSizes.classes(), rowSizes.units());
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
    return of(table, quasiIdentifiers, Resources.modest());
  }

  /**
   * Groups a table by some of its columns, with given resources. The result is the same whatever
   * they are.
   *
   * @param table the table
   * @param quasiIdentifiers names of columns; order and repetition change nothing
   * @param resources threads and memory; when memory is short the work is done in rounds
   * @return the classes
   * @throws IllegalArgumentException when the list is empty or names a column that is not there
   * @throws org.reidrisk.MemoryShortage when the memory does not hold the result
   */
  public static EquivalenceClasses of(
      Table table, List<String> quasiIdentifiers, Resources resources) {
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
    Grouping grouping = Grouping.of(KeyPacking.of(columns, table, resources), table, resources);
    return new EquivalenceClasses(table, inFileOrder, grouping);
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
    return start.length - 1;
  }

  /**
   * Class sizes and smallest classes in one unit.
   *
   * @param unit patients or rows
   * @return the histograms; without bars when the unit has no members
   */
  public ClassSizes sizes(Unit unit) {
    return unit == Unit.ROW ? rowSizes : patientSizes;
  }

  Table table() {
    return table;
  }

  /** The rows class by class. */
  int[] order() {
    return order;
  }

  /** Where the rows of each class begin in the order; the last entry is its length. */
  int[] start() {
    return start;
  }

  @Override
  public String toString() {
    return "EquivalenceClasses of "
        + quasiIdentifiers.size()
        + " columns: "
        + classCount()
        + " classes of rows";
  }
}
