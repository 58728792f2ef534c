package org.reidrisk.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spellings of ages. */
final class Ages {
  private static final int LONGEST = 1000;
  private static final int OLDEST = 999;

  private static final String YEARS = "years?(?:[ -]old)?|yrs?|y/o|y\\.o\\.|yo|jahre?";
  private static final Pattern OPEN =
      Pattern.compile(
          "0*(?<plus>\\d{1,3})[Yy]?\\s*\\+(?:\\s*(?i:years?|yrs?))?"
              + "|>\\s*0*(?<over>\\d{1,3})(?:[Yy]|\\s+(?i:years?|yrs?))?"
              + "|0*(?<from>\\d{1,3})\\s*(?i:(?:y|"
              + YEARS
              + ")\\s+)?(?i:(?:and|or)\\s+(?:over|older|above|more))");
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?<number>\\d{1,4}(?:\\.\\d{1,6})?)\\s*(?i:"
              + "(?<unit>[DWMY])|(?<year>"
              + YEARS
              + ")|(?<month>months?|mos?|mths?|monate?)"
              + "|(?<week>weeks?|wks?|wochen?)|(?<day>days?|tage?))?");
  private static final Pattern CANONICAL =
      Pattern.compile("(?<number>\\d{1,4}(?:\\.\\d{1,6})?)(?<unit>[DWMY])\\+?");

  private Ages() {}

  static Optional<String> canonical(String cell) {
    String text = cell.strip();
    if (text.isEmpty() || text.length() > LONGEST || !mayBegin(text.charAt(0))) {
      return Optional.empty();
    }
    Matcher age = PLAIN.matcher(text);
    if (age.matches()) {
      return Optional.of(Numbers.plain(new BigDecimal(age.group("number"))) + unit(age));
    }
    Matcher open = OPEN.matcher(text);
    if (!open.matches()) {
      return Optional.empty();
    }
    String over = open.group("over");
    String from = open.group("plus") == null ? open.group("from") : open.group("plus");
    int years = over == null ? Integer.parseInt(from) : Integer.parseInt(over) + 1;
    return years > OLDEST ? Optional.empty() : Optional.of(years + "Y+");
  }

  private static boolean mayBegin(char first) {
    return (first >= '0' && first <= '9') || first == '>';
  }

  private static String unit(Matcher age) {
    String unit = age.group("unit");
    if (unit != null) {
      return unit.toUpperCase(Locale.ROOT);
    }
    if (age.group("month") != null) {
      return "M";
    }
    if (age.group("week") != null) {
      return "W";
    }
    return age.group("day") != null ? "D" : "Y";
  }

  /** Years. */
  static Optional<BigDecimal> position(String canonical) {
    Matcher age = CANONICAL.matcher(canonical);
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
}
