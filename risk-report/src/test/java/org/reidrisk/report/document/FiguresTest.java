package org.reidrisk.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 100",
    "0.5, 50",
    "0.0909090909, 9.09",
    "0.4257, 42.6",
    "0.00012345, 0.0123",
    "0.9999, 99.99",
    "0.99999999, 99.999999",
    "0.0000000001, < 0.0001",
  })
  void percent_neverSaysEveryoneOrNoOneByRounding(double share, String percent) {
    assertThat(Figures.percent(share)).isEqualTo(percent);
  }

  @ParameterizedTest
  @CsvSource({"0.09, 9", "0.075, 7.5", "1, 100", "0.0909, 9.09"})
  void percent_ofAWrittenLimitIsExact(BigDecimal share, String percent) {
    assertThat(Figures.percent(share)).isEqualTo(percent);
  }

  @Test
  void decimal_hasSixDigits() {
    assertThat(Figures.decimal(1 / 3.0)).isEqualTo("0.333333");
    assertThat(Figures.decimal(0)).isEqualTo("0");
    assertThat(Figures.decimal(12345678.9)).isEqualTo("12345700");
  }

  @Test
  void decimalBeside_tellsAValueFromItsLimit() {
    BigDecimal limit = new BigDecimal("0.09");
    assertThat(Figures.decimalBeside(0.09, limit)).isEqualTo("0.09");
    assertThat(Figures.decimalBeside(0.0900000001, limit)).isEqualTo("0.0900000001");
    assertThat(Figures.decimalBeside(0.0833333333, limit)).isEqualTo("0.0833333");
  }
}
