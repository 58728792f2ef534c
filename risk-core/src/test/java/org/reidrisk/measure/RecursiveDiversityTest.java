package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.reidrisk.measure.Measured.count;
import static org.reidrisk.measure.Measured.reason;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.group.Unit;

/** Counts are compared as whole numbers; there is no tolerance. */
class RecursiveDiversityTest {
  private static final String HEADER = "ID:key Q:quasi S:sensitive";

  private static long l(Measured table, String c) {
    return count(RecursiveDiversity.of(table.counts(), new BigDecimal(c)).l());
  }

  /** One class of patients with one row each; a value stands there as often as is said. */
  private static Measured oneClass(Unit unit, int... counts) {
    List<String> rows = new ArrayList<>();
    for (int value = 0; value < counts.length; value++) {
      for (int i = 0; i < counts[value]; i++) {
        rows.add("p" + rows.size() + " q s" + value);
      }
    }
    return Measured.byRow(HEADER, rows.toArray(String[]::new)).in(unit);
  }

  @ParameterizedTest
  @CsvSource({
    // 8, 1, 1 with l = 3 fails at c = 8 and holds above.
    "8, 2",
    "8.000001, 3",
    "8.00000000000000000001, 3",
    "9, 3",
    // By hand: 8 < c * 2 needs c above 4.
    "4, 1",
    "4.0000001, 2",
    // pyCANON takes the rarest value for r_1, so that 1 < c * 1 nearly holds: it says c = 1, l = 3.
    "1, 1",
    "2, 1",
    "0.001, 1",
  })
  void eightOneOne(String c, long l) {
    for (Unit unit : Unit.values()) {
      assertThat(l(oneClass(unit, 8, 1, 1), c)).isEqualTo(l);
    }
  }

  @ParameterizedTest
  @EnumSource
  void missingCountsAsTheCommonest(Unit unit) {
    // {7, 7, 3, -, -, -}: r is 5, 1, hence l = 2 above c = 5; without the missing the
    // weights would be 2, 1 and c = 3 would do.
    Measured six =
        Measured.byRow(HEADER, "A q 7", "B q 7", "C q 3", "D q -", "E q -", "F q -").in(unit);
    assertThat(l(six, "3")).isEqualTo(1);
    assertThat(l(six, "5")).isEqualTo(1);
    assertThat(l(six, "5.001")).isEqualTo(2);
    // {7, 7, -, -, -}: one value, whatever the constant.
    Measured five = Measured.byRow(HEADER, "A q 7", "B q 7", "C q -", "D q -", "E q -").in(unit);
    assertThat(l(five, "1000000")).isEqualTo(1);
  }

  @Test
  void patientsSpreadTheirWeight() {
    // E1 = A{flu}, B{flu, hiv}: weights 3/2 and 1/2, hence l = 2 above c = 3.
    // E2 = C{hiv}, D{cold}: l = 2 above c = 1.
    Measured flu =
        Measured.byPatient(HEADER, "A 1 flu", "B 1 flu", "B 1 hiv", "C 2 hiv", "D 2 cold");
    assertThat(l(flu, "3")).isEqualTo(1);
    assertThat(l(flu, "3.0001")).isEqualTo(2);
    // By row E1 is flu, flu, hiv: above c = 2.
    assertThat(l(flu.in(Unit.ROW), "2")).isEqualTo(1);
    assertThat(l(flu.in(Unit.ROW), "2.0001")).isEqualTo(2);
  }

  @Test
  void worstClassDecides() {
    // By hand at c = 2: class a (1, 1, 1) has 3, class b (1, 1) has 2.
    assertThat(l(Measured.byRow("Q:quasi S:sensitive", "a x", "a y", "a z", "b x", "b y"), "2"))
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 40})
  void equallyFrequentValues(int m) {
    // By hand: 1 < c * (m - l + 1); at c = 1 the last l fails, above 1 it holds.
    int[] counts = new int[m];
    Arrays.fill(counts, 3);
    assertThat(l(oneClass(Unit.ROW, counts), "1")).isEqualTo(m - 1);
    assertThat(l(oneClass(Unit.ROW, counts), "1.0000000001")).isEqualTo(m);
    assertThat(RecursiveDiversity.USUAL_C).isEqualByComparingTo("2");
    assertThat(l(oneClass(Unit.ROW, counts), "2")).isEqualTo(m);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E+30", "1000000000000000000000000000000", "1E-30"})
  void constantsBeyondSixtyFourBits(String c) {
    assertThat(l(oneClass(Unit.ROW, 8, 1, 1), c)).isEqualTo(c.equals("1E-30") ? 1 : 3);
  }

  @ParameterizedTest
  @EnumSource
  void uniqueRowHasNone(Unit unit) {
    // None (a single record) is 1.
    assertThat(l(Measured.byRow(HEADER, "A a x", "B b y").in(unit), "100")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void classWithoutAnyValueIsOne(Unit unit) {
    Measured four = Measured.byRow(HEADER, "A a x", "B a y", "C b -", "D b -").in(unit);
    assertThat(l(four, "100")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void noRowsIsUndefined(Unit unit) {
    Measured none = Measured.byRow(HEADER).in(unit);
    assertThat(reason(RecursiveDiversity.of(none.counts(), BigDecimal.TEN).l()))
        .isEqualTo("no-units");
  }

  @Test
  void constantIsAboveZero() {
    Measured two = Measured.byRow(HEADER, "A a x", "B a y");
    assertThatIllegalArgumentException().isThrownBy(() -> l(two, "0"));
    assertThatIllegalArgumentException().isThrownBy(() -> l(two, "-1"));
  }
}
