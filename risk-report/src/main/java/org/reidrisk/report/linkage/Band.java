package org.reidrisk.report.linkage;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A band of numbers as exports write them: {@code 60-69} (also with a dash, or {@code 60 to 69}),
 * {@code [60,70)} with either kind of bracket, {@code >89}, {@code >=90}, {@code <18}, {@code
 * <=17}, {@code 90+}. A letter Y behind a number, as ages have it, means nothing.
 *
 * <p>A band between two numbers without brackets ends before the next number of as many decimals:
 * {@code 60-69} holds 69.5, for whoever counts whole years calls that 69.
 *
 * @param low the lower end; null for none
 * @param lowIn whether the lower end belongs to the band
 * @param high the upper end; null for none
 * @param highIn whether the upper end belongs to the band
 */
record Band(@Nullable BigDecimal low, boolean lowIn, @Nullable BigDecimal high, boolean highIn) {
  private static final int LONGEST = 64;
  private static final String NUMBER = "([+-]?\\d{1,18}(?:\\.\\d{1,12})?)\\s?[Yy]?";
  private static final Pattern BETWEEN =
      Pattern.compile(NUMBER + "\\s*(?:[-\u2010-\u2015]|to|\\.\\.)\\s*" + NUMBER);
  private static final Pattern BRACKETS =
      Pattern.compile("([\\[(])\\s*" + NUMBER + "\\s*[,;]\\s*" + NUMBER + "\\s*([\\])])");
  private static final Pattern ABOVE = Pattern.compile("(>=|>|\u2265)\\s*" + NUMBER);
  private static final Pattern BELOW = Pattern.compile("(<=|<|\u2264)\\s*" + NUMBER);
  private static final Pattern PLUS = Pattern.compile(NUMBER + "\\s?\\+");

  /** Reads a band; empty for any other text, and for one that ends before it begins. */
  static Optional<Band> parse(String cell) {
    String text = cell.strip();
    if (text.length() < 2 || text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher between = BETWEEN.matcher(text);
    if (between.matches()) {
      BigDecimal high = new BigDecimal(between.group(2));
      return ordered(new Band(new BigDecimal(between.group(1)), true, next(high), false));
    }
    Matcher brackets = BRACKETS.matcher(text);
    if (brackets.matches()) {
      return ordered(
          new Band(
              new BigDecimal(brackets.group(2)),
              brackets.group(1).equals("["),
              new BigDecimal(brackets.group(3)),
              brackets.group(4).equals("]")));
    }
    return halfOpen(text);
  }

  private static Optional<Band> halfOpen(String text) {
    Matcher above = ABOVE.matcher(text);
    if (above.matches()) {
      return Optional.of(
          new Band(new BigDecimal(above.group(2)), !above.group(1).equals(">"), null, false));
    }
    Matcher plus = PLUS.matcher(text);
    if (plus.matches()) {
      return Optional.of(new Band(new BigDecimal(plus.group(1)), true, null, false));
    }
    Matcher below = BELOW.matcher(text);
    return below.matches()
        ? Optional.of(
            new Band(null, false, new BigDecimal(below.group(2)), !below.group(1).equals("<")))
        : Optional.empty();
  }

  private static BigDecimal next(BigDecimal number) {
    return number.add(BigDecimal.ONE.movePointLeft(Math.max(0, number.scale())));
  }

  private static Optional<Band> ordered(Band band) {
    if (band.low() == null || band.high() == null) {
      return Optional.empty();
    }
    int order = band.low().compareTo(band.high());
    boolean point = order == 0 && band.lowIn() && band.highIn();
    return order < 0 || point ? Optional.of(band) : Optional.empty();
  }

  boolean holds(BigDecimal number) {
    int above = low == null ? 1 : number.compareTo(low);
    int below = high == null ? -1 : number.compareTo(high);
    return (above > 0 || (above == 0 && lowIn)) && (below < 0 || (below == 0 && highIn));
  }
}
