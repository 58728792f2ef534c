package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reidrisk.measure.Measured.number;
import static org.reidrisk.measure.Measured.reason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.group.Unit;

/** Logarithms are compared within 1e-15, a few units in the last place. */
class DeltaDisclosureTest {
  private static final String HEADER = "ID:key Q:quasi S:sensitive";

  private static DeltaDisclosure of(Measured table) {
    return DeltaDisclosure.of(table.counts());
  }

  @Test
  void naturalLogarithmOfTheWorstRatio() {
    // By hand: q = 1/2, p = 2/3 and 1/3; |ln 2/3| = .405 is above ln 4/3 = .288. In
    // bits, as ARX has it, .585.
    Measured six = Measured.byRow("Q:quasi S:sensitive", "a x", "a x", "a y", "b x", "b y", "b y");
    assertThat(number(of(six).strict())).isCloseTo(Math.log(1.5), within(1e-15));
    assertThat(of(six).zerosSkipped()).isEqualTo(of(six).strict());
  }

  @Test
  void strictIsUndefinedWhenAClassLacksAValue() {
    // The ratio is 0; ARX and pyCANON pass over it. By hand: x is 1/2 of a, 1/4 of
    // all.
    Measured four = Measured.byRow("Q:quasi S:sensitive", "a x", "a y", "b y", "b y");
    assertThat(reason(of(four).strict())).isEqualTo("value-ruled-out");
    assertThat(number(of(four).zerosSkipped())).isCloseTo(Math.log(2), within(1e-15));
  }

  @Test
  void patientsSpreadTheirWeight() {
    // E1 = A{flu}, B{flu, hiv}, E2 = C{hiv}, D{cold}. By hand: Q is 3/8, 3/8, 1/4; flu is
    // 3/4 of E1, cold 1/2 of E2; E1 lacks cold.
    Measured flu =
        Measured.byPatient(HEADER, "A 1 flu", "B 1 flu", "B 1 hiv", "C 2 hiv", "D 2 cold");
    assertThat(reason(of(flu).strict())).isEqualTo("value-ruled-out");
    assertThat(number(of(flu).zerosSkipped())).isCloseTo(Math.log(2), within(1e-15));
    // By row: cold is 1/2 of E2 and 1/5 of the table.
    assertThat(number(of(flu.in(Unit.ROW)).zerosSkipped())).isCloseTo(Math.log(2.5), within(1e-15));
  }

  @ParameterizedTest
  @EnumSource
  void classesThatMirrorTheTableAreZero(Unit unit) {
    DeltaDisclosure delta =
        of(Measured.byRow(HEADER, "A a x", "B a y", "C b x", "D b y", "E b -").in(unit));
    assertThat(number(delta.strict())).isZero();
    assertThat(number(delta.zerosSkipped())).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void classWithoutAnyValueRulesNothingOut(Unit unit) {
    // By definition: units without a value are left out.
    DeltaDisclosure delta = of(Measured.byRow(HEADER, "A a x", "B a y", "C b -").in(unit));
    assertThat(number(delta.strict())).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void withoutValuesOrUnitsUndefinedNotZero(Unit unit) {
    DeltaDisclosure noValues = of(Measured.byRow(HEADER, "A a -", "B b -").in(unit));
    assertThat(reason(noValues.strict())).isEqualTo("no-values");
    assertThat(reason(noValues.zerosSkipped())).isEqualTo("no-values");
    DeltaDisclosure noUnits = of(Measured.byRow(HEADER).in(unit));
    assertThat(reason(noUnits.strict())).isEqualTo("no-units");
    assertThat(reason(noUnits.zerosSkipped())).isEqualTo("no-units");
  }

  @Test
  void valuesOfRowsWithoutPatientAreNotRuledOut() {
    // By definition: nobody holds z.
    Measured some = Measured.byPatient(HEADER, "A a x", "B a y", "C b x", "D b y", "- b z");
    assertThat(number(of(some).strict())).isZero();
  }
}
