package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.Resources;
import org.reidrisk.policy.Attack;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.policy.Scenario;
import org.reidrisk.table.Table;

/** Runs one scenario whose attack looks at one held row at a time. */
final class ScenarioRun {
  private ScenarioRun() {}

  /**
   * Reads what the attacker holds, joins it with the release and counts.
   *
   * @param release the release, its compared columns encoded
   * @param scenario the scenario: {@link Attack#DETERMINISTIC} or {@link Attack#RARE_CASE}
   * @param files where its files come from
   * @param resources threads, memory and who hears of progress
   * @return counts and findings; no counts when the attacker's table is the release
   * @throws PolicyException when the scenario does not fit the tables
   * @throws org.reidrisk.table.TableFormatException when a file cannot be read
   * @throws org.reidrisk.MemoryShortage when the memory does not hold the join
   */
  static ScenarioOutcome run(
      Table release, Scenario scenario, ReferencedFiles files, Resources resources) {
    checkRules(scenario);
    ScenarioInput input = ScenarioInput.read(release, scenario, files, resources);
    LinkageFindings findings = new LinkageFindings(scenario);
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
          findings.all());
    }
    JoinInput join =
        new JoinInput(
            release,
            input.held(),
            scenario.join(),
            new Comparisons(scenario.id(), files),
            resources.memory());
    List<ScenarioOutcome.ComparedColumns> columns = columns(join);
    columns.forEach(findings::ofColumns);
    AttackCounts counts = counts(join, input, scenario.membershipKnown(), resources);
    findings.ofCounts(counts);
    List<Remedies.Remedy> remedies = List.of();
    long rows = (long) release.rows() + input.held().rows();
    if (rows > Remedies.MOST_ROWS) {
      findings.remediesSkipped(rows);
    } else if (counts.unique() > 0) {
      remedies = new Remedies(join, input.held().personStart(), input.truth(), resources).all();
    }
    return new ScenarioOutcome(
        scenario,
        input.fromRelease(),
        input.sample(),
        input.sha256(),
        counts,
        columns,
        remedies,
        findings.all());
  }

  private static AttackCounts counts(
      JoinInput join, ScenarioInput input, boolean membershipKnown, Resources resources) {
    return new DeterministicAttack(
            join.join(), input.held().personStart(), join.patientOfRow(), resources)
        .run(input.truth(), membershipKnown, input.held().siteOfPerson());
  }

  private static void checkRules(Scenario scenario) {
    if (scenario.attack() == Attack.TRAJECTORY) {
      throw new IllegalArgumentException("this attack looks at one row at a time");
    }
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
              pair.release(), pair.held(), join.unread(i, true), join.unread(i, false)));
    }
    return columns;
  }
}
