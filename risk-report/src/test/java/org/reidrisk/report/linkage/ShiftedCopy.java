package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A release, one event a row, and a copy of it in which each patient's dates are moved. */
@SuppressWarnings("ArrayRecordComponent") // columns, compared by nobody
record ShiftedCopy(List<int[]> days, TrajectoryJoin join, int[] truth) {
  static ShiftedCopy of(List<int[]> days, Random random) {
    int rows = days.stream().mapToInt(d -> d.length).sum();
    int[] person = new int[rows];
    int[] released = new int[rows];
    int[] held = new int[rows];
    int row = 0;
    for (int p = 0; p < days.size(); p++) {
      int shift = random.nextInt(7301) - 3650;
      for (int day : days.get(p)) {
        person[row] = p;
        released[row] = day;
        held[row++] = day + shift;
      }
    }
    int[] event = IntStream.range(0, rows).toArray();
    TrajectoryJoin join =
        TrajectoryJoin.of(days.size(), person, event, days.size(), person, event)
            .withShifts(List.of(new ShiftColumn(released, held, null, null, false)));
    return new ShiftedCopy(days, join, IntStream.range(0, days.size()).toArray());
  }

  /** How many patients have the intervals of each, counted from the days alone. */
  private long[] sameIntervals() {
    Map<String, Long> counts = new HashMap<>();
    String[] keys = new String[days.size()];
    for (int p = 0; p < days.size(); p++) {
      int[] own = days.get(p).clone();
      Arrays.sort(own);
      keys[p] = Arrays.toString(IntStream.of(own).map(d -> d - own[0]).toArray());
      counts.merge(keys[p], 1L, Long::sum);
    }
    return Arrays.stream(keys).mapToLong(k -> counts.getOrDefault(k, 0L)).toArray();
  }

  /**
   * Whether just those are unique whose intervals nobody else has.
   *
   * @param told by patient how many candidates there are, and the only one
   * @return how many are unique
   */
  long check(List<long[]> told) {
    long[] expected = sameIntervals();
    for (int p = 0; p < expected.length; p++) {
      assertThat(told.get(p)).containsExactly(expected[p], expected[p] == 1 ? p : -1);
    }
    return Arrays.stream(expected).filter(n -> n == 1).count();
  }
}
