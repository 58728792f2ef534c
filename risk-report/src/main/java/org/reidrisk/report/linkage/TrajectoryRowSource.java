package org.reidrisk.report.linkage;

import java.util.Arrays;

/**
 * Finds patients by the rows that a target's rows are compatible with: held event after held event,
 * patients who have missed more of them than may be missed drop out, and as soon as few are left
 * they are tested one by one.
 */
final class TrajectoryRowSource implements TrajectorySource {
  private static final int FEW = 16;
  private static final long COUNT = 0xFFFFFFFFL;

  private final TrajectoryPlan plan;
  private final RowJoin join;
  private final int[] patient;

  /** Each patient's number of events below, and above it the last event they were counted for. */
  private final long[] counted;

  private int[] touched = new int[256];
  private int size;
  private int ticket;
  private boolean newcomers;

  TrajectoryRowSource(TrajectoryPlan plan, RowJoin join) {
    this.plan = plan;
    this.join = join;
    patient = plan.join().patient();
    counted = new long[plan.join().patients()];
  }

  @Override
  public long cost(int target) {
    TrajectoryEvents held = plan.held();
    long rows = (long) held.firstRow(held.end(target)) - held.firstRow(held.first(target));
    return 8 * rows * plan.compatibleRows();
  }

  private void found(int p) {
    long before = counted[p];
    boolean here = (int) before > 0;
    if ((int) (before >>> 32) != ticket && (newcomers || here)) {
      counted[p] = (long) ticket << 32 | ((int) before + 1);
      if (!here) {
        touched = size == touched.length ? Arrays.copyOf(touched, 2 * size) : touched;
        touched[size++] = p;
      }
    }
  }

  @Override
  public void candidates(int target, TrajectoryCandidates to) {
    TrajectoryEvents held = plan.held();
    int events = held.count(target);
    int needed = plan.power().needed(events);
    size = 0;
    if (ticket > Integer.MAX_VALUE - events) {
      Arrays.fill(counted, 0);
      ticket = 0;
    }
    for (int i = 0; i < events; i++) {
      ticket++;
      newcomers = i <= events - needed;
      int e = held.first(target) + i;
      for (int r = held.firstRow(e); r < held.endRow(e); r++) {
        join.compatiblePatients(held.row(r), patient, this::found);
      }
      if (i >= events - needed) {
        keep(needed - (events - i - 1));
        if (size <= FEW + plan.compatibleRows() / 8) {
          break;
        }
      }
    }
    for (int i = 0; i < size; i++) {
      counted[touched[i]] &= ~COUNT;
      to.patient(touched[i]);
    }
  }

  private void keep(int least) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int p = touched[i];
      if ((int) counted[p] >= least) {
        touched[kept++] = p;
      } else {
        counted[p] &= ~COUNT;
      }
    }
    size = kept;
  }
}
