package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.SeededTable.Col;
import org.reidrisk.measure.SeededTable.Kind;
import org.reidrisk.table.SplitMix64;

/** What must hold on every table, whatever its figures are. */
class MeasurePropertiesTest {

  private static Stream<SeededTable> tables() {
    return Stream.concat(
        LongStream.rangeClosed(5001, 5200).mapToObj(SeededTable::random),
        LongStream.rangeClosed(6001, 6010).mapToObj(SeededTable::wide));
  }

  private static Stream<SeededTable> tablesWithRows() {
    return tables().filter(table -> !table.rows().isEmpty());
  }

  private static Figures figures(SeededTable table, Unit unit) {
    return Figures.ofLibrary(table, unit);
  }

  @ParameterizedTest
  @EnumSource
  void orderOfRowsChangesNoBit(Unit unit) {
    tables()
        .forEach(
            table -> {
              List<List<String>> shuffled = new SplitMix64(table.seed() + 1).shuffled(table.rows());
              assertThat(figures(table.withRows(shuffled), unit))
                  .as("%s", table)
                  .isEqualTo(figures(table, unit));
            });
  }

  @Test
  void orderOfRowsChangesNoBitOfLargeTransports() {
    for (long seed = 2001; seed <= 2004; seed++) {
      SeededTable table = SeededTable.manyValued(seed);
      List<List<String>> reversed = new ArrayList<>(table.rows());
      Collections.reverse(reversed);
      assertThat(figures(table.withRows(reversed), Unit.PATIENT))
          .as("seed %d", seed)
          .isEqualTo(figures(table, Unit.PATIENT));
    }
  }

  @ParameterizedTest
  @EnumSource
  void orderOfColumnsChangesNoBit(Unit unit) {
    tables()
        .forEach(
            table -> {
              List<Integer> order =
                  new SplitMix64(table.seed() + 2)
                      .shuffled(IntStream.range(0, table.columns().size()).boxed().toList());
              assertThat(figures(table.withColumnsInOrder(order), unit))
                  .as("%s", table)
                  .isEqualTo(figures(table, unit));
            });
  }

  @ParameterizedTest
  @EnumSource
  void renamingValuesChangesNoBit(Unit unit) {
    // The new names sort in another order than the old ones.
    tables()
        .forEach(
            table ->
                assertThat(
                        figures(
                            table.withCells(
                                EnumSet.allOf(Kind.class),
                                cell -> "\u00e4 " + (1000 - cell.hashCode() % 500) + cell),
                            unit))
                    .as("%s", table)
                    .isEqualTo(figures(table, unit)));
  }

  @ParameterizedTest
  @EnumSource
  void anotherQuasiIdentifierNeverRaisesK(Unit unit) {
    tablesWithRows()
        .forEach(
            table -> {
              SplitMix64 random = new SplitMix64(table.seed() + 3);
              SeededTable more =
                  table.withColumn(new Col("more", Kind.EVENT), cells(table, random));
              Figures before = figures(table, unit);
              Figures after = figures(more, unit);
              if (!before.isUndefined("k")) {
                assertThat(after.count("k")).as("%s", more).isLessThanOrEqualTo(before.count("k"));
                assertThat(after.number("mean"))
                    .as("%s", more)
                    .isGreaterThanOrEqualTo(before.number("mean"));
                assertThat(after.count("uniques"))
                    .as("%s", more)
                    .isGreaterThanOrEqualTo(before.count("uniques"));
              }
            });
  }

  private static List<String> cells(SeededTable table, SplitMix64 random) {
    return table.rows().stream().map(row -> random.oneOf(List.of("", "a", "b"))).toList();
  }

  @ParameterizedTest
  @EnumSource
  void constantQuasiIdentifierChangesNothing(Unit unit) {
    for (String constant : List.of("always", "")) {
      tables()
          .forEach(
              table ->
                  assertThat(
                          figures(
                              table.withColumn(
                                  new Col("same", Kind.EVENT),
                                  Collections.nCopies(table.rows().size(), constant)),
                              unit))
                      .as("%s", table)
                      .isEqualTo(figures(table, unit)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void otherColumnsChangeNothing(Unit unit) {
    tables()
        .forEach(
            table ->
                assertThat(figures(table.withCells(EnumSet.of(Kind.OTHER), cell -> "z"), unit))
                    .as("%s", table)
                    .isEqualTo(figures(table, unit)));
  }

  @ParameterizedTest
  @EnumSource
  void mergingTwoValuesNeverLowersK(Unit unit) {
    mergedPairs()
        .forEach(
            pair -> {
              Figures before = figures(pair.fine(), unit);
              Figures after = figures(pair.coarse(), unit);
              if (!before.isUndefined("k")) {
                assertThat(after.count("k"))
                    .as("%s", pair.fine())
                    .isGreaterThanOrEqualTo(before.count("k"));
                assertThat(after.number("mean"))
                    .as("%s", pair.fine())
                    .isLessThanOrEqualTo(before.number("mean"));
              }
            });
  }

  @Test
  void mergingTwoValuesNeverLowersDiversityNorRaisesClosenessByRow() {
    mergedPairs()
        .forEach(
            pair -> {
              Figures before = figures(pair.fine(), Unit.ROW);
              Figures after = figures(pair.coarse(), Unit.ROW);
              assertThat(after.count("l-distinct"))
                  .as("%s", pair.fine())
                  .isGreaterThanOrEqualTo(before.count("l-distinct"));
              assertThat(after.number("l-entropy"))
                  .as("%s", pair.fine())
                  .isGreaterThanOrEqualTo(before.number("l-entropy") * (1 - 1e-12));
              assertThat(after.number("alpha"))
                  .as("%s", pair.fine())
                  .isLessThanOrEqualTo(before.number("alpha"));
              for (String t : List.of("t-equal", "t-ordered")) {
                if (!before.isUndefined(t)) {
                  assertThat(after.number(t))
                      .as("%s of %s", t, pair.fine())
                      .isLessThanOrEqualTo(before.number(t));
                }
              }
            });
  }

  private record Pair(SeededTable fine, SeededTable coarse) {}

  /** Filling of static cells is not monotone, so static columns become event columns first. */
  private static Stream<Pair> mergedPairs() {
    return tablesWithRows()
        .map(MeasurePropertiesTest::withoutStatics)
        .map(
            table ->
                new Pair(
                    table,
                    table.withCells(
                        EnumSet.of(Kind.EVENT), cell -> cell.equals("q1") ? "q0" : cell)));
  }

  private static SeededTable withoutStatics(SeededTable table) {
    return new SeededTable(
        table.seed(),
        table.columns().stream()
            .map(c -> c.kind() == Kind.STATIC ? new Col(c.name(), Kind.EVENT) : c)
            .toList(),
        table.rows(),
        table.order(),
        table.patientsLinked());
  }

  @ParameterizedTest
  @EnumSource
  void highestRiskIsOneOverK(Unit unit) {
    tables()
        .map(table -> figures(table, unit))
        .filter(f -> !f.isUndefined("k"))
        .forEach(f -> assertThat(f.number("highest")).isEqualTo(1.0 / f.count("k")));
  }

  @Test
  void meanRiskByRowIsClassesOverRows() {
    tablesWithRows()
        .forEach(
            table -> {
              Figures f = figures(table, Unit.ROW);
              assertThat(f.number("mean"))
                  .as("%s", table)
                  .isEqualTo(f.count("classes") / (double) table.rows().size());
            });
  }

  @ParameterizedTest
  @EnumSource
  void meanRiskLiesBetweenShareOfUniquesAndHighest(Unit unit) {
    tables()
        .map(table -> figures(table, unit))
        .filter(f -> !f.isUndefined("k"))
        .forEach(
            f -> {
              assertThat(f.number("mean")).isGreaterThanOrEqualTo(f.number("share-above-2"));
              assertThat(f.number("mean")).isLessThanOrEqualTo(f.number("highest"));
            });
  }

  @ParameterizedTest
  @EnumSource
  void patientsBySmallestClassAddUpToPatients(Unit unit) {
    tables()
        .forEach(
            table -> {
              long units =
                  unit == Unit.ROW || !table.hasKey()
                      ? table.rows().size()
                      : table.cells(Kind.KEY).stream()
                          .filter(key -> !key.isEmpty())
                          .distinct()
                          .count();
              Object histogram = figures(table, unit).get("units-by-smallest-class");
              long sum =
                  ((Map<?, ?>) histogram).values().stream().mapToLong(count -> (Long) count).sum();
              assertThat(sum).as("%s", table).isEqualTo(units);
            });
  }

  @ParameterizedTest
  @EnumSource
  void sharesGrowWithTheThresholdFromNoneToAll(Unit unit) {
    tables()
        .map(table -> figures(table, unit))
        .filter(f -> !f.isUndefined("k"))
        .forEach(
            f -> {
              assertThat(f.number("share-above-1")).isZero();
              assertThat(f.number("share-above-100")).isEqualTo(1);
              double before = 0;
              for (int threshold : Figures.THRESHOLDS) {
                double share = f.number("share-above-" + threshold);
                assertThat(share).isGreaterThanOrEqualTo(before);
                before = share;
              }
            });
  }

  @Test
  void distinctDiversityByRowIsAtMostK() {
    tablesWithRows()
        .forEach(
            table -> {
              Figures f = figures(table, Unit.ROW);
              assertThat(f.count("l-distinct")).as("%s", table).isBetween(1L, f.count("k"));
            });
  }

  @Test
  void entropyDiversityByRowIsAtMostDistinctDiversity() {
    tablesWithRows()
        .forEach(
            table -> {
              Figures f = figures(table, Unit.ROW);
              assertThat(f.number("l-entropy"))
                  .as("%s", table)
                  .isBetween(1.0, f.count("l-distinct") * (1 + 1e-12));
            });
  }

  @ParameterizedTest
  @EnumSource
  void closenessAndAlphaLieBetweenZeroAndOne(Unit unit) {
    tables()
        .forEach(
            table -> {
              Figures f = figures(table, unit);
              for (String name : List.of("t-equal", "t-ordered", "alpha")) {
                if (!f.isUndefined(name)) {
                  assertThat(f.number(name)).as("%s of %s", name, table).isBetween(0.0, 1.0);
                }
              }
              if (!f.isUndefined("t-ordered")) {
                // Moving weight between two values costs at most 1 in an order, always 1 without.
                assertThat(f.number("t-ordered"))
                    .as("%s", table)
                    .isLessThanOrEqualTo(f.number("t-equal"));
              }
            });
  }

  @ParameterizedTest
  @EnumSource
  void oneClassHasNoDistanceFromTheTable(Unit unit) {
    tables()
        .map(table -> table.withCells(Set.of(Kind.STATIC, Kind.EVENT), cell -> "same"))
        .map(
            table ->
                table.withRows(
                    table.rows().stream()
                        .map(row -> withoutMissing(row, table.columns()))
                        .toList()))
        .forEach(
            table -> {
              Figures f = figures(table, unit);
              for (String t : List.of("t-equal", "t-ordered")) {
                if (!f.isUndefined(t)) {
                  assertThat(f.number(t)).as("%s of %s", t, table).isZero();
                }
              }
            });
  }

  private static List<String> withoutMissing(List<String> row, List<Col> columns) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(columns.get(i).quasi() ? "same" : row.get(i));
    }
    return cells;
  }

  @Test
  void repeatingEachRowMultipliesKByRowAndLeavesSensitiveFiguresAlone() {
    for (int times : new int[] {2, 7}) {
      tablesWithRows()
          .forEach(
              table -> {
                Figures once = figures(table, Unit.ROW);
                Figures repeated = figures(repeated(table, times), Unit.ROW);
                assertThat(repeated.count("k")).as("%s", table).isEqualTo(times * once.count("k"));
                assertThat(repeated.number("mean"))
                    .as("%s", table)
                    .isCloseTo(once.number("mean") / times, within(1e-15));
                for (String same :
                    List.of("classes", "l-distinct", "alpha", "t-equal", "t-ordered")) {
                  assertThat(repeated.get(same))
                      .as("%s of %s", same, table)
                      .isEqualTo(once.get(same));
                }
                assertThat(repeated.number("l-entropy"))
                    .as("%s", table)
                    .isCloseTo(once.number("l-entropy"), within(1e-12));
              });
    }
  }

  @Test
  void repeatingEachRowChangesNoBitByPatient() {
    tables()
        .filter(SeededTable::hasKey)
        .forEach(
            table ->
                assertThat(figures(repeated(table, 3), Unit.PATIENT))
                    .as("%s", table)
                    .isEqualTo(figures(table, Unit.PATIENT)));
  }

  private static SeededTable repeated(SeededTable table, int times) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      rows.addAll(table.rows());
    }
    return table.withRows(rows);
  }

  @Test
  void withOneRowPerPatientBothUnitsAgree() {
    tables()
        .filter(SeededTable::hasKey)
        .map(MeasurePropertiesTest::withKeyPerRow)
        .forEach(
            table ->
                assertThat(figures(table, Unit.PATIENT))
                    .as("%s", table)
                    .isEqualTo(figures(table, Unit.ROW)));
  }

  private static SeededTable withKeyPerRow(SeededTable table) {
    int key = table.indexOf(Kind.KEY);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<String> cells = new ArrayList<>(row);
      cells.set(key, "p" + rows.size());
      rows.add(cells);
    }
    return table.withRows(rows);
  }

  @Test
  void withoutPatientKeyBothUnitsAgree() {
    tables()
        .filter(table -> !table.hasKey())
        .forEach(
            table ->
                assertThat(figures(table, Unit.PATIENT))
                    .as("%s", table)
                    .isEqualTo(figures(table, Unit.ROW)));
  }

  @Test
  void kByPatientIsAtMostKByRow() {
    tables()
        .filter(table -> table.rowsWithoutPatient() == 0)
        .filter(table -> !table.rows().isEmpty())
        .forEach(
            table ->
                assertThat(figures(table, Unit.PATIENT).count("k"))
                    .as("%s", table)
                    .isLessThanOrEqualTo(figures(table, Unit.ROW).count("k")));
  }
}
