package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reidrisk.measure.Measured.number;
import static org.reidrisk.measure.Measured.reason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.group.Unit;

class AlphaAnonymityTest {

  @Test
  void commonestValueOfTheWorstClass() {
    // By hand: class a 2 of 3, class b 3 of 5.
    Measured eight =
        Measured.byRow(
            "Q:quasi S:sensitive", "a x", "a x", "a y", "b x", "b x", "b x", "b y", "b z");
    assertThat(number(eight.alpha().alpha())).isEqualTo(2.0 / 3);
    assertThat(eight.alpha().homogeneousClasses()).isZero();
  }

  @Test
  void uniqueRowHasAlphaOneWithoutBeingAHomogeneousClass() {
    Measured three = Measured.byRow("Q:quasi S:sensitive", "a x", "a y", "b z");
    assertThat(number(three.alpha().alpha())).isEqualTo(1);
    assertThat(three.alpha().homogeneousClasses()).isZero();
  }

  @Test
  void homogeneousClassesAreCounted() {
    // By hand: a and b are homogeneous, c is not, d has one row.
    Measured seven =
        Measured.byRow("Q:quasi S:sensitive", "a x", "a x", "b y", "b -", "c x", "c y", "d x");
    assertThat(seven.alpha().homogeneousClasses()).isEqualTo(2);
  }

  @Test
  void patientWithSeveralValuesCountsForEach() {
    // By hand: {x, y}, {x}, {y}: x is held by 2 of 3, y too.
    Measured three =
        Measured.byPatient("ID:key Q:quasi S:sensitive", "A q x", "A q y", "B q x", "C q y");
    assertThat(number(three.alpha().alpha())).isEqualTo(2.0 / 3);
  }

  @ParameterizedTest
  @EnumSource
  void allMissingIsOneNotZero(Unit unit) {
    // By definition: a unit without value counts as holding the commonest, whatever that is.
    AlphaAnonymity alpha =
        Measured.byRow("ID:key Q:quasi S:sensitive", "A a -", "B a -").in(unit).alpha();
    assertThat(number(alpha.alpha())).isEqualTo(1);
    assertThat(alpha.homogeneousClasses()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void noRowsIsUndefined(Unit unit) {
    AlphaAnonymity none = Measured.byRow("ID:key Q:quasi S:sensitive").in(unit).alpha();
    assertThat(reason(none.alpha())).isEqualTo("no-units");
    assertThat(none.homogeneousClasses()).isZero();
  }
}
