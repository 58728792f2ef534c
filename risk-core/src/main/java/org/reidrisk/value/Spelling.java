package org.reidrisk.value;

import org.jspecify.annotations.Nullable;
import org.reidrisk.Term;

/** How the values of a format are written. */
public enum Spelling implements Term {
  /** Dates as eight digits, or date-times that begin with them. */
  YYYYMMDD,
  /** Dates as eight digits with a point and zeros behind them. */
  FLOAT,
  /** Dates with hyphens, the year first. */
  ISO,
  /** Dates with colons, the year first; times with colons. */
  COLONS,
  /** Dates with dots, the year first. */
  DOTS,
  /** Dates with slashes, the year first. */
  SLASHES,
  /** Dates with a midnight behind them. */
  MIDNIGHT,
  /** Dates that begin with the day. */
  DAYS_FIRST,
  /** Dates that begin with the month. */
  MONTHS_FIRST,
  /** Times as digits. */
  DIGITS,
  /** Ages as a number and a letter. */
  AGE_STRING,
  /** Ages as bare numbers. */
  PLAIN_YEARS,
  /** Ages or sexes with words. */
  WORDS,
  /** Sexes as one letter. */
  LETTERS,
  /** Names with carets between their components. */
  CARETS,
  /** Names with a comma. */
  COMMAS,
  /** Several values with backslashes between them. */
  BACKSLASHES,
  /** Several values in brackets. */
  LISTS,
  /** Several values in quotes. */
  QUOTES,
  /** Nothing else to say. */
  PLAIN;

  /**
   * The spelling of a cell that parses in a format; null when the cell fits every spelling, as an
   * open age and a list of one value do.
   */
  static @Nullable Spelling of(ValueFormat format, String cell) {
    return switch (format) {
      case DATE, DATE_DAY_FIRST, DATE_MONTH_FIRST, DATETIME -> ofDate(format, cell.strip());
      case TIME -> cell.indexOf(':') >= 0 ? COLONS : DIGITS;
      case AGE -> ofAge(cell.strip());
      case SEX -> cell.strip().length() == 1 ? LETTERS : WORDS;
      case NAME -> cell.indexOf('^') >= 0 ? CARETS : cell.indexOf(',') >= 0 ? COMMAS : PLAIN;
      case CODES, NUMBERS -> ofList(cell.strip());
      case TEXT, NUMBER, UID, CODE -> PLAIN;
    };
  }

  private static Spelling ofDate(ValueFormat format, String date) {
    int end = Dates.yearFirstEnd(date);
    boolean midnight = format != ValueFormat.DATETIME && date.indexOf("00:00", 9) >= 0;
    if (midnight) {
      return MIDNIGHT;
    }
    if (end == 0) {
      return switch (format) {
        case DATE_DAY_FIRST -> DAYS_FIRST;
        case DATE_MONTH_FIRST -> MONTHS_FIRST;
        default -> date.indexOf('-') > 0 ? ISO : YYYYMMDD;
      };
    }
    return switch (date.charAt(4)) {
      case '-' -> ISO;
      case ':' -> COLONS;
      case '.' -> DOTS;
      case '/' -> SLASHES;
      default -> date.startsWith(".", end) ? FLOAT : YYYYMMDD;
    };
  }

  private static @Nullable Spelling ofAge(String age) {
    int end = 0;
    while (end < age.length() && (Dates.digit(age.charAt(end)) || age.charAt(end) == '.')) {
      end++;
    }
    if (end == age.length()) {
      return PLAIN_YEARS;
    }
    boolean open = age.indexOf('+') >= 0 || age.indexOf('>') >= 0 || age.indexOf('r', end) > 0;
    if (open && Ages.canonical(age).filter(a -> a.endsWith("+")).isPresent()) {
      return null;
    }
    return end + 1 == age.length() ? AGE_STRING : WORDS;
  }

  private static @Nullable Spelling ofList(String list) {
    if (list.startsWith("[") || list.startsWith("(")) {
      return LISTS;
    }
    if (list.startsWith("\"")) {
      return QUOTES;
    }
    return list.indexOf('\\') >= 0 ? BACKSLASHES : null;
  }
}
