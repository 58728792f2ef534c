package org.reidrisk.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The entries with the smallest digests of all that are offered, each key once: what is left
 * depends on the set of offered keys alone, not on their order nor on threads.
 *
 * <p>Any thread may ask {@link #lacks} without waiting, for every cell or row; only what passes
 * needs {@link #offer}, and of N different keys that are about K + K ln(N / K). Digests are ordered
 * as unsigned numbers, equal ones by their keys.
 *
 * <p>Bytes are kept for the entries whose costs, summed up from the smallest digest, stay within a
 * bound. Further entries move that end to smaller digests only, so that what was let go is never
 * needed again.
 */
final class BottomSample {
  private static final int LEAST_ROOM = 16;
  private static final byte[] NOTHING = new byte[0];

  private final int most;
  private final long mostBytes;

  /** Replaced as a whole; readers see one state or the next. */
  private volatile Entries entries;

  // All below is guarded by this.
  private boolean evicted;
  private long costs;

  /** From this key on no bytes are kept; null while there is room for those of all entries. */
  private @Nullable End bytesEnd;

  /** A key in the order of keys. */
  private record End(long digest, long low, long high) {
    boolean isBehind(long ofDigest, long ofLow, long ofHigh) {
      return compare(digest, low, high, ofDigest, ofLow, ofHigh) > 0;
    }
  }

  /**
   * An empty sample.
   *
   * @param most entries at most, at least 1
   * @param mostBytes bound of the costs of entries whose bytes are kept
   */
  BottomSample(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
    this.entries = new Entries(Math.min(room(), LEAST_ROOM), -1L);
  }

  /** Sorting out takes time, so that some more are let in before. */
  private int room() {
    return most + most / 2 + 1;
  }

  /** Whether digests can be too large. */
  boolean isFull() {
    return entries.limit != -1L;
  }

  /** Whether a key is not there and small enough to be offered. */
  boolean lacks(long digest, long low, long high) {
    Entries now = entries;
    return Long.compareUnsigned(digest, now.limit) <= 0 && now.find(digest, low, high) < 0;
  }

  /**
   * Takes an entry, unless it is there or its digest too large.
   *
   * @param cost what its bytes count, at least 0; {@link Integer#MAX_VALUE} ends the bytes here
   * @param bytes holds the bytes that are to be kept with it
   */
  synchronized void offer(
      long digest, long low, long high, int cost, byte[] bytes, int from, int to) {
    if (!lacks(digest, low, high)) {
      return;
    }
    if (entries.count == entries.digest.length) {
      makeRoom();
      if (!lacks(digest, low, high)) {
        return;
      }
    }
    boolean kept = bytesEnd == null || bytesEnd.isBehind(digest, low, high);
    costs += kept ? cost : 0;
    byte[] own = !kept ? null : from == to ? NOTHING : Arrays.copyOfRange(bytes, from, to);
    entries.add(digest, low, high, cost, own);
    if (costs > mostBytes + mostBytes / 4) {
      sortOut(entries.digest.length);
    }
  }

  private void makeRoom() {
    int size = entries.digest.length;
    if (size < room()) {
      Entries wider = new Entries(Math.min(room(), Math.max(LEAST_ROOM, size * 4)), entries.limit);
      for (int i = 0; i < size; i++) {
        wider.add(entries, i, entries.bytes[i]);
      }
      entries = wider;
    } else {
      thinOut();
    }
  }

  /** Lets go what has too large a digest, without sorting, which takes longer. */
  private void thinOut() {
    Entries now = entries;
    long limit = Smallest.of(now.digest, now.count, most);
    Entries fewer = new Entries(room(), limit);
    costs = 0;
    for (int i = 0; i < now.count; i++) {
      if (Long.compareUnsigned(now.digest[i], limit) <= 0) {
        fewer.add(now, i, now.bytes[i]);
        costs += now.bytes[i] == null ? 0 : now.cost[i];
      }
    }
    evicted = true;
    entries = fewer;
    if (fewer.count > most) {
      sortOut(room());
    }
  }

  /** Sorts by digest and lets go what is too much. */
  private void sortOut(int room) {
    Entries now = entries;
    int[] order = now.order();
    int left = Math.min(order.length, most);
    evicted |= left < order.length;
    long limit = evicted ? now.digest[order[left - 1]] : -1L;
    Entries sorted = new Entries(Math.max(room, left), limit);
    costs = 0;
    for (int i = 0; i < left; i++) {
      int entry = order[i];
      byte[] own = now.bytes[entry];
      boolean inside = own != null && (bytesEnd == null || now.isBefore(bytesEnd, entry));
      if (inside && costs + now.cost[entry] > mostBytes) {
        bytesEnd = new End(now.digest[entry], now.low[entry], now.high[entry]);
        inside = false;
      }
      costs += inside ? now.cost[entry] : 0;
      sorted.add(now, entry, inside ? own : null);
    }
    entries = sorted;
  }

  private static int compare(
      long digest, long low, long high, long digest2, long low2, long high2) {
    int byDigest = Long.compareUnsigned(digest, digest2);
    int byLow = byDigest != 0 ? byDigest : Long.compare(low, low2);
    return byLow != 0 ? byLow : Long.compare(high, high2);
  }

  /** What is left of all that was offered so far, in the order of digests. */
  synchronized Result result() {
    // There is room for nothing else: what is offered later goes into a copy.
    sortOut(0);
    Entries now = entries;
    int kept = 0;
    while (kept < now.count && now.bytes[kept] != null) {
      kept++;
    }
    return new Result(now, kept, evicted);
  }

  /** The entries of a sample, from the smallest digest on. */
  static final class Result {
    private final Entries entries;
    private final int kept;
    private final boolean evicted;

    private Result(Entries entries, int kept, boolean evicted) {
      this.entries = entries;
      this.kept = kept;
      this.evicted = evicted;
    }

    /** Entries whose bytes were kept; they come first. */
    int kept() {
      return kept;
    }

    /** All entries. */
    int size() {
      return entries.count;
    }

    /** Whether every key that was offered is an entry. */
    boolean complete() {
      return !evicted;
    }

    long low(int entry) {
      return entries.low[entry];
    }

    long high(int entry) {
      return entries.high[entry];
    }

    /** The bytes of one of the first {@link #kept} entries. */
    byte[] bytes(int entry) {
      byte[] bytes = entries.bytes[entry];
      return bytes == null ? NOTHING : bytes;
    }

    /** The bytes of a key, or null when they were let go or never there. */
    byte @Nullable [] bytes(long digest, long low, long high) {
      int entry = entries.find(digest, low, high);
      return entry < 0 ? null : entries.bytes[entry];
    }

    /**
     * How many different keys were offered: exactly while all are entries, else estimated as (k-1)
     * / u, where u is the k-th smallest of digests spread evenly from 0 to 1; its relative standard
     * error is 1 / sqrt(k-2).
     */
    long distinct() {
      int k = entries.count;
      if (!evicted) {
        return k;
      }
      double u = ((entries.digest[k - 1] >>> 11) + 0.5) * 0x1.0p-53;
      return Math.max(k + 1L, Math.round((k - 1) / u));
    }
  }

  /**
   * Entries in a table by key. One thread at a time adds; others may look at the same time, since
   * an entry is whole before its slot tells of it.
   */
  private static final class Entries {
    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(int[].class);

    private final long[] digest;
    private final long[] low;
    private final long[] high;
    private final int[] cost;
    private final byte[] @Nullable [] bytes;
    private final int[] slots;
    private final long limit;
    private int count;

    Entries(int room, long limit) {
      this.digest = new long[room];
      this.low = new long[room];
      this.high = new long[room];
      this.cost = new int[room];
      this.bytes = new byte[room][];
      this.slots = new int[2 * Integer.highestOneBit(Math.max(1, room - 1)) * 2];
      this.limit = limit;
    }

    /** Small digests begin with zeros; the bits further below differ. */
    private int slot(long ofDigest) {
      return (int) (ofDigest >>> 20) & (slots.length - 1);
    }

    int find(long ofDigest, long ofLow, long ofHigh) {
      int at = slot(ofDigest);
      while (true) {
        int entry = (int) SLOTS.getAcquire(slots, at) - 1;
        if (entry < 0 || (low[entry] == ofLow && high[entry] == ofHigh)) {
          return entry;
        }
        at = (at + 1) & (slots.length - 1);
      }
    }

    void add(Entries others, int entry, byte @Nullable [] own) {
      add(others.digest[entry], others.low[entry], others.high[entry], others.cost[entry], own);
    }

    void add(long ofDigest, long ofLow, long ofHigh, int ofCost, byte @Nullable [] own) {
      digest[count] = ofDigest;
      low[count] = ofLow;
      high[count] = ofHigh;
      cost[count] = ofCost;
      bytes[count] = own;
      int at = slot(ofDigest);
      while (slots[at] != 0) {
        at = (at + 1) & (slots.length - 1);
      }
      SLOTS.setRelease(slots, at, ++count);
    }

    private boolean inOrder(int a, int b) {
      return compare(digest[a], low[a], high[a], digest[b], low[b], high[b]) <= 0;
    }

    private boolean isBefore(End end, int entry) {
      return end.isBehind(digest[entry], low[entry], high[entry]);
    }

    /** The entries by digest, merging runs; the entries sorted before are one run already. */
    int[] order() {
      int[] from = new int[count];
      Arrays.setAll(from, i -> i);
      int[] to = new int[count];
      for (long width = 1; width < count; width *= 2) {
        for (long start = 0; start < count; start += 2 * width) {
          int middle = (int) Math.min(count, start + width);
          merge(from, to, (int) start, middle, (int) Math.min(count, start + 2 * width));
        }
        int[] merged = to;
        to = from;
        from = merged;
      }
      return from;
    }

    private void merge(int[] from, int[] to, int start, int middle, int end) {
      if (middle == end || inOrder(from[middle - 1], from[middle])) {
        System.arraycopy(from, start, to, start, end - start);
        return;
      }
      int left = start;
      int right = middle;
      for (int at = start; at < end; at++) {
        boolean takeLeft = right == end || (left < middle && inOrder(from[left], from[right]));
        to[at] = from[takeLeft ? left++ : right++];
      }
    }
  }
}
