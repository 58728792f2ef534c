package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.reidrisk.measure.Measured.number;
import static org.reidrisk.measure.Measured.reason;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.Unit;

class IdentityRiskTest {

  private static IdentityRisk ofSizes(int... sizes) {
    TreeMap<Integer, Long> histogram = new TreeMap<>();
    for (int size : sizes) {
      histogram.merge(size, 1L, Long::sum);
    }
    return IdentityRisk.prosecutor(ClassSizes.ofRows(histogram));
  }

  @Test
  void workedVectorOfThreeMeasures() {
    // f = 1, 2, 3, 5, 9, n = 20: pRa(0.2) = 0.30, pRa(0.09) = 1.0, pRb = 1, pRc =
    // 0.25.
    IdentityRisk risk = ofSizes(1, 2, 3, 5, 9);
    assertThat(number(risk.shareAbove(5))).isEqualTo(0.3);
    assertThat(number(risk.shareAbove(12))).isEqualTo(1);
    assertThat(number(risk.highest())).isEqualTo(1);
    assertThat(number(risk.mean())).isEqualTo(0.25);
  }

  @Test
  void meanIsOverRecordsNotOverClasses() {
    // One unique and a class of 99: 0.02 over records, 0.505 over classes.
    assertThat(number(ofSizes(1, 99).mean())).isEqualTo(0.02);
    // STYLE 5: sizes 1, 1, 1, 7: 0.400 over records, 0.786 over classes.
    assertThat(number(ofSizes(1, 1, 1, 7).mean())).isEqualTo(0.4);
  }

  @ParameterizedTest
  @CsvSource({
    // By hand: classes of 1, 11 and 12; 24 rows.
    "1, 0",
    "2, 1",
    "11, 1",
    "12, 12",
    "13, 24",
    "2147483647, 24",
  })
  void thresholdItselfIsNotAbove(int threshold, int rowsAbove) {
    assertThat(number(ofSizes(1, 11, 12).shareAbove(threshold))).isEqualTo(rowsAbove / 24.0);
  }

  @Test
  void thresholdBelowOneIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ofSizes(1).shareAbove(0));
  }

  @Test
  void figuresKeepTheirFractions() {
    // By hand: 2/100 = 1/50.
    Estimate.Real mean = (Estimate.Real) ofSizes(1, 99).mean();
    assertThat(mean.fraction()).isEqualTo(BigFraction.of(1, 50));
    Estimate.Real highest = (Estimate.Real) ofSizes(3, 7).highest();
    assertThat(highest.fraction()).isEqualTo(BigFraction.of(1, 3));
    Estimate.Real share = (Estimate.Real) ofSizes(3, 7).shareAbove(5);
    assertThat(share.fraction()).isEqualTo(BigFraction.of(3, 10));
  }

  @Test
  void meanOfThousandsOfSizesIsTheNearestDouble() {
    // Patients whose smallest classes have the sizes 1 to 3000; sum of 1/size in 60 digits.
    TreeMap<Integer, Long> classes = new TreeMap<>();
    TreeMap<Integer, Long> patients = new TreeMap<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (int size = 1; size <= 3000; size++) {
      classes.put(size, 1L);
      patients.put(size, 1L);
      sum = sum.add(BigDecimal.ONE.divide(BigDecimal.valueOf(size), new MathContext(60)));
    }
    IdentityRisk risk = IdentityRisk.prosecutor(ClassSizes.ofPatients(classes, patients));
    BigDecimal mean = sum.divide(BigDecimal.valueOf(3000), new MathContext(60));
    assertThat(number(risk.mean())).isEqualTo(mean.doubleValue());
  }

  @Test
  void countsBeyondThirtyTwoBits() {
    // By hand: 3,000,000,000 uniques and as many pairs; (3e9 + 3e9) / 9e9.
    TreeMap<Integer, Long> histogram = new TreeMap<>();
    histogram.put(1, 3_000_000_000L);
    histogram.put(2, 3_000_000_000L);
    IdentityRisk risk = IdentityRisk.prosecutor(ClassSizes.ofRows(histogram));
    assertThat(number(risk.mean())).isEqualTo(2.0 / 3);
    assertThat(number(risk.shareAbove(2))).isEqualTo(1.0 / 3);
  }

  @ParameterizedTest
  @EnumSource
  void noRowsIsUndefinedNotZero(Unit unit) {
    IdentityRisk none = Measured.byRow("ID:key Q:quasi").in(unit).risk();
    assertThat(reason(none.highest())).isEqualTo("no-units");
    assertThat(reason(none.mean())).isEqualTo("no-units");
    assertThat(reason(none.shareAbove(1))).isEqualTo("no-units");
    assertThat(reason(none.shareAbove(11))).isEqualTo("no-units");
  }
}
