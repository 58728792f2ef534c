package org.reidrisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0%",
    "0, 9, 0%",
    "9, 9, 100%",
    "1, 2, 50.0%",
    "1, 3, 33.3%",
    "1, 1000, 0.1%",
    "1, 1001, <0.1%",
    "1, 9223372036854775807, <0.1%",
    "999, 1000, 99.9%",
    "1000, 1001, >99.9%",
    "9223372036854775806, 9223372036854775807, >99.9%"
  })
  void onlyNothingIsNothing_andOnlyAllIsAll(long part, long whole, String text) {
    assertThat(Percent.of(part, whole)).isEqualTo(text);
  }

  @Test
  void sixCharactersAreEnough_inAnyLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      for (long part = 0; part <= 5000; part++) {
        assertThat(Percent.of(part, 5000)).matches("[<>]?[0-9.]+%").hasSizeLessThanOrEqualTo(6);
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
