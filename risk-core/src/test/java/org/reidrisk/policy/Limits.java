package org.reidrisk.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Quantity;

/** Limits for tests. */
final class Limits {
  private Limits() {}

  static Limit k(String atLeast) {
    return k(atLeast, null);
  }

  static Limit k(String atLeast, @Nullable String set) {
    return new Limit(
        Quantity.K, new BigDecimal(atLeast), null, null, null, "1", set, null, Limit.EXPLICIT);
  }

  static Limit mean(String atMost) {
    return new Limit(
        Quantity.PROSECUTOR_MEAN,
        new BigDecimal(atMost),
        null,
        null,
        null,
        "1",
        null,
        null,
        Limit.EXPLICIT);
  }

  static Limit highest(String atMost, ComparisonMode mode) {
    BigDecimal risk = new BigDecimal(atMost);
    return new Limit(
        Quantity.PROSECUTOR_HIGHEST,
        risk,
        mode.classSize(risk).orElseThrow(),
        mode,
        null,
        "1",
        null,
        null,
        Limit.EXPLICIT);
  }

  static Limit share(String atMost, int threshold) {
    return new Limit(
        Quantity.PROSECUTOR_SHARE_ABOVE,
        new BigDecimal(atMost),
        null,
        null,
        null,
        "1",
        null,
        threshold,
        Limit.EXPLICIT);
  }

  /** A limit on a quantity that has neither power nor column. */
  static Limit plain(Quantity quantity, String bound) {
    return new Limit(
        quantity, new BigDecimal(bound), null, null, null, null, null, null, Limit.EXPLICIT);
  }

  static Limit ofColumn(Quantity quantity, String bound, String column) {
    return new Limit(
        quantity, new BigDecimal(bound), null, null, column, null, null, null, Limit.EXPLICIT);
  }
}
