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
  private final long mostCandidates;
  private final ArrayDeque<TrajectorySearch> idle = new ArrayDeque<>();

  private TrajectoryAttack(
      TrajectoryPlan plan,
      int @Nullable [] truth,
      Resources resources,
      TrajectoryResults results,
      long mostCandidates) {
    this.plan = plan;
    this.truth = truth;
    this.resources = resources;
    this.results = results;
    this.mostCandidates = mostCandidates;
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
    new TrajectoryAttack(plan, truth, resources, results, Long.MAX_VALUE).run(stage);
  }

  /**
   * Finds who has one candidate, for {@link Remedies}; of others {@code results} only hears that
   * they have none or several.
   *
   * @param mostWork how many compatible rows of the release may be looked at, where nothing rarer
   *     leads to candidates
   * @return false, and nothing told, when they are more
   */
  static boolean runForSole(
      TrajectoryJoin join,
      TrajectoryPower power,
      int @Nullable [] truth,
      long mostWork,
      Resources resources,
      TrajectoryResults results) {
    TrajectoryPlan plan = new TrajectoryPlan(join, power, resources);
    TrajectoryAttack attack = new TrajectoryAttack(plan, truth, resources, results, 2);
    if (attack.isMoreWorkThan(mostWork)) {
      return false;
    }
    attack.run(Progress.Stage.LINK);
    return true;
  }

  /** What is summed up depends on contents only, so that the answer does, too. */
  private boolean isMoreWorkThan(long most) {
    TrajectoryRows rows = plan.join().rows();
    boolean rare = !plan.join().shifts().isEmpty() || !plan.join().sequences().isEmpty();
    if (rows == null || rare) {
      return false;
    }
    TrajectoryEvents held = plan.held();
    long work = 0;
    for (int g = 0; g < groups.count(); g++) {
      int target = groups.target(groups.from(g));
      int end = held.firstRow(held.end(target));
      for (int i = held.firstRow(held.first(target)); i < end; i++) {
        work += rows.join().compatibleCount(held.row(i), plan.join().patient());
        if (work > most) {
          return true;
        }
      }
    }
    return false;
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
    return new TrajectorySearch(plan, mostCandidates);
  }

  private void release(TrajectorySearch search) {
    synchronized (idle) {
      idle.push(search);
    }
  }
}
