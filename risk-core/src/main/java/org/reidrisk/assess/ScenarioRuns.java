package org.reidrisk.assess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Measurement;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.Scenario;
import org.reidrisk.record.LinkageMeasurements;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * What became of a policy's scenarios.
 *
 * @param results one for each scenario that was run, in the order of the policy, with its verdict
 * @param measurements the figures that limits are held against
 * @param findings what was found on the way
 */
record ScenarioRuns(
    List<LinkageResult> results, List<Measurement> measurements, List<Finding> findings) {
  private static final String NOT_RUN = "scenarios-not-run";

  static ScenarioRuns of(@Nullable Attacks attacks, Table table, Policy policy, Unit unit) {
    List<Finding> findings = new ArrayList<>();
    List<Scenario> scenarios = policy.scenarios();
    for (Scenario scenario : policy.allScenarios()) {
      if (!scenarios.contains(scenario)) {
        findings.add(
            new Finding(
                "scenario-not-for-tier",
                Severity.INFO,
                about(scenario),
                "The scenario was not run: it is for other tiers than the release's.",
                ""));
      }
    }
    if (scenarios.isEmpty()) {
      return new ScenarioRuns(List.of(), List.of(), findings);
    }
    if (attacks == null) {
      findings.add(
          new Finding(
              NOT_RUN,
              Severity.BLOCKING,
              "release",
              "The policy names linkage scenarios, and none was run. Run them with the command line"
                  + " tool, or give reasons in acknowledge.",
              scenarios.size() + (scenarios.size() == 1 ? " scenario" : " scenarios")));
      return new ScenarioRuns(List.of(), List.of(), findings);
    }
    scenarios.forEach(scenario -> requireEncoded(table, scenario));
    Attacks.Outcome outcome = attacks.attack(table, policy);
    findings.addAll(outcome.findings());
    Map<String, LinkageResult> byId = new HashMap<>();
    for (LinkageResult result : outcome.results()) {
      if (byId.put(result.id(), result) != null) {
        throw new IllegalStateException("two results of one scenario");
      }
    }
    List<LinkageResult> results = new ArrayList<>();
    List<Measurement> measurements = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      LinkageResult result = byId.remove(scenario.id());
      if (result == null) {
        notRun(scenario, outcome.findings(), findings);
      } else {
        results.add(LinkageMeasurements.judged(result, scenario.limit(), unit));
        measurements.addAll(LinkageMeasurements.of(result, unit, table.header().names()));
      }
    }
    if (!byId.isEmpty()) {
      throw new IllegalStateException("a result of no scenario of this tier");
    }
    return new ScenarioRuns(results, measurements, findings);
  }

  private static String about(Scenario scenario) {
    return "scenario " + scenario.id();
  }

  /** A scenario without a result says why, or is a blocking finding of its own. */
  private static void notRun(Scenario scenario, List<Finding> said, List<Finding> findings) {
    boolean explained =
        said.stream()
            .anyMatch(f -> f.severity() == Severity.BLOCKING && f.about().equals(about(scenario)));
    if (!explained) {
      findings.add(
          new Finding(
              NOT_RUN, Severity.BLOCKING, about(scenario), "The scenario gave no result.", ""));
    }
  }

  private static void requireEncoded(Table table, Scenario scenario) {
    Set<String> compared = scenario.releaseColumns();
    for (Column column : table.columns()) {
      String name = column.spec().name();
      if (compared.contains(name) && !column.encoded()) {
        throw new IllegalArgumentException(
            "the column \"" + name + "\" was read without its values; a scenario needs them");
      }
    }
  }
}
