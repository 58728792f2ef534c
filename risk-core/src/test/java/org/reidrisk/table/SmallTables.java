package org.reidrisk.table;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.value.ValueFormat;

/**
 * Tables written down in a test.
 *
 * <p>The header names each column with its role: {@code ID:key SEX:static AGE:quasi DX:sensitive}.
 * Cells stand between blanks; a dash is a missing cell.
 */
public final class SmallTables {
  private SmallTables() {}

  public static Table of(String header, String... rows) {
    Table.Builder table = Table.builder(schema(header), TableFormat.strict());
    for (String row : rows) {
      table.row(cells(row));
    }
    return table.build();
  }

  public static List<String> cells(String row) {
    List<String> cells = new ArrayList<>();
    for (String cell : row.strip().split("\\s+", -1)) {
      cells.add(cell.equals("-") ? "" : cell);
    }
    return cells;
  }

  public static Schema schema(String header) {
    List<ColumnSpec> columns = new ArrayList<>();
    for (String cell : header.strip().split("\\s+", -1)) {
      String[] nameAndRole = cell.split(":", -1);
      columns.add(column(nameAndRole[0], columns.size() + 1, nameAndRole[1]));
    }
    return Schema.of(columns);
  }

  private static ColumnSpec column(String name, int position, String word) {
    return switch (word) {
      case "key" -> new ColumnSpec(name, position, Role.PATIENT_KEY);
      case "quasi" -> new ColumnSpec(name, position, Role.QUASI_IDENTIFIER);
      case "sensitive" -> new ColumnSpec(name, position, Role.SENSITIVE);
      case "other" -> new ColumnSpec(name, position, Role.OTHER);
      case "static" ->
          new ColumnSpec(
              name,
              position,
              Role.QUASI_IDENTIFIER,
              RoleOrigin.POLICY,
              Knowledge.STATIC,
              ValueFormat.TEXT);
      default -> throw new IllegalArgumentException("no role " + word);
    };
  }
}
