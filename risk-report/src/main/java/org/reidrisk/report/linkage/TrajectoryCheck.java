package org.reidrisk.report.linkage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether a patient is a candidate of a target, by all rules; for one thread. */
final class TrajectoryCheck {
  private final TrajectoryPlan plan;
  private final TrajectoryEvents held;
  private final TrajectoryEvents release;
  private final @Nullable TrajectoryRows rows;
  private final @Nullable ShiftPlan shift;
  private final TrajectoryMatching matching = new TrajectoryMatching();
  private final @Nullable ShiftEdges edges;
  private int target;
  private int events;
  private int needed;
  private boolean alikeKnown;
  private int[] alike = new int[16];

  TrajectoryCheck(TrajectoryPlan plan) {
    this.plan = plan;
    held = plan.held();
    release = plan.release();
    rows = plan.join().rows();
    shift = plan.shift();
    edges =
        shift == null || shift.simple() ? null : new ShiftEdges(plan, shift.columns(), matching);
  }

  /** The target of the following questions. */
  void begin(int newTarget) {
    target = newTarget;
    events = held.count(target);
    needed = plan.power().needed(events);
    alikeKnown = false;
  }

  /** Whether the patient is a candidate by some shift, or by none where there are no shifts. */
  boolean holds(int patient) {
    if (!enough(patient) || !people(patient)) {
      return false;
    }
    if (edges != null) {
      return edges.holds(target, patient, needed);
    }
    if (shift != null) {
      return anyShift(shift, patient);
    }
    return rows == null || matches(rows, patient);
  }

  /** Whether the patient is a candidate by this shift; where one pair of days tells a shift. */
  boolean holds(ShiftPlan days, int patient, long at) {
    // Of too few events not enough will be found; only for complete ones is the number a rule.
    return (!plan.power().complete() || enough(patient))
        && holdsAt(days, patient, at)
        && people(patient);
  }

  private boolean enough(int patient) {
    int count = release.count(patient);
    return plan.power().complete() ? count == events : count >= needed;
  }

  private boolean people(int patient) {
    for (IntervalRule rule : plan.sequences()) {
      if (!rule.agree(target, patient)) {
        return false;
      }
    }
    for (TrajectoryValueRule rule : plan.sets()) {
      if (!rule.agree(target, patient)) {
        return false;
      }
    }
    return true;
  }

  /** Of more events than may be missed one is found, at the shift that counts. */
  private boolean anyShift(ShiftPlan days, int patient) {
    IntervalDays r = days.release();
    int mayMiss = days.held().dated(target) - needed;
    for (int h = held.first(target); h < held.end(target) && mayMiss >= 0; h++) {
      boolean dated = false;
      for (int i = held.firstRow(h); i < held.endRow(h); i++) {
        int day = days.first().heldDays()[held.row(i)];
        if (ShiftColumn.readable(day)) {
          dated = true;
          for (int e = r.from(patient); e < r.to(patient); e = r.next(patient, e)) {
            if (holdsAt(days, patient, (long) r.day(e) - day)) {
              return true;
            }
          }
        }
      }
      mayMiss -= dated ? 1 : 0;
    }
    return false;
  }

  private boolean holdsAt(ShiftPlan days, int patient, long at) {
    if (!days.first().allows(at) || days.held().dated(target) < needed) {
      return false;
    }
    if (rows == null && !days.held().severalDays(target) && !days.release().severalDays(patient)) {
      return sharesDays(days.held(), days.release(), patient, at);
    }
    matching.begin(release.count(patient));
    IntervalDays r = days.release();
    int mayMiss = events - needed;
    for (int h = held.first(target); h < held.end(target); h++) {
      long[] row = matching.row();
      for (int i = held.firstRow(h); i < held.endRow(h); i++) {
        int day = days.first().heldDays()[held.row(i)];
        if (ShiftColumn.readable(day)) {
          long wanted = day + at;
          int end = r.to(patient);
          for (int e = r.find(patient, wanted); e < end && r.day(e) == wanted; e++) {
            if (rows == null || rows.pair().compatible(held.row(i), r.row(e))) {
              int event = r.event(e) - release.first(patient);
              row[event >>> 6] |= 1L << event;
            }
          }
        }
      }
      if (!matching.place() && --mayMiss < 0) {
        return false;
      }
    }
    return true;
  }

  /** With one day for each event, events of different days do not compete. */
  private boolean sharesDays(IntervalDays h, IntervalDays r, int patient, long at) {
    int end = r.to(patient);
    int e = r.from(patient);
    int mayMiss = h.to(target) - h.from(target) - needed;
    for (int i = h.from(target); i < h.to(target); i++) {
      long wanted = h.day(i) + at;
      int step = 1;
      while (e + step < end && r.day(e + step) < wanted) {
        e += step;
        step <<= 1;
      }
      for (; step > 0; step >>= 1) {
        if (e + step < end && r.day(e + step) < wanted) {
          e += step;
        }
      }
      if (e < end && r.day(e) < wanted) {
        e++;
      }
      if (e < end && r.day(e) == wanted) {
        e++;
      } else if (--mayMiss < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(TrajectoryRows rules, int patient) {
    if (!alikeKnown) {
      findAlike(rules);
    }
    matching.begin(release.count(patient));
    int mayMiss = events - needed;
    for (int h = 0; h < events; h++) {
      long[] row = matching.row();
      if (alike[h] < h) {
        long[] before = matching.row(alike[h]);
        System.arraycopy(before, 0, row, 0, (release.count(patient) + 63) >>> 6);
      } else {
        fill(rules.pair(), held.first(target) + h, patient, row);
      }
      if (!matching.place() && --mayMiss < 0) {
        return false;
      }
    }
    return true;
  }

  private void fill(TrajectoryPair pair, int heldEvent, int patient, long[] row) {
    for (int e = release.first(patient); e < release.end(patient); e++) {
      if (anyRow(pair, heldEvent, e)) {
        int event = e - release.first(patient);
        row[event >>> 6] |= 1L << event;
      }
    }
  }

  private boolean anyRow(TrajectoryPair pair, int heldEvent, int event) {
    for (int i = held.firstRow(heldEvent); i < held.endRow(heldEvent); i++) {
      for (int j = release.firstRow(event); j < release.endRow(event); j++) {
        if (pair.compatible(held.row(i), release.row(j))) {
          return true;
        }
      }
    }
    return false;
  }

  /** For each event the first one that is compatible with the same: of one row, of one kind. */
  private void findAlike(TrajectoryRows rules) {
    if (alike.length < events) {
      alike = new int[Math.max(events, 2 * alike.length)];
    }
    long[] keys = new long[events];
    int single = 0;
    for (int h = 0; h < events; h++) {
      int e = held.first(target) + h;
      alike[h] = h;
      if (held.endRow(e) - held.firstRow(e) == 1) {
        keys[single++] = (long) rules.kind(held.row(held.firstRow(e))) << 32 | h;
      }
    }
    Arrays.sort(keys, 0, single);
    for (int i = 1; i < single; i++) {
      if (keys[i] >> 32 == keys[i - 1] >> 32) {
        alike[(int) keys[i]] = alike[(int) keys[i - 1]];
      }
    }
    alikeKnown = true;
  }
}
