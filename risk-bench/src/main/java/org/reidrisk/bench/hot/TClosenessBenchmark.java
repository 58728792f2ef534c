package org.reidrisk.bench.hot;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.GroundDistance;
import org.reidrisk.measure.TCloseness;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

/** The distance between 100,000 classes of five patients and the table, over thirty values. */
@State(Scope.Benchmark)
public class TClosenessBenchmark {
  private static final int CLASSES = 100_000;
  private static final int MEMBERS = 5;
  private static final int VALUES = 30;
  private static final String SENSITIVE = "Diagnosis";

  private final EquivalenceClasses classes = EquivalenceClasses.of(table());
  private final SensitiveCounts counts = SensitiveCounts.of(classes, SENSITIVE, Unit.PATIENT, true);
  private final GroundDistance order =
      GroundDistance.ordered(IntStream.rangeClosed(1, VALUES).toArray());

  /**
   * Counts values in classes.
   *
   * @return the counts
   */
  @Benchmark
  public SensitiveCounts count() {
    return SensitiveCounts.of(classes, SENSITIVE, Unit.PATIENT, true);
  }

  /**
   * Measures where all values are equally far from each other.
   *
   * @return the largest distance
   */
  @Benchmark
  public TCloseness equal() {
    return TCloseness.of(counts, GroundDistance.equal());
  }

  /**
   * Measures where values stand in an order.
   *
   * @return the largest distance
   */
  @Benchmark
  public TCloseness ordered() {
    return TCloseness.of(counts, order);
  }

  private static Table table() {
    Schema schema =
        Schema.of(
            List.of(
                new ColumnSpec("PatientID", 1, Role.PATIENT_KEY),
                new ColumnSpec("PostalCode", 2, Role.QUASI_IDENTIFIER),
                new ColumnSpec(SENSITIVE, 3, Role.SENSITIVE)));
    Table.Builder rows = Table.builder(schema, TableFormat.strict());
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < CLASSES * MEMBERS; i++) {
      // One person in eight has a second row, and so perhaps a second value.
      for (int row = random.nextInt(8) == 0 ? 2 : 1; row > 0; row--) {
        rows.row("P" + i, "C" + i / MEMBERS, "D" + random.nextInt(VALUES));
      }
    }
    return rows.build();
  }
}
