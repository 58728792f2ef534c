package org.reidrisk.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.group.MatchOracle.Reading;
import org.reidrisk.table.Role;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.StaticCells;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

class MatchCountsTest {
  private static final int MANY = 1000;
  private static final int SEEDS = 600;

  private static MatchCounts of(Table table) {
    return MatchCounts.of(
        table, table.schema().named(Role.QUASI_IDENTIFIER), MANY, Resources.modest());
  }

  private static List<Bin> bins(Integer... sizes) {
    return bins(Arrays.asList(sizes), Integer.MAX_VALUE);
  }

  /** A histogram in which everything above a bound is in one bin. */
  private static List<Bin> bins(Collection<Integer> sizes, int largest) {
    Map<Integer, Long> counts = new TreeMap<>();
    sizes.forEach(size -> counts.merge(Math.min(size, largest), 1L, Long::sum));
    return counts.entrySet().stream().map(e -> new Bin(e.getKey(), e.getValue())).toList();
  }

  private static List<Integer> sizes(List<Bin> bins) {
    List<Integer> sizes = new ArrayList<>();
    bins.forEach(bin -> sizes.addAll(Collections.nCopies((int) bin.count(), bin.size())));
    return sizes;
  }

  // Vectors of the design pages

  @Test
  void vectorW1() {
    // Wildcard sizes 6 6 6 7 7 2 4 6.
    MatchCounts w1 =
        of(
            SmallTables.of(
                "SEX:quasi ZIP:quasi",
                "M 4711",
                "M 4711",
                "M 4711",
                "- 4711",
                "- 4711",
                "F 4712",
                "F -",
                "M -"));
    assertThat(w1.rows()).isEqualTo(bins(6, 6, 6, 7, 7, 2, 4, 6));
    assertThat(w1.patients()).isEqualTo(w1.rows());
    assertThat(w1.patientsExact()).isTrue();
    assertThat(w1.rowsTouched()).isEqualTo(4);
  }

  @Test
  void vectorOfTheGuide() {
    // (Male,SecComp,Emp), (Male,SecInc,Emp), (Male,NA,Emp): 2, 2, 3. Matching is
    // not transitive: the first two match the third, not each other.
    MatchCounts three =
        of(
            SmallTables.of(
                "SEX:quasi SCHOOL:quasi WORK:quasi",
                "Male SecComp Emp",
                "Male SecInc Emp",
                "Male - Emp"));
    assertThat(three.rows()).isEqualTo(bins(2, 2, 3));
  }

  @Test
  void staticCellsAreFilledByTheCaller() {
    // Y would be 2 without the fill; right is 1. X is 1
    // by its CT either way.
    Table table =
        SmallTables.of(
            "ID:key SEX:static AGE:quasi MODALITY:quasi", "X M 40 CT", "X - 40 MR", "Y F 40 MR");
    assertThat(of(table).patients()).isEqualTo(bins(1, 2));
    assertThat(of(table).rows()).isEqualTo(bins(1, 2, 2));
    assertThat(of(StaticCells.fill(table).table()).patients()).isEqualTo(bins(1, 1));
  }

  // Edges

  @Test
  void rowOfMissingCellsMatchesEverybody() {
    // By hand: the last row matches all 4; each other one matches its equals and the last one.
    MatchCounts four =
        of(SmallTables.of("ID:key A:quasi B:quasi", "1 x y", "2 x y", "3 v w", "4 - -"));
    assertThat(four.rows()).isEqualTo(bins(3, 3, 2, 4));
    assertThat(four.patients()).isEqualTo(bins(3, 3, 2, 4));
  }

  @Test
  void columnsThatAreAlwaysMissingPartNobody() {
    MatchCounts three = of(SmallTables.of("ID:key A:quasi B:quasi", "1 - -", "1 - -", "2 - -"));
    assertThat(three.rows()).isEqualTo(bins(3, 3, 3));
    assertThat(three.patients()).isEqualTo(bins(2, 2));
    assertThat(three.rowsTouched()).isEqualTo(3);
  }

  @Test
  void rowsOfNobodyAreRowsOnly() {
    // By hand: rows 1 x, - x, 2 ? and one more of nobody; every row matches the last patient's.
    MatchCounts counts = of(SmallTables.of("ID:key A:quasi", "1 x", "- x", "2 -", "- y"));
    assertThat(counts.rows()).isEqualTo(bins(3, 3, 4, 2));
    assertThat(counts.patients()).isEqualTo(bins(2, 2));
  }

  @Test
  void allRowsOfNobody() {
    MatchCounts counts = of(SmallTables.of("ID:key A:quasi", "- x", "- -"));
    assertThat(counts.rows()).isEqualTo(bins(2, 2));
    assertThat(counts.patients()).isEmpty();
    assertThat(counts.patientsExact()).isTrue();
  }

  @Test
  void emptyTable() {
    MatchCounts none = of(SmallTables.of("ID:key A:quasi"));
    assertThat(none.rows()).isEmpty();
    assertThat(none.patients()).isEmpty();
    assertThat(none.patientsExact()).isTrue();
    assertThat(none.rowsTouched()).isZero();
  }

  @Test
  void manyPatientsAreCountedInOneBin() {
    // By hand: 1, 2 and 3 have x, 4 has y, 5 matches all: 4, 4, 4, 2, 5.
    Table table = SmallTables.of("ID:key A:quasi", "1 x", "2 x", "3 x", "4 y", "5 -");
    for (int exactUpTo = 1; exactUpTo < 7; exactUpTo++) {
      MatchCounts counts = MatchCounts.of(table, List.of("A"), exactUpTo, Resources.modest());
      assertThat(counts.patients()).isEqualTo(bins(List.of(4, 4, 4, 2, 5), exactUpTo + 1));
      assertThat(counts.patientsExact()).isEqualTo(exactUpTo >= 5);
      assertThat(counts.exactUpTo()).isEqualTo(exactUpTo);
      assertThat(counts.rows()).isEqualTo(bins(4, 4, 4, 2, 5));
    }
  }

  @Test
  void withoutMissingCellsNothingIsCutOff() {
    Table table = SmallTables.of("ID:key A:quasi", "1 x", "2 x", "3 x", "4 y");
    MatchCounts counts = MatchCounts.of(table, List.of("A"), 1, Resources.modest());
    assertThat(counts.patients()).isEqualTo(bins(3, 3, 3, 1));
    assertThat(counts.patientsExact()).isTrue();
    assertThat(counts.rowsTouched()).isZero();
  }

  @Test
  void columnsAreInFileOrderWithoutRepetition() {
    Table table = SmallTables.of("A:quasi B:quasi S:sensitive", "1 - 3");
    MatchCounts counts = MatchCounts.of(table, List.of("S", "A", "S"), 5, Resources.modest());
    assertThat(counts.quasiIdentifiers()).containsExactly("A", "S");
    assertThat(counts.rowsTouched()).isZero();
  }

  @Test
  void mistakesAreRefused() {
    Table table = SmallTables.of("A:quasi", "1", "-");
    Resources modest = Resources.modest();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MatchCounts.of(table, List.of(), 5, modest));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MatchCounts.of(table, List.of("A", "B"), 5, modest));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MatchCounts.of(table, List.of("A"), 0, modest));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MatchCounts.of(table, List.of("A"), Integer.MAX_VALUE, modest));
    assertThat(MatchCounts.of(table, List.of("A"), Integer.MAX_VALUE - 1, modest).rows())
        .isEqualTo(bins(2, 2));
  }

  @Test
  void memoryThatDoesNotSufficeIsNoticedBeforehand() {
    Table table = MatchOracle.random(1).table();
    assertThatExceptionOfType(MemoryShortage.class)
        .isThrownBy(
            () -> MatchCounts.of(table, List.of("Q0"), 5, Resources.modest().withMemory(50)));
  }

  @Test
  void textSaysNoValue() {
    assertThat(of(SmallTables.of("A:quasi", "secret-7", "-")).toString())
        .isEqualTo("MatchCounts of 1 columns, 1 rows with missing cells");
  }

  // Against the definition

  /** What a reading of the definition says other than the library, in words. */
  private static List<String> disagreements(Reading reading, int seeds) {
    List<String> wrong = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      MatchOracle oracle = MatchOracle.random(seed);
      Table table = oracle.table();
      List<Integer> rows = oracle.rowCounts(reading);
      Collection<Integer> patients = oracle.patientCounts(reading).values();
      // 0: nothing is compared directly but what cannot be parted.
      int compared = (int) (seed % 3) * 3;
      for (int threads : List.of(1, 3)) {
        for (int exactUpTo : List.of(1, 3, MANY)) {
          Resources resources = Resources.modest().withThreads(threads);
          MatchCounts counts =
              MatchCounts.of(table, oracle.names(), exactUpTo, resources, compared);
          boolean uncut = !oracle.key() || oracle.rowsTouched() == 0;
          boolean exact = uncut || patients.stream().noneMatch(size -> size > exactUpTo);
          int largest = uncut ? Integer.MAX_VALUE : exactUpTo + 1;
          if (!counts.rows().equals(bins(rows, Integer.MAX_VALUE))
              || !counts.patients().equals(bins(patients, largest))
              || counts.patientsExact() != exact
              || counts.rowsTouched() != oracle.rowsTouched()) {
            wrong.add("seed " + seed + ": " + counts.rows() + counts.patients() + oracle);
          }
        }
      }
    }
    return wrong;
  }

  @Test
  void randomTablesAgreeWithTheDefinition() {
    assertThat(disagreements(Reading.RIGHT, SEEDS)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Reading.class, names = "RIGHT", mode = EnumSource.Mode.EXCLUDE)
  void wrongReadingsAreNoticed(Reading reading) {
    assertThat(disagreements(reading, 80)).hasSizeGreaterThan(20);
  }

  @Test
  void randomTablesHaveTheTroublesTheyAreMeantToHave() {
    List<MatchOracle> tables =
        Stream.iterate(1L, seed -> seed <= SEEDS, seed -> seed + 1)
            .map(MatchOracle::random)
            .toList();
    assertThat(tables).filteredOn(t -> t.rows().isEmpty()).isNotEmpty();
    assertThat(tables).filteredOn(t -> !t.key()).hasSizeGreaterThan(60);
    assertThat(tables).filteredOn(t -> t.rowsTouched() > 2).hasSizeGreaterThan(200);
    assertThat(tables)
        .filteredOn(t -> t.key() && t.rows().stream().anyMatch(row -> row.get(0).isEmpty()))
        .hasSizeGreaterThan(100);
    assertThat(tables)
        .filteredOn(t -> t.patientCounts(Reading.RIGHT).size() < t.rows().size())
        .hasSizeGreaterThan(200);
  }

  @Test
  void largerTablesAgreeWithTheDefinition() {
    // Several pieces of work, sorting by rare values, and sets of patients that grow.
    for (long seed = 1; seed <= 2; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      int[] values = {500, 3, 4000, 12, 2};
      List<List<String>> rows = new ArrayList<>();
      for (int row = 0; row < 2500; row++) {
        List<String> cells = new ArrayList<>();
        cells.add("p" + random.below(1500));
        for (int value : values) {
          cells.add(random.chance(0.3) ? "" : "v" + random.below(value));
        }
        rows.add(cells);
      }
      MatchOracle oracle = new MatchOracle(true, rows);
      List<Integer> rowCounts = oracle.rowCounts(Reading.RIGHT);
      Collection<Integer> patients = oracle.patientCounts(Reading.RIGHT).values();
      for (int exactUpTo : List.of(80, 5000)) {
        MatchCounts counts =
            MatchCounts.of(
                oracle.table(), oracle.names(), exactUpTo, Resources.modest().withThreads(3));
        assertThat(counts.rows()).isEqualTo(bins(rowCounts, Integer.MAX_VALUE));
        assertThat(counts.patients()).isEqualTo(bins(patients, exactUpTo + 1));
      }
    }
  }

  // Properties

  @Test
  void nobodyMatchesFewerThanUnderOwnValue() {
    // The oracle, which the library equals, row by row and patient by patient; and the library's
    // sizes in ascending order, which follows.
    for (long seed = 1; seed <= 200; seed++) {
      MatchOracle oracle = MatchOracle.random(seed);
      List<Integer> own = oracle.rowCounts(Reading.OWN_VALUE);
      List<Integer> wild = oracle.rowCounts(Reading.RIGHT);
      for (int row = 0; row < own.size(); row++) {
        assertThat(own.get(row)).isLessThanOrEqualTo(wild.get(row));
      }
      Map<String, Integer> wildPatients = oracle.patientCounts(Reading.RIGHT);
      oracle
          .patientCounts(Reading.OWN_VALUE)
          .forEach(
              (patient, size) ->
                  assertThat(wildPatients)
                      .hasEntrySatisfying(
                          patient, s -> assertThat(s).isGreaterThanOrEqualTo(size)));
      Table table = oracle.table();
      EquivalenceClasses classes = EquivalenceClasses.of(table, oracle.names());
      MatchCounts counts = of(table);
      smallerOrEqual(classes.sizes(Unit.ROW).units(), counts.rows());
      smallerOrEqual(classes.sizes(Unit.PATIENT).units(), counts.patients());
      if (oracle.rowsTouched() == 0) {
        assertThat(counts.rows()).isEqualTo(classes.sizes(Unit.ROW).units());
        assertThat(counts.patients()).isEqualTo(classes.sizes(Unit.PATIENT).units());
      }
    }
  }

  private static void smallerOrEqual(List<Bin> own, List<Bin> wild) {
    List<Integer> ownSizes = sizes(own);
    List<Integer> wildSizes = sizes(wild);
    assertThat(wildSizes).hasSameSizeAs(ownSizes);
    for (int i = 0; i < ownSizes.size(); i++) {
      assertThat(ownSizes.get(i)).isLessThanOrEqualTo(wildSizes.get(i));
    }
  }

  @Test
  void constantColumnChangesNothing() {
    for (long seed = 1; seed <= 100; seed++) {
      MatchOracle oracle = MatchOracle.random(seed);
      if (!oracle.rows().isEmpty()) {
        same(oracle, changed(oracle, row -> with(row, "c")));
      }
    }
  }

  @Test
  void orderOfRowsAndColumnsChangesNothing() {
    for (long seed = 1; seed <= 100; seed++) {
      MatchOracle oracle = MatchOracle.random(seed);
      SplitMix64 random = new SplitMix64(seed);
      same(oracle, new MatchOracle(oracle.key(), random.shuffled(oracle.rows())));
      int key = oracle.key() ? 1 : 0;
      same(
          oracle,
          changed(
              oracle,
              row -> {
                List<String> cells = new ArrayList<>(row);
                Collections.reverse(cells.subList(key, cells.size()));
                return cells;
              }));
    }
  }

  @Test
  void oneMoreMissingCellNeverMakesFewerMatches() {
    for (long seed = 1; seed <= 100; seed++) {
      MatchOracle oracle = MatchOracle.random(seed);
      if (!oracle.rows().isEmpty()) {
        List<List<String>> rows = new ArrayList<>(oracle.rows());
        List<String> first = new ArrayList<>(rows.get(0));
        first.set(first.size() - 1, "");
        rows.set(0, first);
        MatchCounts after = of(new MatchOracle(oracle.key(), rows).table());
        smallerOrEqual(of(oracle.table()).rows(), after.rows());
        smallerOrEqual(of(oracle.table()).patients(), after.patients());
      }
    }
  }

  private static List<String> with(List<String> row, String cell) {
    List<String> cells = new ArrayList<>(row);
    cells.add(cell);
    return cells;
  }

  private static MatchOracle changed(MatchOracle oracle, UnaryOperator<List<String>> change) {
    return new MatchOracle(oracle.key(), oracle.rows().stream().map(change).toList());
  }

  private static void same(MatchOracle oracle, MatchOracle other) {
    MatchCounts expected = of(oracle.table());
    MatchCounts actual = of(other.table());
    assertThat(actual.rows()).isEqualTo(expected.rows());
    assertThat(actual.patients()).isEqualTo(expected.patients());
    assertThat(actual.rowsTouched()).isEqualTo(expected.rowsTouched());
  }

  // Scale

  @ParameterizedTest
  @EnumSource(Scale.class)
  @EnabledIfSystemProperty(named = "scale", matches = "true")
  void millionRows(Scale scale) {
    // Disabled by default; with -Dscale=true each case shows its time in the test report.
    MatchCounts counts =
        MatchCounts.of(scale.table(), scale.names(), 80, Resources.modest().withThreads(2));
    assertThat(counts.rows().stream().mapToLong(Bin::count).sum()).isEqualTo(Scale.ROWS);
    assertThat(counts.rowsTouched()).isGreaterThan(Scale.ROWS / 10);
  }

  /** Shapes of a million rows. */
  enum Scale {
    EIGHT_COLUMNS(false, 0.05, "2 100 1000 8 20 50 5 365"),
    EIGHT_COLUMNS_TWO_ROWS_EACH(true, 0.05, "2 100 1000 8 20 50 5 365"),
    EIGHT_ALIKE(true, 0.05, "10 10 10 10 10 10 10 10"),
    EIGHT_NARROW(true, 0.05, "4 4 4 4 4 4 4 4"),
    TWENTY_COLUMNS(true, 0.05, "2 100 1000 8 20 50 5 365 2 3 4 5 6 7 8 9 10 11 12 13"),
    TWENTY_NARROW(true, 0.05, "2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2"),
    EIGHT_HALF_MISSING(true, 0.5, "2 100 1000 8 20 50 5 365");

    static final int ROWS = 1_000_000;

    private final boolean key;
    private final double missing;
    private final String values;

    Scale(boolean key, double missing, String values) {
      this.key = key;
      this.missing = missing;
      this.values = values;
    }

    private List<Integer> distinct() {
      return Arrays.stream(values.split(" ", -1)).map(Integer::valueOf).toList();
    }

    private String header() {
      StringBuilder header = new StringBuilder(key ? "ID:key" : "ID:other");
      names().forEach(name -> header.append(' ').append(name).append(":quasi"));
      return header.toString();
    }

    List<String> names() {
      List<String> names = new ArrayList<>();
      for (int c = 0; c < distinct().size(); c++) {
        names.add("Q" + c);
      }
      return names;
    }

    Table table() {
      SplitMix64 random = new SplitMix64(7);
      List<Integer> bounds = distinct();
      Table.Builder table = Table.builder(SmallTables.schema(header()), TableFormat.strict());
      for (int row = 0; row < ROWS; row++) {
        List<String> cells = new ArrayList<>();
        cells.add("p" + row / 2);
        for (int value : bounds) {
          cells.add(random.chance(missing) ? "" : "v" + random.below(value));
        }
        table.row(cells);
      }
      return table.build();
    }
  }
}
