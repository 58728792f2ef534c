package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.Resources;
import org.reidrisk.policy.Attack;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.policy.Scenario;
import org.reidrisk.table.Table;

/** Runs one scenario. */
final class ScenarioRun {
  private ScenarioRun() {}

  /**
   * Reads what the attacker holds, joins it with the release and counts.
   *
   * @param release the release, its compared columns encoded
   * @param scenario the scenario
   * @param files where its files come from
   * @param resources threads, memory and who hears of progress
   * @param pairs hears of people with one candidate; null for nobody
   * @param remedies whether it is tried what a change of a column would give
   * @return counts and findings; no counts when the attacker's table is the release
   * @throws PolicyException when the scenario does not fit the tables
   * @throws org.reidrisk.table.TableFormatException when a file cannot be read
   * @throws org.reidrisk.MemoryShortage when the memory does not hold the join
   */
  static ScenarioOutcome run(
      Table release,
      Scenario scenario,
      ReferencedFiles files,
      Resources resources,
      Linkage.@Nullable Pairs pairs,
      boolean remedies) {
    boolean trajectory = scenario.attack() == Attack.TRAJECTORY;
    if (!trajectory) {
      checkRules(scenario);
    }
    ScenarioInput input = ScenarioInput.read(release, scenario, files, resources);
    InputFindings findings = new InputFindings(scenario);
    findings.ofInput(input, scenario.membershipKnown());
    if (input.isRelease()) {
      return new ScenarioOutcome(
          scenario,
          false,
          input.sample(),
          input.sha256(),
          null,
          List.of(),
          List.of(),
          0,
          findings.all());
    }
    JoinInput join =
        new JoinInput(
            release,
            input.held(),
            scenario.join(),
            new Comparisons(scenario.id(), files),
            trajectory ? TrajectoryRun::ofRows : rule -> !rule.wholePerson(),
            resources.memory());
    List<ScenarioOutcome.ComparedColumns> columns = columns(join);
    PairCount told = new PairCount(scenario, input, join.patientOfRow(), pairs);
    AttackCounts counts;
    List<Remedies.Remedy> changes = List.of();
    long rows = (long) release.rows() + input.held().rows();
    boolean tooLarge = rows > Remedies.MOST_ROWS;
    boolean tried = remedies && !tooLarge;
    if (trajectory) {
      TrajectoryRun run = new TrajectoryRun(release, scenario, input, join, resources);
      columns = columns(scenario, run, columns);
      counts = run.counts();
      if (tried && counts.unique() > 0) {
        TrajectoryRemedies found =
            TrajectoryRemedies.of(scenario, join, run, TrajectoryRemedies.MOST_WORK);
        changes = found.tried();
        findings.changesSkipped(found.skipped());
      }
      if (pairs != null) {
        run.pairs(told);
      }
    } else {
      DeterministicAttack attack =
          new DeterministicAttack(
              join.join(), input.held().personStart(), join.patientOfRow(), resources);
      counts =
          attack.run(
              input.truth(),
              scenario.membershipKnown() || input.fromRelease(),
              input.held().siteOfPerson());
      if (tried && counts.unique() > 0) {
        changes = new Remedies(join, input.held().personStart(), input.truth(), resources).all();
      }
      if (pairs != null) {
        attack.pairs(1, told);
      }
    }
    columns.forEach(findings::ofColumns);
    if (remedies && tooLarge) {
      findings.remediesSkipped(rows);
    }
    return new ScenarioOutcome(
        scenario,
        input.fromRelease(),
        input.sample(),
        input.sha256(),
        counts,
        columns,
        changes,
        told.count,
        findings.all());
  }

  /** Tells of pairs by rows, and counts them. */
  private static final class PairCount implements DeterministicAttack.PairListener {
    private final Scenario scenario;
    private final ScenarioInput input;
    private final Linkage.@Nullable Pairs pairs;
    private final int[] patientOfRow;
    private int @Nullable [] firstRow;
    private long count;

    PairCount(
        Scenario scenario, ScenarioInput input, int[] patientOfRow, Linkage.@Nullable Pairs pairs) {
      this.scenario = scenario;
      this.input = input;
      this.patientOfRow = patientOfRow;
      this.pairs = pairs;
    }

    @Override
    public void pair(int person, int patient) {
      if (pairs != null) {
        if (firstRow == null) {
          firstRow = new int[Arrays.stream(patientOfRow).max().orElse(0) + 1];
          for (int row = patientOfRow.length - 1; row >= 0; row--) {
            if (patientOfRow[row] >= 0) {
              firstRow[patientOfRow[row]] = row;
            }
          }
        }
        pairs.pair(scenario.id(), input.held().firstRow(person) + 1L, firstRow[patient] + 1L);
        count++;
      }
    }
  }

  /** The columns of a trajectory: those of whole people and shifted dates are read elsewhere. */
  private static List<ScenarioOutcome.ComparedColumns> columns(
      Scenario scenario, TrajectoryRun run, List<ScenarioOutcome.ComparedColumns> ofRows) {
    List<ScenarioOutcome.ComparedColumns> columns = new ArrayList<>(ofRows);
    for (int i = 0; i < scenario.join().size(); i++) {
      JoinColumn pair = scenario.join().get(i);
      if (!TrajectoryRun.ofRows(pair.rule())) {
        columns.add(
            new ScenarioOutcome.ComparedColumns(
                pair.release(), pair.held(), run.unread(i, true), run.unread(i, false), Map.of()));
      }
    }
    return columns;
  }

  private static void checkRules(Scenario scenario) {
    for (JoinColumn join : scenario.join()) {
      if (join.rule().wholePerson()) {
        throw new PolicyException(
            "scenario-rule",
            0,
            0,
            "scenario "
                + scenario.id()
                + ": rule "
                + join.rule().word()
                + " looks at all rows of a person; use attack trajectory");
      }
    }
  }

  private static List<ScenarioOutcome.ComparedColumns> columns(JoinInput join) {
    List<ScenarioOutcome.ComparedColumns> columns = new ArrayList<>();
    for (int i = 0; i < join.joins().size(); i++) {
      JoinColumn pair = join.joins().get(i);
      columns.add(
          new ScenarioOutcome.ComparedColumns(
              pair.release(),
              pair.held(),
              join.unread(i, true),
              join.unread(i, false),
              join.doubts(i)));
    }
    return columns;
  }
}
