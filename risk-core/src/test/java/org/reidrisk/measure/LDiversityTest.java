package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reidrisk.measure.Measured.count;
import static org.reidrisk.measure.Measured.number;
import static org.reidrisk.measure.Measured.reason;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.group.Unit;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

class LDiversityTest {

  @Test
  void worstClassDecides() {
    // By hand: class a holds three values, class b two.
    Measured five = Measured.byRow("Q:quasi S:sensitive", "a x", "a y", "a z", "b x", "b y");
    assertThat(count(five.diversity().distinct())).isEqualTo(2);
    assertThat(number(five.diversity().entropy())).isCloseTo(2, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void equallyFrequentValuesCountFully(Unit unit) {
    // exp(H) of l equally frequent values is l; a peer loses one for 28 of l = 2..40.
    for (int l = 2; l <= 1000; l++) {
      Table.Builder table =
          Table.builder(SmallTables.schema("Q:quasi S:sensitive"), TableFormat.strict());
      for (int i = 0; i < l; i++) {
        table.row("q", "s" + i);
      }
      LDiversity diversity = Measured.of(unit, table.build()).diversity();
      assertThat(number(diversity.entropy())).isCloseTo(l, relative(l));
      assertThat(count(diversity.distinct())).isEqualTo(l);
    }
  }

  private static Offset<Double> relative(int l) {
    return within(l * 1e-12);
  }

  @Test
  void equallyFrequentValuesOfPatientsWithSeveralCountFully() {
    // By hand: patient i holds values i and i + 1 (the last one n and 1), so each weighs 1.
    for (int n : new int[] {3, 10, 97, 1000}) {
      Table.Builder table =
          Table.builder(SmallTables.schema("ID:key Q:quasi S:sensitive"), TableFormat.strict());
      for (int i = 0; i < n; i++) {
        table.row("p" + i, "q", "s" + i).row("p" + i, "q", "s" + (i + 1) % n);
      }
      LDiversity diversity = Measured.of(Unit.PATIENT, table.build()).diversity();
      assertThat(number(diversity.entropy())).isCloseTo(n, relative(n));
      // Nobody holds one value only: all an attacker can be sure of is "something".
      assertThat(count(diversity.distinct())).isEqualTo(1);
    }
  }

  @Test
  void skewedValuesCountLess() {
    // By hand: 8, 1, 1: H = ln 10 - 0.8 ln 8, exp(H) = 10 / 8^0.8.
    Measured ten =
        Measured.byRow(
            "Q:quasi S:sensitive",
            "q a",
            "q a",
            "q a",
            "q a",
            "q a",
            "q a",
            "q a",
            "q a",
            "q b",
            "q c");
    assertThat(count(ten.diversity().distinct())).isEqualTo(3);
    assertThat(number(ten.diversity().entropy())).isCloseTo(10 / Math.pow(8, 0.8), within(1e-12));
  }

  @Test
  void uniqueRowIsOneDiverse() {
    // A sample unique is always 1-diverse.
    Measured three = Measured.byRow("Q:quasi S:sensitive", "a x", "a y", "b z");
    assertThat(count(three.diversity().distinct())).isEqualTo(1);
    assertThat(number(three.diversity().entropy())).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void allMissingIsOneNotUndefinedNotZero(Unit unit) {
    Measured three = Measured.byRow("ID:key Q:quasi S:sensitive", "A a -", "B a -", "C a -");
    LDiversity diversity = three.in(unit).diversity();
    assertThat(count(diversity.distinct())).isEqualTo(1);
    assertThat(number(diversity.entropy())).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void classWithoutAnyValueIsOne(Unit unit) {
    Measured four =
        Measured.byRow("ID:key Q:quasi S:sensitive", "A a x", "B a y", "C b -", "D b -");
    assertThat(count(four.in(unit).diversity().distinct())).isEqualTo(1);
    assertThat(number(four.in(unit).diversity().entropy())).isEqualTo(1);
  }

  @Test
  void entropyIsNeverBelowOne() {
    // By hand: one value held by 3, 7, 49 … rows; ln n - (n ln n) / n must not fall below 0.
    for (int n : new int[] {3, 7, 10, 49, 1001}) {
      Table.Builder table =
          Table.builder(SmallTables.schema("Q:quasi S:sensitive"), TableFormat.strict());
      for (int i = 0; i < n; i++) {
        table.row("q", "s");
      }
      assertThat(number(Measured.of(Unit.ROW, table.build()).diversity().entropy()))
          .isBetween(1.0, 1 + 1e-12);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noRowsIsUndefined(Unit unit) {
    LDiversity none = Measured.byRow("ID:key Q:quasi S:sensitive").in(unit).diversity();
    assertThat(reason(none.distinct())).isEqualTo("no-units");
    assertThat(reason(none.entropy())).isEqualTo("no-units");
  }
}
