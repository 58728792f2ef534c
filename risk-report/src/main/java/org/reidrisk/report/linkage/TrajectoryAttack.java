package org.reidrisk.report.linkage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Progress;
import org.reidrisk.Resources;

/**
 * All that is held of a person, compared at once with all that the release holds of a patient.
 *
 * <p>A patient is a candidate of a target when enough of the target's events can be given different
 * events of the patient that they are compatible with, at one and the same shift of the dates where
 * dates are shifted, and when every rule that looks at whole people holds. Events are compatible
 * when a row of the one is with a row of the other.
 *
 * <p>The result depends neither on the order of rows nor on threads. No pair of people is looked at
 * that does not share something rare, as far as the rules leave anything rare.
 */
final class TrajectoryAttack {
  private static final int GROUPS_AT_A_TIME = 128;

  private final TrajectoryPlan plan;
  private final TrajectoryGroups groups;
  private final int @Nullable [] truth;
  private final Resources resources;
  private final TrajectoryResults results;
  private final ArrayDeque<TrajectorySearch> idle = new ArrayDeque<>();

  private TrajectoryAttack(
      TrajectoryPlan plan, int @Nullable [] truth, Resources resources, TrajectoryResults results) {
    this.plan = plan;
    this.truth = truth;
    this.resources = resources;
    this.results = results;
    groups = TrajectoryGroups.of(plan.join(), plan.held());
  }

  /**
   * Finds the candidates of all targets.
   *
   * @param join what is compared
   * @param power how many events of a person must be found
   * @param truth by target the true patient; negative when it is not in the release or not known;
   *     null when nobody's is known
   * @param stage what listeners are told of targets done
   * @param resources threads, memory and who hears of progress
   * @param results hears of each target
   */
  static void run(
      TrajectoryJoin join,
      TrajectoryPower power,
      int @Nullable [] truth,
      Progress.Stage stage,
      Resources resources,
      TrajectoryResults results) {
    if (truth != null && truth.length != join.targets()) {
      throw new IllegalArgumentException("one truth for each target");
    }
    TrajectoryPlan plan = new TrajectoryPlan(join, power, resources);
    new TrajectoryAttack(plan, truth, resources, results).run(stage);
  }

  private void run(Progress.Stage stage) {
    List<Callable<Integer>> pieces = new ArrayList<>();
    AtomicLong done = new AtomicLong();
    for (int from = 0; from < groups.count(); from += GROUPS_AT_A_TIME) {
      int first = from;
      int end = Math.min(groups.count(), from + GROUPS_AT_A_TIME);
      pieces.add(
          () -> {
            TrajectorySearch search = search();
            for (int g = first; g < end; g++) {
              search.find(groups.target(groups.from(g)));
              report(search, g);
            }
            release(search);
            int targets = groups.to(end - 1) - groups.from(first);
            resources.progress().at(stage, done.addAndGet(targets), plan.join().targets(), 0);
            return targets;
          });
    }
    resources.inParallel(pieces);
  }

  private void report(TrajectorySearch search, int group) {
    synchronized (results) {
      for (int i = groups.from(group); i < groups.to(group); i++) {
        int target = groups.target(i);
        boolean covered = truth != null && search.isCandidate(truth[target]);
        results.target(target, search.size(), search.only(), covered);
      }
    }
  }

  private TrajectorySearch search() {
    synchronized (idle) {
      TrajectorySearch search = idle.poll();
      if (search != null) {
        return search;
      }
    }
    return new TrajectorySearch(plan);
  }

  private void release(TrajectorySearch search) {
    synchronized (idle) {
      idle.push(search);
    }
  }
}
