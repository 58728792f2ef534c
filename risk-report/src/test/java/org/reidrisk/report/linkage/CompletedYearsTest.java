package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletedYearsTest {
  @ParameterizedTest
  @CsvSource({
    "0M, 0, 0",
    "11M, 0, 0",
    "12M, 1, 1",
    "18M, 1, 1",
    "23M, 1, 1",
    "24M, 2, 2",
    "23.99M, 1, 1",
    "999M, 83, 83",
    "51W, 0, 0",
    "52W, 0, 1",
    "53W, 1, 1",
    "6W, 0, 0",
    "10D, 0, 0",
    "364D, 0, 0",
    "365D, 0, 1",
    "366D, 1, 1",
    "1.5Y, 1, 1",
    "0.99Y, 0, 0"
  })
  void finerAges(String age, BigDecimal least, BigDecimal most) {
    CompletedYears years = CompletedYears.of(age).orElseThrow();
    assertThat(years.least()).isEqualByComparingTo(least);
    assertThat(years.most()).isEqualByComparingTo(most);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1Y", "0Y", "58Y", "90Y+"})
  void wholeYears_needNone(String age) {
    assertThat(CompletedYears.of(age)).isEmpty();
  }

  @Test
  void days_asTheCalendarHasThem() {
    for (int days = 0; days < 3000; days++) {
      check(days + "D", NaiveRules.calendarYears(days, days));
    }
    for (int weeks = 0; weeks < 220; weeks++) {
      check(weeks + "W", NaiveRules.calendarYears(7 * weeks, 7 * weeks + 6));
    }
  }

  private static void check(String age, List<Integer> expected) {
    CompletedYears years = CompletedYears.of(age).orElseThrow();
    assertThat(
            IntStream.rangeClosed(years.least().intValueExact(), years.most().intValueExact())
                .boxed())
        .as(age)
        .containsExactlyElementsOf(expected);
  }
}
