package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.reidrisk.measure.Measured.number;
import static org.reidrisk.measure.Measured.reason;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.table.Column;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

/**
 * t-closeness by magnitude and by hierarchy. Distances are fractions and compared as such where no
 * tolerance stands beside them.
 */
class GroundDistanceTest {
  private static final String HEADER = "ID:key Q:quasi S:sensitive";

  /** The values are numbers. */
  private static Estimate magnitude(Measured table) {
    Column column = table.table().column("S");
    List<BigDecimal> positions = new ArrayList<>();
    for (int code = 1; code <= column.distinct(); code++) {
      positions.add(new BigDecimal(column.value(code)));
    }
    return TCloseness.of(table.counts(), GroundDistance.magnitude(positions)).t();
  }

  private static Estimate hierarchical(Measured table, Map<String, List<String>> paths) {
    Column column = table.table().column("S");
    List<List<String>> ofCodes = new ArrayList<>();
    for (int code = 1; code <= column.distinct(); code++) {
      ofCodes.add(Objects.requireNonNull(paths.get(column.value(code))));
    }
    return TCloseness.of(table.counts(), GroundDistance.hierarchical(ofCodes)).t();
  }

  private static BigFraction exact(Estimate estimate) {
    return Objects.requireNonNull(((Estimate.Real) estimate).fraction());
  }

  private static Measured rows(String... rows) {
    return Measured.byRow("Q:quasi S:sensitive", rows);
  }

  // By magnitude

  @Test
  void magnitudeSeesWhatRankDoesNot() {
    // {1,2|3,4} .3333, {1,2|3,4000} .2500625 (by rank, as ARX and pyCANON
    // have it, .3333 both). By hand: (.25 * 1 + .5 * 1 + .25 * 3997) / 3999.
    Measured near = rows("a 1", "a 2", "b 3", "b 4");
    assertThat(exact(magnitude(near))).isEqualTo(BigFraction.of(1, 3));
    Measured far = rows("a 1", "a 2", "b 3", "b 4000");
    assertThat(exact(magnitude(far))).isEqualTo(BigFraction.of(1000, 3999));
    assertThat(number(magnitude(far))).isCloseTo(0.2500625, within(5e-8));
    assertThat(number(far.closenessInOrder("1", "2", "3", "4000"))).isEqualTo(1.0 / 3);
  }

  @Test
  void repeatedValuesAreOnePlace() {
    // Class of all 1s in a 50/50 table of {1,2} is .5; IBM, which walks the rows, 12.63.
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add("a 1");
      rows.add("b 2");
    }
    assertThat(exact(magnitude(rows(rows.toArray(String[]::new))))).isEqualTo(BigFraction.of(1, 2));
  }

  @Test
  void salariesByMagnitudeAreThoseByRank() {
    // Li et al. 2007: 3..11 are equally far apart: .375 and .1666667; equal .6666667.
    assertThat(exact(magnitude(salaries("3", "4", "5")))).isEqualTo(BigFraction.of(3, 8));
    assertThat(exact(magnitude(salaries("6", "8", "11")))).isEqualTo(BigFraction.of(1, 6));
    assertThat(exact(salaries("6", "8", "11").closeness())).isEqualTo(BigFraction.of(2, 3));
  }

  private static Measured salaries(String... inClass) {
    List<String> rows = new ArrayList<>();
    for (int salary = 3; salary <= 11; salary++) {
      rows.add((List.of(inClass).contains("" + salary) ? "a " : "b ") + salary);
    }
    return rows(rows.toArray(String[]::new));
  }

  @Test
  void negativeNumbersAndDecimals() {
    // By hand: positions -2.5, 0.25, 3; class a is -2.5, class b the other two. Q is 1/3 each.
    // a: (2/3 * 2.75 + 1/3 * 2.75) / 5.5 = 1/2; b: (1/3 * 2.75 + 1/6 * 2.75) / 5.5 = 1/4.
    assertThat(exact(magnitude(rows("a -2.5", "b 0.25", "b 3")))).isEqualTo(BigFraction.of(1, 2));
  }

  @Test
  void manyDecimalsAreExact() {
    // By hand: 0, 1e-40 and 1; a is 0 and 1e-40. a: (1/6 * 1e-40 + 1/3 * (1 - 1e-40)), b: twice.
    String tiny = "0.0000000000000000000000000000000000000001";
    BigFraction step = BigFraction.of(1).divide(BigFraction.of(10).pow(40));
    BigFraction b =
        BigFraction.of(1, 3)
            .multiply(step)
            .add(BigFraction.of(2, 3).multiply(BigFraction.ONE.subtract(step)));
    assertThat(exact(magnitude(rows("a 0", "a " + tiny, "b 1")))).isEqualTo(b);
  }

  @Test
  void valuesAtOnePlaceAreNotApart() {
    // 1, 1.0 and 1.00 as text: three values, one place.
    assertThat(number(magnitude(rows("a 1", "b 1.0", "c 1.00")))).isZero();
    // By hand: 1 and 1.0 in a, 2 in b, b again 1: Q is 3/4 and 1/4; a: 1/4, b: 1/4.
    assertThat(exact(magnitude(rows("a 1", "a 1.0", "b 2", "b 1"))))
        .isEqualTo(BigFraction.of(1, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "acb", "bac", "bca", "cab", "cba"})
  void workBeyondTheRangeOfDoublesIsStillCompared(String firstToLast) {
    // By hand: a is 1000 at 0; b is 500 at 0, 499 at 1e304 and one at 1; c is one at 1e304, and
    // farthest away (1501/2001), although its work is finite as a double and that of a is not.
    // Classes are visited in an order that depends on which of them comes first.
    List<String> rows = new ArrayList<>();
    for (int at = 0; at < 3; at++) {
      char name = firstToLast.charAt(at);
      int count = name == 'c' ? 1 : 1000;
      for (int i = 0; i < count; i++) {
        boolean zero = name == 'a' || (name == 'b' && i < 500);
        rows.add(name + (zero ? " 0" : i == 999 ? " 1" : " 1E+304"));
      }
    }
    assertThat(number(magnitude(rows(rows.toArray(String[]::new)))))
        .isCloseTo(1501.0 / 2001, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void oneDistinctValueIsZero(Unit unit) {
    // t = 0; pyCANON divides by zero.
    Measured three = Measured.byRow(HEADER, "A a 7", "B b 7", "C b -").in(unit);
    assertThat(number(magnitude(three))).isZero();
    assertThat(number(hierarchical(three, Map.of("7", List.of("odd", "*"))))).isZero();
    assertThat(number(hierarchical(three, Map.of("7", List.of())))).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void withoutValuesOrUnitsUndefinedNotZero(Unit unit) {
    Measured noValues = Measured.byRow(HEADER, "A a -", "B b -").in(unit);
    assertThat(reason(magnitude(noValues))).isEqualTo("no-values");
    assertThat(reason(hierarchical(noValues, Map.of()))).isEqualTo("no-values");
    Measured noUnits = Measured.byRow(HEADER).in(unit);
    assertThat(reason(magnitude(noUnits))).isEqualTo("no-units");
    assertThat(reason(hierarchical(noUnits, Map.of()))).isEqualTo("no-units");
  }

  @Test
  void valuesOfNobodyDoNotStretchTheRange() {
    // By definition: the patients hold 1, 1, 2, 2; 100 is nobody's.
    Measured four = Measured.byPatient(HEADER, "A a 1", "B a 1", "C b 2", "D b 2", "- b 100");
    assertThat(exact(magnitude(four))).isEqualTo(BigFraction.of(1, 2));
  }

  // By hierarchy

  private static final Map<String, List<String>> TREE =
      Map.of(
          "a", List.of("X", "*"),
          "b", List.of("X", "*"),
          "c", List.of("Y", "*"),
          "d", List.of("Y", "*"));

  /** Class 1 is a, b; class 2 is a, b, c, d. */
  private static Measured sixRows(int times) {
    Table.Builder table =
        Table.builder(SmallTables.schema("Q:quasi S:sensitive"), TableFormat.strict());
    for (int i = 0; i < times; i++) {
      table.row("1", "a").row("1", "b");
      table.row("2", "a").row("2", "b").row("2", "c").row("2", "d");
    }
    return Measured.of(Unit.ROW, table.build());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20_000, 100_000})
  void repeatingATableKeepsItsDistance(int times) {
    // A 6-row table of .3333; ARX, whose int overflows, says .1316 at 120,000 rows and
    // .0007 at 600,000. By hand: Q is 1/3, 1/3, 1/6, 1/6. Class 1 has 1/6 too much of a and of b,
    // which all goes to Y over the root: 1/3. Class 2: 1/6.
    assertThat(exact(hierarchical(sixRows(times), TREE))).isEqualTo(BigFraction.of(1, 3));
  }

  @Test
  void movesBelowTheRootAreCheaper() {
    // By hand: a in class 1, b in class 2: 1/2 moves over X, at height 1 of 2.
    assertThat(exact(hierarchical(rows("1 a", "2 b"), TREE))).isEqualTo(BigFraction.of(1, 4));
    // a and c: over the root.
    assertThat(exact(hierarchical(rows("1 a", "2 c"), TREE))).isEqualTo(BigFraction.of(1, 2));
  }

  @Test
  void childrenEvenOutBeforeTheParent() {
    // By hand: class 1 is a, a, c, c; Q is 1/4 each. 1/4 moves over X and 1/4 over Y, none higher.
    Measured eight = rows("1 a", "1 a", "1 c", "1 c", "2 b", "2 b", "2 d", "2 d");
    assertThat(exact(hierarchical(eight, TREE))).isEqualTo(BigFraction.of(1, 4));
  }

  @Test
  void patientsByHierarchy() {
    // E1 = A{flu}, B{flu, hiv}, E2 = C{hiv}, D{cold}, with flu and cold under one node.
    // By hand: Q is flu 3/8, hiv 3/8, cold 1/4. E1 = flu 3/4, hiv 1/4: flu +3/8, cold -1/4 and hiv
    // -1/8: 1/4 * 1/2 + 1/8. E2 = hiv 1/2, cold 1/2: flu -3/8, cold +1/4, hiv +1/8: the same.
    Map<String, List<String>> tree =
        Map.of(
            "flu", List.of("airways", "*"),
            "cold", List.of("airways", "*"),
            "hiv", List.of("blood", "*"));
    Measured flu =
        Measured.byPatient(HEADER, "A 1 flu", "B 1 flu", "B 1 hiv", "C 2 hiv", "D 2 cold");
    assertThat(exact(hierarchical(flu, tree))).isEqualTo(BigFraction.of(1, 4));
  }

  @Test
  void manyValuesInAClass() {
    // More values than an insertion sort is good for. By hand: 200 values, 100 of them in class 1
    // with every second node of 40 full: each node has 5 leaves; 1/2 moves over the root.
    List<String> rows = new ArrayList<>();
    Map<String, List<String>> tree = new HashMap<>();
    for (int value = 0; value < 200; value++) {
      int node = value / 5;
      rows.add((node % 2) + " v" + value);
      tree.put("v" + value, List.of("n" + node, "m" + node % 2, "*"));
    }
    assertThat(exact(hierarchical(rows(rows.toArray(String[]::new)), tree)))
        .isEqualTo(BigFraction.of(1, 2));
  }

  // What is refused

  @Test
  void pathsThatAreNoTreeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroundDistance.hierarchical(List.of(List.of("X", "*"), List.of("*"))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> GroundDistance.hierarchical(List.of(List.of("X", "*"), List.of("X", "other"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroundDistance.hierarchical(List.of(List.of("X"), List.of("Y"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroundDistance.hierarchical(List.of(List.of(), List.of())));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                GroundDistance.hierarchical(
                    List.of(List.of("X", "A", "*"), List.of("X", "B", "*"))));
  }

  @Test
  void oneLabelOnTwoLevelsIsTwoNodes() {
    // A value that is not generalised further is written again and again.
    assertThat(
            exact(
                hierarchical(
                    rows("1 a", "2 b"), Map.of("a", List.of("a", "*"), "b", List.of("b", "*")))))
        .isEqualTo(BigFraction.of(1, 2));
  }

  @Test
  void distanceKnowsEveryValue() {
    SensitiveCounts three = rows("a 1", "b 2", "b 3").counts();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TCloseness.of(
                    three, GroundDistance.magnitude(List.of(BigDecimal.ONE, BigDecimal.TEN))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TCloseness.of(
                    three, GroundDistance.hierarchical(List.of(List.of("*"), List.of("*")))));
  }
}
