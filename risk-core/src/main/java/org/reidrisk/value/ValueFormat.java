package org.reidrisk.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reidrisk.Term;

/**
 * How the cells of a column are compared.
 *
 * <p>{@link #TEXT} compares exact strings. Every other format maps the spellings of one value to
 * one canonical text ({@code 58Y} and {@code 058Y}, {@code 2021-03-14} and {@code 20210314}). A
 * cell that does not parse keeps its exact text and is counted; it is never dropped and never
 * equals a cell that does parse.
 *
 * <p>Different precision is different meaning: {@code 012M} and {@code 001Y} stay apart, as do
 * {@code 0930} and {@code 093000}. Merging them would make classes look larger than they are.
 */
public enum ValueFormat implements Term {
  /** Exact strings. */
  TEXT {
    @Override
    public Optional<String> canonical(String cell) {
      return Optional.of(cell);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return NUMBER.canonical(canonical).map(BigDecimal::new);
    }
  },

  /**
   * Ages: DICOM AS ({@code 058Y}, {@code 018M}), plain or decimal years ({@code 58}, {@code 58.0}),
   * and open ends ({@code 89+}, {@code >89}).
   */
  AGE {
    @Override
    public Optional<String> canonical(String cell) {
      Matcher open = OPEN_AGE.matcher(cell.strip());
      if (open.matches()) {
        String from = open.group("plus");
        int years =
            from != null ? Integer.parseInt(from) : Integer.parseInt(open.group("over")) + 1;
        if (years > OLDEST) {
          return Optional.empty();
        }
        return Optional.of(years + "Y+");
      }
      Matcher age = PLAIN_AGE.matcher(cell.strip());
      if (!age.matches()) {
        return Optional.empty();
      }
      String unit = age.group("unit");
      return Optional.of(
          plain(new BigDecimal(age.group("number")))
              + (unit == null ? "Y" : unit.toUpperCase(Locale.ROOT)));
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      Matcher age = CANONICAL_AGE.matcher(canonical);
      if (!age.matches()) {
        return Optional.empty();
      }
      BigDecimal number = new BigDecimal(age.group("number"));
      BigDecimal perYear =
          switch (age.group("unit")) {
            case "D" -> new BigDecimal("365.25");
            case "W" -> new BigDecimal("52.18");
            case "M" -> BigDecimal.valueOf(12);
            default -> BigDecimal.ONE;
          };
      return Optional.of(number.divide(perYear, MathContext.DECIMAL64));
    }
  },

  /**
   * Calendar dates: DICOM DA ({@code 20210314}), ISO, and the spellings with colons, dots or
   * slashes that begin with the year. Day-first and month-first spellings are ambiguous and do not
   * parse.
   */
  DATE {
    @Override
    public Optional<String> canonical(String cell) {
      Matcher date = DATE_PATTERN.matcher(cell.strip());
      if (!date.matches()) {
        return Optional.empty();
      }
      int year = Integer.parseInt(date.group("y"));
      int month = Integer.parseInt(date.group("m"));
      int day = Integer.parseInt(date.group("d"));
      try {
        LocalDate.of(year, month, day);
      } catch (DateTimeException impossible) {
        return Optional.empty();
      }
      return Optional.of(String.format(Locale.ROOT, "%04d%02d%02d", year, month, day));
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return canonical(canonical)
          .map(
              c ->
                  LocalDate.of(
                          Integer.parseInt(c.substring(0, 4)),
                          Integer.parseInt(c.substring(4, 6)),
                          Integer.parseInt(c.substring(6)))
                      .toEpochDay())
          .map(BigDecimal::valueOf);
    }
  },

  /** Times of day: DICOM TM ({@code 151935.435}), with colons, or as a number without its zeros. */
  TIME {
    @Override
    public Optional<String> canonical(String cell) {
      String time = cell.strip();
      Matcher coloned = COLON_TIME.matcher(time);
      String digits;
      String fraction;
      if (coloned.matches()) {
        String seconds = coloned.group("s");
        digits =
            twoDigits(coloned.group("h"))
                + coloned.group("m")
                + (seconds == null ? "" : twoDigits(seconds));
        fraction = coloned.group("f");
      } else {
        Matcher compact = COMPACT_TIME.matcher(time);
        if (!compact.matches()) {
          return Optional.empty();
        }
        digits = compact.group("hms");
        // A spreadsheet or a float column has eaten the leading zero.
        digits = digits.length() % 2 == 1 ? "0" + digits : digits;
        fraction = compact.group("f");
      }
      if (!plausible(digits) || (fraction != null && digits.length() < 6)) {
        return Optional.empty();
      }
      String kept = fraction == null ? "" : fraction.replaceFirst("0+$", "");
      return Optional.of(kept.isEmpty() ? digits : digits + "." + kept);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return canonical(canonical)
          .map(
              c -> {
                int dot = c.indexOf('.');
                String digits = ((dot < 0 ? c : c.substring(0, dot)) + "0000").substring(0, 6);
                return new BigDecimal(digits + (dot < 0 ? "" : c.substring(dot)));
              });
    }
  },

  /** Decimal numbers; {@code 1}, {@code 1.0} and {@code 1e0} are one value. */
  NUMBER {
    @Override
    public Optional<String> canonical(String cell) {
      String number = cell.strip();
      // Reading a million digits takes a minute, and 1e999999999 would unfold into a billion.
      if (number.length() > LONGEST || !NUMBER_PATTERN.matcher(number).matches()) {
        return Optional.empty();
      }
      BigDecimal value = new BigDecimal(number).stripTrailingZeros();
      boolean writable =
          Math.abs((long) value.scale()) <= MOST_DIGITS && value.precision() <= MOST_DIGITS;
      return writable ? Optional.of(plain(value)) : Optional.empty();
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return canonical(canonical).map(BigDecimal::new);
    }
  },

  /** DICOM unique identifiers; the padding that some exporters leave behind is not part of them. */
  UID {
    @Override
    public Optional<String> canonical(String cell) {
      int end = cell.length();
      while (end > 0 && (cell.charAt(end - 1) == ' ' || cell.charAt(end - 1) == '\0')) {
        end--;
      }
      String uid = cell.substring(0, end).stripLeading();
      return uid.length() <= 64 && UID_PATTERN.matcher(uid).matches()
          ? Optional.of(uid)
          : Optional.empty();
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Optional.empty();
    }
  },

  /** Coded strings (DICOM CS, SH): surrounding blanks carry no meaning, capitals do. */
  CODE {
    @Override
    public Optional<String> canonical(String cell) {
      return Optional.of(cell.strip());
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return NUMBER.canonical(canonical).map(BigDecimal::new);
    }
  };

  private static final Pattern OPEN_AGE =
      Pattern.compile("0*(?<plus>\\d{1,3})[Yy]?\\s*\\+|>\\s*0*(?<over>\\d{1,3})[Yy]?");
  private static final Pattern PLAIN_AGE =
      Pattern.compile("(?<number>\\d{1,4}(?:\\.\\d{1,6})?)\\s*(?<unit>[DWMYdwmy])?");
  private static final Pattern CANONICAL_AGE =
      Pattern.compile("(?<number>\\d{1,4}(?:\\.\\d{1,6})?)(?<unit>[DWMY])\\+?");
  private static final Pattern DATE_PATTERN =
      Pattern.compile("(?<y>\\d{4})(?<sep>[-:./]?)(?<m>\\d{2})\\k<sep>(?<d>\\d{2})(?:\\.0+)?");
  private static final Pattern COLON_TIME =
      Pattern.compile("(?<h>\\d{1,2}):(?<m>\\d{2})(?::(?<s>\\d{1,2})(?:\\.(?<f>\\d{1,9}))?)?");
  private static final Pattern COMPACT_TIME =
      Pattern.compile("(?<hms>\\d{1,6})(?:\\.(?<f>\\d{1,9}))?");
  private static final Pattern NUMBER_PATTERN =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,9})?");
  private static final Pattern UID_PATTERN =
      Pattern.compile("(?:0|[1-9]\\d*)(?:\\.(?:0|[1-9]\\d*))*");
  private static final int MOST_DIGITS = 400;
  private static final int LONGEST = 1000;
  private static final int OLDEST = 999;

  /**
   * The one text that stands for every spelling of this cell's value.
   *
   * @param cell a cell that is not missing
   * @return the canonical text, or empty when the cell does not parse in this format
   */
  public abstract Optional<String> canonical(String cell);

  /**
   * Where a value stands on the number line, for distances by rank.
   *
   * @param canonical a canonical text of this format
   * @return its position (years, days, seconds' digits or the number itself), or empty when the
   *     value has none
   */
  public abstract Optional<BigDecimal> position(String canonical);

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String twoDigits(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }

  private static boolean plausible(String digits) {
    int[] ceilings = {24, 60, 61};
    for (int i = 0; i * 2 < digits.length(); i++) {
      if (Integer.parseInt(digits.substring(i * 2, i * 2 + 2)) >= ceilings[i]) {
        return false;
      }
    }
    return true;
  }
}
