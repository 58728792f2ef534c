package org.reidrisk.bench;

/** Random bits that depend on a seed and a number alone, so that any row can be made on its own. */
final class SplitMix64 {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** Starts over for one numbered thing, such as a row. */
  void restart(long seed, long number) {
    state = mix(seed + mix(number + GOLDEN_GAMMA));
  }

  /** Draws 64 random bits. */
  long bits() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Draws an integer from 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) (((bits() >>> 32) * bound) >>> 32);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
