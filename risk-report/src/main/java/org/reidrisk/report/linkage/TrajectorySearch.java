package org.reidrisk.report.linkage;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the candidates of one target after the other; for one thread. */
final class TrajectorySearch implements TrajectoryCandidates {
  private static final long CHEAP = 2000;

  private final TrajectoryPlan plan;
  private final List<TrajectorySource> sources;
  private final TrajectoryCheck check;
  private final @Nullable ShiftPlan simpleShift;
  private final int[] seen;
  private final int[] accepted;
  private final long most;
  private int round;
  private long size;
  private int last;

  TrajectorySearch(TrajectoryPlan plan) {
    this(plan, Long.MAX_VALUE);
  }

  /**
   * A search that ends early.
   *
   * @param most of how many candidates no more needs to be known
   */
  TrajectorySearch(TrajectoryPlan plan, long most) {
    this.plan = plan;
    this.most = most;
    sources = plan.sources();
    check = new TrajectoryCheck(plan);
    ShiftPlan shift = plan.shift();
    simpleShift = shift != null && shift.simple() ? shift : null;
    seen = new int[plan.join().patients()];
    accepted = new int[plan.join().patients()];
  }

  /** Finds the candidates of a target. */
  void find(int target) {
    find(target, cheapest(target));
  }

  /** Finds them in one of the ways that can; for tests, which try all. */
  void find(int target, TrajectorySource source) {
    if (++round < 0) {
      Arrays.fill(seen, 0);
      Arrays.fill(accepted, 0);
      round = 1;
    }
    size = 0;
    last = -1;
    if (plan.held().count(target) > 0) {
      check.begin(target);
      source.candidates(target, this);
    }
  }

  private TrajectorySource cheapest(int target) {
    TrajectorySource best = sources.get(0);
    long least = Long.MAX_VALUE;
    for (TrajectorySource source : sources) {
      if (least <= CHEAP) {
        break; // to ask further would cost more, and may make an index that nobody needs
      }
      long cost = source.cost(target);
      if (cost < least) {
        least = cost;
        best = source;
      }
    }
    return best;
  }

  @Override
  public void patient(int patient) {
    if (size < most && seen[patient] != round) {
      seen[patient] = round;
      if (accepted[patient] != round && check.holds(patient)) {
        accept(patient);
      }
    }
  }

  @Override
  public void patient(int patient, long shift) {
    if (simpleShift == null) {
      patient(patient);
    } else if (size < most
        && accepted[patient] != round
        && check.holds(simpleShift, patient, shift)) {
      accept(patient);
    }
  }

  @Override
  public void certain(int patient) {
    if (accepted[patient] != round) {
      accept(patient);
    }
  }

  private void accept(int patient) {
    accepted[patient] = round;
    size++;
    last = patient;
  }

  long size() {
    return size;
  }

  /** The candidate when there is one only, else -1. */
  int only() {
    return size == 1 ? last : -1;
  }

  boolean isCandidate(int patient) {
    return patient >= 0 && patient < accepted.length && accepted[patient] == round;
  }
}
