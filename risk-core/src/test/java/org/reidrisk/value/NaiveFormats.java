package org.reidrisk.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What dates, date-times and ages mean, once more and by other means: the calendar of the JDK and
 * regular expressions. Empty for what does not parse. Mistakes can be planted.
 */
final class NaiveFormats {
  /** A mistake that an implementation could make. */
  enum Mistake {
    NONE,
    EVERY_FOURTH_YEAR_LEAPS,
    MONTH_BEFORE_DAY,
    SEPARATORS_MAY_DIFFER,
    ANY_TIME_IS_MIDNIGHT,
    OFFSET_FORGOTTEN,
    OFFSET_ADDED,
    FRACTION_KEEPS_ZEROS,
    MONTHS_ARE_MINUTES,
    OLDER_INCLUDES_THE_AGE,
    WEEKS_ARE_DAYS
  }

  private static final Pattern MIDNIGHT =
      Pattern.compile("(.*\\d)[T ]00:00(?::00(?:\\.0+)?)?", Pattern.DOTALL);
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(?<date>\\d{8}|\\d{4}([-:./])\\d\\d\\2\\d\\d)"
              + "(?:(?<gap>[T ]?)(?<t>\\d\\d(?:\\d\\d(?:\\d\\d(?:\\.\\d{1,9})?)?)?)"
              + "|[T ](?<c>\\d\\d?:\\d\\d(?::\\d\\d?(?:\\.\\d{1,9})?)?))"
              + "(?<zone>Z|[+-]\\d\\d(?::?\\d\\d)?)?");
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("", "Y"),
          Map.entry("y", "Y"),
          Map.entry("years", "Y"),
          Map.entry("year", "Y"),
          Map.entry("yo", "Y"),
          Map.entry("m", "M"),
          Map.entry("months", "M"),
          Map.entry("month", "M"),
          Map.entry("w", "W"),
          Map.entry("weeks", "W"),
          Map.entry("d", "D"),
          Map.entry("days", "D"));

  private final Mistake mistake;

  NaiveFormats(Mistake mistake) {
    this.mistake = mistake;
  }

  /** YYYYMMDD, or empty; order is y, d or m, for what stands first. */
  String date(String cell, char order) {
    String text = cell.strip();
    Matcher midnight =
        mistake == Mistake.ANY_TIME_IS_MIDNIGHT
            ? Pattern.compile("(.*\\d)[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?").matcher(text)
            : MIDNIGHT.matcher(text);
    if (midnight.matches()) {
      text = midnight.group(1);
    } else {
      text = text.replaceFirst("^(\\d{8}|\\d{4}([-:./])\\d\\d\\2\\d\\d)\\.0+$", "$1");
    }
    if (text.matches("\\d{8}|\\d{4}([-:./])\\d\\d\\1\\d\\d")) {
      return valid(text.replaceAll("\\D", ""));
    }
    if (mistake == Mistake.SEPARATORS_MAY_DIFFER
        && text.matches("\\d{4}[-:./]\\d\\d[-:./]\\d\\d")) {
      return valid(text.replaceAll("\\D", ""));
    }
    if (order == 'y' || !text.matches("\\d{1,2}([-./])\\d{1,2}\\1\\d{4}")) {
      return "";
    }
    String[] parts = text.split("[-./]", -1);
    boolean dayFirst = (order == 'd') != (mistake == Mistake.MONTH_BEFORE_DAY);
    int day = Integer.parseInt(parts[dayFirst ? 0 : 1]);
    int month = Integer.parseInt(parts[dayFirst ? 1 : 0]);
    return valid(String.format("%s%02d%02d", parts[2], month, day));
  }

  private String valid(String digits) {
    if (mistake == Mistake.EVERY_FOURTH_YEAR_LEAPS
        && digits.endsWith("0229")
        && Integer.parseInt(digits.substring(0, 4)) % 4 == 0) {
      return digits;
    }
    try {
      LocalDate.parse(
          digits, DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT));
      return digits;
    } catch (DateTimeException impossible) {
      return "";
    }
  }

  /** Canonical text of a whole date with a time, of a date, or empty; no shorter precisions. */
  String dateTime(String cell) {
    String text = cell.strip();
    Matcher parts = DATE_TIME.matcher(text);
    if (!parts.matches()) {
      return MIDNIGHT.matcher(text).matches() ? "" : date(text, 'y');
    }
    if (parts.group("t") != null
        && parts.group("gap").isEmpty()
        && parts.group("date").length() > 8) {
      return "";
    }
    String date = valid(parts.group("date").replaceAll("\\D", ""));
    String time = parts.group("t") == null ? fromColons(parts.group("c")) : parts.group("t");
    int dot = time.indexOf('.');
    String digits = dot < 0 ? time : time.substring(0, dot);
    int seconds = digits.length() < 6 ? 0 : Integer.parseInt(digits.substring(4));
    int minutes = digits.length() < 4 ? 0 : Integer.parseInt(digits.substring(2, 4));
    if (date.isEmpty()
        || Integer.parseInt(digits.substring(0, 2)) > 23
        || minutes > 59
        || seconds > 60) {
      return "";
    }
    if (dot >= 0 && mistake != Mistake.FRACTION_KEEPS_ZEROS) {
      String fraction = time.substring(dot + 1).replaceFirst("0+$", "");
      time = fraction.isEmpty() ? digits : digits + "." + fraction;
    }
    return zone(parts.group("zone"), date + time);
  }

  private static String fromColons(String time) {
    String[] parts = time.split(":", -1);
    StringBuilder digits = new StringBuilder();
    for (String part : parts) {
      int dot = part.indexOf('.');
      boolean single = (dot < 0 ? part.length() : dot) == 1;
      digits.append(single ? "0" : "").append(part);
    }
    return digits.toString();
  }

  private String zone(String zone, String before) {
    if (zone == null || mistake == Mistake.OFFSET_FORGOTTEN) {
      return before;
    }
    String digits =
        zone.equals("Z") ? "0000" : (zone.substring(1).replace(":", "") + "00").substring(0, 4);
    int minutes =
        Integer.parseInt(digits.substring(0, 2)) * 60 + Integer.parseInt(digits.substring(2));
    boolean west = zone.startsWith("-");
    boolean known =
        Integer.parseInt(digits.substring(2)) < 60
            && (west ? minutes > 0 && minutes <= 720 : minutes <= 840);
    return known ? before + (west ? "-" : "+") + digits : "";
  }

  /** Nanoseconds since 1970 of a canonical text down to the second, by the JDK. */
  java.math.BigDecimal seconds(String canonical) {
    Matcher parts =
        Pattern.compile("(\\d{8})(\\d{2})(\\d{2})?(\\d{2})?(\\.\\d+)?([+-]\\d{4})?")
            .matcher(canonical);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no whole date-time");
    }
    if (new NaiveFormats(Mistake.NONE).valid(parts.group(1)).isEmpty()) {
      return java.math.BigDecimal.TEN;
    }
    LocalDate day = LocalDate.parse(parts.group(1), DateTimeFormatter.BASIC_ISO_DATE);
    int hour = Integer.parseInt(parts.group(2));
    int minute = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    int second = parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4));
    ZoneOffset zone = parts.group(6) == null ? ZoneOffset.UTC : ZoneOffset.of(parts.group(6));
    if (mistake == Mistake.OFFSET_ADDED) {
      zone = ZoneOffset.ofTotalSeconds(-zone.getTotalSeconds());
    }
    long whole =
        OffsetDateTime.of(day, java.time.LocalTime.of(hour, minute), zone).toEpochSecond() + second;
    String fraction = parts.group(5) == null ? "0" : "0" + parts.group(5);
    return java.math.BigDecimal.valueOf(whole).add(new java.math.BigDecimal(fraction));
  }

  /** Canonical age; knows the words of the table above only. */
  String age(String cell) {
    String text = cell.strip();
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    for (String end : List.of("+", "and over", "or older")) {
      if (lower.endsWith(end)) {
        String number = lower.substring(0, lower.length() - end.length());
        number =
            end.equals("+")
                ? number.replaceFirst("y?[ \t]*$", "")
                : number.replaceFirst(" *(y |years )?$", "");
        return open(number, 0);
      }
    }
    if (lower.startsWith(">")) {
      String number =
          lower.substring(1).replaceFirst("^[ \t]+", "").replaceFirst("y$| +years$", "");
      return open(number, mistake == Mistake.OLDER_INCLUDES_THE_AGE ? 0 : 1);
    }
    Matcher parts = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,6})?)[ \t]*([a-z]*)").matcher(lower);
    if (!parts.matches() || !UNITS.containsKey(parts.group(2))) {
      return "";
    }
    String unit = UNITS.get(parts.group(2));
    unit = mistake == Mistake.WEEKS_ARE_DAYS && unit.equals("W") ? "D" : unit;
    unit = mistake == Mistake.MONTHS_ARE_MINUTES && parts.group(2).equals("m") ? "Y" : unit;
    String number = parts.group(1).replaceFirst("^0+(?=\\d)", "");
    number =
        number.contains(".") ? number.replaceFirst("0+$", "").replaceFirst("\\.$", "") : number;
    return number + unit;
  }

  private static String open(String number, int more) {
    String digits = number.replaceFirst("^0+(?=\\d)", "");
    if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) + more > 999) {
      return "";
    }
    return (Integer.parseInt(digits) + more) + "Y+";
  }
}
