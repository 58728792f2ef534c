package org.reidrisk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.reidrisk.policy.Marked.refused;
import static org.reidrisk.policy.ScenarioYamlTest.with;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.table.Role;

/** Every mistake in a scenario has a stable code, a line and a column; « marks the place. */
class ScenarioMistakesTest {
  private static final String SEX = "join: [{release: PatientSex, rule: exact}]";
  private static final String FILE = "attacker: who, holds: {file: f.csv}, ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unknown-key        | attacker: a, holds: {file: f}, «joins: []",
        "missing-key        | attacker: a, holds: {file: f}",
        "missing-key        | attacker: a, J",
        "unknown-preset     | preset: «L12, holds: {file: f}, J",
        "empty-value        | attacker: «'', holds: {file: f}, J",
        "empty-join         | attacker: a, holds: {file: f}, «join: []",
        "not-a-list         | attacker: a, holds: {file: f}, join: «{release: PatientSex}",
        "unknown-word       | attacker: a, holds: {file: f}, J, membership: «maybe",
        "unknown-word       | attacker: a, holds: {file: f}, J, attack: «brute",
        "not-run            | attacker: a, holds: {file: f}, J, attack: «fellegi-sunter",
        "not-run            | attacker: a, holds: {file: f}, J, attack: «dictionary",
        "unknown-word       | attacker: a, holds: {file: f}, J, tiers: [«open]",
        "power-without-need | attacker: a, holds: {file: f}, J, power: «2",
        "unknown-power      | attacker: a, holds: {file: f}, J, attack: trajectory, power: «0",
        // What is held
        "holds-one-of       | attacker: a, holds: «{}, J",
        "holds-one-of       | attacker: a, holds: «{file: f, from-release: 2}, J",
        "unknown-key        | attacker: a, holds: {file: f, «persons: p}, J",
        "empty-value        | attacker: a, holds: {file: «''}, J",
        "unknown-encoding   | attacker: a, holds: {file: f, encoding: «klingon}, J",
        "unknown-word       | attacker: a, holds: {file: f, delimiter: «'#'}, J",
        "not-a-flag         | attacker: a, holds: {file: f, trim: «yes}, J",
        "not-a-list         | attacker: a, holds: {file: f, missing-values: «NA}, J",
        "holds-of-file      | attacker: a, holds: {from-release: 2, «person: p}, J",
        "holds-of-file      | attacker: a, holds: {from-release: 2, «sample: {design: d}}, J",
        "not-a-number       | attacker: a, holds: {from-release: «some}, J",
        "bound-out-of-range | attacker: a, holds: {from-release: «0}, J",
        "bound-out-of-range | attacker: a, holds: {from-release: «1.5}, J",
        "bound-out-of-range | attacker: a, holds: {from-release: «99999999999999999999}, J",
        "missing-key        | attacker: a, holds: {file: f, sample: {of: 9}}, J",
        "empty-value        | attacker: a, holds: {file: f, sample: {design: «' '}}, J",
        "bound-out-of-range | attacker: a, holds: {file: f, sample: {design: d, of: «0}}, J",
        "site-without-sample| attacker: a, holds: {file: f, «site: s}, J",
        "site-without-sample| attacker: a, holds: {from-release: all, «site: Room}, J",
        "join-of-no-column  | attacker: a, holds: «{from-release: 2, site: Roam}, J",
        // The truth
        "truth-without-person | attacker: a, holds: {file: f}, J, «truth: {file: t, held: h, release: r}",
        "truth-without-need | attacker: a, holds: {from-release: 2}, J, «truth: {file: t}",
        "missing-key        | attacker: a, holds: {file: f, person: p}, J, truth: {file: t, held: h}",
        "empty-value        | attacker: a, holds: {file: f, person: p}, J, truth: {file: «'', held: h, release: r}",
        // The limit
        "unknown-word       | attacker: a, holds: {file: f}, J, limit: {quantity: «k, at-most: 0.1}",
        "missing-key        | attacker: a, holds: {file: f}, J, limit: {quantity: linkage-unique-rate}",
        "unknown-key        | attacker: a, holds: {file: f}, J, limit: {quantity: linkage-unique-rate, «at-least: 1}",
        "bound-out-of-range | attacker: a, holds: {file: f}, J, limit: {quantity: linkage-unique-rate, at-most: «1.1}",
        "not-a-number       | attacker: a, holds: {file: f}, J, limit: {quantity: linkage-unique-rate, at-most: «low}",
      })
  void mistakes(String code, String keys) {
    String text = with(keys.replace(", J", ", " + SEX));
    if (code.equals("missing-key")) {
      PolicyException mistake =
          catchThrowableOfType(PolicyException.class, () -> Marked.read(text));
      assertThat(mistake).isNotNull();
      assertThat(mistake.code()).isEqualTo(code);
      assertThat(mistake.line()).isEqualTo(12);
      assertThat(mistake.column()).isGreaterThan(4);
    } else {
      refused(code, text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rule-missing           | release: «PatientSex",
        "empty-value            | release: «'', rule: exact",
        "empty-value            | release: Room, rule: exact, held: «''",
        "unknown-key            | release: Room, «rules: exact",
        "unknown-word           | release: Room, rule: «equal",
        "not-run                | release: Room, rule: «text",
        "as-without-preset      | release: Room, rule: exact, as: «StationName",
        "join-of-no-column      | release: «Rom, rule: exact",
        "join-of-patient-key    | release: «PatientID, rule: exact",
        "join-of-derived-column | release: «Gaps, rule: exact",
        "rule-needs-trajectory  | release: «Room, rule: set",
        "rule-needs-trajectory  | release: «StudyDate, rule: sequence",
        "tolerance-without-need | release: Room, rule: exact, within: «1",
        "tolerance-without-need | release: Room, rule: contains, from: «1, to: 2",
        "tolerance-without-need | release: Room, rule: normalised, to: «2",
        "tolerance-without-need | release: StudyDate, rule: sequence, from: «-1, to: 1",
        "within-and-from        | release: StudyDate, rule: date, within: 1, from: «1, to: 2",
        "half-tolerance         | release: StudyDate, rule: date, from: «1",
        "half-tolerance         | release: StudyDate, rule: date, to: «1",
        "not-a-number           | release: StudyDate, rule: date, within: «a week",
        "bound-out-of-range     | release: StudyDate, rule: date, within: «-1",
        "bound-out-of-range     | release: StudyDate, rule: date, within: «1.5",
        "bound-out-of-range     | release: StudyDate, rule: common-shift, within: «0.5",
        "bound-out-of-range     | release: StudyDate, rule: date, from: «2, to: 1",
        "bound-out-of-range     | release: StudyDate, rule: date, within: «1000000001, unit: seconds",
        "unknown-word           | release: StudyDate, rule: date, unit: «weeks",
        "unknown-word           | release: StudyDate, rule: date, unit: «one",
        "unit-without-need      | release: Room, rule: number, unit: «days",
        "unit-without-need      | release: Room, rule: exact, unit: «days",
        "unit-without-need      | release: StudyDate, rule: common-shift, unit: «hours",
        "unknown-word           | release: Room, rule: exact, missing: «all",
        "hierarchy-without-need | release: Room, rule: exact, «hierarchy: h.csv",
        "repeats-without-need   | release: Room, rule: exact, «repeats: true",
      })
  void mistakesInAComparison(String code, String join) {
    refused(code, with(FILE + "join: [{" + join + "}]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rule-missing           | release: «Room",
        "unknown-meaning        | release: Room, as: «StationNam",
        "unit-without-tolerance | release: Room, as: StudyTime, unit: «hours",
        "tolerance-without-need | release: PatientSex, within: «1",
      })
  void mistakesUnderAPreset(String code, String join) {
    refused(code, with("preset: L1, holds: {file: f.csv}, join: [{" + join + "}]"));
  }

  @Test
  void inATrajectory() {
    String trajectory = FILE + "attack: trajectory, join: [%s]";
    refused(
        "second-common-shift",
        with(
            trajectory.formatted(
                "{release: StudyDate, rule: common-shift}, {release: «Room, rule: common-shift}")));
    refused(
        "missing-without-need",
        with(trajectory.formatted("{release: Room, rule: set, missing: «any}")));
    refused(
        "missing-without-need",
        with(trajectory.formatted("{release: StudyDate, rule: sequence, missing: «any}")));
    refused(
        "unknown-word", with(trajectory.formatted("{release: Room, rule: set, missing: «some}")));
    refused(
        "repeated-join",
        with(
            trajectory.formatted(
                "{release: Room, rule: exact}, {release: «Room, rule: exact, missing: never}")));
  }

  @Test
  void missingCellsOfASet_areLeftOutAsWritten() throws PolicyException {
    String join = FILE + "attack: trajectory, join: [{release: Room, rule: set%s}]";
    for (String missing : new String[] {"", ", missing: never"}) {
      Policy policy = Marked.read(with(join.formatted(missing)));
      assertThat(policy.scenarios().get(0).join().get(0).missing())
          .isEqualTo(JoinColumn.Missing.NEVER);
    }
    PolicyException mistake =
        catchThrowableOfType(
            PolicyException.class, () -> Marked.read(with(join.formatted(", missing: any"))));
    assertThat(mistake)
        .hasMessageContaining("leaves missing cells out on both sides")
        .hasMessageContaining("take missing away");
  }

  @Test
  void fromTheRelease_bothColumnsAreOfTheRelease() {
    refused(
        "join-of-no-column",
        with(
            "attacker: a, holds: {from-release: 3},"
                + " join: [{release: Room, held: «Gate, rule: exact}]"));
  }

  @Test
  void idsAreUnique() {
    String second = with(FILE + SEX) + "  - {id: «a, " + FILE + SEX + "}\n";
    refused("repeated-scenario", second);
    refused("empty-id", with(FILE + SEX).replace("{id: a", "{id: «' '"));
  }

  @Test
  void truth_needsAPatientKey() {
    refused(
        "truth-without-patient-key",
        with("attacker: a, holds: {file: f, person: p}, "
                + SEX
                + ", truth: «{file: t, held: h, release: r}")
            .replace("table: {patient: PatientID}", "table: {}"));
  }

  @Test
  void hints() {
    assertThat(refused("join-of-no-column", with(FILE + "join: [{release: «Rom, rule: exact}]")))
        .hasMessageContaining("\"Room\"");
    assertThat(
            refused(
                "unknown-meaning",
                with("preset: L1, holds: {file: f}, join: [{release: Room, as: «Studydate}]")))
        .hasMessageContaining("StudyDate");
    assertThat(
            refused("rule-missing", with("preset: L1, holds: {file: f}, join: [{release: «Room}]")))
        .hasMessageContaining("StationName");
    assertThat(refused("not-run", with(FILE + SEX + ", attack: «dictionary")))
        .hasMessageContaining("rare-case");
  }

  @Test
  void notAMapping() {
    refused("not-a-mapping", Marked.with("scenarios: [«a]"));
    refused("not-a-list", Marked.with("scenarios: «a"));
  }

  // By builder

  private static Scenario built(Attack attack, ComparisonRule rule, Limit limit) {
    return new Scenario(
        "a",
        null,
        "who",
        new HeldTable("f", null, null, null, false, List.of(), "auto", "UTF-8", null, null),
        true,
        List.of(
            new JoinColumn(
                "Sex",
                "Sex",
                rule,
                null,
                null,
                JoinColumn.Unit.ONE,
                JoinColumn.Missing.NEVER,
                null,
                false)),
        attack,
        "1",
        null,
        limit,
        "",
        Set.of());
  }

  private static PolicyException refusedBuild(Policy.Builder builder) {
    PolicyException mistake = catchThrowableOfType(PolicyException.class, builder::build);
    assertThat(mistake).isNotNull();
    return mistake;
  }

  private static Policy.Builder builder() {
    return Policy.builder(new Release("r", "", AccessTier.ENCLAVE, List.of("metadata"), Map.of()))
        .column("Sex", Role.QUASI_IDENTIFIER);
  }

  private static Limit limit(String scenario) {
    return new Limit(
        Quantity.LINKAGE_UNIQUE_RATE,
        BigDecimal.ONE,
        null,
        null,
        null,
        Params.ofScenario(scenario),
        Limit.EXPLICIT);
  }

  @Test
  void builtPolicies_areCheckedToo() {
    Scenario good = built(Attack.DETERMINISTIC, ComparisonRule.EXACT, limit("a"));
    assertThat(builder().scenario(good).build().scenarios()).containsExactly(good);
    assertThat(refusedBuild(builder().scenario(good).scenario(good)).code())
        .isEqualTo("repeated-scenario");
    assertThat(
            refusedBuild(
                    builder().scenario(built(Attack.DETERMINISTIC, ComparisonRule.SET, limit("a"))))
                .code())
        .isEqualTo("rule-needs-trajectory");
    assertThat(
            refusedBuild(
                    builder()
                        .scenario(built(Attack.DETERMINISTIC, ComparisonRule.EXACT, limit("b"))))
                .code())
        .isEqualTo("limit-of-other-scenario");
    assertThat(refusedBuild(builder().limit(limit("a"))).code())
        .isEqualTo("limit-outside-scenario");
  }
}
