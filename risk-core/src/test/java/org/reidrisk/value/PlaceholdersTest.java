package org.reidrisk.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.value.Placeholder.Scope;

/** What stands for nothing everywhere, what does in some columns, and what never does. */
class PlaceholdersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\0",
        "NaN",
        "nan",
        "NaT",
        "None",
        "null",
        "NULL",
        "n/a",
        "N/A",
        "NA",
        "<>",
        "<NA>",
        "#N/A",
        "-",
        "--",
        "ANONYMOUS",
        "anonymous",
        "Anonymous^",
        "^^^^",
        "ANONYMIZED",
        "Anonymised",
        "REMOVED",
        "DELETED",
        "REDACTED",
        "[redacted]",
        " N/A "
      })
  void certainEverywhere(String cell) {
    assertThat(Placeholders.of(cell)).contains(new Placeholder(Scope.ANY, true));
    for (ValueFormat format : ValueFormat.values()) {
      assertThat(Placeholders.proposes(cell, format, 1, 1_000_000)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UNKNOWN",
        "unknown",
        "NONE",
        "none",
        "na",
        "Na",
        "removed",
        "Deleted",
        "?",
        ".",
        "-1",
        "999",
        "not available",
        "XXX",
        "*"
      })
  void possibleEverywhere(String cell) {
    assertThat(Placeholders.of(cell)).contains(new Placeholder(Scope.ANY, false));
    assertThat(Placeholders.proposes(cell, ValueFormat.TEXT, 9, 100)).isFalse();
    assertThat(Placeholders.proposes(cell, ValueFormat.TEXT, 10, 100)).isTrue();
    assertThat(Placeholders.proposes(cell, ValueFormat.TEXT, 0, 0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "00000000, dates, true",
    "0000-00-00, dates, true",
    "0000:00:00 00:00:00, dates, true",
    "00/00/0000, dates, true",
    "99991231, dates, true",
    "9999-12-31, dates, true",
    "31.12.9999, dates, true",
    "12/31/9999, dates, true",
    "99991231235959, dates, true",
    "00010101, dates, true",
    "0001-01-01T00:00:00, dates, true",
    "17530101, dates, true",
    "19000101, dates, false",
    "1900-01-01 00:00:00, dates, false",
    "01/01/1900, dates, false",
    "19700101, dates, false",
    "19700101000000, dates, false",
    "1970-01-01T00:00:00Z, dates, false",
    "18991230, dates, false",
    "000Y, ages, false",
    "000y, ages, false",
    "999Y, ages, true",
    "000000, times, false",
    "000000.000000, times, false",
    "00:00:00, times, false",
    "00:00, times, false",
  })
  void inSomeColumnsOnly(String cell, String scope, boolean certain) {
    Placeholder placeholder = Placeholders.of(cell).orElseThrow();
    assertThat(placeholder.scope().word()).isEqualTo(scope);
    assertThat(placeholder.certain()).isEqualTo(certain);
    assertThat(placeholder.in(ValueFormat.TEXT)).isFalse();
    assertThat(placeholder.in(ValueFormat.DATE)).isEqualTo(scope.equals("dates"));
    assertThat(placeholder.in(ValueFormat.DATETIME)).isEqualTo(scope.equals("dates"));
    assertThat(placeholder.in(ValueFormat.AGE)).isEqualTo(scope.equals("ages"));
    assertThat(placeholder.in(ValueFormat.TIME)).isEqualTo(scope.equals("times"));
    assertThat(Placeholders.proposes(cell, ValueFormat.TEXT, 100, 100)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "00",
        "000",
        "0000",
        "1",
        "M",
        "F",
        "O",
        "U",
        "N",
        "NAN1",
        "Nan Li",
        "NASAL",
        "DOE^JANE",
        "20210314",
        "19000102",
        "19700101101112",
        "58Y",
        "001Y",
        "000M",
        "000D",
        "0.0",
        "1.0",
        "1.2.840.10008",
        "ANONYMOUS1",
        "REMOVED STENT",
        "unknown origin",
        "a - b",
        "---x",
        "00000001",
        "12",
        "00:01",
        "#",
        "NO",
        "0.000000000"
      })
  void values(String cell) {
    assertThat(Placeholders.of(cell)).as(cell).isEmpty();
  }

  @Test
  void counts() {
    assertThat(Placeholders.proposes("19000101", ValueFormat.DATE, 99, 1000)).isFalse();
    assertThat(Placeholders.proposes("19000101", ValueFormat.DATE, 100, 1000)).isTrue();
    assertThat(Placeholders.proposes("00000000", ValueFormat.DATE, 1, 1000)).isTrue();
    assertThat(Placeholders.proposes("20210314", ValueFormat.DATE, 1000, 1000)).isFalse();
  }

  @Test
  void theFastAnswerIsThatOfTheLongOne() {
    List<String> texts =
        new ArrayList<>(List.of("", "^", "00000000", "-", "de-identified", "None"));
    SplittableRandom random = new SplittableRandom(5);
    String signs = "NAnaUL/<>#-^ 0.(REMOVED)xé\0";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(6); length > 0; length--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      texts.add(text.toString());
    }
    texts.addAll(
        List.of("PSEUDONYMISED", " [ANONYMIZED] ", "<redacted>", "#value!", "removed", "99991231"));
    for (String text : texts) {
      boolean certain = Placeholders.of(text).equals(Optional.of(new Placeholder(Scope.ANY, true)));
      assertThat(Placeholders.always(text)).as(text).isEqualTo(certain);
    }
    assertThat(texts.stream().filter(Placeholders::always).distinct().count()).isGreaterThan(10);
  }

  @Test
  void noCertainWordIsTooLongForTheFastAnswer() {
    assertThat(Placeholders.certainWords())
        .allSatisfy(word -> assertThat(Placeholders.always(word)).isTrue());
  }
}
