package org.reidrisk.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of a table in file order, each with one role; at most one is the patient key. */
public final class Schema {
  private final List<ColumnSpec> columns;
  private final Map<String, Integer> indexByName;
  private final @Nullable String event;

  private Schema(List<ColumnSpec> columns, @Nullable String event) {
    this.columns = List.copyOf(columns);
    this.event = event;
    this.indexByName = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (indexByName.put(columns.get(i).name(), i) != null) {
        throw new IllegalArgumentException("two columns share a name");
      }
    }
    if (columns.stream().filter(c -> c.role() == Role.PATIENT_KEY).count() > 1) {
      throw new IllegalArgumentException("a schema has at most one patient key");
    }
    if (event != null && !indexByName.containsKey(event)) {
      throw new IllegalArgumentException("the event column is not in the schema");
    }
  }

  /**
   * A schema whose events are its rows.
   *
   * @param columns the columns in file order
   * @return the schema
   * @throws IllegalArgumentException when names repeat or two columns are patient keys
   */
  public static Schema of(List<ColumnSpec> columns) {
    return new Schema(columns, null);
  }

  /**
   * The same columns, with the column whose distinct values are a patient's events.
   *
   * @param column the name of the event column
   * @return a schema with events
   * @throws IllegalArgumentException when there is no such column
   */
  public Schema withEvent(String column) {
    return new Schema(columns, column);
  }

  /**
   * The columns in file order.
   *
   * @return the columns
   */
  public List<ColumnSpec> columns() {
    return columns;
  }

  /**
   * The names of the columns that have a role, in file order.
   *
   * @param role the role
   * @return their names
   */
  public List<String> named(Role role) {
    return columns.stream().filter(c -> c.role() == role).map(ColumnSpec::name).toList();
  }

  /**
   * The patient key.
   *
   * @return its name, or empty when each row is one patient
   */
  public Optional<String> patientKey() {
    return named(Role.PATIENT_KEY).stream().findFirst();
  }

  /**
   * The column whose distinct values are a patient's events.
   *
   * @return its name, or empty when each row is an event
   */
  public Optional<String> event() {
    return Optional.ofNullable(event);
  }

  /**
   * Where a column stands in {@link #columns()}.
   *
   * @param name the column's name
   * @return its index, from 0
   * @throws IllegalArgumentException when there is no such column
   */
  public int indexOf(String name) {
    Integer index = indexByName.get(name);
    if (index == null) {
      throw new IllegalArgumentException("no column named \"" + name + "\"");
    }
    return index;
  }

  @Override
  public String toString() {
    return "Schema of " + columns.size() + " columns";
  }
}
