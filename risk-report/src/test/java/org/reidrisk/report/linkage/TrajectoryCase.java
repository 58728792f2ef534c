package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A small seeded attack, as objects rather than as the numbers that the attack itself takes. */
@SuppressWarnings("ArrayRecordComponent") // columns, compared by nobody
record TrajectoryCase(
    Rules rules, int patients, int targets, List<Row> release, List<Row> held, int[] truth) {
  static final int NOT_THERE = ShiftColumn.MISSING;
  static final int GARBLED = ShiftColumn.UNREADABLE;

  /** A row of either table; {@code kind} is what the row-level rule compares. */
  record Row(int person, int event, int kind, int day, int otherDay, int value) {}

  /**
   * What is compared.
   *
   * @param kinds greatest difference of kinds; null for no row-level rule
   * @param shifts how many columns of shifted dates
   * @param from the least shift, null for unbounded
   * @param anyDay whether a missing day matches every day
   * @param sequence tolerance; null for no such rule
   * @param set 0 for none, 1 for a set, 2 for a multiset
   */
  record Rules(
      String power,
      @Nullable Integer kinds,
      int shifts,
      @Nullable Integer from,
      @Nullable Integer to,
      boolean anyDay,
      @Nullable Integer sequence,
      int set) {}

  /** Patients, and targets most of whom are patients seen with other eyes. */
  static TrajectoryCase random(Rules rules, long seed) {
    Random random = new Random(seed);
    int patients = 3 + random.nextInt(10);
    int days = 2 + random.nextInt(9);
    boolean gaps = random.nextInt(3) == 0;
    List<Row> release = new ArrayList<>();
    for (int p = 0; p < patients; p++) {
      int from = release.size();
      int events = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(4);
      for (int e = 0; e < events; e++) {
        int rows = random.nextInt(4) == 0 ? 2 : 1;
        int event = rows == 1 && random.nextInt(4) == 0 ? -1 : e;
        Row row = row(random, p, event, days, gaps);
        release.add(row);
        if (rows == 2) {
          Row second = row(random, p, event, days, gaps);
          release.add(random.nextBoolean() ? second : onDay(second, row.day()));
        }
      }
      if (gaps && random.nextInt(3) == 0) {
        int least = random.nextBoolean() ? NOT_THERE : GARBLED;
        release
            .subList(from, release.size())
            .replaceAll(row -> onDay(row, random.nextInt(3) == 0 ? least : NOT_THERE));
      }
    }
    if (random.nextInt(3) == 0) {
      release.add(row(random, -1, -1, days, gaps));
    }
    int targets = 2 + random.nextInt(8);
    List<Row> held = new ArrayList<>();
    int[] truth = new int[targets];
    for (int t = 0; t < targets; t++) {
      int target = t;
      int of = random.nextInt(patients);
      truth[t] = random.nextInt(5) == 0 ? -1 : of;
      int shift = rules.shifts() == 0 ? 0 : random.nextInt(9) - 4;
      if (random.nextInt(5) == 0) {
        IntStream.range(0, 1 + random.nextInt(4))
            .forEach(e -> held.add(row(random, target, e, days, gaps)));
      } else {
        for (Row row : release) {
          if (row.person() == of && random.nextInt(6) > 0) {
            held.add(seen(row, t, shift, random));
          }
        }
      }
    }
    return new TrajectoryCase(rules, patients, targets, release, held, truth);
  }

  private static Row row(Random random, int person, int event, int days, boolean gaps) {
    return new Row(
        person,
        event,
        random.nextInt(4),
        day(random, days, gaps),
        day(random, days, gaps),
        random.nextInt(gaps ? 4 : 3) - (gaps ? 1 : 0));
  }

  private static Row onDay(Row row, int day) {
    return new Row(row.person(), row.event(), row.kind(), day, row.otherDay(), row.value());
  }

  private static int day(Random random, int days, boolean gaps) {
    if (gaps && random.nextInt(6) == 0) {
      return random.nextInt(3) == 0 ? GARBLED : NOT_THERE;
    }
    return random.nextInt(days) - 3;
  }

  private static Row seen(Row row, int target, int shift, Random random) {
    return new Row(
        target,
        row.event(),
        random.nextInt(5) == 0 ? random.nextInt(4) : row.kind(),
        moved(row.day(), random.nextInt(8) == 0 ? shift + 1 : shift),
        moved(row.otherDay(), random.nextInt(16) == 0 ? shift + 1 : shift),
        random.nextInt(12) == 0 ? random.nextInt(3) : row.value());
  }

  private static int moved(int day, int by) {
    return day == NOT_THERE || day == GARBLED ? day : day - by;
  }

  /** The row-level rule. */
  boolean kindsAgree(int heldRow, int releaseRow) {
    Integer most = rules.kinds();
    return most == null
        || Math.abs(held.get(heldRow).kind() - release.get(releaseRow).kind()) <= most;
  }

  /** The same as numbers. */
  TrajectoryJoin join(boolean kindsKnown) {
    TrajectoryJoin join =
        TrajectoryJoin.of(
            patients,
            column(release, Row::person),
            column(release, Row::event),
            targets,
            column(held, Row::person),
            column(held, Row::event));
    if (rules.kinds() != null) {
      RowJoin rows =
          (h, to) -> IntStream.range(0, release.size()).filter(r -> kindsAgree(h, r)).forEach(to);
      int[] kinds = kindsKnown ? column(held, Row::kind) : null;
      join = join.withRows(new TrajectoryRows(rows, this::kindsAgree, kinds));
    }
    List<ShiftColumn> shifts = new ArrayList<>();
    if (rules.shifts() > 0) {
      shifts.add(shift(Row::day));
    }
    if (rules.shifts() > 1) {
      shifts.add(shift(Row::otherDay));
    }
    Integer tolerance = rules.sequence();
    if (tolerance != null) {
      join =
          join.withSequences(
              List.of(
                  new TrajectorySequence(
                      column(release, Row::day), column(held, Row::day), tolerance)));
    }
    if (rules.set() > 0) {
      join =
          join.withSets(
              List.of(
                  new TrajectorySet(
                      column(release, Row::value), column(held, Row::value), rules.set() == 2)));
    }
    return join.withShifts(shifts);
  }

  private ShiftColumn shift(java.util.function.ToIntFunction<Row> day) {
    return new ShiftColumn(
        column(release, day), column(held, day), rules.from(), rules.to(), rules.anyDay());
  }

  private static int[] column(List<Row> rows, java.util.function.ToIntFunction<Row> cell) {
    return rows.stream().mapToInt(cell).toArray();
  }
}
