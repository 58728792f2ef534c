package org.reidrisk.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.table.SplitMix64;

/** What holds for every cell in every format. */
class ValueFormatPropertiesTest {
  private static final String[] PIECES = {
    "0",
    "0",
    "1",
    "2",
    "9",
    "58",
    "089",
    "999",
    "1000",
    "2021",
    "03",
    "14",
    "Y",
    "M",
    "D",
    "y",
    "+",
    ">",
    "-",
    ":",
    ".",
    "/",
    " ",
    "\0",
    "e",
    "E",
    "e400",
    "e-400",
    "\t",
    "\u00a0",
    "\u0663",
    "\uFEFF",
    "NA",
    "000000",
    "T",
    "Z",
    "00:00",
    "2021-03-14",
    "20210314",
    "+1100",
    "\\",
    "[",
    "]",
    "(",
    ")",
    "'",
    "\"",
    ",",
    "^",
    "=",
    "\u00df",
    "\uff3e",
    "\u0149",
    "years",
    "and over",
    "male",
    "\u00e4"
  };

  /** Random cells of one to seven pieces, and every boundary that somebody thought of. */
  private static List<String> cells() {
    SplitMix64 random = new SplitMix64(20261101);
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      StringBuilder cell = new StringBuilder();
      for (int pieces = random.between(0, 7); pieces > 0; pieces--) {
        cell.append(PIECES[random.below(PIECES.length)]);
      }
      cells.add(cell.toString());
    }
    for (int number = 0; number < 1100; number++) {
      cells.add(String.valueOf(number));
      cells.add(number + "+");
      cells.add(">" + number);
      cells.add(number + "Y+");
      cells.add(">0" + number + "Y");
      cells.add(number + "M");
      cells.add(String.format("%06d", number * 97 % 240_000));
    }
    cells.add("1e400");
    cells.add("1e401");
    cells.add("10e399");
    cells.add("1e-400");
    cells.add("1e-401");
    cells.add("0.5e-400");
    cells.add("1." + "0".repeat(400));
    cells.add("1." + "0".repeat(401));
    cells.add("1" + "0".repeat(400));
    cells.add("1" + "0".repeat(500));
    return cells;
  }

  @ParameterizedTest
  @EnumSource
  void canonicalTextIsItsOwnCanonicalText(ValueFormat format) {
    for (String cell : cells()) {
      Optional<String> canonical = format.canonical(cell);
      canonical.ifPresent(
          text -> assertThat(format.canonical(text)).as("<%s>", cell).contains(text));
    }
  }

  @ParameterizedTest
  @EnumSource
  void cellThatDoesNotParseNeverEqualsOneThatDoes(ValueFormat format) {
    Map<String, String> parsed = new HashMap<>();
    List<String> cells = new ArrayList<>(cells());
    for (String cell : List.copyOf(cells)) {
      format
          .canonical(cell)
          .ifPresent(
              text -> {
                parsed.put(text, cell);
                cells.add(text);
              });
    }
    for (String cell : cells) {
      if (format.canonical(cell).isEmpty()) {
        assertThat(parsed.get(cell)).as("<%s> equals the value of", cell).isNull();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void canonicalTextHasAPositionExactlyWhereItsFormatHasOne(ValueFormat format) {
    boolean measured =
        switch (format) {
          case AGE, DATE, TIME, NUMBER, DATETIME, DATE_DAY_FIRST, DATE_MONTH_FIRST -> true;
          case TEXT, UID, CODE, NAME, SEX, CODES, NUMBERS -> false;
        };
    for (String cell : cells()) {
      if (measured) {
        format
            .canonical(cell)
            .ifPresent(text -> assertThat(format.position(text)).as("<%s>", cell).isPresent());
      }
      format.position(cell);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEXT")
  void surroundingBlanksChangeNothing(ValueFormat format) {
    for (String cell : cells()) {
      assertThat(format.canonical("  " + cell + " "))
          .as("<%s>", cell)
          .isEqualTo(format.canonical(cell));
    }
  }
}
