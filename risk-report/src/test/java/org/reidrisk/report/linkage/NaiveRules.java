package org.reidrisk.report.linkage;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The comparison rules once more, cell by cell, for the spellings that the tests make. */
final class NaiveRules {
  /** In months; no age here comes near it. */
  private static final int OLDEST = 1320;

  private static final Map<List<Integer>, List<Integer>> YEARS_OF_DAYS = new ConcurrentHashMap<>();

  private NaiveRules() {}

  static boolean normalised(String held, String released) {
    return folded(held).equals(folded(released));
  }

  private static String folded(String text) {
    String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    for (String word : compatible.split("[ \t\u00A0]", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return String.join(" ", words);
  }

  /** Numbers of at most three decimals; null for anything else. */
  static @Nullable Long thousandths(String text) {
    if (!text.matches("-?[0-9]{1,9}([.][0-9]{1,3})?")) {
      return null;
    }
    return Math.round(Double.parseDouble(text) * 1000);
  }

  static BiPredicate<String, String> number(double from, double to, boolean exclusive) {
    return (held, released) -> {
      Long h = thousandths(held);
      Long r = thousandths(released);
      return h != null
          && r != null
          && within(r - h, Math.round(from * 1000), Math.round(to * 1000), exclusive);
    };
  }

  private static boolean within(long difference, long from, long to, boolean exclusive) {
    return exclusive
        ? from < difference && difference < to
        : from <= difference && difference <= to;
  }

  /**
   * An age: its place in parts of a year, and the years that may be completed when it is told more
   * finely than in whole years.
   */
  private record Age(long parts, List<Integer> completed) {}

  /** Parts of a year into which days, weeks and months go. */
  private static final long YEAR = 12L * 36_525 * 5_218;

  /** Ages, {@code 058Y}, {@code 018M}, {@code 58}; with a plus: that or more. */
  static BiPredicate<String, String> ages(int from, int to, boolean exclusive) {
    return remembered(
        (held, released) -> {
          for (Age h : agesOf(held)) {
            for (Age r : agesOf(released)) {
              if (near(h, r, from, to, exclusive)) {
                return true;
              }
            }
          }
          return false;
        });
  }

  /** Ages as they stand, whatever their units: not what is meant. */
  static BiPredicate<String, String> agesAsTheyStand(int from, int to) {
    return (held, released) ->
        agesOf(held).stream()
            .anyMatch(
                h ->
                    agesOf(released).stream()
                        .anyMatch(
                            r -> within(r.parts() - h.parts(), from * YEAR, to * YEAR, false)));
  }

  private static boolean near(Age h, Age r, int from, int to, boolean exclusive) {
    if (within(r.parts() - h.parts(), from * YEAR, to * YEAR, exclusive)) {
      return true;
    }
    boolean one = h.completed().isEmpty() != r.completed().isEmpty();
    return one
        && years(h).stream()
            .anyMatch(x -> years(r).stream().anyMatch(y -> within(y - x, from, to, exclusive)));
  }

  private static List<Integer> years(Age age) {
    return age.completed().isEmpty() ? List.of((int) (age.parts() / YEAR)) : age.completed();
  }

  /** The ages that a text may mean; none when it is not one. */
  private static List<Age> agesOf(String text) {
    if (!text.matches("[0-9]{1,3}([.]5)?[YMWD]?|[0-9]{1,3}[+]")) {
      return List.of();
    }
    int number = Integer.parseInt(text.replaceAll("[^0-9].*", ""));
    List<Age> ages = new ArrayList<>();
    if (text.endsWith("+")) {
      for (int year = number; year <= OLDEST / 12; year++) {
        ages.add(new Age(year * YEAR, List.of()));
      }
    } else if (text.contains(".")) {
      ages.add(new Age(number * YEAR + YEAR / 2, List.of(number)));
    } else if (text.endsWith("M")) {
      ages.add(new Age(number * YEAR / 12, List.of(number / 12)));
    } else if (text.endsWith("W")) {
      ages.add(new Age(number * YEAR / 5_218 * 100, calendarYears(7 * number, 7 * number + 6)));
    } else if (text.endsWith("D")) {
      ages.add(new Age(number * YEAR / 36_525 * 100, calendarYears(number, number)));
    } else {
      ages.add(new Age(number * YEAR, List.of()));
    }
    return ages;
  }

  /** The years that people have completed who were born so many days ago, on any day. */
  static List<Integer> calendarYears(int fewestDays, int mostDays) {
    return YEARS_OF_DAYS.computeIfAbsent(
        List.of(fewestDays, mostDays), days -> yearsOfDays(fewestDays, mostDays));
  }

  private static List<Integer> yearsOfDays(int fewestDays, int mostDays) {
    TreeSet<Integer> years = new TreeSet<>();
    LocalDate born = LocalDate.of(2000, 1, 1);
    for (; born.isBefore(LocalDate.of(2004, 1, 1)); born = born.plusDays(1)) {
      for (int days = fewestDays; days <= mostDays; days++) {
        years.add(Period.between(born, born.plusDays(days)).getYears());
      }
    }
    return List.copyOf(years);
  }

  static boolean sameAge(String held, String released) {
    return ageText(held).equals(ageText(released));
  }

  private static String ageText(String text) {
    if (months(text) < 0) {
      return "text " + text;
    }
    String unit = text.endsWith("M") ? "M" : "Y";
    return Integer.parseInt(text.replaceAll("[^0-9]", "")) + unit + (text.endsWith("+") ? "+" : "");
  }

  private static int months(String text) {
    if (!text.matches("[0-9]{1,3}([YM]?|[+])")) {
      return -1;
    }
    int number = Integer.parseInt(text.replaceAll("[^0-9]", ""));
    return text.endsWith("M") ? number : 12 * number;
  }

  static @Nullable LocalDate date(String text) {
    String day = text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
    String iso =
        day.matches("[0-9]{8}")
            ? day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6)
            : day;
    try {
      return iso.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(iso) : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  static BiPredicate<String, String> days(
      @Nullable Integer from, @Nullable Integer to, boolean exclusive) {
    return (held, released) -> {
      LocalDate h = date(held);
      LocalDate r = date(released);
      return h != null
          && r != null
          && (from == null
              || to == null
              || within(ChronoUnit.DAYS.between(h, r), from, to, exclusive));
    };
  }

  static boolean sameDate(String held, String released) {
    LocalDate h = date(held);
    LocalDate r = date(released);
    boolean text = h == null || r == null;
    return text ? held.equals(released) : h.equals(r);
  }

  /** Minutes between times of a day, or between moments; never between one and the other. */
  static BiPredicate<String, String> minutes(int from, int to, boolean exclusive) {
    return (held, released) -> {
      Object h = moment(held);
      Object r = moment(released);
      if (h instanceof LocalTime a && r instanceof LocalTime b) {
        return within(b.toSecondOfDay() - a.toSecondOfDay(), from * 60L, to * 60L, exclusive);
      }
      return h instanceof LocalDateTime a
          && r instanceof LocalDateTime b
          && within(ChronoUnit.SECONDS.between(a, b), from * 60L, to * 60L, exclusive);
    };
  }

  private static @Nullable Object moment(String text) {
    if (text.matches("[0-9]{2}:[0-9]{2}(:[0-9]{2})?")) {
      return LocalTime.parse(text);
    }
    if (text.matches("[0-9]{6}")) {
      return LocalTime.parse(
          text.substring(0, 2) + ":" + text.substring(2, 4) + ":" + text.substring(4));
    }
    return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{5,8}")
        ? LocalDateTime.parse(text)
        : null;
  }

  /** Minutes between moments, of which some have an offset from UTC behind them. */
  static BiPredicate<String, String> clocks(
      int from, int to, boolean exclusive, boolean withoutIsUtc) {
    return (held, released) -> {
      LocalDateTime h = LocalDateTime.parse(held.substring(0, 16));
      LocalDateTime r = LocalDateTime.parse(released.substring(0, 16));
      String heldOffset = held.substring(16);
      String releasedOffset = released.substring(16);
      boolean both = !heldOffset.isEmpty() && !releasedOffset.isEmpty();
      long seconds = ChronoUnit.SECONDS.between(h, r);
      if (both || withoutIsUtc) {
        seconds += ahead(heldOffset) - ahead(releasedOffset);
      }
      return within(seconds, from * 60L, to * 60L, exclusive);
    };
  }

  private static long ahead(String offset) {
    return offset.isEmpty() ? 0 : ZoneOffset.of(offset).getTotalSeconds();
  }

  /** Bands of whole numbers from 0 to 130, stars, and equality. */
  static boolean band(String held, String released) {
    if (held.equals(released) || released.equals("*")) {
      return true;
    }
    if (!held.matches("[0-9]{1,3}")) {
      return false;
    }
    int h = Integer.parseInt(held);
    List<Integer> numbers = new ArrayList<>();
    for (String part : released.split("[^0-9]+", -1)) {
      if (!part.isEmpty()) {
        numbers.add(Integer.parseInt(part));
      }
    }
    int first = numbers.isEmpty() ? -1 : numbers.get(0);
    int last = numbers.size() < 2 ? -1 : numbers.get(1);
    for (int n = 0; n <= 130; n++) {
      boolean in;
      if (released.startsWith("[")) {
        in = n >= first && (released.endsWith("]") ? n <= last : n < last);
      } else if (released.startsWith("(")) {
        in = n > first && (released.endsWith("]") ? n <= last : n < last);
      } else if (released.startsWith(">=")) {
        in = n >= first;
      } else if (released.startsWith(">")) {
        in = n > first;
      } else if (released.startsWith("<=")) {
        in = n <= first;
      } else if (released.startsWith("<")) {
        in = n < first;
      } else if (released.endsWith("+")) {
        in = n >= first;
      } else {
        in = numbers.size() == 2 && n >= first && n <= last;
      }
      if (in && n == h) {
        return true;
      }
    }
    return false;
  }

  /** Prefixes with one star behind them for any rest. */
  static boolean starred(String held, String released) {
    return held.equals(released)
        || (released.endsWith("*") && held.startsWith(released.replace("*", "")));
  }

  /** Prefixes with a star for each character. */
  static boolean counted(String held, String released) {
    return released.equals("*") || held.matches("\\Q" + released.replace("*", "\\E.\\Q") + "\\E");
  }

  /** A year, a month (with or without hyphen) or a day, and a day. */
  static boolean shortDate(String held, String released) {
    LocalDate h = date(held);
    if (held.equals(released)) {
      return true;
    }
    if (h == null) {
      return false;
    }
    LocalDate r = date(released);
    String digits = released.replace("-", "");
    return h.equals(r)
        || (digits.length() == 4 && digits.equals(String.valueOf(h.getYear())))
        || (digits.length() == 6
            && digits.equals(
                String.format(Locale.ROOT, "%04d%02d", h.getYear(), h.getMonthValue())));
  }

  /** Values and what stands above each. */
  static BiPredicate<String, String> tree(Map<String, List<String>> above) {
    return (held, released) ->
        held.equals(released)
            || released.equals("*")
            || above.getOrDefault(held, List.of()).contains(released);
  }

  /** The same, each pair of cells looked at once. */
  static BiPredicate<String, String> remembered(BiPredicate<String, String> rule) {
    Map<List<String>, Boolean> known = new HashMap<>();
    return (held, released) ->
        known.computeIfAbsent(List.of(held, released), pair -> rule.test(held, released));
  }

  /** Some day of the released one's month or year would go with the held one. */
  static BiPredicate<String, String> coarseDays(
      BiPredicate<String, String> days, boolean year, boolean textsToo) {
    return remembered(
        (held, released) -> {
          LocalDate r = date(released);
          if (r == null) {
            return textsToo && days.test(held, released);
          }
          LocalDate first = year ? r.withDayOfYear(1) : r.withDayOfMonth(1);
          LocalDate end = year ? first.plusYears(1) : first.plusMonths(1);
          for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            if (days.test(held, day.toString())) {
              return true;
            }
          }
          return false;
        });
  }

  /** Some age of the released one's band would go with the held one. */
  static BiPredicate<String, String> coarseAges(int from, int to, int width) {
    return remembered(
        (held, released) -> {
          int h = months(held);
          int r = months(released);
          if (h < 0 || r < 0) {
            return false;
          }
          int first = r / (12 * width) * 12 * width;
          int last = released.endsWith("+") ? OLDEST : first + 12 * width - 1;
          int hEnd = held.endsWith("+") ? OLDEST : h;
          for (int x = h; x <= hEnd; x++) {
            for (int y = first; y <= last; y++) {
              if (within(y - x, from * 12L, to * 12L, false)) {
                return true;
              }
            }
          }
          return false;
        });
  }
}
