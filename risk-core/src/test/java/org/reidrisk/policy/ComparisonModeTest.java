package org.reidrisk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonModeTest {

  /** The regulators' table; there is no formula behind it. */
  private static final Map<BigDecimal, Integer> TABLE =
      Map.of(
          new BigDecimal("0.500"), 2,
          new BigDecimal("0.330"), 3,
          new BigDecimal("0.200"), 5,
          new BigDecimal("0.100"), 10,
          new BigDecimal("0.090"), 11,
          new BigDecimal("0.075"), 15,
          new BigDecimal("0.050"), 20);

  @ParameterizedTest
  @CsvSource({
    "1, 1", "1.0, 1", "1.00, 1", "0.99, 2", "0.5, 2", "0.50, 2", "0.334, 3", "0.3333, 4",
    "0.33, 4", "0.25, 4", "0.2, 5", "0.1, 10", "0.10, 10", "0.0909, 12", "0.091, 11", "0.09, 12",
    "0.090, 12", "0.075, 14", "0.05, 20", "0.01, 100", "0.001, 1000", "0.000001, 1000000"
  })
  void strict_isTheCeilingOfTheWrittenDecimal(BigDecimal risk, int classSize) {
    assertThat(ComparisonMode.STRICT.classSize(risk)).contains(classSize);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "0.0", "-0.1", "-1", "1.1", "1.0000000001", "2", "0.00000000000000001"})
  void strict_knowsNoClassSizeForWhatIsNoRisk(BigDecimal risk) {
    assertThat(ComparisonMode.STRICT.classSize(risk)).isEmpty();
  }

  @Test
  void strict_isTheLeastClassSizeWhoseRiskDoesNotExceedTheLimit() {
    for (int thousandths = 1; thousandths <= 1000; thousandths++) {
      BigDecimal risk = BigDecimal.valueOf(thousandths, 3);
      int size = ComparisonMode.STRICT.classSize(risk).orElseThrow();
      assertThat(risk.multiply(BigDecimal.valueOf(size))).isGreaterThanOrEqualTo(BigDecimal.ONE);
      assertThat(risk.multiply(BigDecimal.valueOf(size - 1L))).isLessThan(BigDecimal.ONE);
    }
  }

  @Test
  void regulator_isTheTableAndNothingElse() {
    Map<BigDecimal, Integer> known = new TreeMap<>();
    for (int thousandths = -10; thousandths <= 2000; thousandths++) {
      BigDecimal risk = BigDecimal.valueOf(thousandths, 3);
      ComparisonMode.REGULATOR.classSize(risk).ifPresent(size -> known.put(risk, size));
    }
    assertThat(known).isEqualTo(new TreeMap<>(TABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0909", "0.3333", "0.0900001", "0.333", "1", "0.25", "0.0750001"})
  void regulator_roundsNothing(BigDecimal risk) {
    assertThat(ComparisonMode.REGULATOR.classSize(risk)).isEmpty();
  }

  @Test
  void regulator_readsTrailingZerosAsTheSameRisk() {
    assertThat(ComparisonMode.REGULATOR.classSize(new BigDecimal("0.0900"))).contains(11);
    assertThat(ComparisonMode.REGULATOR.classSize(new BigDecimal("0.5"))).contains(2);
  }

  @Test
  void publishedRisks_ascend() {
    assertThat(ComparisonMode.publishedRisks())
        .isSorted()
        .hasSameElementsAs(
            TABLE.keySet().stream()
                .map(r -> new BigDecimal(r.stripTrailingZeros().toPlainString()))
                .toList());
  }
}
