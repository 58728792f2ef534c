package org.reidrisk.inventory;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.value.DetectedFormat;
import org.reidrisk.value.ValueFormat;

/**
 * Columns of dates whose spellings no one format reads, such as {@code 2024-01-15}, {@code 15 Jan
 * 2024} and {@code 15.01.24} below each other. To be looked at as dates, not as text in which dates
 * happen to stand.
 *
 * <p>It takes that four in five values are a date as a whole, and one of these: a date is expected;
 * or half of the values are dates beyond doubt, and no one spelling is nearly all of them.
 */
final class DateSpellings {
  private static final int LONGEST = 40;

  /** One spelling in so many is one that a column has. */
  private static final int SHARE = 20;

  private static final ValueFormat[] ORDERS = {
    ValueFormat.DATE, ValueFormat.DATETIME, ValueFormat.DATE_DAY_FIRST, ValueFormat.DATE_MONTH_FIRST
  };

  private static final Set<ValueFormat> DATES = EnumSet.copyOf(List.of(ORDERS));

  /** What is no text by its name, and so may turn out to be a date. */
  private static final Set<ValueFormat> NO_TEXTS =
      EnumSet.of(ValueFormat.NUMBER, ValueFormat.NUMBERS, ValueFormat.AGE, ValueFormat.TIME);

  /** Runs of a date: n a number of two digits, y a year, m a month's name; the longest first. */
  private static final List<String> FORMS =
      List.of("nny", "ynn", "nmy", "mny", "ymn", "nmn", "mnn", "nnn", "yn", "ny", "my", "8", "y");

  private static final String SEPARATORS = " -/.:_,+'";

  private final Runs runs = new Runs();
  private final Map<String, Long> spelled = new HashMap<>();
  private final Map<ValueFormat, Long> read = new HashMap<>();
  private long values;
  private long dates;
  private long sure;
  private long oneOrderOnly;

  private DateSpellings() {}

  /**
   * The format of a column, a date where its values are dates that look like text.
   *
   * @param values distinct values, in any order
   * @param detected what they look like by the formats
   */
  static DetectedFormat of(List<String> values, DetectedFormat detected) {
    ValueFormat expected = detected.expected();
    boolean promised = expected != null && DATES.contains(expected);
    boolean open = expected == null || promised || NO_TEXTS.contains(expected);
    if (detected.format() != ValueFormat.TEXT || !open) {
      return detected;
    }
    DateSpellings spellings = new DateSpellings();
    return spellings.look(values) && (promised || spellings.isSurelyMixed())
        ? spellings.asDates(detected, expected)
        : detected;
  }

  /** False when too many values are no dates. */
  private boolean look(List<String> texts) {
    long others = 0;
    for (String text : texts) {
      if (!Fillers.holds(text)) {
        values++;
        String spelling = spelling(text);
        if (spelling.isEmpty()) {
          others++;
        } else {
          dates++;
          spelled.merge(spelling, 1L, Long::sum);
          read(text);
        }
      }
      if (others * 5 > texts.size()) {
        return false;
      }
    }
    return dates > 0 && dates * 5 >= values * 4;
  }

  private boolean isSurelyMixed() {
    return sure * 2 >= values && isMixed();
  }

  private boolean isMixed() {
    return spelled.values().stream().filter(n -> n * SHARE >= dates).count() > 1;
  }

  private void read(String text) {
    for (ValueFormat order : ORDERS) {
      read.merge(order, order.canonical(text).isPresent() ? 1L : 0L, Long::sum);
    }
    boolean day = ValueFormat.DATE_DAY_FIRST.canonical(text).isPresent();
    boolean month = ValueFormat.DATE_MONTH_FIRST.canonical(text).isPresent();
    oneOrderOnly += day == month ? 0 : 1;
  }

  private DetectedFormat asDates(DetectedFormat detected, @Nullable ValueFormat expected) {
    ValueFormat best = expected != null && DATES.contains(expected) ? expected : ORDERS[0];
    for (ValueFormat order : ORDERS) {
      best = read(order) > read(best) ? order : best;
    }
    boolean yearLast = best == ValueFormat.DATE_DAY_FIRST || best == ValueFormat.DATE_MONTH_FIRST;
    return new DetectedFormat(
        best,
        detected.content(),
        expected,
        (double) read(best) / values,
        detected.looked(),
        detected.placeholders(),
        detected.spellings(),
        isMixed(),
        yearLast && best != expected && oneOrderOnly == 0,
        detected.damage());
  }

  private long read(ValueFormat order) {
    return read.getOrDefault(order, 0L);
  }

  /** How a text is written that is a date and nothing else; empty for any other. */
  private String spelling(String text) {
    if (text.length() > LONGEST) {
      return "";
    }
    runs.cut(text);
    StringBuilder kinds = new StringBuilder();
    StringBuilder places = new StringBuilder();
    for (int i = 0; i < runs.count(); i++) {
      char kind = kind(i);
      if (kind == '?') {
        return "";
      }
      if (kind != ' ') {
        kinds.append(kind);
        places.append((char) i);
      }
    }
    if (!runs.anyDigit() || !isSeparated()) {
      return "";
    }
    for (String form : FORMS) {
      boolean whole = kinds.indexOf(form) == 0 && isTime(kinds, form.length());
      if (whole && isDay(form, places)) {
        boolean found = DateScan.in(runs);
        sure += found ? 1 : 0;
        return found || !form.equals("8") ? form + marks(form, places) : "";
      }
    }
    return "";
  }

  /** Small words are days of the week, {@code de}, {@code th}, {@code T} and the like. */
  private char kind(int run) {
    if (runs.letters(run)) {
      return DateScan.isMonth(runs, run) ? 'm' : runs.length(run) <= 3 ? ' ' : '?';
    }
    return switch (runs.length(run)) {
      case 1, 2 -> 'n';
      case 4 -> 'y';
      case 8, 12, 14 -> '8';
      case 3, 6 -> 't';
      default -> '?';
    };
  }

  private boolean isSeparated() {
    int end = 0;
    for (int i = 0; i <= runs.count(); i++) {
      int next = i == runs.count() ? runs.text().length() : runs.from(i);
      for (int at = end; at < next; at++) {
        if (SEPARATORS.indexOf(runs.text().charAt(at)) < 0) {
          return false;
        }
      }
      end = i == runs.count() ? end : runs.to(i);
    }
    return true;
  }

  /** Hours, minutes, seconds, a fraction and a zone at most. */
  private static boolean isTime(CharSequence kinds, int from) {
    boolean time = kinds.length() - from <= 5;
    for (int i = from; time && i < kinds.length(); i++) {
      time = kinds.charAt(i) == 'n' || kinds.charAt(i) == 't' || kinds.charAt(i) == 'y';
    }
    return time;
  }

  /** Whether the numbers can be a month and a day, in whatever order, and the year is one. */
  private boolean isDay(String form, CharSequence places) {
    int small = 0;
    int months = 0;
    int numbers = 0;
    for (int i = 0; i < form.length(); i++) {
      int number = runs.number(places.charAt(i));
      if (form.charAt(i) == 'n') {
        numbers++;
        small += number >= 1 && number <= 31 ? 1 : 0;
        months += number >= 1 && number <= 12 ? 1 : 0;
      } else if (form.charAt(i) == 'y' && (number < 1850 || number > 2199)) {
        return false;
      }
    }
    boolean month = form.indexOf('m') >= 0 || numbers == 0 || months > 0;
    // Of three numbers, or two beside the name of a month, one is the year.
    boolean shortYear = form.length() == 3 && form.indexOf('y') < 0;
    return month && small >= numbers - (shortYear ? 1 : 0);
  }

  /** The signs between the parts of a date; that a small word stands there is all that counts. */
  private String marks(String form, CharSequence places) {
    StringBuilder marks = new StringBuilder();
    for (int i = 1; i < form.length(); i++) {
      int run = places.charAt(i - 1);
      marks.append(runs.joined(run) ? '~' : runs.after(run));
    }
    return marks.toString();
  }
}
