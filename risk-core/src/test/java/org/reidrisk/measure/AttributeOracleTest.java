package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.SeededTable.Col;
import org.reidrisk.measure.SeededTable.Kind;
import org.reidrisk.table.SplitMix64;

/** The measures of attribute disclosure against their definitions, on random tables. */
class AttributeOracleTest {

  @Test
  void fiveHundredRandomTablesAgree() {
    agree(SeededTable::random, 1, 500);
  }

  @Test
  void tablesOfFewClassesAgree() {
    // Among many small classes some has l = 1 and is farthest away; here larger ones decide.
    agree(AttributeOracleTest::fewClasses, 501, 300);
  }

  /** Two classes: every third row, and the others. */
  private static SeededTable fewClasses(long seed) {
    SeededTable table = SeededTable.random(seed);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<String> cells = new ArrayList<>(row);
      for (int i = 0; i < cells.size(); i++) {
        if (table.columns().get(i).quasi()) {
          cells.set(i, rows.size() % 3 == 0 ? "third" : "other");
        }
      }
      rows.add(cells);
    }
    return table.withRows(rows);
  }

  @Test
  void tablesWhoseWeightsOverflowSixtyFourBitsAgree() {
    agree(SeededTable::manyValued, 2001, 8);
  }

  @Test
  void patientsWithOneToSixtyValuesAgree() {
    agree(AttributeOracleTest::sixtySizes, 3001, 4);
  }

  @Test
  void wideTablesAgree() {
    agree(SeededTable::wide, 1001, 20);
  }

  /** One patient for each number of values from 1 to 60; their common multiple has 24 digits. */
  static SeededTable sixtySizes(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      values.add("s" + i);
    }
    List<List<String>> rows = new ArrayList<>();
    for (int size = 1; size <= 60; size++) {
      for (String value : random.shuffled(values).subList(0, size)) {
        rows.add(List.of("p" + size, "q" + random.below(3), value));
      }
    }
    List<Col> columns =
        List.of(new Col("ID", Kind.KEY), new Col("Q", Kind.EVENT), new Col("S", Kind.SENSITIVE));
    return new SeededTable(
        seed, columns, random.shuffled(rows), random.shuffled(values), random.chance(0.5));
  }

  @Test
  void randomTablesHaveTheTroublesTheyAreMeantToHave() {
    // A generator that makes only easy tables would pass everything.
    assertThat(count(t -> t.rows().isEmpty())).isGreaterThan(5);
    assertThat(count(t -> t.rowsWithoutPatient() > 0)).isGreaterThan(100);
    assertThat(count(AttributeOracleTest::somePatientHasSeveralValues)).isGreaterThan(100);
    assertThat(
            count(t -> !t.patientsLinked() && AttributeOracleTest.somePatientHasSeveralValues(t)))
        .isGreaterThan(30);
    assertThat(count(t -> defined(t, "enhanced-beta"))).isBetween(100L, 400L);
    assertThat(count(t -> defined(t, "delta"))).isBetween(50L, 450L);
    assertThat(
            LongStream.rangeClosed(501, 800)
                .mapToObj(AttributeOracleTest::fewClasses)
                .filter(t -> defined(t, "l-recursive-3"))
                .map(t -> figures(t, Unit.PATIENT).count("l-recursive-3"))
                .filter(l -> l > 1)
                .count())
        .isGreaterThan(40);
    assertThat(count(t -> heights(t) > 1)).isGreaterThan(200);
    assertThat(count(AttributeOracleTest::twoValuesShareAPlace)).isGreaterThan(20);
  }

  private static boolean somePatientHasSeveralValues(SeededTable table) {
    return new AttributeOracle(table, Unit.PATIENT)
        .everybody().stream().anyMatch(v -> v.size() > 1);
  }

  private static boolean defined(SeededTable table, String name) {
    return !AttributeFigures.isUndefined(figures(table, Unit.PATIENT), name);
  }

  private static Figures figures(SeededTable table, Unit unit) {
    return AttributeOracle.figures(table, unit, ValuePlaces.random(table));
  }

  private static int heights(SeededTable table) {
    return ValuePlaces.random(table).paths().values().stream().mapToInt(List::size).max().orElse(0);
  }

  private static boolean twoValuesShareAPlace(SeededTable table) {
    Map<String, ?> numbers = ValuePlaces.random(table).numbers();
    return numbers.values().stream().distinct().count() < numbers.size();
  }

  private static long count(Predicate<SeededTable> trouble) {
    return LongStream.rangeClosed(1, 500).mapToObj(SeededTable::random).filter(trouble).count();
  }

  @Test
  void shortcutsOfTheOracleAreTheCheapestPlans() {
    // The oracle's own formulas against the definition: the least cost of all flows.
    int compared = 0;
    for (long seed = 1; seed <= 150; seed++) {
      SeededTable table = SeededTable.random(seed);
      ValuePlaces places = ValuePlaces.random(table);
      AttributeOracle oracle = new AttributeOracle(table, Unit.PATIENT);
      Map<String, Ratio> q = oracle.q();
      for (Map<String, Ratio> p : oracle.distributions()) {
        assertThat(AttributeOracle.notInCommon(p, q))
            .isEqualTo(
                AttributeOracle.cheapestPlan(p, q, (a, b) -> Ratio.of(a.equals(b) ? 0 : 1, 1)));
        for (Map<String, Ratio> line : List.of(oracle.ranks(places), oracle.positions(places))) {
          Ratio range = AttributeOracle.range(line);
          Ratio cheapest =
              range.equals(Ratio.ZERO)
                  ? Ratio.ZERO
                  : AttributeOracle.over(
                      AttributeOracle.cheapestPlan(
                          p, q, (a, b) -> line.get(a).minus(line.get(b)).abs()),
                      range);
          assertThat(AttributeOracle.matched(p, q, line)).as("%s", table).isEqualTo(cheapest);
        }
        assertThat(AttributeOracle.alongEdges(p, q, places))
            .as("%s", table)
            .isEqualTo(
                AttributeOracle.cheapestPlan(p, q, (a, b) -> AttributeOracle.inTree(a, b, places)));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(400);
  }

  private static void agree(LongFunction<SeededTable> tables, long firstSeed, int count) {
    List<String> disagreements = new ArrayList<>();
    String first = "";
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      SeededTable table = tables.apply(seed);
      ValuePlaces places = ValuePlaces.random(table);
      for (Unit unit : Unit.values()) {
        for (boolean linked : new boolean[] {true, false}) {
          SeededTable seen = table.withPatientsLinked(linked);
          Figures library = AttributeFigures.ofLibrary(seen, unit, places);
          Figures oracle = AttributeOracle.figures(seen, unit, places);
          List<String> differences = library.differences(oracle);
          if (!differences.isEmpty()) {
            if (disagreements.isEmpty()) {
              first = "oracle " + oracle.byName() + "\nlibrary " + library.byName() + "\n" + seen;
            }
            disagreements.add("seed " + seed + " by " + unit.word() + ": " + differences);
          }
        }
      }
    }
    assertThat(disagreements).as("the first one: %s", first).isEmpty();
  }
}
