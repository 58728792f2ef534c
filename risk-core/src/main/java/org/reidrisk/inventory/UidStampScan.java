package org.reidrisk.inventory;

import java.time.LocalDate;

/** Finds everything in a UID that could be a time; whether it is one, many UIDs must say. */
final class UidStampScan {
  private static final int LONGEST_NUMBER = 18;
  private static final int SHORTEST = 8;

  private final long firstDay = StampKind.FIRST.toEpochDay();
  private final long lastDay;

  /** Stamps up to the day after the given one: clocks differ by a day around the world. */
  UidStampScan(LocalDate asOf) {
    this.lastDay = asOf.toEpochDay() + 1;
  }

  /** Hears of components and of possible stamps. */
  interface Listener {
    /**
     * A component that is long enough to hold a stamp.
     *
     * @param part its number, from 0
     * @param from where it begins in the UID
     * @param length its digits
     */
    void component(int part, int from, int length);

    /**
     * A possible stamp in the component that was told last.
     *
     * @param kind how it is written
     * @param offset where it begins in the component
     * @param second seconds since 1970, in the clock of whoever wrote it
     */
    void stamp(StampKind kind, int offset, long second);
  }

  void scan(String uid, Listener listener) {
    if (uid.startsWith("2.25.")) {
      int from = 5;
      int length = uid.length() - from;
      if (length <= 39 && uid.indexOf('.', from) < 0) {
        listener.component(2, from, length);
        uuid(uid, listener);
      }
      return;
    }
    int part = 0;
    int from = 0;
    while (from < uid.length()) {
      int dot = uid.indexOf('.', from);
      int end = dot < 0 ? uid.length() : dot;
      if (end - from >= SHORTEST) {
        listener.component(part, from, end - from);
        component(uid, from, end, listener);
      }
      part++;
      from = end + 1;
    }
  }

  private void uuid(String uid, Listener listener) {
    UuidTime uuid = UuidTime.ofDigits(uid, 5);
    long second = uuid.second();
    if (second != UuidTime.NO_TIME && plausible(second)) {
      listener.stamp(StampKind.UUID, uuid.version(), second);
    }
  }

  private void component(String uid, int from, int end, Listener listener) {
    int length = end - from;
    if (length == 9 || length == 10 || length == 13) {
      long number = Long.parseLong(uid, from, end, 10);
      long second = length == 13 ? number / 1000 : number;
      if (plausible(second)) {
        listener.stamp(length == 13 ? StampKind.MILLISECONDS : StampKind.SECONDS, 0, second);
      }
    }
    if (length >= LONGEST_NUMBER && uid.startsWith("300000", from)) {
      int year = EpochDays.number(uid, from + 6, from + 8);
      int day = date(2000 + year, uid, from + 8);
      int time = day == EpochDays.NONE ? -1 : secondOfDay(uid, from + 12, end);
      if (time >= 0) {
        listener.stamp(StampKind.SHORT_YEAR, 0, day * 86_400L + time);
      }
    }
    for (int at = from; at + 8 <= end; at++) {
      char century = uid.charAt(at);
      char next = uid.charAt(at + 1);
      if ((century == '1' && next == '9') || (century == '2' && next == '0')) {
        date(uid, from, at, end, listener);
      }
    }
  }

  private void date(String uid, int from, int at, int end, Listener listener) {
    int day = date(EpochDays.number(uid, at, at + 4), uid, at + 4);
    if (day == EpochDays.NONE) {
      return;
    }
    int time = secondOfDay(uid, at + 8, end);
    if (time >= 0) {
      listener.stamp(StampKind.DATE_TIME, at - from, day * 86_400L + time);
    }
    listener.stamp(StampKind.DATE, at - from, day * 86_400L);
  }

  /** The day of a year, with month and day as four digits; none when it is not plausible. */
  private int date(int year, String uid, int at) {
    int day =
        EpochDays.day(
            year, EpochDays.number(uid, at, at + 2), EpochDays.number(uid, at + 2, at + 4));
    return day >= firstDay && day <= lastDay ? day : EpochDays.NONE;
  }

  private static int secondOfDay(String uid, int at, int end) {
    if (at + 6 > end) {
      return -1;
    }
    int hour = EpochDays.number(uid, at, at + 2);
    int minute = EpochDays.number(uid, at + 2, at + 4);
    int second = EpochDays.number(uid, at + 4, at + 6);
    return hour < 24 && minute < 60 && second < 60 ? (hour * 60 + minute) * 60 + second : -1;
  }

  private boolean plausible(long second) {
    long day = Math.floorDiv(second, 86_400L);
    return day >= firstDay && day <= lastDay;
  }
}
