package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.SeededTable.Col;
import org.reidrisk.measure.SeededTable.Kind;
import org.reidrisk.table.Column;
import org.reidrisk.table.SplitMix64;

/** What must hold of attribute disclosure on every table, whatever its figures are. */
class AttributePropertiesTest {

  private static Stream<SeededTable> tables() {
    return Stream.concat(
        LongStream.rangeClosed(5001, 5200).mapToObj(SeededTable::random),
        LongStream.rangeClosed(2001, 2003).mapToObj(SeededTable::manyValued));
  }

  private static Figures figures(SeededTable table, Unit unit) {
    return figures(table, unit, ValuePlaces.random(table));
  }

  private static Figures figures(SeededTable table, Unit unit, ValuePlaces places) {
    return AttributeFigures.ofLibrary(table, unit, places);
  }

  private static boolean defined(Figures figures, String name) {
    return !AttributeFigures.isUndefined(figures, name);
  }

  private static double number(Figures figures, String name) {
    return AttributeFigures.number(figures, name);
  }

  private static List<String> distances() {
    return AttributeFigures.DISTANCES.stream().map(name -> "t-" + name).toList();
  }

  @ParameterizedTest
  @EnumSource
  void figuresLieWithinTheirBounds(Unit unit) {
    tables()
        .forEach(
            table -> {
              Figures f = figures(table, unit);
              int values = Math.max(1, table.order().size());
              for (String c : AttributeFigures.CONSTANTS) {
                if (defined(f, "l-recursive-" + c)) {
                  assertThat(f.count("l-recursive-" + c))
                      .as("%s", table)
                      .isBetween(1L, (long) values);
                }
              }
              if (!defined(f, "beta")) {
                return;
              }
              for (String t : distances()) {
                assertThat(number(f, t)).as("%s of %s", t, table).isBetween(0.0, 1.0);
                // No two values are more than 1 apart.
                assertThat(number(f, t))
                    .as("%s of %s", t, table)
                    .isLessThanOrEqualTo(number(f, "t-equal"));
              }
              assertThat(number(f, "beta")).as("%s", table).isNotNegative();
              if (defined(f, "enhanced-beta")) {
                assertThat(f.get("enhanced-beta")).isEqualTo(f.get("beta"));
              }
              if (defined(f, "delta")) {
                assertThat(f.get("delta")).isEqualTo(f.get("delta-zeros-skipped"));
              }
              // The largest gain is among the ratios.
              assertThat(number(f, "delta-zeros-skipped"))
                  .as("%s", table)
                  .isGreaterThanOrEqualTo(Math.log1p(number(f, "beta")) - 1e-12);
            });
  }

  @Test
  void recursiveByRowIsAtMostDistinct() {
    tables()
        .filter(table -> !table.rows().isEmpty())
        .forEach(
            table ->
                assertThat(figures(table, Unit.ROW).count("l-recursive-1000000000000"))
                    .as("%s", table)
                    .isLessThanOrEqualTo(Figures.ofLibrary(table, Unit.ROW).count("l-distinct")));
  }

  @ParameterizedTest
  @EnumSource
  void recursiveNeverGrowsWhenTheConstantShrinks(Unit unit) {
    List<String> falling =
        List.of("1000000000000", "1E+3", "8.000001", "8", "3", "2", "1.5", "1", "0.5");
    assertThat(AttributeFigures.CONSTANTS).containsAll(falling);
    tables()
        .map(table -> figures(table, unit))
        .filter(f -> defined(f, "l-recursive-2"))
        .forEach(
            f -> {
              long before = Long.MAX_VALUE;
              for (String c : falling) {
                assertThat(f.count("l-recursive-" + c)).isLessThanOrEqualTo(before);
                before = f.count("l-recursive-" + c);
              }
            });
  }

  @ParameterizedTest
  @EnumSource
  void classesThatMirrorTheTableAreNoDistanceAway(Unit unit) {
    // One row per patient; the same sensitive cells in each of several classes, some more than
    // once.
    for (long seed = 1; seed <= 60; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      List<String> cells = new ArrayList<>();
      int size = random.between(1, 12);
      for (int i = 0; i < size; i++) {
        cells.add(i > 0 && random.chance(0.1) ? "" : "s" + random.below(5));
      }
      List<List<String>> rows = new ArrayList<>();
      int classes = random.between(1, 5);
      for (int c = 0; c < classes; c++) {
        int times = random.between(1, 4);
        for (int i = 0; i < times; i++) {
          for (String cell : cells) {
            rows.add(List.of("p" + rows.size(), "q" + c, cell));
          }
        }
      }
      List<String> order = cells.stream().filter(v -> !v.isEmpty()).distinct().sorted().toList();
      List<Col> columns =
          List.of(new Col("ID", Kind.KEY), new Col("Q", Kind.EVENT), new Col("S", Kind.SENSITIVE));
      SeededTable table =
          new SeededTable(seed, columns, random.shuffled(rows), order, random.chance(0.5));
      Figures f = figures(table, unit);
      for (String name : List.of("beta", "enhanced-beta", "delta", "delta-zeros-skipped")) {
        assertThat(number(f, name)).as("%s of %s", name, table).isZero();
      }
      distances().forEach(t -> assertThat(number(f, t)).as("%s of %s", t, table).isZero());
    }
  }

  @ParameterizedTest
  @EnumSource
  void orderOfRowsChangesNoBit(Unit unit) {
    tables()
        .forEach(
            table ->
                assertThat(
                        figures(
                            table.withRows(new SplitMix64(table.seed() + 1).shuffled(table.rows())),
                            unit))
                    .as("%s", table)
                    .isEqualTo(figures(table, unit)));
  }

  @ParameterizedTest
  @EnumSource
  void renamingValuesChangesNoBit(Unit unit) {
    // The new names sort in another order; each value keeps its place.
    UnaryOperator<String> rename = cell -> "\u00e4 " + (1000 - cell.hashCode() % 500) + cell;
    tables()
        .forEach(
            table ->
                assertThat(figures(table.withCells(EnumSet.allOf(Kind.class), rename), unit))
                    .as("%s", table)
                    .isEqualTo(figures(table, unit)));
  }

  @ParameterizedTest
  @EnumSource
  void anotherScaleAndOriginChangeNoBitOfTheMagnitude(Unit unit) {
    tables()
        .forEach(
            table -> {
              ValuePlaces places = ValuePlaces.random(table);
              Map<String, BigDecimal> moved = new HashMap<>();
              places
                  .numbers()
                  .forEach(
                      (value, number) ->
                          moved.put(
                              value,
                              number
                                  .multiply(new BigDecimal("-0.00037"))
                                  .subtract(new BigDecimal("12.5"))));
              assertThat(figures(table, unit, places.withNumbers(moved)))
                  .as("%s", table)
                  .isEqualTo(figures(table, unit, places));
            });
  }

  @ParameterizedTest
  @EnumSource
  void magnitudeOfEvenlySpacedNumbersIsRank(Unit unit) {
    // Only where every value is somebody's: a value of nobody would leave a gap.
    tables()
        .filter(table -> table.rowsWithoutPatient() == 0)
        .forEach(
            table -> {
              Map<String, BigDecimal> even = new HashMap<>();
              for (String value : table.order()) {
                even.put(
                    value,
                    new BigDecimal("-7.25")
                        .add(new BigDecimal("0.3").multiply(BigDecimal.valueOf(even.size()))));
              }
              Figures f = figures(table, unit, ValuePlaces.random(table).withNumbers(even));
              assertThat(f.get("t-magnitude")).as("%s", table).isEqualTo(f.get("t-ordered"));
            });
  }

  @ParameterizedTest
  @EnumSource
  void flatTreeIsEqualDistance(Unit unit) {
    tables()
        .forEach(
            table -> {
              Map<String, List<String>> flat = new HashMap<>();
              table.order().forEach(value -> flat.put(value, List.of("*")));
              Figures f = figures(table, unit, ValuePlaces.random(table).withPaths(flat));
              assertThat(f.get("t-hierarchical")).as("%s", table).isEqualTo(f.get("t-equal"));
            });
  }

  @Test
  void mergingTwoClassesNeverRaisesTheRiskByRow() {
    tables()
        .map(AttributePropertiesTest::withoutStatics)
        .forEach(
            fine -> {
              SeededTable coarse =
                  fine.withCells(EnumSet.of(Kind.EVENT), cell -> cell.equals("q1") ? "q0" : cell);
              Figures before = figures(fine, Unit.ROW);
              Figures after = figures(coarse, Unit.ROW);
              for (String c : AttributeFigures.CONSTANTS) {
                if (defined(before, "l-recursive-" + c)) {
                  assertThat(after.count("l-recursive-" + c))
                      .as("c = %s of %s", c, fine)
                      .isGreaterThanOrEqualTo(before.count("l-recursive-" + c));
                }
              }
              List<String> lower = new ArrayList<>(distances());
              // Skipping zeros is not monotone: a merged class may have a little of a value.
              lower.addAll(List.of("beta", "enhanced-beta", "delta"));
              for (String name : lower) {
                if (defined(before, name)) {
                  assertThat(number(after, name))
                      .as("%s of %s", name, fine)
                      .isLessThanOrEqualTo(number(before, name));
                }
              }
            });
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
  void repeatingEachRowChangesNoBit(Unit unit) {
    // By row shares stay; by patient a repeated row says nothing new.
    tables()
        .filter(table -> table.hasKey() || unit == Unit.ROW)
        .forEach(
            table -> {
              List<List<String>> rows = new ArrayList<>();
              for (int i = 0; i < 3; i++) {
                rows.addAll(table.rows());
              }
              assertThat(figures(table.withRows(rows), unit))
                  .as("%s", table)
                  .isEqualTo(figures(table, unit));
            });
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

  @ParameterizedTest
  @EnumSource
  void allAtOnceIsEachAlone(Unit unit) {
    List<BigDecimal> constants = AttributeFigures.CONSTANTS.stream().map(BigDecimal::new).toList();
    tables()
        .forEach(
            table -> {
              ValuePlaces places = ValuePlaces.random(table);
              Column column = table.table().column("S");
              SensitiveCounts counts = AttributeFigures.counts(table, unit);
              for (GroundDistance distance :
                  List.of(
                      GroundDistance.equal(),
                      places.ordered(column),
                      places.magnitude(column),
                      places.hierarchical(column))) {
                AttributeRisk all = AttributeRisk.of(counts, distance, constants);
                assertThat(all.closeness())
                    .as("%s", table)
                    .contains(TCloseness.of(counts, distance));
              }
              AttributeRisk all = AttributeRisk.of(counts, null, constants);
              assertThat(all.closeness()).isEmpty();
              assertThat(all.diversity()).isEqualTo(LDiversity.of(counts));
              assertThat(all.alpha()).isEqualTo(AlphaAnonymity.of(counts));
              assertThat(all.beta()).isEqualTo(BetaLikeness.of(counts));
              assertThat(all.delta()).isEqualTo(DeltaDisclosure.of(counts));
              assertThat(all.recursive())
                  .isEqualTo(
                      constants.stream().map(c -> RecursiveDiversity.of(counts, c)).toList());
            });
  }
}
