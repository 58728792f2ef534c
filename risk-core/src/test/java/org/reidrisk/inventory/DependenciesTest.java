package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.reidrisk.Resources;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

class DependenciesTest {
  private static final int SEEDS = 400;
  private static final Resources ONE = Resources.modest();
  private static final Resources THREE = Resources.modest().withThreads(3);

  private static List<Dependency> found(Table table) {
    return Dependencies.of(table, ONE).found();
  }

  private static Dependency determines(String a, String b) {
    return new Dependency(a, b, Dependency.Kind.DETERMINES, 0);
  }

  private static Dependency same(String a, String b, long deviating) {
    return new Dependency(a, b, Dependency.Kind.SAME, deviating);
  }

  // Written down

  @Test
  void stationsTellTheirSite() {
    Table table =
        SmallTables.of(
            "STATION:other SITE:other CITY:other X:other",
            "s1 a aa 1",
            "s1 a aa 2",
            "s2 a aa 1",
            "s2 a aa 2",
            "s3 b bb 1",
            "s3 b bb 2",
            "s4 b bb 1",
            "s4 b bb 2");
    assertThat(found(table))
        .containsExactly(determines("STATION", "SITE"), same("SITE", "CITY", 0));
  }

  @Test
  void whatFollowsIsNotTold() {
    Table table =
        SmallTables.of(
            "A:other B:other C:other",
            "1 x p",
            "1 x p",
            "2 x p",
            "2 x p",
            "3 y p",
            "3 y p",
            "4 z q",
            "4 z q");
    assertThat(found(table)).containsExactly(determines("A", "B"), determines("B", "C"));
  }

  @Test
  void oneContradictionIsEnough() {
    Table table =
        SmallTables.of(
            "A:other B:other", "1 x", "1 x", "2 x", "2 x", "3 y", "3 y", "4 y", "4 y", "4 x");
    assertThat(found(table)).isEmpty();
  }

  @Test
  void aMissingCellOfTheDeterminedColumnIsAValue() {
    assertThat(
            found(
                SmallTables.of(
                    "A:other B:other", "1 x", "1 x", "2 -", "2 -", "3 x", "3 x", "4 y", "4 y")))
        .containsExactly(determines("A", "B"));
    assertThat(
            found(
                SmallTables.of(
                    "A:other B:other", "1 x", "1 -", "2 -", "2 -", "3 x", "3 x", "4 y", "4 y")))
        .isEmpty();
  }

  @Test
  void rowsWithoutADeterminantDecideNothing() {
    assertThat(
            found(
                SmallTables.of(
                    "A:other B:other", "1 x", "1 x", "2 x", "2 x", "3 y", "3 y", "- x", "- y")))
        .containsExactly(determines("A", "B"));
  }

  @Test
  void nearlyUniqueAndConstantColumnsDetermineNothing() {
    // Five values in eight rows; a constant; a value that only rows of their own contradict.
    assertThat(
            found(
                SmallTables.of(
                    "A:other B:other C:other",
                    "1 x k",
                    "1 x k",
                    "2 x k",
                    "2 x k",
                    "3 y -",
                    "3 y k",
                    "4 y k",
                    "5 y k")))
        .isEmpty();
    assertThat(
            found(
                SmallTables.of(
                    "A:other B:other", "1 x", "1 x", "1 x", "2 x", "2 x", "3 y", "2 x", "1 x")))
        .isEmpty();
  }

  @Test
  void oneRowInAHundredMayDeviate() {
    assertThat(found(copies(400, 3, 1, 0))).containsExactly(same("A", "B", 3));
    // 300 of the 400 rows do not hold the commonest value: three may deviate, four may not.
    assertThat(found(copies(400, 4, 1, 0))).isEmpty();
  }

  @Test
  void equalTextsNeedNotRepeat() {
    assertThat(found(copies(400, 3, 100, 0))).containsExactly(same("A", "B", 3));
    assertThat(found(copies(400, 5, 100, 0))).isEmpty();
    // Missing in the copy in every third row, and in all but few.
    assertThat(found(copies(400, 0, 100, 3))).containsExactly(same("A", "B", 0));
  }

  @Test
  void flagsThatAreMostlyOneValueAreNotTheSame() {
    Table.Builder table = builder("A", "B");
    for (int row = 0; row < 1000; row++) {
      table.row(row < 4 ? "y" : "n", row >= 2 && row < 6 ? "y" : "n");
    }
    assertThat(found(table.build())).isEmpty();
  }

  @Test
  void aCopyOfThePatientKeyIsTheSame() {
    List<ColumnSpec> specs =
        List.of(new ColumnSpec("ID", 1, Role.PATIENT_KEY), new ColumnSpec("COPY", 2, Role.OTHER));
    Table.Builder table = Table.builder(Schema.of(specs), TableFormat.strict());
    for (int row = 0; row < 200; row++) {
      String key = "A-rather-long-patient-key-" + row;
      table.row(key, key);
    }
    assertThat(found(table.build())).containsExactly(same("ID", "COPY", 0));
  }

  private static Table.Builder builder(String... names) {
    List<ColumnSpec> specs = new ArrayList<>();
    for (String name : names) {
      specs.add(new ColumnSpec(name, specs.size() + 1, Role.OTHER));
    }
    return Table.builder(Schema.of(specs), TableFormat.strict());
  }

  /** Two columns of four values times so many kinds; some cells of the second are others. */
  private static Table copies(int rows, int deviating, int kinds, int missingEvery) {
    Table.Builder table = builder("A", "B");
    for (int row = 0; row < rows; row++) {
      String value = "v" + row % (4 * kinds);
      String other = "v" + (row + 1) % (4 * kinds);
      boolean missing = missingEvery > 0 && row % missingEvery == 0;
      table.row(value, missing ? "" : row < deviating ? other : value);
    }
    return table.build();
  }

  @Test
  void tablesWithoutPairs() {
    assertThat(found(SmallTables.of("A:other B:other"))).isEmpty();
    assertThat(found(SmallTables.of("A:other B:other", "x y"))).isEmpty();
    assertThat(found(SmallTables.of("A:other B:other", "- -", "- -"))).isEmpty();
    assertThat(found(SmallTables.of("A:other", "x", "y"))).isEmpty();
  }

  @Test
  void atMostFiveDeterminantsAreNamed() {
    String[] names = {"A", "B", "C", "D", "E", "F", "G", "SEX"};
    Table.Builder table = builder(names);
    SplitMix64 random = new SplitMix64(5);
    for (int row = 0; row < 2000; row++) {
      List<String> cells = new ArrayList<>();
      String sex = random.chance(0.5) ? "F" : "M";
      for (int i = 0; i < names.length - 1; i++) {
        cells.add(sex + random.below(10 + i));
      }
      cells.add(sex);
      table.row(cells);
    }
    assertThat(found(table.build()))
        .containsExactly(
            determines("A", "SEX"),
            determines("B", "SEX"),
            determines("C", "SEX"),
            determines("D", "SEX"),
            determines("E", "SEX"));
  }

  @Test
  void thousandsOfColumnsAreBounded() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      names.add("C" + i);
    }
    Table.Builder table = builder(names.toArray(String[]::new));
    SplitMix64 random = new SplitMix64(6);
    for (int row = 0; row < 100; row++) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        cells.add(i % 3 == 0 ? "constant" : "v" + random.below(2 + i % 40));
      }
      table.row(cells);
    }
    Dependencies dependencies = Dependencies.of(table.build(), THREE);
    assertThat(dependencies.columnsLeftOut()).isEqualTo(2000 - 1024);
    assertThat(dependencies.found().size()).isLessThan(6 * 1024);
  }

  // Against the definitions

  @Test
  void answersAreThoseOfTheDefinitions() {
    int same = 0;
    int determines = 0;
    int deviating = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      SeededExport export = export(seed);
      Dependencies one = Dependencies.of(export.table(), ONE);
      assertThat(new DependencyOracle(export).mistakes(one)).as("%s", export).isEmpty();
      assertThat(Dependencies.of(export.shuffled(seed).table(), THREE))
          .as("%s", export)
          .isEqualTo(one);
      for (Dependency d : one.found()) {
        same += d.kind() == Dependency.Kind.SAME ? 1 : 0;
        determines += d.kind() == Dependency.Kind.DETERMINES ? 1 : 0;
        deviating += d.deviatingRows() > 0 ? 1 : 0;
      }
    }
    assertThat(same).isGreaterThan(50);
    assertThat(determines).isGreaterThan(50);
    assertThat(deviating).isGreaterThan(10);
  }

  /** Small tables, and some in which one row in a hundred is several. */
  private static SeededExport export(long seed) {
    return seed % 4 == 0
        ? SeededExport.random(seed, new SplitMix64(seed), 500)
        : SeededExport.random(seed);
  }

  @Test
  void manyRows() {
    for (long seed = 1; seed <= 8; seed++) {
      SeededExport export = SeededExport.random(seed, new SplitMix64(seed), 20_000);
      Dependencies three = Dependencies.of(export.table(), THREE);
      assertThat(Dependencies.of(export.shuffled(seed).table(), ONE)).isEqualTo(three);
      // What some rows do not rule out is looked at in all: one row more decides.
      assertThat(three.found()).hasSizeLessThan(60);
    }
    Table.Builder table = builder("A", "B");
    for (int row = 0; row < 20_000; row++) {
      table.row("v" + row % 10, row == 19_990 ? "w1" : "w" + row % 5);
    }
    // v0 goes with w0 but for one row.
    assertThat(found(table.build())).isEmpty();
  }

  // The comparison can fail

  @Test
  void missingCellsThatDecideNothingAreRejected() {
    assertThat(
            rejected(
                export ->
                    new DependencyOracle(export) {
                      @Override
                      boolean looksAt(String cell) {
                        return !cell.isEmpty();
                      }
                    }))
        .isGreaterThan(SEEDS / 20);
  }

  @Test
  void sharesOfAllRowsAreRejected() {
    assertThat(
            rejected(
                export ->
                    new DependencyOracle(export) {
                      @Override
                      long outOf(int rows, int commonest) {
                        return rows;
                      }
                    }))
        .isPositive();
  }

  @Test
  void onlyExactCopiesAreRejected() {
    assertThat(
            rejected(
                export ->
                    new DependencyOracle(export) {
                      @Override
                      OptionalLong same(String a, String b) {
                        OptionalLong deviating = super.same(a, b);
                        return deviating.orElse(1) == 0 ? deviating : OptionalLong.empty();
                      }
                    }))
        .isGreaterThan(SEEDS / 50);
  }

  @Test
  void aPairThatIsLostOrMadeUpIsRejected() {
    int lost = 0;
    int madeUp = 0;
    int answers = 0;
    for (long seed = 1; seed <= 100; seed++) {
      SeededExport export = export(seed);
      DependencyOracle oracle = new DependencyOracle(export);
      Dependencies answer = Dependencies.of(export.table(), ONE);
      List<Dependency> fewer = new ArrayList<>(answer.found());
      if (!fewer.isEmpty()) {
        answers++;
        fewer.remove(fewer.size() - 1);
        lost += oracle.mistakes(with(answer, fewer)).isEmpty() ? 0 : 1;
      }
      List<Dependency> more = new ArrayList<>(answer.found());
      more.add(same(export.names().get(0), export.names().get(1), 7));
      madeUp += oracle.mistakes(with(answer, more)).isEmpty() ? 0 : 1;
    }
    assertThat(lost).isEqualTo(answers).isGreaterThan(20);
    assertThat(madeUp).isEqualTo(100);
  }

  private static Dependencies with(Dependencies answer, List<Dependency> found) {
    return new Dependencies(found, answer.columnsLeftOut());
  }

  private static int rejected(Function<SeededExport, DependencyOracle> wrong) {
    int rejected = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      SeededExport export = export(seed);
      Dependencies answer = Dependencies.of(export.table(), ONE);
      rejected += wrong.apply(export).mistakes(answer).isEmpty() ? 0 : 1;
    }
    return rejected;
  }
}
