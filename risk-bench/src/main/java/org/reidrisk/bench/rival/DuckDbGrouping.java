package org.reidrisk.bench.rival;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reidrisk.bench.Figures;

/**
 * DuckDB reads the file and groups it, in memory, on every processor.
 *
 * <p>Columns are read as text and the order of rows is given up, both of which make it faster.
 * Naming the columns instead of letting it look at the first lines changes nothing that can be
 * measured. Columns that a query does not name are split off and not kept.
 */
public final class DuckDbGrouping {
  /** What is counted of a class. */
  public enum Counting {
    /** Rows. */
    ROWS,
    /** Rows and distinct patients, as one would write it. */
    PATIENTS,
    /** The same, grouped by class and patient first, which DuckDB finds easier. */
    PATIENTS_IN_TWO_STEPS
  }

  private DuckDbGrouping() {}

  /**
   * Counts and prints.
   *
   * @param args a {@link Counting}, the file, the patient column, the quasi-identifiers
   * @throws SQLException when DuckDB cannot
   */
  public static void main(String[] args) throws SQLException {
    List<String> columns = Arrays.asList(args).subList(3, args.length);
    System.out.println(count(Counting.valueOf(args[0]), Path.of(args[1]), args[2], columns).json());
  }

  static Figures count(Counting counting, Path file, String patient, List<String> columns)
      throws SQLException {
    SortedMap<Long, Long> rows = new TreeMap<>();
    SortedMap<Long, Long> patients = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads=" + Runtime.getRuntime().availableProcessors());
      statement.execute("SET preserve_insertion_order=false");
      try (ResultSet bars = statement.executeQuery(query(counting, file, patient, columns))) {
        while (bars.next()) {
          rows.merge(bars.getLong(1), bars.getLong(3), Long::sum);
          if (bars.getLong(2) > 0) {
            patients.merge(bars.getLong(2), bars.getLong(3), Long::sum);
          }
        }
      }
      Figures figures =
          Figures.none()
              .with("program", "DuckDB " + connection.getMetaData().getDatabaseProductVersion())
              .withClasses(Figures.ROWS, rows);
      return counting == Counting.ROWS ? figures : figures.withClasses(Figures.PATIENTS, patients);
    }
  }

  private static String query(Counting counting, Path file, String patient, List<String> columns) {
    String keys = columns.stream().map(DuckDbGrouping::name).collect(Collectors.joining(", "));
    String table =
        "read_csv('" + file.toString().replace("'", "''") + "', all_varchar=true, header=true)";
    String id = name(patient);
    String classes =
        switch (counting) {
          case ROWS -> "SELECT count(*) AS r, 0 AS p FROM " + table + " GROUP BY " + keys;
          case PATIENTS ->
              "SELECT count(*) AS r, count(DISTINCT "
                  + id
                  + ") AS p FROM "
                  + table
                  + " GROUP BY "
                  + keys;
          case PATIENTS_IN_TWO_STEPS ->
              "SELECT sum(n) AS r, count("
                  + id
                  + ") AS p FROM (SELECT count(*) AS n, "
                  + id
                  + ", "
                  + keys
                  + " FROM "
                  + table
                  + " GROUP BY "
                  + id
                  + ", "
                  + keys
                  + ") GROUP BY "
                  + keys;
        };
    return "SELECT r, p, count(*) FROM (" + classes + ") GROUP BY r, p";
  }

  private static String name(String column) {
    return '"' + column.replace("\"", "\"\"") + '"';
  }
}
