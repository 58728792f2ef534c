package org.reidrisk.inventory;

import java.util.Locale;
import org.reidrisk.table.Column;

/** The serial number in a cell that names a machine. */
final class DeviceDigits {
  /** Shorter numbers are found in anything. */
  static final int FEWEST = 4;

  private static final int LONGEST = 64;

  private DeviceDigits() {}

  /** The columns that name a machine in a network. */
  static final String[] STATIONS = {
    "StationName",
    "StationAETitle",
    "PerformedStationName",
    "PerformedStationAETitle",
    "ScheduledStationName"
  };

  /** The serial number as an attacker would compare it: no blanks, capitals, no {@code .0}. */
  static String serial(String cell) {
    if (cell.length() > LONGEST) {
      return "";
    }
    String serial = cell.strip().toUpperCase(Locale.ROOT);
    return serial.endsWith(".0") ? serial.substring(0, serial.length() - 2) : serial;
  }

  /** The longest run of digits in a cell without leading zeros; empty when it is too short. */
  static String digits(String cell) {
    String text = serial(cell);
    String longest = "";
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean digit = i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
      if (!digit) {
        if (i - from > longest.length()) {
          longest = text.substring(from, i);
        }
        from = i + 1;
      }
    }
    int zeros = 0;
    while (zeros < longest.length() && longest.charAt(zeros) == '0') {
      zeros++;
    }
    return longest.length() - zeros < FEWEST ? "" : longest.substring(zeros);
  }

  /** The digits of each value of a column, by code; empty for a missing cell. */
  static String[] ofCodes(Column cells) {
    String[] digits = new String[cells.distinct() + 1];
    digits[Column.MISSING] = "";
    for (int code = 1; code < digits.length; code++) {
      digits[code] = digits(cells.value(code));
    }
    return digits;
  }
}
