package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.Scenario;
import org.reidrisk.report.linkage.Positions.Coarse;

/**
 * The same attack on whole trajectories with one compared column of the release left out, or told
 * less exactly. Rules of whole people and dates that shift in common are only left out: what a
 * month says of a shift in days has no plain meaning.
 */
final class TrajectoryRemedies {
  /** Compatible rows that one change may look at: some seconds for each billion. */
  static final long MOST_WORK = 2_000_000_000L;

  private final Scenario scenario;
  private final JoinInput rows;
  private final TrajectoryRun run;
  private final long mostWork;
  private final List<Remedies.Remedy> tried = new ArrayList<>();
  private int skipped;

  private TrajectoryRemedies(Scenario scenario, JoinInput rows, TrajectoryRun run, long mostWork) {
    this.scenario = scenario;
    this.rows = rows;
    this.run = run;
    this.mostWork = mostWork;
  }

  /**
   * Tries all changes, column by column in the order of the scenario.
   *
   * @param rows the comparisons of rows
   * @param run the attack
   * @param mostWork how many compatible rows a change may look at
   */
  static TrajectoryRemedies of(
      Scenario scenario, JoinInput rows, TrajectoryRun run, long mostWork) {
    TrajectoryRemedies made = new TrajectoryRemedies(scenario, rows, run, mostWork);
    Set<String> columns = new LinkedHashSet<>();
    scenario.join().forEach(join -> columns.add(join.release()));
    columns.forEach(made::change);
    return made;
  }

  private void change(String column) {
    long places = scenario.join().stream().filter(j -> j.release().equals(column)).count();
    // Without any rule everybody would go with everybody.
    if (places < scenario.join().size()) {
      boolean others = rows.joins().stream().anyMatch(j -> !j.release().equals(column));
      add(
          column,
          Remedies.REMOVED,
          run.sole(column, others ? rows.without(column) : null, mostWork));
    }
    for (int i = 0; i < rows.joins().size(); i++) {
      JoinColumn join = rows.joins().get(i);
      // A column that is compared twice would have to be told less exactly in both places.
      if (places == 1 && join.release().equals(column)) {
        for (Coarse coarse : Remedies.coarser(rows, i)) {
          Comparison less = Comparisons.coarser(join, rows.held(i), rows.released(i), coarse);
          add(column, coarse.word(), run.sole(null, rows.with(i, less), mostWork));
        }
      }
    }
  }

  private void add(String column, String change, SoleCandidates.@Nullable Counts counts) {
    if (counts == null) {
      skipped++;
    } else {
      tried.add(new Remedies.Remedy(column, change, counts));
    }
  }

  /** What was tried. */
  List<Remedies.Remedy> tried() {
    return List.copyOf(tried);
  }

  /** How many changes would have cost too much. */
  int skipped() {
    return skipped;
  }
}
