package org.reidrisk.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Optional;

/**
 * Spellings of calendar days. Written without regular expressions: a column of dates is read once
 * per distinct cell, and detection reads many that are none.
 */
final class Dates {
  /** What stands first when the year does not. */
  enum Order {
    /** The year. */
    YEAR,
    /** The day. */
    DAY,
    /** The month. */
    MONTH
  }

  private static final int LONGEST = 64;
  private static final int NONE = -1;

  private Dates() {}

  /** The day as YYYYMMDD; spellings that begin with the year are read in every order. */
  static Optional<String> canonical(String cell, Order order) {
    int day = day(cell, order);
    return day == NONE ? Optional.empty() : Optional.of(text(day));
  }

  static boolean parses(String cell, Order order) {
    return day(cell, order) != NONE;
  }

  /** Days since 1970-01-01. */
  static Optional<BigDecimal> position(String canonical, Order order) {
    int day = day(canonical, order);
    return day == NONE ? Optional.empty() : Optional.of(BigDecimal.valueOf(epochDay(day)));
  }

  /** The day as the number YYYYMMDD, or negative when the cell is none. */
  static int day(String cell, Order order) {
    String text = cell.strip();
    if (text.length() < 8 || text.length() > LONGEST) {
      return NONE;
    }
    int end = yearFirstEnd(text);
    if (end > 0) {
      int day = yearFirst(text, end);
      return zeros(text, end) || midnight(text, end) ? day : NONE;
    }
    return order == Order.YEAR ? NONE : yearLast(text, order);
  }

  /** Where a date that begins with its year ends: 8 or 10, or 0 when there is none. */
  static int yearFirstEnd(String text) {
    if (text.length() < 8 || !digits(text, 0, 4)) {
      return 0;
    }
    char between = text.charAt(4);
    if (digit(between)) {
      return digits(text, 5, 8) ? 8 : 0;
    }
    boolean separated =
        text.length() >= 10
            && separator(between)
            && text.charAt(7) == between
            && digits(text, 5, 7)
            && digits(text, 8, 10);
    return separated ? 10 : 0;
  }

  /** The day before that end as the number YYYYMMDD, or negative when the calendar lacks it. */
  static int yearFirst(String text, int end) {
    int month = end == 8 ? 4 : 5;
    return valid(number(text, 0, 4), number(text, month, month + 2), number(text, end - 2, end));
  }

  private static int yearLast(String text, Order order) {
    int first = digit(text.charAt(1)) ? 2 : 1;
    char between = text.charAt(first);
    int second = digit(text.charAt(first + 2)) ? first + 3 : first + 2;
    int end = second + 5;
    if ((between != '.' && between != '/' && between != '-')
        || text.length() < end
        || text.charAt(second) != between
        || !digits(text, 0, first)
        || !digits(text, first + 1, second)
        || !digits(text, second + 1, end)
        || !(text.length() == end || midnight(text, end))) {
      return NONE;
    }
    int a = number(text, 0, first);
    int b = number(text, first + 1, second);
    int year = number(text, second + 1, end);
    return order == Order.DAY ? valid(year, b, a) : valid(year, a, b);
  }

  private static int valid(int year, int month, int day) {
    boolean exists =
        month >= 1 && month <= 12 && day >= 1 && day <= Month.of(month).length(Year.isLeap(year));
    return exists ? (year * 100 + month) * 100 + day : NONE;
  }

  static String text(int day) {
    String digits = String.valueOf(day);
    return "0".repeat(8 - digits.length()) + digits;
  }

  static long epochDay(int day) {
    return LocalDate.of(day / 10_000, day / 100 % 100, day % 100).toEpochDay();
  }

  /** Whether nothing follows, or the zeros that a column of floats adds. */
  static boolean zeros(String text, int from) {
    if (text.length() == from) {
      return true;
    }
    if (text.charAt(from) != '.' || text.length() == from + 1) {
      return false;
    }
    for (int i = from + 1; i < text.length(); i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  private static boolean midnight(String text, int from) {
    if (text.length() < from + 6 || (text.charAt(from) != 'T' && text.charAt(from) != ' ')) {
      return false;
    }
    if (!text.startsWith("00:00", from + 1)) {
      return false;
    }
    return text.length() == from + 6 || (text.startsWith(":00", from + 6) && zeros(text, from + 9));
  }

  private static boolean separator(char c) {
    return c == '-' || c == ':' || c == '.' || c == '/';
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean digits(String text, int from, int to) {
    if (text.length() < to) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!digit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }
}
