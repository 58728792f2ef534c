package org.reidrisk.datasets.bytes;

import java.util.Collections;
import java.util.List;

/**
 * A stream of random numbers that is the same on every machine and JDK: SplitMix64 for the bits,
 * {@link StrictMath} for everything that is not plain arithmetic.
 */
public final class SeededRandom {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  private SeededRandom(long state) {
    this.state = state;
  }

  /**
   * Opens the stream for one purpose, so that drawing more numbers for one purpose never changes
   * those of another.
   */
  public static SeededRandom of(long seed, String purpose) {
    return of(seed, purpose, 0);
  }

  /** Opens the stream for one purpose and one numbered thing, such as a person. */
  public static SeededRandom of(long seed, String purpose, long number) {
    long state = seed;
    for (int i = 0; i < purpose.length(); i++) {
      state = mix(state + GOLDEN_GAMMA + purpose.charAt(i));
    }
    return new SeededRandom(mix(state ^ mix(number + GOLDEN_GAMMA)));
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Draws 64 random bits. */
  public long bits() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Draws an integer from 0 to {@code bound - 1}. */
  public int below(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1, is " + bound);
    }
    return (int) (((bits() >>> 32) * bound) >>> 32);
  }

  /** Draws an integer from {@code first} to {@code last}, both included. */
  public int between(int first, int last) {
    return first + below(last - first + 1);
  }

  /** Draws a number from 0 (included) to 1 (excluded). */
  public double uniform() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  /** Returns true with the given probability. */
  public boolean chance(double probability) {
    return uniform() < probability;
  }

  /** Draws from the normal distribution (Box and Muller). */
  public double normal(double mean, double standardDeviation) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return mean + standardDeviation * radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Draws from the normal distribution again and again until the value lies within the bounds. */
  public double normal(double mean, double standardDeviation, double least, double most) {
    double value = normal(mean, standardDeviation);
    while (!(value >= least && value <= most)) {
      value = normal(mean, standardDeviation);
    }
    return value;
  }

  /** Draws one of the words, all equally likely. */
  public String word(String... words) {
    return words[below(words.length)];
  }

  /** Draws an index; each is as likely as its weight says. */
  public int weighted(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double point = uniform() * total;
    for (int i = 0; i < weights.length - 1; i++) {
      point -= weights[i];
      if (point < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** Puts the elements into a random order (Fisher and Yates). */
  public void shuffle(List<?> elements) {
    for (int i = elements.size() - 1; i > 0; i--) {
      Collections.swap(elements, i, below(i + 1));
    }
  }
}
