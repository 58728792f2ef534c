package org.reidrisk.drift;

import java.util.Arrays;

/** Keeps the smallest of many hashes, each once. */
final class SmallestHashes {
  private static final int ROOM = 4;

  private final int most;
  private final long[] kept;
  private int count;
  private boolean full;

  /** The largest that is worth keeping, its sign bit flipped. */
  private long bound = Long.MAX_VALUE;

  SmallestHashes(int most) {
    this.most = most;
    this.kept = new long[ROOM * most];
  }

  void add(long hash) {
    long flipped = hash ^ Long.MIN_VALUE;
    if (full && flipped >= bound) {
      return;
    }
    if (count == kept.length) {
      sortOut();
      if (full && flipped >= bound) {
        return;
      }
    }
    kept[count++] = flipped;
  }

  private void sortOut() {
    Arrays.sort(kept, 0, count);
    int different = 0;
    for (int i = 0; i < count && different < most; i++) {
      if (i == 0 || kept[i] != kept[i - 1]) {
        kept[different++] = kept[i];
      }
    }
    count = different;
    full = different == most;
    bound = full ? kept[most - 1] : Long.MAX_VALUE;
  }

  /** Those that are kept, ascending as unsigned numbers. */
  long[] ascending() {
    sortOut();
    return Arrays.stream(kept, 0, count).map(flipped -> flipped ^ Long.MIN_VALUE).toArray();
  }
}
