package org.reidrisk.value;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what spreadsheets do to values when they open and save a table. */
final class SpreadsheetTraces {
  private static final int LEAST_EXPONENT = 11;
  private static final int LONGEST_NUMBER = 24;
  private static final int FIRST_SERIAL = 20_000;
  private static final int LAST_SERIAL = 60_000;
  private static final int SHORT_CUT = 255;
  private static final int LONG_CUT = 32_767;
  private static final int FEWEST_NUMBERS = 50;
  private static final int LEAST_LENGTH = 4;
  private static final int MOST_LENGTH = 18;
  private static final int FIGURES = 10;

  /** Of chi-square with nine degrees of freedom: exceeded with probability 0.001. */
  private static final double CRITICAL = 27.88;

  private static final ValueFormat[] ORDERS = {
    ValueFormat.DATETIME, ValueFormat.DATE, ValueFormat.DATE_DAY_FIRST, ValueFormat.DATE_MONTH_FIRST
  };

  private SpreadsheetTraces() {}

  /**
   * Counts suspicious values.
   *
   * @param all all distinct values
   * @param looked those that were looked at more closely
   * @param format the format that was found
   * @param expected the format that was expected, or null
   * @return the counts
   */
  static SpreadsheetDamage damage(
      List<String> all, List<String> looked, ValueFormat format, @Nullable ValueFormat expected) {
    boolean numbers = expected == ValueFormat.NUMBER || expected == ValueFormat.NUMBERS;
    boolean dates = expected != null && isDate(expected);
    long scientific = 0;
    long hashes = 0;
    long serials = 0;
    long shortCuts = 0;
    long longCuts = 0;
    int longest = 0;
    for (String value : all) {
      int length = value.length();
      longest = Math.max(longest, length);
      shortCuts += length == SHORT_CUT ? 1 : 0;
      longCuts += length == LONG_CUT ? 1 : 0;
      if (length >= 4 && length <= LONGEST_NUMBER) {
        scientific += !numbers && scientific(value) ? 1 : 0;
        serials += dates && serial(value) ? 1 : 0;
      }
      hashes += length >= 3 && value.charAt(0) == '#' && hashes(value) ? 1 : 0;
    }
    long cut =
        longest == LONG_CUT ? longCuts : longest == SHORT_CUT && shortCuts > 1 ? shortCuts : 0;
    return new SpreadsheetDamage(
        scientific,
        lostZeros(looked, expected),
        serials,
        hashes,
        isDate(format) ? retyped(looked) : 0,
        cut);
  }

  private static boolean isDate(ValueFormat format) {
    return switch (format) {
      case DATE, DATE_DAY_FIRST, DATE_MONTH_FIRST, DATETIME -> true;
      default -> false;
    };
  }

  private static boolean scientific(String value) {
    int e = -1;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 'E' || c == 'e') {
        e = i;
        break;
      }
      // One digit, then a point or a comma, then digits: how a spreadsheet prints them.
      boolean point = i == 1 && (c == '.' || c == ',');
      if (!point && !(Dates.digit(c) && i != 1)) {
        return false;
      }
    }
    int from = e + 2;
    int exponent = value.length() - from;
    return e > 0
        && e != 2
        && exponent >= 2
        && exponent <= 3
        && value.charAt(e + 1) == '+'
        && Dates.digits(value, from, value.length())
        && Dates.number(value, from, value.length()) >= LEAST_EXPONENT;
  }

  private static boolean serial(String value) {
    boolean number = Dates.digits(value, 0, 5) && (value.length() == 5 || value.charAt(5) == '.');
    return number
        && Numbers.canonical(value).isPresent()
        && Dates.number(value, 0, 5) >= FIRST_SERIAL
        && Dates.number(value, 0, 5) <= LAST_SERIAL;
  }

  private static boolean hashes(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) != '#') {
        return false;
      }
    }
    return true;
  }

  private static long lostZeros(List<String> values, @Nullable ValueFormat expected) {
    if (expected == ValueFormat.TIME) {
      return values.stream().filter(SpreadsheetTraces::oddTime).count();
    }
    return expected == ValueFormat.TEXT || expected == ValueFormat.CODE ? shorter(values) : 0;
  }

  private static boolean oddTime(String value) {
    String time = value.strip();
    int dot = time.indexOf('.');
    int digits = dot < 0 ? time.length() : dot;
    return digits % 2 == 1 && time.indexOf(':') < 0 && Times.canonical(time).isPresent();
  }

  /**
   * Numbers shorter than their column, where that is what lost zeros leave: no value is longer than
   * most are or begins with a zero, each of the ten figures is as frequent in the first place as
   * the others, with the shorter ones in the place of the zero, and they are no running numbers,
   * which fill their range from 1 and are shorter at the beginning by nature. Numbers drawn from 1
   * to another bound than a power of ten have other first figures.
   */
  private static long shorter(List<String> values) {
    long[][] first = new long[MOST_LENGTH + 1][FIGURES];
    long total = 0;
    int longest = 0;
    for (String value : values) {
      int length = value.length();
      if (length == 0 || length > MOST_LENGTH || !Dates.digits(value, 0, length)) {
        return 0;
      }
      if (length > 1 && value.charAt(0) == '0') {
        return 0;
      }
      first[length][value.charAt(0) - '0']++;
      longest = Math.max(longest, length);
      total++;
    }
    if (total < FEWEST_NUMBERS || longest < LEAST_LENGTH) {
      return 0;
    }
    // Of the longest none begins with a zero: the shorter ones take that place.
    long[] figures = first[longest];
    figures[0] = total - Arrays.stream(figures).sum();
    double expected = (double) total / FIGURES;
    double chiSquare = 0;
    boolean each = true;
    for (long figure : figures) {
      chiSquare += (figure - expected) * (figure - expected) / expected;
      each &= figure > 0;
    }
    boolean running = total * 10 > Math.pow(10, longest - 1.0);
    return each && chiSquare <= CRITICAL && !running ? figures[0] : 0;
  }

  private static long retyped(List<String> values) {
    Map<Spelling, Long> spelled = new EnumMap<>(Spelling.class);
    long dates = 0;
    for (String value : values) {
      Spelling spelling = dateSpelling(value);
      if (spelling != null) {
        spelled.merge(spelling, 1L, Long::sum);
        dates++;
      }
    }
    return dates - spelled.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private static @Nullable Spelling dateSpelling(String value) {
    for (ValueFormat order : ORDERS) {
      if (order.canonical(value).filter(c -> c.length() >= 8).isPresent()) {
        Spelling spelling = Spelling.of(order, value);
        // Whether day or month is meant is another question than who typed it.
        return spelling == Spelling.MONTHS_FIRST ? Spelling.DAYS_FIRST : spelling;
      }
    }
    return null;
  }
}
