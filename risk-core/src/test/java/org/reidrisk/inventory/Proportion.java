package org.reidrisk.inventory;

import java.util.Locale;

/** So many of so many, with Wilson's interval at 95 %. */
record Proportion(long hits, long of) {
  private static final double Z = 1.959963984540054;

  double lower() {
    return Math.max(0, centre() - half());
  }

  double upper() {
    return Math.min(1, centre() + half());
  }

  private double share() {
    return (double) hits / of;
  }

  private double centre() {
    return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double half() {
    return Z / (1 + Z * Z / of) * Math.sqrt(share() * (1 - share()) / of + Z * Z / (4.0 * of * of));
  }

  /** For example {@code 97.5 %}; a dash for none of none. */
  String percent() {
    return of == 0 ? "–" : format("%.1f %%", 100 * share());
  }

  /** For example {@code 97.5 % (87.1–99.6)}; a dash for none of none. */
  String text() {
    return of == 0 ? "–" : percent() + format(" (%.1f–%.1f)", 100 * lower(), 100 * upper());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
