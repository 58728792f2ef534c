package org.reidrisk.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reidrisk.value.ValueFormat.AGE;
import static org.reidrisk.value.ValueFormat.CODE;
import static org.reidrisk.value.ValueFormat.DATE;
import static org.reidrisk.value.ValueFormat.NUMBER;
import static org.reidrisk.value.ValueFormat.TEXT;
import static org.reidrisk.value.ValueFormat.TIME;
import static org.reidrisk.value.ValueFormat.UID;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings that are one value, spellings that are not, and spellings that mean nothing. */
class ValueFormatTest {

  @ParameterizedTest
  @CsvSource({
    // DICOM AS (PS3.5, 6.2): three digits and D, W, M or Y.
    "058Y, 58Y",
    "58Y, 58Y",
    "058y, 58Y",
    "58, 58Y",
    "58.0, 58Y",
    "58.50, 58.5Y",
    "' 58 Y ', 58Y",
    "000Y, 0Y",
    "0, 0Y",
    "018M, 18M",
    "003W, 3W",
    "010D, 10D",
    "100Y, 100Y",
    "1000, 1000Y",
    // Open ends: 89 or older, and older than 89, which is 90 or older.
    "89+, 89Y+",
    "089Y+, 89Y+",
    "89 +, 89Y+",
    ">89, 90Y+",
    "> 89, 90Y+",
    ">089Y, 90Y+",
  })
  void agesThatParse(String cell, String canonical) {
    assertThat(AGE.canonical(cell)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Y",
        "58X",
        "-1",
        "58,5",
        "5 8",
        "fifty",
        "58YY",
        "058Y058Y",
        "12345",
        "89++",
        ">=89",
        "<1",
        "\u0665\u0668",
        "58\u00a0Y",
        "1e2",
        "+",
        ">",
        "58Y\n59Y"
      })
  void agesThatDoNotParse(String cell) {
    assertThat(AGE.canonical(cell)).isEmpty();
  }

  @Test
  void agesOfDifferentPrecisionStayApart() {
    assertThat(AGE.canonical("012M")).isNotEqualTo(AGE.canonical("001Y"));
    assertThat(AGE.canonical("007D")).isNotEqualTo(AGE.canonical("001W"));
    assertThat(AGE.canonical("89+")).isNotEqualTo(AGE.canonical("89"));
    assertThat(AGE.canonical("0D")).isNotEqualTo(AGE.canonical("0Y"));
  }

  @ParameterizedTest
  @CsvSource({
    "20210314, 20210314",
    "2021-03-14, 20210314",
    "2021:03:14, 20210314",
    "2021.03.14, 20210314",
    "2021/03/14, 20210314",
    "' 20210314 ', 20210314",
    // A column of floats.
    "20210314.0, 20210314",
    "20000229, 20000229",
    "00010101, 00010101",
  })
  void datesThatParse(String cell, String canonical) {
    assertThat(DATE.canonical(cell)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2021",
        "202103",
        "2021-3-14",
        "14.03.2021",
        "03/14/2021",
        "14-03-2021",
        "20210229",
        "19000229",
        "20211301",
        "20210100",
        "20210132",
        "00000000",
        "2021-03/14",
        "2021-0314",
        "20210314.5",
        "20210314T101112",
        "2021-03-14 10:11",
        "-20210314",
        "12021-03-14"
      })
  void datesThatDoNotParse(String cell) {
    assertThat(DATE.canonical(cell)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // DICOM TM (PS3.5, 6.2): HHMMSS.FFFFFF from the left.
    "151935.435, 151935.435",
    "151935.435000, 151935.435",
    "15:19:35.435, 151935.435",
    "151935, 151935",
    "151935.0, 151935",
    "151935.000000, 151935",
    "15:19:35, 151935",
    "15:19, 1519",
    "1519, 1519",
    "9:30, 0930",
    "930, 0930",
    "0930, 0930",
    "93005, 093005",
    "93005.5, 093005.5",
    "15, 15",
    "9, 09",
    "000000, 000000",
    "235959.999999, 235959.999999",
    // A leap second.
    "235960, 235960",
    "' 1519 ', 1519",
  })
  void timesThatParse(String cell, String canonical) {
    assertThat(TIME.canonical(cell)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "24",
        "2400",
        "240000",
        "1560",
        "151961",
        "15:60",
        "24:00",
        "15:1",
        "15:19:",
        "1519.5",
        "15:19.5",
        "1519355",
        "-1519",
        "15.19.35",
        "noon",
        "3:19 PM",
        "15:19:35,5",
        "151935."
      })
  void timesThatDoNotParse(String cell) {
    assertThat(TIME.canonical(cell)).isEmpty();
  }

  @Test
  void timesOfDifferentPrecisionStayApart() {
    assertThat(TIME.canonical("0930")).isNotEqualTo(TIME.canonical("093000"));
    assertThat(TIME.canonical("09")).isNotEqualTo(TIME.canonical("0900"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.0, 1",
    "1., 1",
    "1e0, 1",
    "10E-1, 1",
    "+1, 1",
    "001, 1",
    "-1, -1",
    "-0, 0",
    "0.000, 0",
    ".5, 0.5",
    "1.50, 1.5",
    "100, 100",
    "1e2, 100",
    "' 7 ', 7",
    "0.1, 0.1",
    "12345678901234567890.12345678901234567890, 12345678901234567890.1234567890123456789",
    "1e-7, 0.0000001",
  })
  void numbersThatParse(String cell, String canonical) {
    assertThat(NUMBER.canonical(cell)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "+",
        "e5",
        "1e",
        "1,5",
        "1.2.3",
        "1 000",
        "0x10",
        "NaN",
        "Infinity",
        "1d",
        "1f",
        "--1",
        "\uff11",
        "\u0661",
        "1e999999999",
        "1e-999999999",
        "-1e999999999",
        "1e9999999999"
      })
  void numbersThatDoNotParse(String cell) {
    assertThat(NUMBER.canonical(cell)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.840.10008, 1.2.840.10008",
    "'1.2.840.10008 ', 1.2.840.10008",
    "' 1.2.840.10008', 1.2.840.10008",
    "0, 0",
    "0.0, 0.0",
  })
  void uidsThatParse(String cell, String canonical) {
    assertThat(UID.canonical(cell)).contains(canonical);
  }

  @Test
  void uidPaddingIsNotPartOfIt() {
    // DICOM PS3.5, 9.1: padded with one NUL to even length.
    assertThat(UID.canonical("1.2.3\0")).contains("1.2.3");
    assertThat(UID.canonical("1.2.3\0 \0")).contains("1.2.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1..2", ".1", "1.", "1.02", "01.2", "1.2.a", "1.2 3", "\0"})
  void uidsThatDoNotParse(String cell) {
    assertThat(UID.canonical(cell)).isEmpty();
  }

  @Test
  void uidHasAtMostSixtyFourCharacters() {
    String longest = "1." + "2".repeat(62);
    assertThat(UID.canonical(longest)).contains(longest);
    assertThat(UID.canonical(longest + " ")).contains(longest);
    assertThat(UID.canonical(longest + "2")).isEmpty();
  }

  @Test
  void textIsExact() {
    for (String cell : new String[] {"", " a ", "01", "1", "A", "a", "1.0", "\u00e9", "e\u0301"}) {
      assertThat(TEXT.canonical(cell)).contains(cell);
    }
  }

  @Test
  void codesLoseBlanksAndKeepCapitals() {
    assertThat(CODE.canonical(" CT ")).contains("CT");
    assertThat(CODE.canonical("ct")).contains("ct");
    assertThat(CODE.canonical("C T")).contains("C T");
    assertThat(CODE.canonical("01")).contains("01");
  }

  @Test
  void positionsOfNumbersAreNumericNotTextual() {
    // As text "10" stands before "9".
    for (ValueFormat format : new ValueFormat[] {NUMBER, TEXT, CODE}) {
      assertThat(format.position("9").orElseThrow())
          .as(format.word())
          .isLessThan(format.position("10").orElseThrow());
      assertThat(format.position("-10").orElseThrow())
          .as(format.word())
          .isLessThan(format.position("-9").orElseThrow());
    }
  }

  @Test
  void positionsOfWordsAreUnknown() {
    for (ValueFormat format : ValueFormat.values()) {
      assertThat(format.position("pneumonia")).as(format.word()).isEmpty();
      assertThat(format.position("")).as(format.word()).isEmpty();
    }
  }

  @Test
  void uidHasNoPosition() {
    assertThat(UID.position("1.2.3")).isEmpty();
    assertThat(UID.position("12")).isEmpty();
  }

  @Test
  void agesStandInOrderOfTime() {
    // By hand: 1 day, 1 week, 1 month (1/12 of a year), 11 months, 1 year, 13 months, 2 years, 90+.
    String[] ascending = {"0D", "1D", "1W", "1M", "11M", "1Y", "13M", "2Y", "90Y+"};
    for (int i = 1; i < ascending.length; i++) {
      assertThat(AGE.position(ascending[i]).orElseThrow())
          .as(ascending[i])
          .isGreaterThan(AGE.position(ascending[i - 1]).orElseThrow());
    }
  }

  @Test
  void datesStandADayApart() {
    // By hand: 2020 was a leap year.
    assertThat(DATE.position("20200229").orElseThrow())
        .isEqualTo(DATE.position("20200228").orElseThrow().add(BigDecimal.ONE));
    assertThat(DATE.position("19700101")).contains(BigDecimal.ZERO);
  }

  @Test
  void timesStandInOrderOfDay() {
    String[] ascending = {"000000", "0001", "09", "0930", "093000.5", "093001", "10", "235960"};
    for (int i = 1; i < ascending.length; i++) {
      assertThat(TIME.position(ascending[i]).orElseThrow())
          .as(ascending[i])
          .isGreaterThan(TIME.position(ascending[i - 1]).orElseThrow());
    }
  }
}
