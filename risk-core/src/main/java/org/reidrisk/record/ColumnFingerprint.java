package org.reidrisk.record;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a later release can be compared with when the data are gone: no value, but keyed hashes of
 * values, of their spellings and of ranges, with counts of patients. Patient keys, direct
 * identifiers and free text have none.
 *
 * <p>Counts are of the patients looked at: all, or of many those whose keys have the smallest keyed
 * hashes. Without the key nothing can be told of a value from its hash; how often the commonest
 * value occurs can.
 *
 * @param patients the patients looked at that have a value in the column
 * @param values which values there are; null when they were too many to be told apart
 * @param ranges patients by the keyed hash of their value's range, {@value #RANGES} parts: a number
 *     by its leading digits, an age by five years, a time by its hour; any other value by itself,
 *     in the first {@value #OTHERS} parts only, so that many values do not hide a change; each
 *     patient counts {@value #WHOLE}, divided among their different values; empty for dates and for
 *     a column that was not encoded
 * @param spellings how values are written, the commonest first, as keyed hashes of their pattern of
 *     letters, digits and signs, with how many of the distinct values looked at have it; empty when
 *     spellings were not kept
 * @param days what calendar days tell; null for a column of other values
 */
public record ColumnFingerprint(
    long patients,
    @Nullable ValueSketch values,
    List<Long> ranges,
    List<ValueSketch.Held> spellings,
    @Nullable Days days) {

  /** Parts that ranges are hashed to. */
  public static final int RANGES = 512;

  /** Parts that values without ranges are hashed to. */
  public static final int OTHERS = 64;

  /** What one patient counts in {@code ranges}, before division and rounding down. */
  public static final long WHOLE = 1L << 20;

  /** Checks the counts. */
  public ColumnFingerprint {
    ranges = List.copyOf(ranges);
    spellings = List.copyOf(spellings);
    boolean odd = !ranges.isEmpty() && ranges.size() != RANGES;
    if (patients < 0 || odd || ranges.stream().anyMatch(r -> r < 0)) {
      throw new IllegalArgumentException("a fingerprint out of its bounds");
    }
  }

  /**
   * The calendar days of a column, for 20 patients and more. Days are counted from a secret day,
   * another for each column name, so that only their differences to another release's mean
   * something.
   *
   * @param first the day that 1 % of the visits lie before, at least roughly
   * @param median the middle day
   * @param last the day that 1 % lie behind
   * @param weekdays patients by day of the week, Monday first; each counts {@value #WHOLE}, divided
   *     among their different days
   */
  public record Days(long first, long median, long last, List<Long> weekdays) {
    /** Checks the order. */
    public Days {
      Objects.requireNonNull(weekdays);
      weekdays = List.copyOf(weekdays);
      if (first > median || median > last || weekdays.size() != 7) {
        throw new IllegalArgumentException("days out of order");
      }
    }
  }
}
