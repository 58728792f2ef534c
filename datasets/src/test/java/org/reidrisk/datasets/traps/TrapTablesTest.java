package org.reidrisk.datasets.traps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrapTablesTest {
  private static final int SEEDS = 6;

  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws Exception {
    TrapTables.main(new String[] {folder.toString(), "1", Integer.toString(SEEDS)});
  }

  private static List<LabelledTable> tables(int seed) {
    return LabelledTable.readAll(folder.resolve("seed-" + seed));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void everyKind_hasOneTableOfEachSort_andNothingElseLiesThere(int seed) throws Exception {
    List<LabelledTable> tables = tables(seed);
    for (Trap trap : TrapTables.all()) {
      assertThat(tables)
          .filteredOn(table -> table.kind().equals(trap.kind()))
          .extracting(LabelledTable::planted)
          .containsExactly(true, false);
    }
    try (Stream<Path> files = Files.list(folder.resolve("seed-" + seed))) {
      assertThat(files).hasSize(2 * TrapTables.all().size() + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void tables_areSmallWithUniqueHeadersAndHoldTheirLabelledColumns(int seed) throws Exception {
    for (LabelledTable table : tables(seed)) {
      assertThat(table.table().rows()).as("rows of %s", table).hasSizeBetween(140, 400);
      assertThat(new HashSet<>(table.patients())).as("patients").hasSizeBetween(60, 150);
      assertThat(table.patients()).doesNotContain("");
      assertThat(table.table().header()).doesNotHaveDuplicates().containsAll(table.columns());
    }
    try (Stream<Path> files = Files.list(folder.resolve("seed-" + seed))) {
      assertThat(files).allSatisfy(file -> assertThat(Files.size(file)).isLessThan(60_000));
    }
  }

  @Test
  void pairs_shareTheirRowsAndMostCells() {
    List<LabelledTable> tables = tables(1);
    for (int i = 0; i < tables.size(); i += 2) {
      LabelledTable planted = tables.get(i);
      LabelledTable nearMiss = tables.get(i + 1);
      assertThat(nearMiss.table().rows()).hasSameSizeAs(planted.table().rows());
      long same =
          planted.table().header().stream()
              .filter(nearMiss.table().header()::contains)
              .filter(name -> planted.table().column(name).equals(nearMiss.table().column(name)))
              .count();
      // Pseudonym traps sort their rows by a column that differs.
      if (!planted.columns().contains("PatientID")) {
        assertThat(same).as(planted.toString()).isGreaterThanOrEqualTo(10);
      }
    }
  }

  @Test
  void variants_takeTurns_andTheFirstSeedsSeeAllOfThem() {
    for (Trap trap : TrapTables.all()) {
      assertThat(trap.planted().size()).isLessThanOrEqualTo(SEEDS);
      assertThat(trap.nearMisses().size()).isLessThanOrEqualTo(SEEDS);
      assertThat(trap.table(1, true).variant()).isEqualTo(trap.planted().get(0).name());
      assertThat(trap.table(1 + trap.planted().size(), true).variant())
          .isEqualTo(trap.planted().get(0).name());
    }
  }

  @Test
  void kinds_areNamedOnce() {
    assertThat(TrapTables.all()).extracting(Trap::kind).doesNotHaveDuplicates();
  }

  @Test
  void main_withoutItsArguments_saysWhatItNeeds() {
    assertThatThrownBy(() -> TrapTables.main(new String[] {"folder"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("how many seeds");
  }
}
