package org.reidrisk.drift;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the complete trajectories of patients: equal numbers are equal multisets of events.
 *
 * <p>Rows of one patient with one event value are one event, a row without event value is an event
 * of its own; an event is the set of its rows' tuples. The definition is that of {@link
 * org.reidrisk.group.Trajectories}, which counts within one table and names no patients.
 */
final class EventPaths {
  private final PairIds events = new PairIds(1 << 10);
  private final PairIds paths = new PairIds(1 << 10);

  /**
   * The trajectories of one release; two releases can be numbered by one object.
   *
   * @param side the release
   * @param tuples by place
   * @param eventOf codes of event values by place, 0 for none; null when each row is an event
   * @return by patient; {@link PairIds#NOTHING} without rows
   */
  int[] of(Side side, int[] tuples, int @Nullable [] eventOf) {
    int[] ids = new int[side.patients()];
    long[] keys = new long[16];
    int[] kinds = new int[16];
    for (int p = 0; p < ids.length; p++) {
      int from = side.from(p);
      int rows = side.to(p) - from;
      if (keys.length < rows) {
        keys = new long[Math.max(rows, 2 * keys.length)];
        kinds = new int[keys.length];
      }
      for (int i = 0; i < rows; i++) {
        int event = eventOf == null ? 0 : eventOf[from + i];
        keys[i] = (long) event << 32 | tuples[from + i];
      }
      Arrays.sort(keys, 0, rows);
      int count = kinds(keys, rows, kinds);
      Arrays.sort(kinds, 0, count);
      ids[p] = paths.id(kinds, 0, count);
    }
    return ids;
  }

  private int kinds(long[] keys, int rows, int[] kinds) {
    int count = 0;
    for (int i = 0; i < rows; ) {
      long event = keys[i] >>> 32;
      int kind = events.id(PairIds.NOTHING, (int) keys[i]);
      int end = i + 1;
      while (event != 0 && end < rows && keys[end] >>> 32 == event) {
        if (keys[end] != keys[end - 1]) {
          kind = events.id(kind, (int) keys[end]);
        }
        end++;
      }
      kinds[count++] = kind;
      i = end;
    }
    return count;
  }

  /** Numbers are below it. */
  int size() {
    return paths.size();
  }
}
