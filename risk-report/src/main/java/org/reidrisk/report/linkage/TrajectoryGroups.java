package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Targets whose held events are equal in everything that is compared have the same candidates, and
 * are searched for once. Where shifts are unbounded, dates are equal when they are the same days
 * apart.
 */
final class TrajectoryGroups {
  private static final long MOST_APART = 1L << 30;

  private final TrajectoryJoin join;
  private final TrajectoryEvents held;
  private final boolean anyShift;
  private final int[] members;
  private final int[] start;
  private int groups;

  private TrajectoryGroups(TrajectoryJoin join, TrajectoryEvents held) {
    this.join = join;
    this.held = held;
    anyShift = join.shifts().stream().allMatch(ShiftColumn::unbounded);
    members = new int[join.targets()];
    start = new int[join.targets() + 1];
  }

  static TrajectoryGroups of(TrajectoryJoin join, TrajectoryEvents held) {
    TrajectoryGroups made = new TrajectoryGroups(join, held);
    int targets = join.targets();
    long[] keys = new long[targets];
    for (int t = 0; t < targets; t++) {
      keys[t] = (made.digest(t) & 0xFFFFFFFF00000000L) | t;
    }
    Arrays.sort(keys);
    int size = 0;
    int from = 0;
    while (from < targets) {
      int to = from + 1;
      while (to < targets && keys[to] >> 32 == keys[from] >> 32) {
        to++;
      }
      size = made.split(keys, from, to, size);
      from = to;
    }
    return made;
  }

  /** A digest decides nothing: those who share one are compared. */
  private int split(long[] keys, int from, int to, int before) {
    int size = before;
    if (to - from == 1) {
      members[size++] = (int) keys[from];
      start[++groups] = size;
      return size;
    }
    List<int[][]> kinds = new ArrayList<>();
    int[] kind = new int[to - from];
    for (int i = from; i < to; i++) {
      int[][] content = content((int) keys[i]);
      int k = 0;
      while (k < kinds.size() && !Arrays.deepEquals(kinds.get(k), content)) {
        k++;
      }
      if (k == kinds.size()) {
        kinds.add(content);
      }
      kind[i - from] = k;
    }
    for (int k = 0; k < kinds.size(); k++) {
      for (int i = from; i < to; i++) {
        if (kind[i - from] == k) {
          members[size++] = (int) keys[i];
        }
      }
      start[++groups] = size;
    }
    return size;
  }

  int count() {
    return groups;
  }

  int from(int group) {
    return start[group];
  }

  int to(int group) {
    return start[group + 1];
  }

  int target(int place) {
    return members[place];
  }

  private long digest(int target) {
    int[] bases = bases(target);
    long sum = held.count(target);
    int[] row = new int[1 + bases.length + join.sets().size()];
    for (int e = held.first(target); e < held.end(target); e++) {
      long event = 0;
      for (int i = held.firstRow(e); i < held.endRow(e); i++) {
        fill(held.row(i), bases, row, 0);
        long digest = 0;
        for (int value : row) {
          digest = mix(digest ^ value);
        }
        event += mix(digest + 1);
      }
      sum += mix(event);
    }
    return mix(sum);
  }

  private static long mix(long value) {
    long z = value * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Events in an order that is theirs, each of rows in an order that is theirs. */
  private int[][] content(int target) {
    int[] bases = bases(target);
    int width = 1 + bases.length + join.sets().size();
    int[][] events = new int[held.count(target)][];
    for (int e = held.first(target); e < held.end(target); e++) {
      int[][] rows = new int[held.endRow(e) - held.firstRow(e)][width];
      for (int i = 0; i < rows.length; i++) {
        fill(held.row(held.firstRow(e) + i), bases, rows[i], 0);
      }
      Arrays.sort(rows, Arrays::compare);
      int[] event = new int[rows.length * width];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(rows[i], 0, event, i * width, width);
      }
      events[e - held.first(target)] = event;
    }
    Arrays.sort(events, Arrays::compare);
    return events;
  }

  private void fill(int row, int[] bases, int[] into, int from) {
    int at = from;
    TrajectoryRows rows = join.rows();
    into[at++] = rows == null ? 0 : rows.kind(row);
    int base = 0;
    for (ShiftColumn column : join.shifts()) {
      into[at++] = relative(column.heldDays()[row], bases[base++]);
    }
    for (TrajectorySequence sequence : join.sequences()) {
      into[at++] = relative(sequence.heldDays()[row], bases[base++]);
    }
    for (TrajectorySet set : join.sets()) {
      into[at++] = Math.max(-1, set.heldCodes()[row]);
    }
  }

  private static int relative(int day, int base) {
    return ShiftColumn.readable(day) ? day - base : day;
  }

  /** The day from which days count, for each column of dates. */
  private int[] bases(int target) {
    int shifts = join.shifts().size();
    int[] bases = new int[shifts + join.sequences().size()];
    if (anyShift && shifts > 0) {
      int[][] columns = join.shifts().stream().map(ShiftColumn::heldDays).toArray(int[][]::new);
      Arrays.fill(bases, 0, shifts, base(target, columns));
    }
    for (int i = shifts; i < bases.length; i++) {
      bases[i] = base(target, join.sequences().get(i - shifts).heldDays());
    }
    return bases;
  }

  /** The first day, or 0 when the days lie too far apart for their difference to be a day. */
  private int base(int target, int[]... columns) {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    int from = held.firstRow(held.first(target));
    int to = held.firstRow(held.end(target));
    for (int[] days : columns) {
      for (int i = from; i < to; i++) {
        int day = days[held.row(i)];
        if (ShiftColumn.readable(day)) {
          first = Math.min(first, day);
          last = Math.max(last, day);
        }
      }
    }
    return first <= last && (long) last - first < MOST_APART ? first : 0;
  }
}
