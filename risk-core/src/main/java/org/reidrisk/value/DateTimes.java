package org.reidrisk.value;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Spellings of a day with a time of day, and of what DICOM DT leaves when its end is cut off. */
final class DateTimes {
  private static final int LONGEST = 64;
  private static final int SECONDS_PER_DAY = 86_400;

  private DateTimes() {}

  /**
   * A date-time in pieces.
   *
   * @param date YYYY, YYYYMM or YYYYMMDD
   * @param time canonical, or empty
   * @param offset {@code +HHMM}, or empty
   */
  private record Parts(String date, String time, String offset) {
    String text() {
      return date + time + offset;
    }
  }

  static Optional<String> canonical(String cell) {
    Parts parts = parts(cell);
    return parts == null ? Optional.empty() : Optional.of(parts.text());
  }

  /** Whether the cell holds a whole date and a time. */
  static boolean hasTime(String cell) {
    Parts parts = parts(cell);
    return parts != null && !parts.time().isEmpty();
  }

  /** Seconds since 1970-01-01 00:00 UTC; without an offset as if the clock showed UTC. */
  static Optional<BigDecimal> position(String canonical) {
    Parts parts = parts(canonical);
    if (parts == null) {
      return Optional.empty();
    }
    String date = (parts.date() + "0101").substring(0, Math.max(8, parts.date().length()));
    long seconds = Dates.epochDay(Dates.number(date, 0, 8)) * SECONDS_PER_DAY;
    String time = parts.time();
    int dot = time.indexOf('.');
    String digits = ((dot < 0 ? time : time.substring(0, dot)) + "000000").substring(0, 6);
    seconds +=
        Dates.number(digits, 0, 2) * 3600L
            + Dates.number(digits, 2, 4) * 60L
            + Dates.number(digits, 4, 6)
            - offsetSeconds(parts.offset());
    BigDecimal whole = BigDecimal.valueOf(seconds);
    return Optional.of(dot < 0 ? whole : whole.add(new BigDecimal("0" + time.substring(dot))));
  }

  private static long offsetSeconds(String offset) {
    if (offset.isEmpty()) {
      return 0;
    }
    long seconds = Dates.number(offset, 1, 3) * 3600L + Dates.number(offset, 3, 5) * 60L;
    return offset.charAt(0) == '-' ? -seconds : seconds;
  }

  private static @Nullable Parts parts(String cell) {
    String text = cell.strip();
    if (text.length() < 4 || text.length() > LONGEST || !Dates.digits(text, 0, 4)) {
      return null;
    }
    if (text.length() < 8) {
      return month(text);
    }
    int end = Dates.yearFirstEnd(text);
    int day = end == 0 ? -1 : Dates.yearFirst(text, end);
    if (day < 0) {
      return null;
    }
    String date = Dates.text(day);
    if (Dates.zeros(text, end)) {
      return new Parts(date, "", "");
    }
    char next = text.charAt(end);
    boolean apart = next == 'T' || next == ' ';
    // Only digits may follow a date directly, and only a date of digits.
    if (!apart && !(end == 8 && Dates.digit(next))) {
      return null;
    }
    return withTime(date, text.substring(apart ? end + 1 : end).strip(), apart);
  }

  private static @Nullable Parts month(String text) {
    if (text.length() == 4) {
      return new Parts(text, "", "");
    }
    int month = text.length() == 6 ? 4 : 5;
    boolean written =
        Dates.digits(text, month, month + 2)
            && (text.length() == 6 || (text.length() == 7 && text.charAt(4) == '-'));
    int number = written ? Dates.number(text, month, month + 2) : 0;
    return number < 1 || number > 12
        ? null
        : new Parts(text.substring(0, 4) + text.substring(month), "", "");
  }

  private static @Nullable Parts withTime(String date, String rest, boolean apart) {
    int sign = Math.max(rest.lastIndexOf('+'), rest.lastIndexOf('-'));
    boolean utc = rest.endsWith("Z");
    int end = utc ? rest.length() - 1 : sign < 0 ? rest.length() : sign;
    String offset = utc ? "+0000" : sign < 0 ? "" : offset(rest.substring(sign));
    String time = rest.substring(0, end).strip();
    boolean coloned = time.indexOf(':') >= 0;
    int dot = time.indexOf('.');
    int digits = dot < 0 ? time.length() : dot;
    if (offset == null || (coloned ? !apart : digits % 2 != 0)) {
      return null;
    }
    return Times.canonical(time).map(t -> new Parts(date, t, offset)).orElse(null);
  }

  /** The offset as {@code +HHMM}; null when there is no such offset on Earth. */
  private static @Nullable String offset(String text) {
    String digits = text.substring(1);
    if (digits.length() == 5 && digits.charAt(2) == ':') {
      digits = digits.substring(0, 2) + digits.substring(3);
    } else if (digits.length() == 2) {
      digits += "00";
    }
    if (digits.length() != 4 || !Dates.digits(digits, 0, 4)) {
      return null;
    }
    int minutes = Dates.number(digits, 0, 2) * 60 + Dates.number(digits, 2, 4);
    boolean behind = text.charAt(0) == '-';
    boolean possible =
        Dates.number(digits, 2, 4) < 60
            && (behind ? minutes > 0 && minutes <= 12 * 60 : minutes <= 14 * 60);
    return possible ? text.charAt(0) + digits : null;
  }
}
