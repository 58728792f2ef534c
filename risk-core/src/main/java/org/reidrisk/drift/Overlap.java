package org.reidrisk.drift;

import java.util.Arrays;
import java.util.Optional;
import org.reidrisk.record.ValueSketch;

/**
 * How many values two columns share.
 *
 * @param ofFirst share of the first one's values that the second has, in [0, 1]
 * @param ofSecond share of the second one's values that the first has, in [0, 1]
 * @param exact whether both sketches list every value; otherwise these are estimates
 */
record Overlap(double ofFirst, double ofSecond, boolean exact) {

  /** The overlap of two sketches under one key; empty when one of them has no value to compare. */
  static Optional<Overlap> of(ValueSketch first, ValueSketch second) {
    long[] a = first.hashes();
    long[] b = second.hashes();
    int inFirst = below(a, bound(second, b));
    int inSecond = below(b, bound(first, a));
    int common = common(a, inFirst, b, inSecond);
    if (first.depth() == second.depth()) {
      return inFirst == 0 || inSecond == 0
          ? Optional.empty()
          : Optional.of(
              new Overlap(
                  common / (double) inFirst,
                  common / (double) inSecond,
                  first.whole() && second.whole()));
    }
    // Only the deeper one says of its values that both would have listed them.
    boolean firstIsDeeper = first.depth() > second.depth();
    int looked = firstIsDeeper ? inFirst : inSecond;
    if (looked == 0) {
      return Optional.empty();
    }
    double share = common / (double) looked;
    long deep = firstIsDeeper ? first.values() : second.values();
    long other = firstIsDeeper ? second.values() : first.values();
    double back = other == 0 ? 0 : Math.min(1, share * deep / other);
    return Optional.of(
        firstIsDeeper ? new Overlap(share, back, false) : new Overlap(back, share, false));
  }

  /** Whether a column surely lacks a value. */
  static boolean lacks(ValueSketch sketch, long hash) {
    long[] hashes = sketch.hashes();
    return sketch.depth() == 0
        && Long.compareUnsigned(hash, bound(sketch, hashes)) <= 0
        && find(hashes, hash) < 0;
  }

  /** The largest hash that the sketch would list. */
  private static long bound(ValueSketch sketch, long[] hashes) {
    return hashes.length < ValueSketch.MOST || sketch.whole() ? -1L : hashes[hashes.length - 1];
  }

  private static int below(long[] hashes, long bound) {
    int at = find(hashes, bound);
    return at < 0 ? -at - 1 : at + 1;
  }

  private static int find(long[] hashes, long hash) {
    int low = 0;
    int high = hashes.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(hashes[middle], hash);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -low - 1;
  }

  private static int common(long[] a, int inA, long[] b, int inB) {
    long[] listed = Arrays.copyOf(b, inB);
    int common = 0;
    for (int i = 0; i < inA; i++) {
      common += find(listed, a[i]) >= 0 ? 1 : 0;
    }
    return common;
  }
}
