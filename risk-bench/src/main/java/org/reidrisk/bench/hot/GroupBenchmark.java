package org.reidrisk.bench.hot;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.Unit;
import org.reidrisk.table.Table;

/** Codes to classes, and classes to histograms, where nearly every row is a class of its own. */
@State(Scope.Benchmark)
public class GroupBenchmark {
  private final Table table = new ExportBytes().read();
  private final EquivalenceClasses classes = EquivalenceClasses.of(table);

  /**
   * Groups 200,000 rows by eight columns.
   *
   * @return the classes
   */
  @Benchmark
  public EquivalenceClasses group() {
    return EquivalenceClasses.of(table);
  }

  /**
   * Counts the distinct patients of classes that are there already.
   *
   * @return the histograms
   */
  @Benchmark
  public ClassSizes patientSizes() {
    return classes.sizes(Unit.PATIENT);
  }

  /**
   * Groups and counts both units, as an assessment does.
   *
   * @return the number of classes of both units
   */
  @Benchmark
  public long groupAndCount() {
    EquivalenceClasses fresh = EquivalenceClasses.of(table);
    return fresh.sizes(Unit.PATIENT).classCount() + fresh.sizes(Unit.ROW).classCount();
  }
}
