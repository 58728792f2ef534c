package org.reidrisk.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

/** Partitioned grouping against maps of lists. */
class GroupingTest {

  /** Rows of text beside the table that was made from them. */
  private record Example(List<List<String>> rows, Table table, List<String> quasiIdentifiers) {}

  private static Example example(long seed, int rows, int columns, int values, double noKey) {
    SplitMix64 random = new SplitMix64(seed);
    List<ColumnSpec> specs = new ArrayList<>();
    specs.add(new ColumnSpec("ID", 1, Role.PATIENT_KEY));
    for (int c = 0; c < columns; c++) {
      specs.add(new ColumnSpec("Q" + c, c + 2, Role.QUASI_IDENTIFIER));
    }
    Table.Builder table = Table.builder(Schema.of(specs), TableFormat.strict());
    List<List<String>> list = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      List<String> row = new ArrayList<>();
      row.add(random.chance(noKey) ? "" : "p" + random.below(Math.max(1, rows / 3)));
      for (int c = 0; c < columns; c++) {
        row.add(random.chance(0.1) ? "" : "v" + random.below(values));
      }
      table.row(row);
      list.add(row);
    }
    return new Example(list, table.build(), specs.stream().skip(1).map(ColumnSpec::name).toList());
  }

  private static void check(Example example, Resources resources) {
    EquivalenceClasses classes =
        EquivalenceClasses.of(example.table(), example.quasiIdentifiers(), resources);
    Map<List<String>, List<String>> patientsOfKey = new HashMap<>();
    for (List<String> row : example.rows()) {
      patientsOfKey
          .computeIfAbsent(row.subList(1, row.size()), k -> new ArrayList<>())
          .add(row.get(0));
    }
    Map<Integer, Long> byRows = new TreeMap<>();
    Map<Integer, Long> byPatients = new TreeMap<>();
    Map<String, Integer> smallest = new HashMap<>();
    for (List<String> patients : patientsOfKey.values()) {
      byRows.merge(patients.size(), 1L, Long::sum);
      Set<String> distinct = new HashSet<>(patients);
      distinct.remove("");
      if (!distinct.isEmpty()) {
        byPatients.merge(distinct.size(), 1L, Long::sum);
        distinct.forEach(p -> smallest.merge(p, distinct.size(), Math::min));
      }
    }
    Map<Integer, Long> bySmallest = new TreeMap<>();
    smallest.values().forEach(size -> bySmallest.merge(size, 1L, Long::sum));
    assertThat(classes.classCount()).isEqualTo(patientsOfKey.size());
    assertThat(bins(classes.sizes(Unit.ROW).classes())).isEqualTo(byRows);
    assertThat(bins(classes.sizes(Unit.PATIENT).classes())).isEqualTo(byPatients);
    assertThat(bins(classes.sizes(Unit.PATIENT).units())).isEqualTo(bySmallest);
  }

  private static Map<Integer, Long> bins(List<ClassSizes.Bin> bins) {
    Map<Integer, Long> map = new TreeMap<>();
    bins.forEach(b -> map.put(b.size(), b.count()));
    return map;
  }

  @ParameterizedTest(name = "{0} rows, {1} columns of {2} values, {3} threads")
  @CsvSource({
    "0, 1, 1, 1",
    "1, 1, 1, 3",
    "1000, 1, 1, 2",
    "5000, 1, 3, 1",
    "5000, 2, 40, 4",
    // One class of many rows: patients are marked, not sorted.
    "20000, 1, 1, 2",
    // Several parts.
    "200000, 3, 60, 2",
    // 50 columns of 17 codes: about 200 bits, so that keys are 128 bits wide and numbered twice.
    "3000, 50, 16, 2",
    "60000, 40, 4, 3"
  })
  void agreesWithMapsOfLists(int rows, int columns, int values, int threads) {
    check(
        example(rows + columns, rows, columns, values, 0.05),
        Resources.modest().withThreads(threads));
  }

  @Test
  void littleMemoryMeansMoreRoundsAndTheSameClasses() {
    Example example = example(7, 300_000, 3, 50, 0.01);
    EquivalenceClasses roomy =
        EquivalenceClasses.of(example.table(), example.quasiIdentifiers(), Resources.modest());
    // The result takes 2.4 MB; what is left holds the rows of some parts at a time.
    Resources little =
        Resources.modest().withThreads(2).withMemory(example.table().bytes() + 7_000_000);
    check(example, little);
    EquivalenceClasses tight =
        EquivalenceClasses.of(example.table(), example.quasiIdentifiers(), little);
    assertThat(tight.order()).isEqualTo(roomy.order());
    assertThat(tight.start()).isEqualTo(roomy.start());
  }

  @Test
  void threadsChangeNoBit() {
    Example example = example(11, 150_000, 4, 30, 0.01);
    EquivalenceClasses one =
        EquivalenceClasses.of(example.table(), example.quasiIdentifiers(), Resources.modest());
    for (int threads = 2; threads <= 5; threads++) {
      EquivalenceClasses several =
          EquivalenceClasses.of(
              example.table(), example.quasiIdentifiers(), Resources.modest().withThreads(threads));
      assertThat(several.order()).isEqualTo(one.order());
      assertThat(several.start()).isEqualTo(one.start());
      assertThat(several.sizes(Unit.PATIENT)).isEqualTo(one.sizes(Unit.PATIENT));
    }
  }

  @Test
  void oneLargeClassThatDoesNotFitIsRefusedBeforehand() {
    Example example = example(5, 100_000, 1, 1, 0);
    Resources little =
        Resources.modest().withThreads(2).withMemory(example.table().bytes() + 1_500_000);
    assertThatThrownBy(
            () -> EquivalenceClasses.of(example.table(), example.quasiIdentifiers(), little))
        .isInstanceOf(MemoryShortage.class);
  }

  @Test
  void memoryThatDoesNotHoldTheResultIsRefusedBeforehand() {
    Example example = example(3, 10_000, 2, 5, 0);
    assertThatThrownBy(
            () ->
                EquivalenceClasses.of(
                    example.table(),
                    example.quasiIdentifiers(),
                    Resources.modest().withMemory(50_000)))
        .isInstanceOf(MemoryShortage.class)
        .hasMessageContaining("grouping 10000 rows")
        .hasMessageContaining("MB");
  }
}
