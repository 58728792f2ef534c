package org.reidrisk.record;

import java.util.Arrays;
import java.util.List;

/**
 * Which values a column has, as keyed hashes: the {@value #MOST} smallest of them, or all when
 * there are no more. Without the key a hash says nothing of its value. How many patients hold a
 * value is told for the hashes that are listed so, which shows how often the commonest values are.
 *
 * <p>Two sketches under one key tell how many values two columns share, also where neither lists
 * all: below the smaller of their bounds both list every hash that they have.
 *
 * <p>Of a column that was sampled while reading, only values whose unkeyed digest begins with so
 * many zero bits were looked at; the {@code depth} says how many. Source of the estimate: bottom-k
 * sketches, Cohen and Kaplan 2007.
 */
public final class ValueSketch {
  /** Hashes at most. */
  public static final int MOST = 1024;

  private final int depth;
  private final long values;
  private final long[] hashes;
  private final List<Held> held;

  /**
   * A value's hash and how many patients hold it.
   *
   * @param hash the keyed hash
   * @param patients patients among those looked at that hold the value, at least 1
   */
  public record Held(long hash, long patients) {
    /** Checks the count. */
    public Held {
      if (patients < 1) {
        throw new IllegalArgumentException("a value that is listed is held by somebody");
      }
    }
  }

  /**
   * A sketch.
   *
   * @param depth zero bits that a digest must begin with to be looked at; 0 for every value
   * @param values how many distinct values the column has, or about how many where depth is not 0
   * @param hashes the smallest hashes of the values looked at, ascending as unsigned numbers, each
   *     once, at most {@value #MOST}; fewer only when these are all
   * @param held the values that most patients hold, by count from the largest on, then by hash;
   *     none of fewer than 11 patients; empty when the column was not encoded
   * @throws IllegalArgumentException when the hashes are not in order, or too many
   */
  public ValueSketch(int depth, long values, long[] hashes, List<Held> held) {
    if (depth < 0 || depth > 63 || hashes.length > MOST || held.size() > MOST) {
      throw new IllegalArgumentException("a sketch out of its bounds");
    }
    if (values < hashes.length || (depth == 0 && hashes.length < Math.min(values, MOST))) {
      throw new IllegalArgumentException("a sketch that does not list what it could");
    }
    for (int i = 1; i < hashes.length; i++) {
      if (Long.compareUnsigned(hashes[i - 1], hashes[i]) >= 0) {
        throw new IllegalArgumentException("hashes of a sketch ascend");
      }
    }
    this.depth = depth;
    this.values = values;
    this.hashes = hashes.clone();
    this.held = List.copyOf(held);
  }

  /**
   * Which part of the values was looked at.
   *
   * @return zero bits at the beginning of their digests; 0 for every value
   */
  public int depth() {
    return depth;
  }

  /**
   * The distinct values of the column.
   *
   * @return a count; an estimate when {@link #depth} is not 0
   */
  public long values() {
    return values;
  }

  /**
   * The smallest hashes.
   *
   * @return a copy, ascending as unsigned numbers
   */
  public long[] hashes() {
    return hashes.clone();
  }

  /**
   * The values that most patients hold.
   *
   * @return hashes with counts
   */
  public List<Held> held() {
    return held;
  }

  /**
   * Whether every value of the column is listed.
   *
   * @return false when only some hashes are
   */
  public boolean whole() {
    return depth == 0 && hashes.length == values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValueSketch sketch
        && depth == sketch.depth
        && values == sketch.values
        && Arrays.equals(hashes, sketch.hashes)
        && held.equals(sketch.held);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }

  @Override
  public String toString() {
    return "Sketch of " + values + " values";
  }
}
