package org.reidrisk.inventory;

import org.reidrisk.value.ValueFormat;

/** Reads the calendar day of a cell, also when a time of day follows. */
final class EpochDays {
  /** What a cell without a day answers. */
  static final int NONE = Integer.MIN_VALUE;

  private static final int LONGEST = 64;
  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2500;

  private EpochDays() {}

  /**
   * The day of a cell, raw or canonical.
   *
   * @param cell the text
   * @param format the format that the column's values have; asked when the text does not begin with
   *     the year
   * @return days since 1970-01-01, or {@link #NONE}
   */
  static int of(String cell, ValueFormat format) {
    if (cell.length() > LONGEST) {
      return NONE;
    }
    int day = yearFirst(cell.strip());
    return day != NONE || format == ValueFormat.TEXT
        ? day
        : format.canonical(cell).map(EpochDays::yearFirst).orElse(NONE);
  }

  private static int yearFirst(String text) {
    int year = number(text, 0, 4);
    if (year < 0 || text.length() < 8) {
      return NONE;
    }
    char separator = text.charAt(4);
    if (separator >= '0' && separator <= '9') {
      int end = 8;
      while (end < text.length() && Character.digit(text.charAt(end), 10) >= 0) {
        end++;
      }
      // Hours, minutes and seconds may follow, two digits each.
      boolean whole = end % 2 == 0 && end <= 14 && mayEnd(text, end);
      return whole ? day(year, number(text, 4, 6), number(text, 6, 8)) : NONE;
    }
    boolean parts =
        "-:./".indexOf(separator) >= 0
            && text.length() >= 10
            && text.charAt(7) == separator
            && mayEnd(text, 10);
    return parts ? day(year, number(text, 5, 7), number(text, 8, 10)) : NONE;
  }

  private static boolean mayEnd(String text, int end) {
    return end == text.length() || "T .+-_".indexOf(text.charAt(end)) >= 0;
  }

  /** A number of decimal digits; -1 when there are others. */
  static int number(String text, int from, int to) {
    if (to > text.length()) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /**
   * The day of a date; arithmetic only, because it is asked millions of times.
   *
   * @return days since 1970-01-01, or {@link #NONE} when the calendar has no such day
   */
  static int day(int year, int month, int dayOfMonth) {
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || dayOfMonth < 1) {
      return NONE;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int length =
        month == 2
            ? (leap ? 29 : 28)
            : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    if (dayOfMonth > length) {
      return NONE;
    }
    // Years that begin in March have their leap day at the end.
    int y = month > 2 ? year : year - 1;
    int monthsFromMarch = (month + 9) % 12;
    int dayOfYear = (153 * monthsFromMarch + 2) / 5 + dayOfMonth - 1;
    return 365 * y + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
  }
}
