package org.reidrisk.assess;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Resources;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.MatchCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.CandidateRisk;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.KAnonymity;
import org.reidrisk.measure.Params;
import org.reidrisk.policy.MissingMode;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.table.DerivedColumns;
import org.reidrisk.table.Role;
import org.reidrisk.table.StaticCells;
import org.reidrisk.table.Table;
import org.reidrisk.value.Hierarchy;

/**
 * A release candidate made ready for measuring: derived columns appended, static cells filled, rows
 * dropped if the policy wants that, and what the policy refers to.
 *
 * @param mode what a missing cell means
 * @param unfilled all rows, cells as they were read
 * @param full all rows, static cells filled
 * @param asRead the rows that are measured, cells as they were read
 * @param grouped the same with static cells filled
 * @param filledCells static cells that were filled
 * @param conflictingPatients patients with several values in a static column
 * @param lostPatients patients of whom no row is left
 * @param register the register, or null
 * @param hierarchies trees of sensitive values by column
 */
record PreparedTable(
    MissingMode mode,
    Table unfilled,
    Table full,
    Table asRead,
    Table grouped,
    long filledCells,
    int conflictingPatients,
    long lostPatients,
    @Nullable RegisterTable register,
    Map<String, Hierarchy> hierarchies) {

  /** Tables of more rows are not compared under the modes that do not decide. */
  static final int MOST_ROWS_COMPARED = 1_000_000;

  /** Sizes beyond any limit are of no concern for a comparison. */
  private static final int EXACT_UP_TO = 80;

  static PreparedTable of(
      Table table, Policy policy, @Nullable RegisterTable register, Map<String, Hierarchy> trees) {
    Table unfilled = withDerived(table, policy);
    StaticCells filled = StaticCells.fill(unfilled);
    Table asRead = unfilled;
    Table grouped = filled.table();
    long lost = 0;
    if (policy.missing() == MissingMode.DROP) {
      List<String> quasiIdentifiers = grouped.schema().named(Role.QUASI_IDENTIFIER);
      Table kept = grouped.withoutMissing(quasiIdentifiers);
      if (kept.rows() < grouped.rows()) {
        lost = (long) grouped.patientsWithRows() - kept.patientsWithRows();
        asRead = grouped.sameRowsOf(asRead, quasiIdentifiers);
        grouped = kept;
      }
    }
    return new PreparedTable(
        policy.missing(),
        unfilled,
        filled.table(),
        asRead,
        grouped,
        filled.filledCells(),
        filled.conflictingPatients(),
        lost,
        register,
        trees);
  }

  private static Table withDerived(Table table, Policy policy) {
    try {
      return DerivedColumns.append(table, policy.derived());
    } catch (IllegalStateException e) {
      throw new PolicyException("derivation-impossible", 0, 0, String.valueOf(e.getMessage()));
    }
  }

  long droppedRows() {
    return (long) full.rows() - grouped.rows();
  }

  /** Rows with a missing quasi-identifier cell, static cells filled. */
  long rowsTouched() {
    return full.rowsMissingAny(full.schema().named(Role.QUASI_IDENTIFIER));
  }

  /**
   * k under the modes that do not decide, by variant; empty when no cell is missing, and for tables
   * too large to group again.
   */
  Map<String, Estimate> kInOtherModes(List<String> columns, Unit unit, Resources resources) {
    Map<String, Estimate> others = new LinkedHashMap<>();
    boolean complete = columns.stream().allMatch(name -> full.column(name).missing() == 0);
    if (complete || full.rows() > MOST_ROWS_COMPARED) {
      return others;
    }
    if (mode != MissingMode.OWN_VALUE) {
      others.put(Params.OWN_VALUE, k(full, columns, unit, resources));
    }
    if (mode != MissingMode.WILDCARD) {
      MatchCounts matches = MatchCounts.of(full, columns, EXACT_UP_TO, resources);
      others.put(Params.WILDCARD, CandidateRisk.of(Measuring.candidates(matches, unit)).k());
    }
    if (mode != MissingMode.DROP) {
      others.put(Params.DROP, k(full.withoutMissing(columns), columns, unit, resources));
    }
    return others;
  }

  private static Estimate k(Table table, List<String> columns, Unit unit, Resources resources) {
    return KAnonymity.of(EquivalenceClasses.of(table, columns, resources).sizes(unit)).k();
  }
}
