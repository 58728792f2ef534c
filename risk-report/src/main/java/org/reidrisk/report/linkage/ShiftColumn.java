package org.reidrisk.report.linkage;

import org.jspecify.annotations.Nullable;

/**
 * Dates of which all that match at one patient differ from the held ones by one number of days,
 * released minus held. Of several such columns the number is the same in all.
 */
final class ShiftColumn {
  /** The day of a missing cell. */
  static final int MISSING = Integer.MIN_VALUE;

  /** The day of a cell that is there and cannot be read; it matches nothing. */
  static final int UNREADABLE = Integer.MIN_VALUE + 1;

  private final int[] releaseDays;
  private final int[] heldDays;
  private final @Nullable Integer from;
  private final @Nullable Integer to;
  private final boolean missingMatches;

  /**
   * A column.
   *
   * @param releaseDays by release row, days since any one day
   * @param heldDays by held row, since the same day
   * @param from the least shift; null for unbounded
   * @param to the greatest shift; null for unbounded
   * @param missingMatches whether a missing cell matches at every shift, rather than nothing
   */
  ShiftColumn(
      int[] releaseDays,
      int[] heldDays,
      @Nullable Integer from,
      @Nullable Integer to,
      boolean missingMatches) {
    if (from != null && to != null && from > to) {
      throw new IllegalArgumentException("a tolerance has two ends in order");
    }
    this.releaseDays = releaseDays;
    this.heldDays = heldDays;
    this.from = from;
    this.to = to;
    this.missingMatches = missingMatches;
  }

  static boolean readable(int day) {
    return day > UNREADABLE;
  }

  int[] releaseDays() {
    return releaseDays;
  }

  int[] heldDays() {
    return heldDays;
  }

  boolean missingMatches() {
    return missingMatches;
  }

  boolean unbounded() {
    return from == null && to == null;
  }

  long from() {
    return from == null ? Long.MIN_VALUE / 2 : from;
  }

  long to() {
    return to == null ? Long.MAX_VALUE / 2 : to;
  }

  boolean allows(long shift) {
    return shift >= from() && shift <= to();
  }
}
