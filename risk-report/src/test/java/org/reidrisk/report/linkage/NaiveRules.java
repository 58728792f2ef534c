package org.reidrisk.report.linkage;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The comparison rules once more, cell by cell, for the spellings that the tests make. */
final class NaiveRules {
  /** In months; no age here comes near it. */
  private static final int OLDEST = 1320;

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

  /** Ages in months, {@code 058Y}, {@code 018M}, {@code 58}; with a plus: that or more. */
  static BiPredicate<String, String> ages(int from, int to, boolean exclusive) {
    return remembered(
        (held, released) -> {
          int h = months(held);
          int r = months(released);
          if (h < 0 || r < 0) {
            return false;
          }
          // Some age up to 110 years on either side will do.
          int hEnd = held.endsWith("+") ? OLDEST : h;
          int rEnd = released.endsWith("+") ? OLDEST : r;
          for (int x = h; x <= hEnd; x++) {
            for (int y = r; y <= rEnd; y++) {
              if (within(y - x, from * 12L, to * 12L, exclusive)) {
                return true;
              }
            }
          }
          return false;
        });
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

  /** Prefixes with stars behind them. */
  static boolean starred(String held, String released) {
    return held.equals(released)
        || (released.endsWith("*") && held.startsWith(released.replace("*", "")));
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
