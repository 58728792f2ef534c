package org.reidrisk.report.linkage;

import java.util.Arrays;

/**
 * Finds patients by the rows that a target's rows are compatible with: held event after held event,
 * patients who have missed more of them than may be missed drop out, and as soon as few are left
 * they are tested one by one.
 */
final class TrajectoryRowSource implements TrajectorySource {
  private static final int FEW = 16;

  private final TrajectoryPlan plan;
  private final RowJoin join;
  private final int[] patient;
  private final int[] count;
  private final int[] lastTicket;
  private int[] touched = new int[256];
  private int size;
  private int ticket;
  private boolean newcomers;

  TrajectoryRowSource(TrajectoryPlan plan, RowJoin join) {
    this.plan = plan;
    this.join = join;
    patient = plan.join().patient();
    count = new int[plan.join().patients()];
    lastTicket = new int[plan.join().patients()];
  }

  @Override
  public long cost(int target) {
    TrajectoryEvents held = plan.held();
    long rows = (long) held.firstRow(held.end(target)) - held.firstRow(held.first(target));
    return 8 * rows * plan.compatibleRows();
  }

  private void found(int row) {
    int p = patient[row];
    if (p >= 0 && lastTicket[p] != ticket && (newcomers || count[p] > 0)) {
      lastTicket[p] = ticket;
      if (count[p]++ == 0) {
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
    for (int i = 0; i < events; i++) {
      if (++ticket < 0) {
        Arrays.fill(lastTicket, 0);
        ticket = 1;
      }
      newcomers = i <= events - needed;
      int e = held.first(target) + i;
      for (int r = held.firstRow(e); r < held.endRow(e); r++) {
        join.compatibleRows(held.row(r), this::found);
      }
      if (i >= events - needed) {
        keep(needed - (events - i - 1));
        if (size <= FEW + plan.compatibleRows() / 8) {
          break;
        }
      }
    }
    for (int i = 0; i < size; i++) {
      count[touched[i]] = 0;
      to.patient(touched[i]);
    }
  }

  private void keep(int least) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int p = touched[i];
      if (count[p] >= least) {
        touched[kept++] = p;
      } else {
        count[p] = 0;
      }
    }
    size = kept;
  }
}
