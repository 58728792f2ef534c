package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.value.ValueFormat;

class EpochDaysTest {
  private static final int DAY = (int) LocalDate.of(2021, 3, 14).toEpochDay();

  @Test
  void everyDayOfTheCalendar_andNoOther() {
    for (int year = 1800; year <= 2500; year++) {
      for (int month = 0; month <= 13; month++) {
        for (int day = 0; day <= 32; day++) {
          assertThat(EpochDays.day(year, month, day)).isEqualTo(jdk(year, month, day));
        }
      }
    }
    assertThat(EpochDays.day(1799, 12, 31)).isEqualTo(EpochDays.NONE);
    assertThat(EpochDays.day(9999, 12, 31)).isEqualTo(EpochDays.NONE);
  }

  private static int jdk(int year, int month, int day) {
    try {
      return (int) LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException noDay) {
      return EpochDays.NONE;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20210314",
        " 20210314 ",
        "20210314.0",
        "2021-03-14",
        "2021:03:14",
        "2021.03.14",
        "2021/03/14",
        "20210314151935.435000+1100",
        "202103141519",
        "2021-03-14T15:19:35.435000",
        "2021-03-14 15:19:35",
        "2021:03:14 15:19:35.435000+1100"
      })
  void spellings(String cell) {
    assertThat(EpochDays.of(cell, ValueFormat.DATE)).isEqualTo(DAY);
    assertThat(EpochDays.of(cell, ValueFormat.TEXT)).isEqualTo(DAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2021",
        "202103",
        "20210230",
        "2021031",
        "202103141",
        "2021031415193",
        "2021031415193542",
        "2021-03/14",
        "2021-3-14",
        "14.03.2021",
        "03/14/2021",
        "00000000",
        "20210314x",
        "\u0662\u0660\u0662\u0661\u0660\u0663\u0661\u0664",
        "-0210314"
      })
  void noDays(String cell) {
    assertThat(EpochDays.of(cell, ValueFormat.DATE)).isEqualTo(EpochDays.NONE);
  }

  @Test
  void longCells_areNoDays() {
    assertThat(EpochDays.of("20210314" + " ".repeat(1 << 20), ValueFormat.DATE))
        .isEqualTo(EpochDays.NONE);
  }
}
