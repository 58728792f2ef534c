package org.reidrisk.datasets.bytes;

import java.time.LocalDate;

/** Numbers, dates and times of day written the DICOM way, independent of the locale. */
public final class Digits {
  private Digits() {}

  /** Writes a number with leading zeros up to a width. */
  public static String padded(long number, int width) {
    String digits = Long.toString(number);
    return "0".repeat(StrictMath.max(0, width - digits.length())) + digits;
  }

  /** Writes a number of hundredths, thousandths … with as many decimals. */
  public static String decimal(long scaled, int decimals) {
    long unit = 1;
    for (int i = 0; i < decimals; i++) {
      unit *= 10;
    }
    return scaled / unit + "." + padded(scaled % unit, decimals);
  }

  /** Drops the zeros behind the last other decimal: 0.703125000 becomes 0.703125. */
  public static String withoutTrailingZeros(String decimal) {
    int end = decimal.length();
    while (decimal.charAt(end - 1) == '0') {
      end--;
    }
    return decimal.substring(0, decimal.charAt(end - 1) == '.' ? end - 1 : end);
  }

  /** Writes a date as a DICOM DA value, such as 20240315. */
  public static String date(LocalDate day) {
    return padded(day.getYear(), 4)
        + padded(day.getMonthValue(), 2)
        + padded(day.getDayOfMonth(), 2);
  }

  /** Writes a second of the day as a DICOM TM value, such as 093012. */
  public static String time(int secondOfDay) {
    return padded(secondOfDay / 3600, 2)
        + padded(secondOfDay / 60 % 60, 2)
        + padded(secondOfDay % 60, 2);
  }

  /** Writes a minute of the day the way a schedule prints it, such as 09:30. */
  public static String clock(int minuteOfDay) {
    return padded(minuteOfDay / 60, 2) + ":" + padded(minuteOfDay % 60, 2);
  }
}
