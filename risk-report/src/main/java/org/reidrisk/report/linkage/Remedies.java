package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.report.linkage.Positions.Coarse;

/** The same attack with one compared column of the release left out, or told less exactly. */
final class Remedies {
  /** Larger joins are not tried again: each change takes about as long as the attack. */
  static final long MOST_ROWS = 8_000_000;

  /** What a change of a column is called that leaves it out. */
  static final String REMOVED = "removed";

  private final JoinInput input;
  private final int[] personStart;
  private final @Nullable TruthTargets truth;
  private final Resources resources;

  Remedies(JoinInput input, int[] personStart, @Nullable TruthTargets truth, Resources resources) {
    this.input = input;
    this.personStart = personStart;
    this.truth = truth;
    this.resources = resources;
  }

  /**
   * What a change would give.
   *
   * @param release the column of the release
   * @param change {@link #REMOVED}, or how it is told less exactly
   * @param counts who would have one candidate
   */
  record Remedy(String release, String change, SoleCandidates.Counts counts) {}

  /** All changes, column by column in the order of the scenario. */
  List<Remedy> all() {
    List<Remedy> remedies = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>();
    for (int i = 0; i < input.joins().size(); i++) {
      String column = input.joins().get(i).release();
      if (columns.add(column)) {
        remedies.add(new Remedy(column, REMOVED, count(input.without(column))));
        // A column that is compared twice would have to be told less exactly in both places.
        long places = input.joins().stream().filter(j -> j.release().equals(column)).count();
        for (Coarse coarse : places == 1 ? coarser(input, i) : List.<Coarse>of()) {
          Comparison less =
              Comparisons.coarser(input.joins().get(i), input.held(i), input.released(i), coarse);
          remedies.add(new Remedy(column, coarse.word(), count(input.with(i, less))));
        }
      }
    }
    return remedies;
  }

  private SoleCandidates.Counts count(BlockedJoin join) {
    return new SoleCandidates(join, personStart, resources).count(truth);
  }

  /** How the released values of a row-level join can be told less exactly. */
  static List<Coarse> coarser(JoinInput input, int i) {
    JoinColumn join = input.joins().get(i);
    boolean texts = input.held(i).keepsTexts() && input.released(i).keepsTexts();
    return switch (join.rule()) {
      case EXACT -> texts ? Equality.coarser(input.released(i).spec().format()) : List.of();
      case NUMBER, DATE -> Tolerance.coarser(join, input.released(i));
      case COMMON_SHIFT ->
          join.from() == null ? List.of() : Tolerance.coarser(join, input.released(i));
      case NORMALISED, CONTAINS, SEQUENCE, SET -> List.of();
    };
  }

  /** Whether a scenario can be tried with changes: one that looks at one row at a time. */
  static boolean apply(List<JoinColumn> joins) {
    return joins.stream().map(JoinColumn::rule).noneMatch(ComparisonRule::wholePerson);
  }
}
