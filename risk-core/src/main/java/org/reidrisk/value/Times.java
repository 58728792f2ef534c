package org.reidrisk.value;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spellings of times of day. */
final class Times {
  private static final int LONGEST = 24;
  private static final Pattern COLONS =
      Pattern.compile("(?<h>\\d{1,2}):(?<m>\\d{2})(?::(?<s>\\d{1,2})(?:\\.(?<f>\\d{1,9}))?)?");
  private static final Pattern COMPACT = Pattern.compile("(?<hms>\\d{1,6})(?:\\.(?<f>\\d{1,9}))?");

  private Times() {}

  static Optional<String> canonical(String cell) {
    String time = cell.strip();
    if (time.isEmpty() || time.length() > LONGEST || !Dates.digit(time.charAt(0))) {
      return Optional.empty();
    }
    String digits;
    String fraction;
    if (time.indexOf(':') > 0) {
      Matcher coloned = COLONS.matcher(time);
      if (!coloned.matches()) {
        return Optional.empty();
      }
      String seconds = coloned.group("s");
      digits =
          twoDigits(coloned.group("h"))
              + coloned.group("m")
              + (seconds == null ? "" : twoDigits(seconds));
      fraction = coloned.group("f");
    } else {
      Matcher compact = COMPACT.matcher(time);
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
    String kept = fraction == null ? "" : withoutLastZeros(fraction);
    return Optional.of(kept.isEmpty() ? digits : digits + "." + kept);
  }

  /** The six digits and the fraction read as one number. */
  static Optional<BigDecimal> position(String canonical) {
    return canonical(canonical)
        .map(
            c -> {
              int dot = c.indexOf('.');
              String digits = ((dot < 0 ? c : c.substring(0, dot)) + "0000").substring(0, 6);
              return new BigDecimal(digits + (dot < 0 ? "" : c.substring(dot)));
            });
  }

  private static String twoDigits(String digits) {
    return digits.length() == 1 ? "0" + digits : digits;
  }

  private static String withoutLastZeros(String fraction) {
    int end = fraction.length();
    while (end > 0 && fraction.charAt(end - 1) == '0') {
      end--;
    }
    return fraction.substring(0, end);
  }

  private static boolean plausible(String digits) {
    int[] ceilings = {24, 60, 61};
    for (int i = 0; i * 2 < digits.length(); i++) {
      if (Dates.number(digits, i * 2, i * 2 + 2) >= ceilings[i]) {
        return false;
      }
    }
    return true;
  }
}
