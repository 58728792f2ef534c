package org.reidrisk.inventory;

import java.util.Arrays;
import java.util.List;

/**
 * What the stamps of a group of UIDs tell.
 *
 * @param kind what they tell
 * @param stamps UIDs with a stamp
 * @param compared UIDs, or patients, that could be compared with dates; 0 when there was nothing to
 *     compare
 * @param matching how many of those agree
 */
record StampVerdict(Kind kind, long stamps, long compared, long matching) {

  /** From the worst to the least. */
  enum Kind {
    /** The stamp is the date of the row. */
    ROW_DATE,
    /** The stamp and the date of the row are always as many days apart. */
    ONE_SHIFT,
    /** Always as many days apart for one patient. */
    PATIENT_SHIFT,
    /** Plausible times that no date explains. */
    UNEXPLAINED,
    /** All within a week: the moment of an export. */
    BATCH,
    /** No stamps after all. */
    NOTHING;

    /** Whether stamps and dates together give a shift away. */
    boolean isShift() {
      return this == ONE_SHIFT || this == PATIENT_SHIFT;
    }
  }

  private static final int NARROW_DAYS = 7;
  private static final int LEAST_COMPARED = 3;
  private static final int LEAST_FOR_SHIFT = 5;
  private static final int SAME_SHIFT = 2;
  private static final double MOST = 0.7;
  private static final double NOT_UNIFORM = 12;

  /**
   * Compares stamps with the dates of their rows.
   *
   * @param group the UIDs and their stamps
   * @param days for each date column the day of each UID
   * @param patients the patient of each UID, negative when it is none or several
   */
  static StampVerdict of(UidStamps.Stamped group, List<int[]> days, int[] patients) {
    int count = group.codes().length;
    int[] stampDays = new int[count];
    for (int i = 0; i < count; i++) {
      stampDays[i] = (int) Math.floorDiv(group.seconds()[i], 86_400L);
    }
    boolean narrow = widthOfMost(stampDays) <= NARROW_DAYS;
    StampVerdict worst = new StampVerdict(unexplained(group, narrow), count, 0, 0);
    for (int[] dayOfUid : days) {
      if (worst.kind == Kind.ROW_DATE) {
        break;
      }
      StampVerdict compared = compared(group, stampDays, dayOfUid, patients, narrow);
      if (compared.kind.compareTo(worst.kind) < 0) {
        worst = compared;
      }
    }
    return worst;
  }

  private static StampVerdict compared(
      UidStamps.Stamped group, int[] stampDays, int[] dayOfUid, int[] patients, boolean narrow) {
    int[] deltas = new int[stampDays.length];
    int known = 0;
    long onTheDay = 0;
    for (int i = 0; i < stampDays.length; i++) {
      int day = dayOfUid[group.codes()[i]];
      if (day != EpochDays.NONE) {
        int delta = stampDays[i] - day;
        deltas[known++] = delta;
        // A stamp may be in universal time, and a study may end after midnight.
        onTheDay += Math.abs(delta) <= 1 ? 1 : 0;
      }
    }
    long stamps = stampDays.length;
    if (known >= LEAST_COMPARED && onTheDay >= LEAST_COMPARED && 2 * onTheDay >= known) {
      return new StampVerdict(Kind.ROW_DATE, stamps, known, onTheDay);
    }
    if (known >= LEAST_FOR_SHIFT && !narrow) {
      long same = mostWithin(Arrays.copyOf(deltas, known), SAME_SHIFT);
      if (same >= MOST * known) {
        return new StampVerdict(Kind.ONE_SHIFT, stamps, known, same);
      }
      StampVerdict each = ofPatients(group, stampDays, dayOfUid, patients);
      if (each.matching >= LEAST_COMPARED && each.matching >= MOST * each.compared) {
        return each;
      }
    }
    return new StampVerdict(Kind.NOTHING, stamps, 0, 0);
  }

  /** Patients whose visits lie more than a week apart, and those with one shift for all of them. */
  private static StampVerdict ofPatients(
      UidStamps.Stamped group, int[] stampDays, int[] dayOfUid, int[] patients) {
    int[] codes = group.codes();
    long[] byPatient = new long[codes.length];
    int known = 0;
    for (int i = 0; i < codes.length; i++) {
      if (dayOfUid[codes[i]] != EpochDays.NONE && patients[codes[i]] >= 0) {
        byPatient[known++] = (long) patients[codes[i]] << 32 | i;
      }
    }
    Arrays.sort(byPatient, 0, known);
    long several = 0;
    long constant = 0;
    int from = 0;
    while (from < known) {
      Range days = new Range();
      Range deltas = new Range();
      int to = from;
      while (to < known && byPatient[to] >>> 32 == byPatient[from] >>> 32) {
        int i = (int) byPatient[to++];
        days.add(dayOfUid[codes[i]]);
        deltas.add(stampDays[i] - dayOfUid[codes[i]]);
      }
      boolean apart = days.width() > NARROW_DAYS;
      several += apart ? 1 : 0;
      constant += apart && deltas.width() <= SAME_SHIFT ? 1 : 0;
      from = to;
    }
    return new StampVerdict(Kind.PATIENT_SHIFT, codes.length, several, constant);
  }

  /** The least and the largest of some days. */
  private static final class Range {
    private int least = Integer.MAX_VALUE;
    private int most = Integer.MIN_VALUE;

    void add(int day) {
      least = Math.min(least, day);
      most = Math.max(most, day);
    }

    int width() {
      return most - least;
    }
  }

  private static Kind unexplained(UidStamps.Stamped group, boolean narrow) {
    if (group.agreed()) {
      return Kind.NOTHING; // Only dates spoke for these stamps.
    }
    boolean knownClock = !group.kind().countable() || group.family().countsSeconds();
    if (narrow) {
      return knownClock ? Kind.BATCH : Kind.NOTHING;
    }
    return knownClock || hasDayAndNight(group.seconds()) ? Kind.UNEXPLAINED : Kind.NOTHING;
  }

  /** The days that 95 % of the stamps lie within, extremes left out on both sides. */
  private static int widthOfMost(int[] days) {
    int[] sorted = days.clone();
    Arrays.sort(sorted);
    int out = sorted.length / 40;
    return sorted[sorted.length - 1 - out] - sorted[out];
  }

  /** The largest number of values within so many days. */
  private static long mostWithin(int[] values, int width) {
    Arrays.sort(values);
    int most = 0;
    int from = 0;
    for (int to = 0; to < values.length; to++) {
      while (values[to] - values[from] > width) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  /**
   * Rayleigh's test: machines work by day and rest by night, counters do not. The mean of the
   * points on the clock's circle has length R; n · R² above 12 has a probability of e<sup>-12</sup>
   * when all hours are alike.
   */
  private static boolean hasDayAndNight(long[] seconds) {
    double x = 0;
    double y = 0;
    for (long second : seconds) {
      double angle = Math.floorMod(second, 86_400L) * (2 * Math.PI / 86_400);
      x += Math.cos(angle);
      y += Math.sin(angle);
    }
    return (x * x + y * y) / seconds.length > NOT_UNIFORM;
  }
}
