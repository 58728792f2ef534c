package org.reidrisk.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.policy.Outcome;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.LinkageResult;
import org.reidrisk.record.LinkageResult.Rate;
import org.reidrisk.record.LinkageResult.Size;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.record.Variation;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableReader;

/** Scenarios decide beside the other limits; one that was not run never lets a release pass. */
class AssessorScenariosTest {
  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: r, tier: controlled}
      table: {patient: ID}
      columns:
        Sex: {role: quasi-identifier}
        Age: {role: quasi-identifier}
        Room: {role: other}
      limits: {preset: controlled-low, power: 1}
      acknowledge: [{code: weaker-adversary-power, about: release, reason: few visits%s]
      scenarios:
        - id: one
          attacker: Somebody
          holds: {file: one.csv}
          join: [{release: Room, held: Door, rule: exact}, {release: Sex, rule: exact}]
          limit: {quantity: linkage-unique-rate, at-most: 0.2}
        - id: two
          attacker: Somebody else
          holds: {file: two.csv}
          join: [{release: Age, rule: exact}]
        - id: other
          attacker: Nobody
          holds: {file: three.csv}
          join: [{release: Age, rule: exact}]
          tiers: [public]
          limit: {quantity: linkage-unique-rate, at-most: 0.1}
      """;

  private static String policy(String acknowledged) {
    return POLICY.formatted("}" + acknowledged);
  }

  private static Policy read(String text) {
    return PolicyYaml.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Table table(Policy policy, boolean profiles) {
    StringBuilder text = new StringBuilder("ID,Sex,Age,Room\n");
    for (int i = 0; i < 40; i++) {
      text.append("P" + i + "," + (i % 2 == 0 ? "F" : "M") + ",40,R" + i % 5 + "\n");
    }
    try {
      TableReader reader = TableReader.of(policy.format());
      return (profiles ? reader : reader.withoutProfiles())
          .read(
              new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
              "e.csv",
              policy::classify);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Assessor assessor() {
    return Assessor.of(new ToolVersion("reidrisk", "0", "0"), LocalDate.of(2026, 1, 1));
  }

  private static Assessment assess(String text, @Nullable Attacks attacks) {
    Policy policy = read(text);
    Assessor assessor = attacks == null ? assessor() : assessor().withAttacks(attacks);
    Assessment assessment = assessor.assess(table(policy, true), policy);
    assertThat(AssessmentJson.read(AssessmentJson.write(assessment))).isEqualTo(assessment);
    return assessment;
  }

  private static LinkageResult found(String id, long targets, long unique) {
    boolean one = id.equals("one");
    double rate = unique / (double) targets;
    return new LinkageResult(
        id,
        null,
        "Somebody",
        "deterministic",
        "1",
        true,
        "file",
        "ab".repeat(32),
        one
            ? List.of(
                new LinkageResult.Join("Room", "Door", "exact"),
                new LinkageResult.Join("Sex", "Sex", "exact"))
            : List.of(new LinkageResult.Join("Age", "Age", "exact")),
        targets,
        0,
        unique,
        targets - unique,
        null,
        rate,
        new Rate(0, rate),
        (unique + (targets - unique) / 2.0) / targets,
        1 / 40.0,
        null,
        unique == 0
            ? List.of(new Size(2, targets))
            : List.of(new Size(1, unique), new Size(2, targets - unique)),
        List.of(),
        Verdict.MET);
  }

  private static Attacks finding(long unique, Finding... findings) {
    return (release, policy) ->
        new Attacks.Outcome(
            List.of(found("two", 10, 3), found("one", 100, unique)), List.of(findings));
  }

  private static Optional<Finding> finding(Assessment a, String code, String about) {
    return a.findings().stream()
        .filter(f -> f.code().equals(code) && f.about().equals(about))
        .findFirst();
  }

  @Test
  void met_andViolated() {
    Assessment met = assess(policy(""), finding(20));
    assertThat(met.decision().outcome()).isEqualTo(Outcome.ACCEPT);
    assertThat(met.decision().because())
        .contains(
            "met: linkage-unique-rate of scenario one at most 0.2, measured 0.2 by patient"
                + " (explicit)");
    Assessment violated = assess(policy(""), finding(21));
    assertThat(violated.decision().outcome()).isEqualTo(Outcome.REJECT);
    assertThat(violated.linkage())
        .as("in the order of the policy, with the verdict of the decision")
        .extracting(r -> r.id() + " " + r.verdict())
        .containsExactly("one VIOLATED", "two null");
  }

  @Test
  void results_areMeasurements() {
    List<Measurement> measured =
        assess(policy(""), finding(20)).measurements().stream()
            .filter(m -> m.quantity().ofScenario())
            .toList();
    assertThat(measured).hasSize(8);
    assertThat(measured).extracting(Measurement::unit).containsOnly(Unit.PATIENT);
    assertThat(measured.get(0).quantity()).isEqualTo(Quantity.LINKAGE_UNIQUE_RATE);
    assertThat(measured.get(0).quasiIdentifiers()).containsExactly("Sex", "Room");
  }

  @Test
  void theReleaseIsHandedOver_asItWasRead() {
    boolean[] seen = {false};
    assess(
        policy(""),
        (release, policy) -> {
          assertThat(release.rows()).isEqualTo(40);
          assertThat(release.column("Room").encoded()).isTrue();
          assertThat(policy.scenarios()).hasSize(2);
          seen[0] = true;
          return finding(20).attack(release, policy);
        });
    assertThat(seen[0]).isTrue();
  }

  @Test
  void notRunAtAll_blocks() {
    Assessment assessment = assess(policy(""), null);
    assertThat(finding(assessment, "scenarios-not-run", "release"))
        .hasValueSatisfying(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.BLOCKING);
              assertThat(f.evidence()).isEqualTo("2 scenarios");
            });
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(assessment.linkage()).isEmpty();
    assertThat(assessment.decision().because())
        .anyMatch(b -> b.startsWith("undefined: linkage-unique-rate of scenario one"));
  }

  @Test
  void notRun_isNotLiftedWhereALimitNeedsIt() {
    String acknowledged = ", {code: scenarios-not-run, about: release, reason: later}";
    assertThat(assess(policy(acknowledged), null).decision().outcome())
        .isEqualTo(Outcome.UNDETERMINED);
    String withoutLimit =
        policy(acknowledged)
            .replace("    limit: {quantity: linkage-unique-rate, at-most: 0.2}\n", "");
    assertThat(withoutLimit).isNotEqualTo(policy(acknowledged));
    assertThat(assess(withoutLimit, null).decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  @Test
  void aScenarioWithoutResult_blocks() {
    Assessment assessment =
        assess(
            policy(""),
            (release, policy) -> new Attacks.Outcome(List.of(found("one", 100, 5)), List.of()));
    assertThat(finding(assessment, "scenarios-not-run", "scenario two")).isPresent();
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void aRefusedScenario_saysWhyOnce_andCannotBeLifted() {
    Finding refused =
        new Finding("held-is-release", Severity.BLOCKING, "scenario two", "It is the release.", "");
    Attacks attacks =
        (release, policy) -> new Attacks.Outcome(List.of(found("one", 100, 5)), List.of(refused));
    Assessment assessment = assess(policy(""), attacks);
    assertThat(finding(assessment, "scenarios-not-run", "scenario two")).isEmpty();
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
    Assessment lifted =
        assess(policy(", {code: held-is-release, about: scenario two, reason: no}"), attacks);
    assertThat(lifted.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(finding(lifted, "acknowledgement-refused", "scenario two")).isPresent();
  }

  @Test
  void findings_canBeAcknowledged() {
    Finding blocking =
        new Finding("no-candidates", Severity.BLOCKING, "scenario two", "Nothing was found.", "");
    assertThat(assess(policy(""), finding(5, blocking)).decision().outcome())
        .isEqualTo(Outcome.UNDETERMINED);
    assertThat(
            assess(
                    policy(", {code: no-candidates, about: scenario two, reason: all moved}"),
                    finding(5, blocking))
                .decision()
                .outcome())
        .isEqualTo(Outcome.ACCEPT);
  }

  @Test
  void scenariosOfOtherTiers_areTold() {
    assertThat(finding(assess(policy(""), finding(5)), "scenario-not-for-tier", "scenario other"))
        .hasValueSatisfying(f -> assertThat(f.severity()).isEqualTo(Severity.INFO));
  }

  @Test
  void otherAssumptions_keepTheLimitsOfScenarios() {
    Assessment met = assess(policy(""), finding(20));
    assertThat(met.sensitivity()).isNotEmpty();
    assertThat(met.sensitivity().stream().filter(v -> v.about().equals("Age")))
        .extracting(Variation::outcome)
        .containsOnly(Outcome.ACCEPT);
    Assessment violated = assess(policy(""), finding(21));
    assertThat(violated.sensitivity()).extracting(Variation::outcome).containsOnly(Outcome.REJECT);
  }

  @Test
  void resultsOfNoScenario_areABug() {
    Policy policy = read(policy(""));
    Table table = table(policy, true);
    for (List<LinkageResult> wrong :
        List.of(
            List.of(found("three", 9, 1)),
            List.of(found("other", 9, 1)),
            List.of(found("one", 9, 1), found("one", 9, 1)))) {
      Attacks attacks = (r, p) -> new Attacks.Outcome(wrong, List.of());
      assertThatThrownBy(() -> assessor().withAttacks(attacks).assess(table, policy))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void columnsReadWithoutValues_areRefused() {
    Policy policy = read(policy(""));
    Table table = table(policy, false);
    assertThat(table.column("Room").encoded()).isFalse();
    assertThatThrownBy(() -> assessor().withAttacks(finding(5)).assess(table, policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"Room\"");
  }
}
