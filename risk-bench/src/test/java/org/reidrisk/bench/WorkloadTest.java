package org.reidrisk.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorkloadTest {
  private static final Figures RIGHT = figures(1);
  private static final Figures WRONG = figures(2);

  private final Workload workload = new Workload(BenchmarkPolicy.EIGHT);

  @Test
  void median_isTheMiddle() {
    assertThat(Median.of(3, 1, 2)).isEqualTo(2);
    assertThat(Median.of(4, 1, 3, 2)).isEqualTo(2.5);
    assertThatThrownBy(Median::of).isInstanceOf(IllegalArgumentException.class);
  }

  /** A machine that slows down meanwhile slows both: 1/2, 2/4, 9/18, but 2 of 4 as medians. */
  @Test
  void ratio_isTheMedianOfRatiosWithinRounds() {
    run(Program.OURS, 1, 10);
    run(Program.DUCKDB_ROWS, 1, 20);
    run(Program.OURS, 2, 90);
    run(Program.DUCKDB_ROWS, 2, 100);
    run(Program.OURS, 3, 1);
    run(Program.DUCKDB_ROWS, 3, 4);

    assertThat(workload.ratio(Program.DUCKDB_ROWS, Resource.WALL)).isEqualTo(0.5);
  }

  @Test
  void ratio_leavesRoundsOutThatLackOne() {
    run(Program.OURS, 1, 10);
    run(Program.OURS, 2, 30);
    run(Program.DUCKDB_ROWS, 2, 10);

    assertThat(workload.ratio(Program.DUCKDB_ROWS, Resource.CPU)).isEqualTo(3, offset(1e-9));
    assertThat(workload.ratio(Program.ARX, Resource.CPU)).isNaN();
  }

  @Test
  void add_doesNotCountTheWarmUp() {
    run(Program.OURS, 0, 10);

    assertThat(workload.measured(Program.OURS)).isFalse();
    assertThat(workload.figures(Program.OURS)).isSameAs(RIGHT);
  }

  @Test
  void add_doesNotCountWhoeverDisagrees() {
    run(Program.OURS, 1, 10);

    assertThat(workload.add(Program.DUCKDB_ROWS, 1, usage(5), WRONG)).isFalse();
    assertThat(workload.measured(Program.DUCKDB_ROWS)).isFalse();
    assertThat(workload.disagreements()).hasSize(2).allMatch(l -> l.startsWith("duckdb-rows: "));
  }

  @Test
  void add_wantsOurRunsToAgreeWithEachOther() {
    run(Program.OURS, 1, 10);

    assertThat(workload.add(Program.OURS, 2, usage(5), WRONG)).isFalse();
    assertThat(workload.disagreements()).hasSize(2).allMatch(l -> l.startsWith("reidrisk: "));
  }

  @Test
  void report_showsRatiosTargetsFailuresAndDisagreements() {
    run(Program.OURS, 1, 45);
    run(Program.DUCKDB_ROWS, 1, 100);
    run(Program.DUCKDB_ROWS, 2, 100);
    workload.fail(Program.COMMONS_CSV, "no result (exit code 3)");
    workload.add(Program.FASTCSV, 1, usage(1), WRONG);

    String report = ComparisonReport.of(List.of("a machine"), List.of(workload), 1_000_000);

    assertThat(report)
        .startsWith("- a machine\n")
        .contains("### 8 quasi-identifiers: 3 classes of rows, 3 of one row")
        .contains("| 100.00 (100.00–100.00) | 100.00 | 100 | 0.450 | 0.450 | 0.450 |")
        .contains("They were set for 10m rows.")
        .contains("| 8 | duckdb-rows | wall | ≤ 0.50 (hoped for: 0.40) | 0.450 | met |")
        .contains("| no result (exit code 3) |")
        .contains("### DISAGREEMENT with 8 quasi-identifiers")
        .doesNotContain("| fastcsv |");
  }

  @Test
  void numbers_areWrittenAndReadAsPeopleSayThem() {
    assertThat(BenchmarkFolder.shortNumber(10_000_000)).isEqualTo("10m");
    assertThat(BenchmarkFolder.shortNumber(100_000)).isEqualTo("100k");
    assertThat(BenchmarkFolder.shortNumber(1234)).isEqualTo("1234");
    assertThat(BenchmarkFolder.rows("100m")).isEqualTo(100_000_000);
    assertThat(BenchmarkFolder.rows("10_000")).isEqualTo(10_000);
    assertThat(BenchmarkFolder.rows("5K")).isEqualTo(5000);
    assertThatThrownBy(() -> BenchmarkFolder.rows("many"))
        .isInstanceOf(NumberFormatException.class);
  }

  private void run(Program program, int round, double cost) {
    assertThat(workload.add(program, round, usage(cost), RIGHT)).isTrue();
  }

  private static Figures figures(long size) {
    return Figures.none()
        .with("file.rows", "3")
        .withClasses(Figures.PATIENTS, new TreeMap<>(Map.of(1L, 3L)))
        .withClasses(Figures.ROWS, new TreeMap<>(Map.of(size, 3L)));
  }

  private static Usage usage(double cost) {
    return new Usage(cost, cost, cost);
  }
}
