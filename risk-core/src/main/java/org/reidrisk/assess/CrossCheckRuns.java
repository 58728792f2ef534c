package org.reidrisk.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reidrisk.Finding;
import org.reidrisk.Resources;
import org.reidrisk.Severity;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.GroundDistance;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.policy.Policy;
import org.reidrisk.record.CrossCheckResult;
import org.reidrisk.record.PeerComparison.Verdict;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;

/**
 * What other programs say of the rows.
 *
 * @param results one for each program
 * @param findings where they contradict
 */
record CrossCheckRuns(List<CrossCheckResult> results, List<Finding> findings) {

  static CrossCheckRuns of(
      List<CrossCheck> peers,
      PreparedTable prepared,
      Policy policy,
      Measuring measuring,
      List<Measurement> measurements,
      Resources resources) {
    List<CrossCheckResult> results = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    if (!peers.isEmpty()) {
      CrossCheck.Question question = question(prepared, policy, measuring, measurements, resources);
      for (CrossCheck peer : peers) {
        CrossCheckResult result =
            peer.check(question).after(Preparations.of(prepared, policy, question.figures()));
        results.add(result);
        long unexplained = result.count(Verdict.UNEXPLAINED);
        if (unexplained > 0) {
          findings.add(disagrees(result, unexplained));
        }
        long failed = result.failed();
        if (failed > 0) {
          findings.add(incomplete(result, failed));
        }
      }
    }
    return new CrossCheckRuns(results, findings);
  }

  private static Finding disagrees(CrossCheckResult result, long unexplained) {
    return new Finding(
        "cross-check-disagrees",
        Severity.BLOCKING,
        result.peer(),
        "Another program measured other figures on the same rows, for no known reason: one of the"
            + " two is wrong. Have the difference looked into, or give a reason in acknowledge.",
        unexplained + " of " + result.comparisons().size() + " figures");
  }

  private static Finding incomplete(CrossCheckResult result, long failed) {
    return new Finding(
        "cross-check-incomplete",
        Severity.WARNING,
        result.peer(),
        "The other program, or the comparison with it, broke off, so that there is no second"
            + " opinion on these figures. Please report it.",
        failed + " of " + result.comparisons().size() + " figures");
  }

  /** Other variants are another way to make the same figure; attacks that were run have no peer. */
  private static boolean comparable(Params params) {
    String model = params.model();
    return params.scenario() == null && (model == null || model.equals(Params.ZEROS_SKIPPED));
  }

  private static CrossCheck.Question question(
      PreparedTable prepared,
      Policy policy,
      Measuring measuring,
      List<Measurement> measurements,
      Resources resources) {
    Table table = prepared.grouped();
    List<Measurement> figures = new ArrayList<>();
    measurements.stream()
        .filter(m -> m.unit() == Unit.ROW && comparable(m.params()))
        .forEach(figures::add);
    RegisterTable register = prepared.register();
    if (register != null && table.hasPatientKey()) {
      figures.addAll(measuring.registerByRow());
    }
    Map<String, GroundDistance> distances = new LinkedHashMap<>();
    for (String column : policy.named(Role.SENSITIVE)) {
      if (table.column(column).encoded()) {
        GroundDistance distance =
            ValueOrder.of(
                    table.column(column),
                    policy.column(column).orElseThrow().distance(),
                    prepared.hierarchies().get(column))
                .distance();
        if (distance != null) {
          distances.put(column, distance);
        }
      }
    }
    return new CrossCheck.Question(
        table,
        prepared.asRead(),
        register == null ? null : new CrossCheck.Register(register.table(), register.countColumn()),
        distances,
        policy,
        figures,
        resources);
  }
}
