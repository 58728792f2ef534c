package org.reidrisk.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reidrisk.value.ValueFormat.AGE;
import static org.reidrisk.value.ValueFormat.CODES;
import static org.reidrisk.value.ValueFormat.DATE;
import static org.reidrisk.value.ValueFormat.DATETIME;
import static org.reidrisk.value.ValueFormat.DATE_DAY_FIRST;
import static org.reidrisk.value.ValueFormat.DATE_MONTH_FIRST;
import static org.reidrisk.value.ValueFormat.NAME;
import static org.reidrisk.value.ValueFormat.NUMBERS;
import static org.reidrisk.value.ValueFormat.SEX;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings that are one value, spellings that are not, and spellings that mean nothing. */
class FurtherFormatsTest {

  @ParameterizedTest
  @CsvSource({
    "58 years, 58Y",
    "58 Years old, 58Y",
    "58-years-old, ''",
    "58 yo, 58Y",
    "58yo, 58Y",
    "58 y/o, 58Y",
    "58 y.o., 58Y",
    "58 y, 58Y",
    "58yrs, 58Y",
    "1 year, 1Y",
    "58 Jahre, 58Y",
    "3 months, 3M",
    "3 mo, 3M",
    "1.5 months, 1.5M",
    "2 weeks, 2W",
    "5 days, 5D",
    "90+, 90Y+",
    "90+ years, 90Y+",
    "89 and over, 89Y+",
    "89 or older, 89Y+",
    "89 years and older, 89Y+",
    "> 89 years, 90Y+",
    "58 yearsold, ''",
    "58 and, ''",
    "89 and under, ''",
    "58 years ago, ''",
    "58 z, ''",
    "years, ''",
    "three months, ''",
    "1000 and over, ''",
  })
  void agesWithWords(String cell, String canonical) {
    assertThat(AGE.canonical(cell).orElse("")).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "2021-03-14T00:00:00, 20210314",
    "2021-03-14 00:00:00, 20210314",
    "2021-03-14 00:00, 20210314",
    "2021:03:14 00:00:00.000000, 20210314",
    "20210314T00:00:00, 20210314",
    "2021-03-14T00:00:01, ''",
    "2021-03-14T00:00:00.001, ''",
    "2021-03-14T00:00:00Z, ''",
    "2021-03-14T00:00:00., ''",
    "2021-03-14T, ''",
    "2021-03-14T00, ''",
    "2021-03-1400:00:00, ''",
    "20210314000000, ''",
    "2021-02-29T00:00:00, ''",
  })
  void midnightIsTheDay(String cell, String canonical) {
    for (ValueFormat format : List.of(DATE, DATE_DAY_FIRST, DATE_MONTH_FIRST)) {
      assertThat(format.canonical(cell).orElse("")).as(format.word()).isEqualTo(canonical);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "14.03.2021, 20210314, ''",
    "14/03/2021, 20210314, ''",
    "14-03-2021, 20210314, ''",
    "14/3/2021, 20210314, ''",
    "03-14-2021, '', 20210314",
    "3/14/2021, '', 20210314",
    "03.14.2021, '', 20210314",
    "04/03/2021, 20210304, 20210403",
    "4/3/2021, 20210304, 20210403",
    "14.03.2021 00:00:00, 20210314, ''",
    "2021-03-14, 20210314, 20210314",
    "20210314, 20210314, 20210314",
    "29.02.2020, 20200229, ''",
    "29.02.2021, '', ''",
    "31/04/2021, '', ''",
    "14/14/2021, '', ''",
    "0/3/2021, '', ''",
    "14.03/2021, '', ''",
    "14.03.21, '', ''",
    "14.03.20211, '', ''",
    "014.03.2021, '', ''",
    "14:03:2021, '', ''",
    "14032021, '', ''",
    "14.03.2021 10:00, '', ''",
    "14.03.2021.0, '', ''",
    "1.3.20, '', ''",
    "1.2.3456, 34560201, 34560102",
    "........, '', ''",
    "1....2021, '', ''",
  })
  void daysAndMonthsFirst(String cell, String byDay, String byMonth) {
    assertThat(DATE_DAY_FIRST.canonical(cell).orElse("")).isEqualTo(byDay);
    assertThat(DATE_MONTH_FIRST.canonical(cell).orElse("")).isEqualTo(byMonth);
  }

  @ParameterizedTest
  @CsvSource({
    "20210314151935.435000+1100, 20210314151935.435+1100",
    "2021-03-14T15:19:35.435000, 20210314151935.435",
    "2021-03-14 15:19:35, 20210314151935",
    "2021:03:14 15:19:35.43+1100, 20210314151935.43+1100",
    "2021-03-14T15:19:35+11:00, 20210314151935+1100",
    "2021-03-14T15:19:35 +11, 20210314151935+1100",
    "2021-03-14T15:19:35-03:30, 20210314151935-0330",
    "2021-03-14T15:19:35Z, 20210314151935+0000",
    "20210314151935+0000, 20210314151935+0000",
    "20210314T151935, 20210314151935",
    "20210314 15:19:35, 20210314151935",
    "2021/03/14 9:05, 202103140905",
    "2021-03-14T16:21:2.480000, 20210314162102.48",
    "2021-03-14T15, 2021031415",
    "202103141519, 202103141519",
    "2021031415, 2021031415",
    "20210314, 20210314",
    "2021-03-14, 20210314",
    "20210314.0, 20210314",
    "2021-03, 202103",
    "202103, 202103",
    "2021, 2021",
    "20210314000000, 20210314000000",
    "2021-03-14T00:00:00, 20210314000000",
    "20210314151935.0, 20210314151935",
    "' 20210314151935 ', 20210314151935",
  })
  void dateTimesThatParse(String cell, String canonical) {
    assertThat(DATETIME.canonical(cell)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "202",
        "20211",
        "202113",
        "2021-3",
        "2021/03",
        "2021-03-",
        "20210229101112",
        "20210314251935",
        "20210314156035",
        "2021031415193",
        "20210314151935.",
        "2021031415.5",
        "2021-03-14T15:19.5",
        "2021-03-1415:19:35",
        "2021-03-14T930",
        "2021-03-14_15:19",
        "2021-03-14TT15:19",
        "20210314151935-0000",
        "20210314151935+1401",
        "20210314151935-1201",
        "20210314151935+0160",
        "20210314151935+1",
        "20210314151935+110",
        "20210314151935+11000",
        "20210314+1100",
        "2021-03-14T+1100",
        "2021-03-14TZ",
        "14.03.2021 15:19",
        "15:19:35",
        "2021-03-14T15:19:35,5"
      })
  void dateTimesThatDoNotParse(String cell) {
    assertThat(DATETIME.canonical(cell)).isEmpty();
  }

  @Test
  void dateTimesStandInOrderOfMoments() {
    // By hand: 12:00 at +1100 is 01:00 UTC, 12:00 at -0500 is 17:00 UTC.
    String[] ascending = {
      "2020",
      "20210314120000+1100",
      "20210314110000",
      "202103141130",
      "20210314120000+0000",
      "20210314120000.5",
      "20210314120000-0500",
      "2021031418",
      "202104"
    };
    for (int i = 1; i < ascending.length; i++) {
      assertThat(DATETIME.position(ascending[i]).orElseThrow())
          .as(ascending[i])
          .isGreaterThan(DATETIME.position(ascending[i - 1]).orElseThrow());
    }
    assertThat(DATETIME.position("19700102000001.25")).contains(new BigDecimal("86401.25"));
    assertThat(DATETIME.position("1970")).contains(BigDecimal.ZERO);
    assertThat(DATETIME.position("197001011100+1100")).contains(BigDecimal.ZERO);
    assertThat(DATE_DAY_FIRST.position("19700102")).contains(BigDecimal.ONE);
    assertThat(DATE_MONTH_FIRST.position("19691231")).contains(BigDecimal.ONE.negate());
  }

  @Test
  void momentsOnTwoClocksStayApart() {
    assertThat(DATETIME.canonical("20210314120000+0100"))
        .isNotEqualTo(DATETIME.canonical("20210314110000+0000"));
    assertThat(DATETIME.canonical("20210314120000"))
        .isNotEqualTo(DATETIME.canonical("20210314120000Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "Doe^Jane, DOE^JANE",
    "DOE^JANE, DOE^JANE",
    "DOE^JANE^^^, DOE^JANE",
    "'Doe ^ Jane ', DOE^JANE",
    "DOE^JANE==, DOE^JANE",
    "^Jane, ^JANE",
    "Ｄｏｅ＾Ｊａｎｅ, DOE^JANE",
    "doe, DOE",
    "'Doe, Jane', 'DOE, JANE'",
    "Yamada^Tarou=山田^太郎=やまだ^たろう, YAMADA^TAROU=山田^太郎=やまだ^たろう",
    "=山田^太郎, =山田^太郎",
    "Weiß^E\u0301va, WEISS^ÉVA",
    "A^B^C^D^E, A^B^C^D^E",
  })
  void namesThatParse(String cell, String canonical) {
    assertThat(NAME.canonical(cell)).contains(canonical);
  }

  @Test
  void namePaddingIsNotPartOfIt() {
    assertThat(NAME.canonical("DOE^JANE\0")).contains("DOE^JANE");
    assertThat(NAME.canonical("\u00a0DOE^JANE\u00a0")).contains("DOE^JANE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "^", "^^==", "A^B^C^D^E^F", "A=B=C=D", "A\\B", "A\u0007B", "A\nB"})
  void namesThatDoNotParse(String cell) {
    assertThat(NAME.canonical(cell)).isEmpty();
  }

  @Test
  void namesThatDiffer() {
    assertThat(NAME.canonical("Doe^Jane")).isNotEqualTo(NAME.canonical("Jane^Doe"));
    assertThat(NAME.canonical("Müller")).isNotEqualTo(NAME.canonical("Muller"));
    assertThat(NAME.canonical("^Jane")).isNotEqualTo(NAME.canonical("Jane"));
  }

  @Test
  void everyLettersNameIsItsOwnCanonicalName() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (!Character.isDefined(c) || Character.isIdeographic(c)) {
        continue;
      }
      String letter = Character.toString(c);
      for (String cell : List.of(letter, "a" + letter + "b^" + letter)) {
        NAME.canonical(cell)
            .ifPresent(
                name -> {
                  if (!NAME.canonical(name).equals(Optional.of(name))) {
                    throw new AssertionError("U+" + Integer.toHexString(cell.codePointAt(0)));
                  }
                });
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "M, M",
    "m, M",
    "Male, M",
    "MALE, M",
    "man, M",
    "männlich, M",
    "ma\u0308nnlich, M",
    "MÄNNLICH, M",
    "homme, M",
    "' F ', F",
    "female, F",
    "Woman, F",
    "weiblich, F",
    "w, F",
    "mujer, F",
    "O, O",
    "Other, O",
    "divers, O",
    "U, U",
    "Unknown, U",
    "not specified, U",
    "0, ''",
    "1, ''",
    "2, ''",
    "9, ''",
    "M F, ''",
    "MF, ''",
    "malefemale, ''",
    "h, ''",
    "'', ''",
    "R, ''",
    "L, ''",
    "Y, ''",
    "N, ''",
  })
  void sexes(String cell, String canonical) {
    assertThat(SEX.canonical(cell).orElse("")).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GR\\IR | GR\\IR",
        "GR \\ IR | GR\\IR",
        "['GR', 'IR'] | GR\\IR",
        "['GR','IR',] | GR\\IR",
        "(\"GR\", 'IR') | GR\\IR",
        "[\"GR\",\"IR\"] | GR\\IR",
        "\"GR\\\\IR\" | GR\\IR",
        "[ 'GR' ] | GR",
        "\"GR\" | GR",
        "GR | GR",
        "gr | gr",
        "['A', None, 'B'] | A\\\\B",
        "[GR, IR] | GR\\IR",
        "['it\\'s', \"a'b\"] | it's\\a'b",
        "['\\u0041B'] | AB",
        "GR\\\\IR | GR\\\\IR",
        "IR\\GR | IR\\GR",
        "(CHEST) | (CHEST)",
        "['GR' 'IR'] | ['GR' 'IR']",
        "['GR | ['GR",
        "['GR'] x | ['GR'] x",
        "['A', ['B']] | ['A', ['B']]",
        "[,] | [,]",
        "['\\q'] | ['\\q']",
        "\" | \"",
        "[] | ``",
      })
  void codes(String cell, String canonical) {
    assertThat(CODES.canonical(cell)).contains(canonical);
  }

  @Test
  void listWithinAStringIsNotUnwrapped() {
    assertThat(CODES.canonical("\"['A']\"")).isEmpty();
    assertThat(CODES.canonical("[\"[1]\"]")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1\\0 | 1\\0",
        "1.0\\0.50 | 1\\0.5",
        "[1.0, 0.0] | 1\\0",
        "(1, 2) | 1\\2",
        "(1,) | 1",
        "[1. 0.] | 1\\0",
        "[1.  0.\t2.5] | 1\\0\\2.5",
        "['1.0', '0.0'] | 1\\0",
        "[\"1e1\",2] | 10\\2",
        "\"1\\\\2\" | 1\\2",
        "[-1, +2] | -1\\2",
        "7 | 7",
        "7.0 | 7",
        " 1 \\ 2  | 1\\2",
        "1, 2 | ``",
        "1;2 | ``",
        "(1) | ``",
        "[] | ``",
        "[1, nan] | ``",
        "[1, None] | ``",
        "1\\ | ``",
        "1\\\\2 | ``",
        "[1, [2]] | ``",
        "[1,,2] | ``",
        "[1 | ``",
        "A\\B | ``",
        "[1e999] | ``",
      })
  void numbers(String cell, String canonical) {
    assertThat(NUMBERS.canonical(cell).orElse("")).isEqualTo(canonical);
  }

  @Test
  void onlyOneNumberHasAPosition() {
    assertThat(NUMBERS.position("7")).contains(BigDecimal.valueOf(7));
    assertThat(NUMBERS.position("7\\8")).isEmpty();
    assertThat(CODES.position("7\\8")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aMillionCharactersAreReadAtOnce(ValueFormat format) {
    int length = 1_000_000;
    for (String piece :
        List.of(
            "0", "9", "A", " ", "[", "(", "'", "\"", "\\", "^", "=", "1,", "['1',", "1 ", "a^")) {
      String cell = piece.repeat(length / piece.length());
      for (String each :
          List.of(cell, cell + "]", "[" + cell + "]", "58" + cell + "+", "\"" + cell)) {
        org.junit.jupiter.api.Assertions.assertTimeout(
            Duration.ofSeconds(2),
            () -> {
              format.canonical(each);
              FormatDetector.detect(List.of(each), format);
              Placeholders.of(each);
            });
      }
    }
  }
}
