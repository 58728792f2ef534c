package org.reidrisk.bench.hot;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reidrisk.table.Table;

/** Bytes to codes: hashing, splitting, decoding and the dictionaries of eleven columns. */
@State(Scope.Benchmark)
public class ReadBenchmark {
  private final ExportBytes export = new ExportBytes();

  /**
   * Reads 200,000 rows.
   *
   * @return the table
   */
  @Benchmark
  public Table read() {
    return export.read();
  }
}
