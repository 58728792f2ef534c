package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.reidrisk.measure.Measured.number;
import static org.reidrisk.measure.Measured.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.group.Unit;
import org.reidrisk.value.ValueFormat;

class TClosenessTest {

  private static final String[] SALARIES = {"3", "4", "5", "6", "7", "8", "9", "10", "11"};

  /** Nine salaries, some in class a, all others in class b. */
  private static Measured salaries(String... inClass) {
    List<String> rows = new ArrayList<>();
    for (String salary : SALARIES) {
      rows.add((List.of(inClass).contains(salary) ? "a " : "b ") + salary);
    }
    return Measured.byRow("Q:quasi S:sensitive", rows.toArray(String[]::new));
  }

  @Test
  void salariesInOrder() {
    // Li et al. 2007, values 3..11k: {3,4,5} 0.375, {6,8,11} 0.1666667. The six
    // others
    // are half as far from the table, so the maximum is the class of three.
    assertThat(number(salaries("3", "4", "5").closenessInOrder(SALARIES))).isEqualTo(0.375);
    assertThat(number(salaries("6", "8", "11").closenessInOrder(SALARIES))).isEqualTo(1.0 / 6);
  }

  @Test
  void salariesWithEqualDistance() {
    // Both are 0.6666667.
    assertThat(number(salaries("3", "4", "5").closeness())).isEqualTo(2.0 / 3);
    assertThat(number(salaries("6", "8", "11").closeness())).isEqualTo(2.0 / 3);
  }

  @Test
  void rankIgnoresMagnitude() {
    // 1,2|3,4 and 1,2|3,4000 both 1/3 by rank (by magnitude 0.3333 and 0.2500625).
    Measured near = Measured.byRow("Q:quasi S:sensitive", "a 1", "a 2", "b 3", "b 4");
    assertThat(number(near.closenessInOrder("1", "2", "3", "4"))).isEqualTo(1.0 / 3);
    Measured far = Measured.byRow("Q:quasi S:sensitive", "a 1", "a 2", "b 3", "b 4000");
    assertThat(number(far.closenessInOrder("1", "2", "3", "4000"))).isEqualTo(1.0 / 3);
  }

  @Test
  void repeatedValuesAreOneValue() {
    // Class of all 1s in a 50/50 table of {1,2}: 0.5; a peer that walks rows: 12.63.
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add("a 1");
      rows.add("b 2");
    }
    Measured hundred = Measured.byRow("Q:quasi S:sensitive", rows.toArray(String[]::new));
    assertThat(number(hundred.closenessInOrder("1", "2"))).isEqualTo(0.5);
    assertThat(number(hundred.closeness())).isEqualTo(0.5);
  }

  @Test
  void classOfOneAndTwoInATableOfTwoThirdsOnes() {
    // STYLE 5: values 1,1,2 and class {1,2}: 1/6 by definition, 1/3 by a peer that walks rows. The
    // table is doubled so that the other class {1,1,1,2} is nearer (1/12).
    Measured six = Measured.byRow("Q:quasi S:sensitive", "a 1", "a 2", "b 1", "b 1", "b 1", "b 2");
    assertThat(number(six.closenessInOrder("1", "2"))).isEqualTo(1.0 / 6);
    assertThat(number(six.closeness())).isEqualTo(1.0 / 6);
  }

  @Test
  void rankOfNumbersIsNumericNotTextual() {
    // By hand: class a is 10, Q is one third each. By number 10 stands between 9 and 100:
    // (1/3 + 1/3) / 2. As text it comes first: (2/3 + 1/3) / 2. Class b is nearer.
    Measured all =
        Measured.byRow("Q:quasi S:sensitive", "a 10", "b 9", "b 100", "b 9", "b 100", "b 10");
    String[] byNumber = {"9", "10", "100"};
    List<String> sorted =
        List.of("100", "9", "10").stream()
            .sorted(Comparator.comparing(v -> ValueFormat.NUMBER.position(v).orElseThrow()))
            .toList();
    assertThat(sorted).containsExactly(byNumber);
    assertThat(number(all.closenessInOrder(byNumber))).isEqualTo(1.0 / 3);
    assertThat(number(all.closenessInOrder("10", "100", "9"))).isEqualTo(0.5);
  }

  @ParameterizedTest
  @EnumSource
  void oneDistinctValueIsZero(Unit unit) {
    // Defined as 0; a peer divides by zero.
    Measured four =
        Measured.byRow("ID:key Q:quasi S:sensitive", "A a x", "B a x", "C b x", "D b -").in(unit);
    assertThat(number(four.closeness())).isZero();
    assertThat(number(four.closenessInOrder("x"))).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void oneClassIsZero(Unit unit) {
    Measured three =
        Measured.byRow("ID:key Q:quasi S:sensitive", "A a x", "B a y", "C a z").in(unit);
    assertThat(number(three.closeness())).isZero();
    assertThat(number(three.closenessInOrder("y", "x", "z"))).isZero();
  }

  @Test
  void unitsWithoutValueAreLeftOutOfBothDistributions() {
    // By hand: a is x, y, -; b is x, y. P and Q are one half each.
    Measured five = Measured.byRow("Q:quasi S:sensitive", "a x", "a y", "a -", "b x", "b y");
    assertThat(number(five.closeness())).isZero();
  }

  @Test
  void classWithoutAnyValueHasNoDistance() {
    // By hand: only a (x) and b (y) count; Q is one half each.
    Measured three = Measured.byRow("Q:quasi S:sensitive", "a x", "b y", "c -");
    assertThat(number(three.closeness())).isEqualTo(0.5);
  }

  @ParameterizedTest
  @EnumSource
  void allMissingIsUndefinedNotZero(Unit unit) {
    Measured two = Measured.byRow("ID:key Q:quasi S:sensitive", "A a -", "B b -").in(unit);
    assertThat(reason(two.closeness())).isEqualTo("no-values");
    assertThat(reason(two.closenessInOrder())).isEqualTo("no-values");
  }

  @Test
  void valuesThatOnlyRowsWithoutPatientHoldAreNoValuesOfPatients() {
    // By definition: nobody known holds a value.
    Measured two = Measured.byPatient("ID:key Q:quasi S:sensitive", "A a -", "B b -", "- a x");
    assertThat(reason(two.closeness())).isEqualTo("no-values");
  }

  @ParameterizedTest
  @EnumSource
  void noRowsIsUndefinedNotZero(Unit unit) {
    Measured none = Measured.byRow("ID:key Q:quasi S:sensitive").in(unit);
    assertThat(reason(none.closeness())).isEqualTo("no-units");
    assertThat(reason(none.closenessInOrder())).isEqualTo("no-units");
  }

  @Test
  void resultKeepsItsFraction() {
    Estimate.Real t = (Estimate.Real) salaries("6", "8", "11").closenessInOrder(SALARIES);
    assertThat(t.fraction()).isEqualTo(BigFraction.of(1, 6));
  }

  @Test
  void repeatedSixRowTableKeepsItsDistance() {
    // A 6-row table repeated to 600,000 rows gives 0.0007 in a peer whose int overflows.
    // Here x in a, y and z in b, twice; by hand 1/2 * (2/3 + 1/3 + 1/3) = 2/3 whatever the number.
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      rows.addAll(List.of("a x", "b y", "b z", "a x", "b y", "b z"));
    }
    Measured many = Measured.byRow("Q:quasi S:sensitive", rows.toArray(String[]::new));
    assertThat(number(many.closeness())).isCloseTo(2.0 / 3, within(1e-15));
    // In the order x, y, z: (2/3 + 1/3) / 2.
    assertThat(number(many.closenessInOrder("x", "y", "z"))).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void orderMustNameEachValueOnce() {
    assertThatIllegalArgumentException().isThrownBy(() -> GroundDistance.ordered(1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> GroundDistance.ordered(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> GroundDistance.ordered(1, 3));
    Measured three = Measured.byRow("Q:quasi S:sensitive", "a x", "b y", "b z");
    assertThatIllegalArgumentException().isThrownBy(() -> three.closenessInOrder("x", "y"));
  }
}
