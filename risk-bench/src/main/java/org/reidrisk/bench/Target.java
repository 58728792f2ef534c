package org.reidrisk.bench;

import java.util.List;

/**
 * How much of another program's cost we may have.
 *
 * @param policy the quasi-identifiers
 * @param rival the other program
 * @param resource what is compared
 * @param most the largest ratio of ours to theirs
 * @param hoped a smaller ratio that would be better still, or the same
 */
record Target(BenchmarkPolicy policy, Program rival, Resource resource, double most, double hoped) {

  /** Set for ten million rows of eleven columns. */
  static final long ROWS = 10_000_000;

  static final List<Target> ALL =
      List.of(
          new Target(BenchmarkPolicy.EIGHT, Program.DUCKDB_ROWS, Resource.WALL, 0.50, 0.40),
          new Target(BenchmarkPolicy.EIGHT, Program.DUCKDB_ROWS, Resource.CPU, 0.50),
          new Target(BenchmarkPolicy.EIGHT, Program.DUCKDB_ROWS, Resource.MEMORY, 0.60),
          new Target(BenchmarkPolicy.EIGHT, Program.DUCKDB_PATIENTS, Resource.WALL, 0.35),
          new Target(BenchmarkPolicy.FOUR, Program.DUCKDB_PATIENTS, Resource.WALL, 0.60),
          new Target(BenchmarkPolicy.FOUR, Program.DUCKDB_ROWS, Resource.WALL, 1.00),
          new Target(BenchmarkPolicy.EIGHT, Program.ARX, Resource.CPU, 1 / 20.0),
          new Target(BenchmarkPolicy.EIGHT, Program.ARX, Resource.MEMORY, 1 / 5.0),
          new Target(BenchmarkPolicy.EIGHT, Program.BYTE_SCAN, Resource.CPU, 3.50),
          new Target(BenchmarkPolicy.FOUR, Program.BYTE_SCAN, Resource.CPU, 3.50));

  Target(BenchmarkPolicy policy, Program rival, Resource resource, double most) {
    this(policy, rival, resource, most, most);
  }
}
