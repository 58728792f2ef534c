package org.reidrisk.inventory;

import java.time.YearMonth;

/** Finds calendar days within a text, in the spellings of several countries. */
final class DateScan {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2099;
  private static final int MONTHS = 12;

  /** Rows of twelve; a row may repeat what an earlier one has. */
  private static final String[] MONTH_NAMES =
      """
      jan feb mar apr may jun jul aug sep oct nov dec
      january february march april mai june july august september october november december
      januar februar märz avril mayo juni juli août sept okt noviembre dez
      jänner février mars abril maggio juin juillet agosto septembre oktober novembre dezember
      janvier febrero marzo aprile mei junio julio aout septiembre octobre novembro décembre
      enero febbraio março avr maio giugno luglio augustus settembre octubre nov diciembre
      gennaio fevereiro maart abr may junho julho aug setembro ottobre nov dicembre
      januari februari mrz apr may jun lug sierpnia sep outubro nov dezembro
      """
          .strip()
          .split("\\s+", -1);

  private static final WordSet MONTH_WORDS = WordSet.of(MONTH_NAMES);
  private static final int[] MONTH_OF = monthOf();

  /** Words before a day with a year of two digits. */
  private static final WordSet BEFORE =
      WordSet.of(
          "dob",
          "born",
          "date",
          "on",
          "since",
          "from",
          "dated",
          "datum",
          "vom",
          "am",
          "geb",
          "geboren",
          "seit",
          "le",
          "né",
          "née",
          "du",
          "fecha",
          "el",
          "nacido",
          "nac",
          "data",
          "nato",
          "nata",
          "il",
          "op",
          "bd",
          "birth",
          "birthdate",
          "fup");

  /** Words that say that a day is the one on which somebody was born. */
  private static final WordSet BIRTH =
      WordSet.of(
          "dob",
          "born",
          "birth",
          "birthdate",
          "birthday",
          "dateofbirth",
          "geb",
          "geboren",
          "geburtsdatum",
          "geburtstag",
          "geboortedatum",
          "né",
          "née",
          "naissance",
          "nacido",
          "nacida",
          "nacimiento",
          "nascimento",
          "nascita",
          "nato",
          "nata");

  private static final int SMALL_WORD = 3;

  private final Runs runs;
  private boolean found;
  private boolean birth;

  private DateScan(Runs runs) {
    this.runs = runs;
  }

  /** The place of a name among the distinct ones does not tell its month: names repeat. */
  private static int[] monthOf() {
    int[] months = new int[MONTH_WORDS.size()];
    for (int i = 0; i < MONTH_NAMES.length; i++) {
      String name = MONTH_NAMES[i];
      int place = MONTH_WORDS.find(name, 0, name.length());
      if (months[place] == 0) {
        months[place] = i % MONTHS + 1;
      }
    }
    return months;
  }

  /** Whether a text holds a day; the digits of those it holds are marked as used. */
  static boolean in(Runs runs) {
    return mask(runs) != 0;
  }

  /** The same, and whether one of the days is said to be one of birth. */
  static int mask(Runs runs) {
    DateScan scan = new DateScan(runs);
    for (int i = 0; i < runs.count(); i++) {
      if (runs.used(i)) {
        continue;
      }
      if (runs.digits(i)) {
        scan.number(i);
      } else {
        scan.word(i);
      }
    }
    return (scan.found ? TextKind.DATE.bit() : 0) | (scan.birth ? TextKind.BIRTH_DATE.bit() : 0);
  }

  /** Whether a run is the name of a month. */
  static boolean isMonth(Runs runs, int run) {
    return runs.isWord(run, MONTH_WORDS);
  }

  private void number(int i) {
    int length = runs.length(i);
    if (length >= 8) {
      compact(i);
    } else if (length == 4) {
      yearFirst(i);
    } else if (length <= 2) {
      dayFirst(i);
    }
  }

  private void found(int first, int last) {
    found(first, last, first);
  }

  /** A day in some runs of digits; its first run may be the name of a month. */
  private void found(int first, int last, int start) {
    found = true;
    birth |= isOfBirth(start - 1);
    for (int i = first; i <= last; i++) {
      runs.use(i);
    }
  }

  /** {@code DOB}, {@code born on}, {@code birth date}: at most one small word stands between. */
  private boolean isOfBirth(int run) {
    boolean small =
        runs.letters(run) && (runs.length(run) <= SMALL_WORD || runs.isWord(run, BEFORE));
    return runs.isWord(run, BIRTH) || (small && runs.isWord(run - 1, BIRTH));
  }

  /** Eight digits, or those with a time of day behind them. */
  private void compact(int i) {
    int length = runs.length(i);
    boolean timed = length == 12 || (length >= 14 && length <= 20);
    if ((length != 8 && !timed) || (runs.dotted(i) && !fraction(i, length))) {
      return;
    }
    boolean iso = day(runs.number(i, 0, 4), runs.number(i, 4, 6), runs.number(i, 6, 8));
    boolean dayFirst =
        length == 8
            && (day(runs.number(i, 4, 8), runs.number(i, 2, 4), runs.number(i, 0, 2))
                || day(runs.number(i, 4, 8), runs.number(i, 0, 2), runs.number(i, 2, 4)));
    if (iso && timed && !clock(i, 8, length)) {
      return;
    }
    if (!iso && !dayFirst) {
      return;
    }
    found(i, i);
    int next = runs.letters(i + 1) && runs.isChar(i + 1, 'T') ? i + 2 : i + 1;
    boolean near = runs.gap(next - 1) <= 1 && (next == i + 1 || runs.gap(i) <= 1);
    if (near && runs.digits(next, 4, 12) && clock(next, 0, runs.length(next))) {
      runs.use(next);
    }
  }

  /** A number of a spreadsheet: {@code 20210314.0}, or seconds with a fraction. */
  private boolean fraction(int i, int length) {
    boolean chained = runs.gapIs(i - 1, ".") && runs.digits(i - 1);
    boolean longer = runs.gapIs(i + 1, ".") && runs.digits(i + 2);
    return !chained && !longer && (length == 14 || runs.number(i + 1) == 0);
  }

  private boolean clock(int run, int start, int length) {
    return runs.number(run, start, start + 2) < 24
        && runs.number(run, start + 2, start + 4) < 60
        && (length - start < 6 || runs.number(run, start + 4, start + 6) < 60);
  }

  private void yearFirst(int i) {
    char mark = runs.after(i);
    if (!separator(mark) || !runs.digits(i + 1, 1, 2) || runs.gap(i) != 1) {
      eastAsian(i);
      return;
    }
    boolean whole = runs.gap(i + 1) == 1 && runs.after(i + 1) == mark && runs.digits(i + 2, 1, 2);
    if (whole
        && day(runs.number(i), runs.number(i + 1), runs.number(i + 2))
        && !chained(i - 1, mark)
        && !(mark == '.' && chained(i + 2, mark))) {
      found(i, i + 2);
    }
  }

  private boolean chained(int run, char mark) {
    return runs.digits(run)
        && runs.digits(run + 1)
        && runs.gap(run) == 1
        && runs.after(run) == mark;
  }

  private static boolean separator(char c) {
    return c == '-' || c == '/' || c == '.' || c == ':' || c == '_';
  }

  private void dayFirst(int i) {
    char mark = runs.after(i);
    if (!separator(mark)
        || mark == ':'
        || !chained(i, mark)
        || !chained(i + 1, mark)
        || !runs.digits(i + 1, 1, 2)
        || chained(i - 1, mark)
        || chained(i + 2, mark)) {
      return;
    }
    int one = runs.number(i);
    int two = runs.number(i + 1);
    int year = runs.number(i + 2);
    if (runs.length(i + 2) == 2) {
      boolean padded = runs.length(i) == 2 && runs.length(i + 1) == 2;
      boolean told = mark == '/' || runs.isWord(i - 1, BEFORE);
      year = padded && told ? year + 2000 : 0;
    } else if (runs.length(i + 2) != 4) {
      return;
    }
    // Only the 29th of February needs the century of a short year.
    if (day(year, two, one) || day(year, one, two)) {
      found(i, i + 2);
    }
  }

  private void word(int i) {
    int place = runs.place(i, MONTH_WORDS);
    if (place < 0) {
      return;
    }
    int month = MONTH_OF[place];
    boolean dayBefore = runs.digits(i - 1, 1, 2) && close(i - 1);
    int before = dayBefore ? runs.number(i - 1) : linked(i - 1);
    if (runs.digits(i + 1, 1, 2) && close(i) && runs.digits(i + 2, 4, 4) && close(i + 1)) {
      if (day(runs.number(i + 2), month, runs.number(i + 1))) { // March 14, 2021
        found(i + 1, i + 2, i);
      }
      return;
    }
    int yearRun = close(i) ? i + 1 : -1;
    boolean link = runs.letters(i + 1) && runs.length(i + 1) <= 3 && runs.gapIs(i, " ");
    if (link && runs.gapIs(i + 1, " ")) { // 14 de marzo de 2021
      yearRun = i + 2;
    }
    if (runs.digits(yearRun, 4, 4) && runs.number(yearRun) >= FIRST_YEAR) {
      int year = runs.number(yearRun);
      if (before > 0 && day(year, month, before)) {
        found(i - 1, yearRun, dayBefore ? i - 1 : i - 2);
      } else if (year <= 2049 && year != 2000 && runs.gap(i) > 0 && yearRun == i + 1) {
        found(yearRun, yearRun, i); // a month of a year; "MAR 2000" may be a setting
      }
    } else if (dayBefore
        && runs.digits(yearRun, 2, 2)
        && runs.gap(i - 1) == runs.gap(i)
        && runs.after(i) != '.'
        && day(2000 + runs.number(yearRun), month, before)) {
      found(i - 1, yearRun); // 14-MAR-21
    }
  }

  /** The day before a month with a small word between: 14 de marzo. */
  private int linked(int run) {
    boolean small = runs.letters(run) && runs.length(run) <= 3 && runs.gapIs(run, " ");
    return small && runs.digits(run - 1, 1, 2) && runs.gapIs(run - 1, " ")
        ? runs.number(run - 1)
        : 0;
  }

  /** Nothing, or a blank, a dot, a dash or a comma, stands between a run and the next. */
  private boolean close(int run) {
    return runs.gap(run) == 0
        || runs.gapIs(run, " ")
        || runs.gapIs(run, "-")
        || runs.gapIs(run, ".")
        || runs.gapIs(run, ". ")
        || runs.gapIs(run, ", ")
        || runs.gapIs(run, "_")
        || runs.gapIs(run, "/");
  }

  private void eastAsian(int i) {
    if (sign(i + 1, "年년")
        && runs.digits(i + 2, 1, 2)
        && sign(i + 3, "月월")
        && day(runs.number(i), runs.number(i + 2), 1)) {
      found(i, i + 2);
    }
  }

  private boolean sign(int run, String signs) {
    return runs.letters(run) && signs.indexOf(runs.text().charAt(runs.from(run))) >= 0;
  }

  private static boolean day(int year, int month, int day) {
    return year >= FIRST_YEAR
        && year <= LAST_YEAR
        && month >= 1
        && month <= MONTHS
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }
}
