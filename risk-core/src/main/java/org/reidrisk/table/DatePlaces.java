package org.reidrisk.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The cells of a date column as places in one order: days first, then texts that are no date, then
 * missing cells. Differences of places of days are days.
 */
final class DatePlaces {
  /** The place of a missing cell. */
  static final int MISSING = Integer.MAX_VALUE;

  /** The day with the place 0 is 0000-01-01. */
  private static final int DAYS_BEFORE_1970 = 719_528;

  private static final int FIRST_UNREADABLE = 1 << 22;

  private final int[] codes;
  private final int[] placeOfCode;
  private final List<String> unreadable;

  /** Looks at each distinct value of a column once. */
  DatePlaces(Column column, PatientRows patients) {
    this.codes = patients.codes(column);
    this.placeOfCode = new int[column.distinct() + 1];
    placeOfCode[Column.MISSING] = MISSING;
    DateTimeTexts dates = new DateTimeTexts();
    List<String> texts = new ArrayList<>();
    for (int code = 1; code < placeOfCode.length; code++) {
      String text = column.value(code);
      int day = dates.day(text);
      placeOfCode[code] = day == DateTimeTexts.NO_DAY ? MISSING : day + DAYS_BEFORE_1970;
      if (day == DateTimeTexts.NO_DAY) {
        texts.add(text);
      }
    }
    Collections.sort(texts);
    this.unreadable = texts;
    for (int code = 1; code < placeOfCode.length && !texts.isEmpty(); code++) {
      if (placeOfCode[code] == MISSING) {
        int rank = Collections.binarySearch(texts, column.value(code));
        placeOfCode[code] = FIRST_UNREADABLE + rank;
      }
    }
  }

  /** The place of a row, by its place among the patients. */
  int place(int at) {
    return placeOfCode[codes[at]];
  }

  static boolean isDay(int place) {
    return place < FIRST_UNREADABLE;
  }

  /** The text of a cell that is no date, with its length in front. */
  byte[] unreadable(int place) {
    return lengthAndText(unreadable.get(place - FIRST_UNREADABLE));
  }

  static byte[] lengthAndText(String text) {
    return (text.length() + ":" + text).getBytes(StandardCharsets.UTF_8);
  }
}
