package org.reidrisk.table;

import java.util.ArrayList;
import java.util.List;

/** A small seeded generator whose sequence is fixed by its algorithm, not by a JDK. */
public final class SplitMix64 {
  private long state;

  public SplitMix64(long seed) {
    state = seed;
  }

  public long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number from 0 to {@code bound - 1}. */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** A number from {@code low} to {@code high}, both included. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** True in a share of the cases. */
  public boolean chance(double share) {
    return (next() >>> 11) * 0x1.0p-53 < share;
  }

  public <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  public <T> List<T> shuffled(List<T> items) {
    List<T> result = new ArrayList<>(items);
    for (int i = result.size() - 1; i > 0; i--) {
      int j = below(i + 1);
      T moved = result.get(i);
      result.set(i, result.get(j));
      result.set(j, moved);
    }
    return result;
  }
}
