package org.reidrisk.report.linkage;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the events of a target and a patient can be matched at some common shift, where a pair of
 * rows may match at every shift or several columns must tell the same one. Looks at all pairs of
 * rows of the two people.
 */
final class ShiftEdges {
  private static final long NONE = Long.MIN_VALUE;
  private static final long EVERY = Long.MAX_VALUE;

  private final List<ShiftColumn> columns;
  private final @Nullable TrajectoryPair pair;
  private final TrajectoryEvents held;
  private final TrajectoryEvents release;
  private final TrajectoryMatching matching;
  private long[] shift = new long[64];
  private long[] place = new long[64];
  private long[] shifts = new long[64];
  private int size;
  private int distinct;
  private int everyShift;

  ShiftEdges(TrajectoryPlan plan, List<ShiftColumn> columns, TrajectoryMatching matching) {
    this.columns = columns;
    this.matching = matching;
    TrajectoryRows rows = plan.join().rows();
    pair = rows == null ? null : rows.pair();
    held = plan.held();
    release = plan.release();
  }

  /** The one shift at which two rows match, {@link #NONE}, or {@link #EVERY}. */
  private long shift(int heldRow, int releaseRow) {
    long found = EVERY;
    for (ShiftColumn column : columns) {
      int before = column.heldDays()[heldRow];
      int after = column.releaseDays()[releaseRow];
      if (ShiftColumn.readable(before) && ShiftColumn.readable(after)) {
        long difference = (long) after - before;
        if (!column.allows(difference) || (found != EVERY && found != difference)) {
          return NONE;
        }
        found = difference;
      } else if (!column.missingMatches()
          || before == ShiftColumn.UNREADABLE
          || after == ShiftColumn.UNREADABLE) {
        return NONE;
      }
    }
    return found != NONE && pair != null && !pair.compatible(heldRow, releaseRow) ? NONE : found;
  }

  boolean holds(int target, int patient, int needed) {
    collect(target, patient);
    if (everyShift >= needed && matches(target, patient, needed, EVERY)) {
      return true;
    }
    Arrays.sort(shifts, 0, distinct);
    int run = 0;
    for (int i = 0; i < distinct; i++) {
      run++;
      if (i + 1 == distinct || shifts[i + 1] != shifts[i]) {
        if (run + everyShift >= needed && matches(target, patient, needed, shifts[i])) {
          return true;
        }
        run = 0;
      }
    }
    return false;
  }

  private void collect(int target, int patient) {
    size = 0;
    distinct = 0;
    everyShift = 0;
    for (int h = held.first(target); h < held.end(target); h++) {
      boolean every = false;
      for (int e = release.first(patient); e < release.end(patient); e++) {
        for (int r = held.firstRow(h); r < held.endRow(h); r++) {
          for (int s = release.firstRow(e); s < release.endRow(e); s++) {
            long at = shift(held.row(r), release.row(s));
            if (at != NONE) {
              every |= at == EVERY;
              add(at, h - held.first(target), e - release.first(patient));
            }
          }
        }
      }
      everyShift += every ? 1 : 0;
    }
  }

  private void add(long at, int h, int e) {
    if (size == shift.length) {
      shift = Arrays.copyOf(shift, 2 * size);
      place = Arrays.copyOf(place, 2 * size);
      shifts = Arrays.copyOf(shifts, 2 * size);
    }
    shift[size] = at;
    place[size++] = (long) h << 32 | e;
    if (at != EVERY) {
      shifts[distinct++] = at;
    }
  }

  private boolean matches(int target, int patient, int needed, long at) {
    matching.begin(release.count(patient));
    int mayMiss = held.count(target) - needed;
    int edge = 0;
    for (int h = 0; h < held.count(target); h++) {
      long[] row = matching.row();
      for (; edge < size && (int) (place[edge] >> 32) == h; edge++) {
        if (shift[edge] == at || shift[edge] == EVERY) {
          int e = (int) place[edge];
          row[e >>> 6] |= 1L << e;
        }
      }
      if (!matching.place() && --mayMiss < 0) {
        return false;
      }
    }
    return true;
  }
}
