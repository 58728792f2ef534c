package org.reidrisk;

import java.util.Locale;

/** Shares of counts as people read them in tables and sentences. */
public final class Percent {
  private Percent() {}

  /**
   * A share with one decimal. Only nothing is 0% and only all is 100%: what would be rounded to
   * them is {@code <0.1%} and {@code >99.9%}, so that the text has six characters at most.
   *
   * @param part a count, from 0
   * @param whole at least {@code part}; of nothing every share is 0%
   * @return for example {@code 37.5%}
   */
  public static String of(long part, long whole) {
    if (part == 0 || whole == 0) {
      return "0%";
    }
    if (part == whole) {
      return "100%";
    }
    double percent = 100.0 * part / whole;
    if (percent < 0.1) {
      return "<0.1%";
    }
    return percent > 99.9 ? ">99.9%" : String.format(Locale.ROOT, "%.1f%%", percent);
  }
}
