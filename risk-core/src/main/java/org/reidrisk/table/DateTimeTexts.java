package org.reidrisk.table;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reidrisk.value.ValueFormat;

/**
 * Reads days and times of day out of texts: dates, times, and date-times as DICOM DT or ISO write
 * them. Parts that occur again are read once; not for several threads.
 */
final class DateTimeTexts {
  /** What {@link #day} answers for a text without a date. */
  static final int NO_DAY = Integer.MIN_VALUE;

  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(?:(?<date>\\d{8})(?<time>(?:\\d{2}){1,3}(?:\\.\\d{1,9})?)"
              + "|(?<isoDate>\\d{4}-\\d{2}-\\d{2})[T ](?<isoTime>\\d{1,2}:[0-9:.]{2,15}))"
              + "(?<zone>Z|[+-]\\d{2}:?\\d{2})?");

  private final Map<String, Integer> dayOfDate = new HashMap<>();

  /** The day of a date, or of the date in front of a time; days since 1970-01-01. */
  int day(String text) {
    Matcher both = DATE_TIME.matcher(text.strip());
    if (both.matches() && ValueFormat.TIME.canonical(part(both, "time", "isoTime")).isPresent()) {
      return dayOfDate.computeIfAbsent(part(both, "date", "isoDate"), DateTimeTexts::dayOfDate);
    }
    return dayOfDate(text);
  }

  /**
   * The canonical time of a time or date-time, with the time zone as it was written behind it: 9:30
   * in two zones is not the same. The exact text when it is neither.
   */
  String time(String text) {
    Optional<String> plain = ValueFormat.TIME.canonical(text);
    if (plain.isPresent()) {
      return plain.get();
    }
    Matcher both = DATE_TIME.matcher(text.strip());
    if (!both.matches()) {
      return text;
    }
    Optional<String> time = ValueFormat.TIME.canonical(part(both, "time", "isoTime"));
    int day = dayOfDate.computeIfAbsent(part(both, "date", "isoDate"), DateTimeTexts::dayOfDate);
    String zone = both.group("zone");
    return time.isEmpty() || day == NO_DAY ? text : time.get() + (zone == null ? "" : zone);
  }

  private static String part(Matcher both, String dicom, String iso) {
    String part = both.group(dicom);
    return part == null ? both.group(iso) : part;
  }

  private static int dayOfDate(String text) {
    return ValueFormat.DATE.position(text).map(BigDecimal::intValueExact).orElse(NO_DAY);
  }
}
