package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60-69 | 60 | true",
        "60-69 | 69.9 | true",
        "60-69 | 70 | false",
        "60-69 | 59.9 | false",
        "60.0-69.5 | 69.59 | true",
        "60.0-69.5 | 69.6 | false",
        "060Y-069Y | 65 | true",
        "60 to 69 | 65 | true",
        "60\u201369 | 69 | true",
        "-5--1 | -3 | true",
        "-5-1 | 0 | true",
        "[60,70) | 70 | false",
        "[60,70) | 60 | true",
        "(60,70] | 60 | false",
        "(60;70] | 70 | true",
        "[60,60] | 60 | true",
        ">89 | 89 | false",
        ">89 | 89.5 | true",
        ">=90 | 90 | true",
        "\u226590 | 89 | false",
        "<18 | 18 | false",
        "<18 | -1 | true",
        "<=17 | 17 | true",
        "\u226417 | 18 | false",
        "90+ | 90 | true",
        "90Y+ | 89.9 | false"
      })
  void holds_asWritten(String band, BigDecimal number, boolean in) {
    assertThat(Band.parse(band).orElseThrow().holds(number)).isEqualTo(in);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "6",
        "60",
        "60-",
        "-",
        "69-60",
        "(60,60)",
        "[70,60]",
        "2021-03",
        "2021-03-14",
        "a-b",
        "60-69-79",
        ">",
        ">x",
        "+90",
        "60 69",
        "[60-70]",
        "60-69 months",
        "1e5-1e6",
        "12345678901234567890-22345678901234567890"
      })
  void otherTexts_areNone(String text) {
    assertThat(Band.parse(text)).isEmpty();
  }
}
