package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reidrisk.measure.Measured.number;
import static org.reidrisk.measure.Measured.reason;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.group.Unit;

/** Basic and enhanced figures are fractions and compared as such; there is no tolerance. */
class BetaLikenessTest {
  private static final String HEADER = "ID:key Q:quasi S:sensitive";

  private static BetaLikeness of(Measured table) {
    return BetaLikeness.of(table.counts());
  }

  private static BigFraction exact(Estimate estimate) {
    return Objects.requireNonNull(((Estimate.Real) estimate).fraction());
  }

  private static void add(List<String> rows, int times, String row) {
    rows.addAll(Collections.nCopies(times, row));
  }

  private static Measured rows(List<String> rows) {
    return Measured.byRow("Q:quasi S:sensitive", rows.toArray(String[]::new));
  }

  @Test
  void enhancedIsUndefinedWhereNoBetaHolds() {
    // q = .9, p = 1 always fails, since q (1 - ln q) = .9948 is below 1.
    assertThat(0.9 * (1 - Math.log(0.9))).isCloseTo(0.9948, within(5e-5));
    List<String> ten = new ArrayList<>();
    add(ten, 5, "a x");
    add(ten, 4, "b x");
    add(ten, 1, "b y");
    BetaLikeness beta = of(rows(ten));
    // By hand: y is 1/5 of b and 1/10 of the table, (p - q) / q = 1, within -ln .1 = 2.3. A peer
    // that holds the largest gain against one bound says 1; x in a gains 1/9, above -ln .9 = .105.
    assertThat(exact(beta.basic())).isEqualTo(BigFraction.ONE);
    assertThat(reason(beta.enhanced())).isEqualTo("no-beta");
  }

  @Test
  void enhancedIsBasicWhereEveryGainIsAllowed() {
    // By hand: q = .9 and p = .99, below .9948; y is .19 of b and .1 of the table.
    List<String> rows = new ArrayList<>();
    add(rows, 99, "a x");
    add(rows, 1, "a y");
    add(rows, 81, "b x");
    add(rows, 19, "b y");
    BetaLikeness beta = of(rows(rows));
    assertThat(exact(beta.basic())).isEqualTo(BigFraction.of(9, 10));
    assertThat(beta.enhanced()).isEqualTo(beta.basic());
  }

  @Test
  void onePercentAboveTheBoundFails() {
    // By hand: q = .9, p = 399/400 = .9975, above .9948.
    List<String> rows = new ArrayList<>();
    add(rows, 399, "a x");
    add(rows, 1, "a y");
    add(rows, 321, "b x");
    add(rows, 79, "b y");
    assertThat(reason(of(rows(rows)).enhanced())).isEqualTo("no-beta");
  }

  @Test
  void valueTwiceAsFrequentIsOne() {
    // By hand: x is 1/2 of a and 1/4 of the table.
    assertThat(exact(of(rows(List.of("a x", "a y", "b y", "b y"))).basic()))
        .isEqualTo(BigFraction.ONE);
  }

  @Test
  void lossesDoNotCount() {
    // By hand: in a x falls from 5/8 to 1/2 and y rises from 3/8 to 1/2 (1/3); in b x rises to 3/4
    // (1/5) and y falls to 1/4, by a third of itself.
    List<String> eight = List.of("a x", "a x", "a y", "a y", "b x", "b x", "b x", "b y");
    assertThat(exact(of(rows(eight)).basic())).isEqualTo(BigFraction.of(1, 3));
  }

  @Test
  void patientsSpreadTheirWeight() {
    // E1 = A{flu}, B{flu, hiv}, E2 = C{hiv}, D{cold}. By hand: Q is 3/8, 3/8, 1/4; flu is
    // 3/4 of E1 and cold 1/2 of E2, both 1. 1 is above -ln 3/8 = .98.
    Measured flu =
        Measured.byPatient(HEADER, "A 1 flu", "B 1 flu", "B 1 hiv", "C 2 hiv", "D 2 cold");
    assertThat(exact(of(flu).basic())).isEqualTo(BigFraction.ONE);
    assertThat(reason(of(flu).enhanced())).isEqualTo("no-beta");
    // By row: Q is 2/5, 2/5, 1/5; cold is 1/2 of E2, 3/2, within -ln 1/5 = 1.609.
    BetaLikeness byRow = of(flu.in(Unit.ROW));
    assertThat(exact(byRow.basic())).isEqualTo(BigFraction.of(3, 2));
    assertThat(byRow.enhanced()).isEqualTo(byRow.basic());
  }

  @ParameterizedTest
  @EnumSource
  void classesThatMirrorTheTableAreZero(Unit unit) {
    BetaLikeness beta =
        of(Measured.byRow(HEADER, "A a x", "B a y", "C b x", "D b y", "E b -").in(unit));
    assertThat(exact(beta.basic())).isEqualTo(BigFraction.ZERO);
    assertThat(exact(beta.enhanced())).isEqualTo(BigFraction.ZERO);
  }

  @ParameterizedTest
  @EnumSource
  void oneDistinctValueIsZero(Unit unit) {
    // By hand: q = p = 1, and 0 is within -ln 1 = 0.
    BetaLikeness beta = of(Measured.byRow(HEADER, "A a x", "B b x", "C b -").in(unit));
    assertThat(number(beta.basic())).isZero();
    assertThat(number(beta.enhanced())).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void unitsWithoutValueAreLeftOut(Unit unit) {
    // By hand: a holds x and nothing, b holds y: p = 1, q = 1/2 each; the class of nobody is none.
    BetaLikeness beta = of(Measured.byRow(HEADER, "A a x", "B a -", "C b y", "D c -").in(unit));
    assertThat(exact(beta.basic())).isEqualTo(BigFraction.ONE);
  }

  @ParameterizedTest
  @EnumSource
  void withoutValuesOrUnitsUndefinedNotZero(Unit unit) {
    BetaLikeness noValues = of(Measured.byRow(HEADER, "A a -", "B b -").in(unit));
    assertThat(reason(noValues.basic())).isEqualTo("no-values");
    assertThat(reason(noValues.enhanced())).isEqualTo("no-values");
    BetaLikeness noUnits = of(Measured.byRow(HEADER).in(unit));
    assertThat(reason(noUnits.basic())).isEqualTo("no-units");
    assertThat(reason(noUnits.enhanced())).isEqualTo("no-units");
  }
}
