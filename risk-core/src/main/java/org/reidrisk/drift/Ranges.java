package org.reidrisk.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.reidrisk.record.ColumnFingerprint;
import org.reidrisk.value.ValueFormat;

/** The range that a value lies in, as one of a few hashed parts. */
final class Ranges {
  private static final BigDecimal AGE_BAND = BigDecimal.valueOf(5);
  private static final BigDecimal HOUR = BigDecimal.valueOf(10_000);

  private Ranges() {}

  /** The part of a text, canonical or as it is written, in the format that it is read in. */
  static int part(String canonical, ValueFormat format, SipHash hash) {
    long hashed = hash.of(range(canonical, format).getBytes(UTF_8));
    return (int) Long.remainderUnsigned(hashed, ColumnFingerprint.RANGES);
  }

  /** The part of a value without range, by its hash. */
  static int part(long hash) {
    return (int) Long.remainderUnsigned(hash, ColumnFingerprint.OTHERS);
  }

  /** The range in words that differ between ranges; never to be shown. */
  static String range(String canonical, ValueFormat format) {
    Optional<BigDecimal> position =
        switch (format) {
          case NUMBER, AGE, TIME -> format.canonical(canonical).flatMap(format::position);
          default -> Optional.empty();
        };
    return position.map(p -> format.word() + " " + band(p, format)).orElse("=" + canonical);
  }

  private static String band(BigDecimal position, ValueFormat format) {
    return switch (format) {
      case AGE -> position.divide(AGE_BAND, 0, RoundingMode.FLOOR).toString();
      case TIME -> position.divide(HOUR, 0, RoundingMode.FLOOR).toString();
      default -> leadingDigits(position);
    };
  }

  /** Whole numbers below ten stay; others keep their size and one digit, in halves below 3. */
  private static String leadingDigits(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal bare = number.abs().stripTrailingZeros();
    int size = bare.precision() - bare.scale();
    BigDecimal first = bare.movePointLeft(size - 1);
    BigDecimal step = new BigDecimal(first.compareTo(BigDecimal.valueOf(3)) < 0 ? "0.5" : "1");
    return number.signum() + "e" + size + ":" + first.divide(step, 0, RoundingMode.FLOOR) + step;
  }
}
