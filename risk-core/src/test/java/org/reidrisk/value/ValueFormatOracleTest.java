package org.reidrisk.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.table.SplitMix64;
import org.reidrisk.value.NaiveFormats.Mistake;

/** Formats against a second reading of the same cells; each planted mistake must be noticed. */
class ValueFormatOracleTest {
  private static final int CELLS = 60_000;

  private static String digits(SplitMix64 random, int low, int high, int width) {
    return String.format("%0" + width + "d", random.between(low, high));
  }

  private static String dateText(SplitMix64 random) {
    String year = digits(random, 1896, 2104, 4);
    if (random.chance(0.2)) {
      year = random.oneOf(List.of("1900", "2000", "1996", "2021", "0000", "9999", "2100"));
    }
    String month = random.chance(0.25) ? "02" : digits(random, 0, 13, 2);
    String day = random.chance(0.25) ? digits(random, 28, 32, 2) : digits(random, 0, 31, 2);
    String between = random.oneOf(List.of("", "", "-", "-", ":", ".", "/"));
    String other = random.chance(0.03) ? random.oneOf(List.of("", "-", ":", "/")) : between;
    if (random.chance(0.3)) {
      between = random.oneOf(List.of("-", ".", "/"));
      String first = random.chance(0.3) ? day.replaceFirst("^0", "") : day;
      String second = random.chance(0.3) ? month.replaceFirst("^0", "") : month;
      boolean swapped = random.chance(0.5);
      return (swapped ? second : first) + between + (swapped ? first : second) + between + year;
    }
    return year + between + month + other + day;
  }

  private static String timeText(SplitMix64 random) {
    String hour = digits(random, 0, 24, 2);
    String minute = digits(random, 0, 61, 2);
    String second = digits(random, 0, 61, 2);
    String fraction = random.oneOf(List.of("", "", ".0", ".500", ".435000", ".", ".05"));
    return switch (random.below(7)) {
      case 0 -> hour;
      case 1 -> hour + minute;
      case 2 -> hour + minute + second + fraction;
      case 3 -> hour + ":" + minute;
      case 4 -> hour.replaceFirst("^0", "") + ":" + minute + ":" + second + fraction;
      case 5 -> "00:00:00" + fraction;
      default -> hour + ":" + minute + ":" + second + fraction;
    };
  }

  private static String dateTimeText(SplitMix64 random) {
    String date = dateText(random);
    if (random.chance(0.25)) {
      return date + random.oneOf(List.of("", "", ".0", ".", " ", "T", "T00:00", " 00:00:00"));
    }
    String zone =
        random.oneOf(
            List.of(
                "", "", "", "Z", "+1100", "-03:30", "+00:00", "-0000", "+11", "-1201", "+1400",
                "+0160"));
    return date + random.oneOf(List.of("", "T", " ", "T", "_")) + timeText(random) + zone;
  }

  private static String ageText(SplitMix64 random) {
    String number =
        random.oneOf(
            List.of(
                digits(random, 0, 130, 3),
                String.valueOf(random.between(0, 1100)),
                random.between(0, 99) + "." + random.between(0, 5000),
                "058.50"));
    String unit =
        random.oneOf(
            List.of(
                "Y",
                "y",
                "M",
                "w",
                "D",
                "",
                "",
                " years",
                " yo",
                " months",
                " weeks",
                " days",
                "+",
                "Y+",
                " +",
                " and over",
                " years or older",
                " z",
                "YY",
                "\t"));
    return (random.chance(0.1) ? random.oneOf(List.of(">", "> ", "-", "+")) : "") + number + unit;
  }

  /** How many of the cells two readings tell apart. */
  private static int differences(NaiveFormats naive, int cells) {
    SplitMix64 random = new SplitMix64(20261122);
    int different = 0;
    for (int i = 0; i < cells; i++) {
      String cell = dateTimeText(random);
      different += differs(ValueFormat.DATE, cell, naive.date(cell, 'y'));
      different += differs(ValueFormat.DATE_DAY_FIRST, cell, naive.date(cell, 'd'));
      different += differs(ValueFormat.DATE_MONTH_FIRST, cell, naive.date(cell, 'm'));
      String expected = naive.dateTime(cell);
      different += differs(ValueFormat.DATETIME, cell, expected);
      if (expected.length() > 8) {
        BigDecimal place = ValueFormat.DATETIME.position(expected).orElse(BigDecimal.ONE.negate());
        different += place.compareTo(naive.seconds(expected)) == 0 ? 0 : 1;
      }
      String age = ageText(random);
      different += differs(ValueFormat.AGE, age, naive.age(age));
    }
    return different;
  }

  private static int differs(ValueFormat format, String cell, String expected) {
    boolean same = format.canonical(cell).orElse("").equals(expected);
    return same ? 0 : 1;
  }

  @Test
  void bothReadingsAgree() {
    assertThat(differences(new NaiveFormats(Mistake.NONE), CELLS)).isZero();
  }

  @Test
  void enoughCellsParse() {
    SplitMix64 random = new SplitMix64(20261122);
    Map<ValueFormat, Integer> parsed = new HashMap<>();
    for (int i = 0; i < CELLS; i++) {
      String cell = dateTimeText(random);
      String age = ageText(random);
      for (ValueFormat format : ValueFormat.values()) {
        String read = format == ValueFormat.AGE ? age : cell;
        parsed.merge(format, format.canonical(read).isPresent() ? 1 : 0, Integer::sum);
      }
    }
    for (ValueFormat format :
        List.of(
            ValueFormat.DATE,
            ValueFormat.DATE_DAY_FIRST,
            ValueFormat.DATE_MONTH_FIRST,
            ValueFormat.DATETIME,
            ValueFormat.AGE)) {
      assertThat(parsed.get(format)).as(format.word()).isBetween(CELLS / 20, CELLS * 19 / 20);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void plantedMistakeIsNoticed(Mistake mistake) {
    assertThat(differences(new NaiveFormats(mistake), CELLS / 10)).isPositive();
  }

  // Several values: a list is written in many ways, and all must mean it.

  private static List<String> spellings(List<String> values, boolean numbers) throws IOException {
    StringWriter json = new StringWriter();
    StringWriter string = new StringWriter();
    try (JsonGenerator list = new JsonFactory().createGenerator(json);
        JsonGenerator one = new JsonFactory().createGenerator(string)) {
      list.writeStartArray();
      for (String value : values) {
        if (numbers) {
          list.writeNumber(new BigDecimal(value));
        } else {
          list.writeString(value);
        }
      }
      list.writeEndArray();
      one.writeString(String.join("\\", values));
    }
    List<String> spellings = new ArrayList<>();
    spellings.add(json.toString());
    spellings.add(string.toString());
    spellings.add(String.join("\\", values));
    spellings.add(" " + String.join(" \\ ", values) + " ");
    String quoted =
        values.stream()
            .map(v -> "'" + v.replace("\\", "\\\\").replace("'", "\\'") + "'")
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    spellings.add("[" + quoted + "]");
    spellings.add("(" + quoted + ",)");
    if (numbers) {
      spellings.add("[" + String.join(", ", values) + "]");
      spellings.add("(" + String.join(", ", values) + ",)");
      spellings.add("[" + String.join(" ", values) + "]");
    }
    return spellings;
  }

  @Test
  void listsMeanTheSameHoweverTheyAreWritten() throws IOException {
    SplitMix64 random = new SplitMix64(7);
    Map<String, List<String>> valuesOfText = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      boolean numbers = random.chance(0.5);
      List<String> values = new ArrayList<>();
      for (int n = random.between(1, 4); n > 0; n--) {
        values.add(
            numbers
                ? random.between(-9, 9) + (random.chance(0.5) ? "." + random.between(1, 9) : "")
                : random.oneOf(
                    List.of("GR", "IR", "it's", "a b", "é", "M/F", "x,y", "T1.w", "S\"")));
      }
      values.replaceAll(v -> v.equals("-0") ? "0" : v);
      ValueFormat format = numbers ? ValueFormat.NUMBERS : ValueFormat.CODES;
      String expected = String.join("\\", values);
      for (String spelling : spellings(values, numbers)) {
        assertThat(format.canonical(spelling)).as(spelling).isEqualTo(Optional.of(expected));
      }
      List<String> before = valuesOfText.put(format + expected, values);
      assertThat(before == null || before.equals(values)).isTrue();
    }
  }
}
