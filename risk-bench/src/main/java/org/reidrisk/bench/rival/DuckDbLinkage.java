package org.reidrisk.bench.rival;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.reidrisk.bench.Figures;

/**
 * DuckDB joins an attacker's table with a release, in memory, on every processor, and counts the
 * candidates of each held person by our definition: of a person's rows those that leave the fewest
 * patients, but some, and all patients of these.
 */
public final class DuckDbLinkage {
  /** Table by table, as one would write it who wants the figures and nothing else. */
  private static final String QUERY =
      """
      WITH
        r AS (
          SELECT PatientID AS p, Sex, Age, Modality, Site, strptime(StudyDate, '%%Y%%m%%d')::DATE AS d
          FROM %s),
        distinct_rows AS (
          SELECT DISTINCT Person AS m, Sex, Age, Modality, Site, ExamDate::DATE AS d FROM %s),
        h AS (SELECT row_number() OVER () AS n, * FROM distinct_rows),
        pairs AS (
          SELECT DISTINCT h.m AS m, h.n AS n, r.p AS p
          FROM h JOIN r
            ON h.Sex = r.Sex AND h.Age = r.Age AND h.Modality = r.Modality AND h.Site = r.Site
              AND r.d BETWEEN h.d - %d AND h.d + %d),
        sizes AS (SELECT m, n, count(*) AS c FROM pairs GROUP BY m, n),
        fewest AS (SELECT m, min(c) AS c FROM sizes GROUP BY m),
        candidates AS (
          SELECT DISTINCT pairs.m AS m, pairs.p AS p
          FROM pairs
            JOIN sizes ON pairs.n = sizes.n
            JOIN fewest ON fewest.m = sizes.m AND fewest.c = sizes.c),
        targets AS (
          SELECT candidates.m AS m, count(*) AS c, bool_or(t.PatientID = candidates.p) AS covered
          FROM candidates LEFT JOIN %s AS t ON t.Person = candidates.m
          GROUP BY candidates.m)
      SELECT
        (SELECT count(DISTINCT m) FROM distinct_rows),
        count(*) FILTER (c = 1),
        count(*) FILTER (c > 1),
        count(*) FILTER (c = 1 AND covered),
        count(*) FILTER (covered)
      FROM targets""";

  private DuckDbLinkage() {}

  /**
   * Counts and prints.
   *
   * @param args the release, the held table, the truth, and how many days dates may be off
   * @throws SQLException when DuckDB cannot
   */
  public static void main(String[] args) throws SQLException {
    System.out.println(
        count(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), Integer.parseInt(args[3]))
            .json());
  }

  static Figures count(Path release, Path held, Path truth, int days) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads=" + Runtime.getRuntime().availableProcessors());
      statement.execute("SET preserve_insertion_order=false");
      try (ResultSet row = statement.executeQuery(query(release, held, truth, days))) {
        if (!row.next()) {
          throw new SQLException("no row");
        }
        long targets = row.getLong(1);
        long unique = row.getLong(2);
        long ambiguous = row.getLong(3);
        return Figures.none()
            .with("program", "DuckDB " + connection.getMetaData().getDatabaseProductVersion())
            .with(Figures.LINKAGE + ".targets", Long.toString(targets))
            .with(Figures.LINKAGE + ".none", Long.toString(targets - unique - ambiguous))
            .with(Figures.LINKAGE + ".unique", Long.toString(unique))
            .with(Figures.LINKAGE + ".ambiguous", Long.toString(ambiguous))
            .with(Figures.LINKAGE + ".correct", Long.toString(row.getLong(4)))
            .with(Figures.LINKAGE + ".covered", Long.toString(row.getLong(5)));
      }
    }
  }

  private static String query(Path release, Path held, Path truth, int days) {
    return QUERY.formatted(table(release), table(held), days, days, table(truth));
  }

  private static String table(Path file) {
    return "read_csv('" + file.toString().replace("'", "''") + "', all_varchar=true, header=true)";
  }
}
