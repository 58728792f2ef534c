package org.reidrisk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reidrisk.policy.JoinColumn.Missing;
import org.reidrisk.policy.JoinColumn.Unit;

class ScenarioYamlTest {

  /** A policy with one scenario whose keys beside id are given. */
  static String with(String scenario) {
    return """
        reidrisk: 1
        release: {id: r, tier: controlled}
        table: {patient: PatientID}
        columns:
          PatientSex: {role: quasi-identifier}
          PatientAge: {role: quasi-identifier, format: age}
          StudyDate: {role: other, format: date}
          PatientName: {role: direct-identifier}
          Room: {role: other}
          Gaps: {role: quasi-identifier, derive: interval-sequence, from: StudyDate}
        scenarios:
          - {id: a, %s}
        """
        .formatted(scenario);
  }

  private static Scenario scenario(String keys) {
    List<Scenario> scenarios = Marked.read(with(keys)).allScenarios();
    assertThat(scenarios).hasSize(1);
    return scenarios.get(0);
  }

  private static final String FILE = "attacker: who, holds: {file: f.csv}, ";

  private static JoinColumn join(String keys) {
    return scenario(FILE + "join: [{" + keys + "}]").join().get(0);
  }

  private static final BigDecimal NO_DIFFERENCE = BigDecimal.ZERO;

  /** What is compared has to be read, whatever else is left out of memory. */
  @Test
  void releaseColumns_areThoseOfTheRelease() {
    Scenario ofFile =
        scenario(
            FILE.replace("f.csv", "f.csv, event: E")
                + "join: [{release: Room, held: X, rule: exact}, {release: PatientSex, held: Y,"
                + " rule: exact}]");
    assertThat(ofFile.releaseColumns()).containsExactly("Room", "PatientSex");
    Scenario drawn =
        scenario(
            "attacker: who, holds: {from-release: 20, site: PatientName},"
                + " join: [{release: StudyDate, held: Room, rule: exact}]");
    assertThat(drawn.releaseColumns()).containsExactly("StudyDate", "Room", "PatientName");
    assertThat(Scenario.releaseColumns(List.of(ofFile, drawn)))
        .containsExactly("Room", "PatientSex", "StudyDate", "PatientName");
    assertThat(Scenario.releaseColumns(List.of())).isEmpty();
  }

  @Test
  void everyKey() {
    Scenario s =
        scenario(
            """
            attacker: A registry,
            holds: {file: a/b.csv, person: P, event: E, trim: true, missing-values: [NA, "?"],
              delimiter: tab, encoding: latin1, sample: {design: simple random, of: 9000}, site: S},
            membership: unknown,
            join: [
              {release: StudyDate, held: Day, rule: date, from: -1, to: 2, unit: hours, missing: any},
              {release: PatientSex, held: Sex, rule: set, repeats: true},
              {release: Room, rule: contains, hierarchy: rooms.csv}],
            attack: trajectory, power: 3,
            truth: {file: t.csv, held: P, release: ID},
            limit: {quantity: linkage-unique-rate, at-most: 0.25},
            effort: a week, tiers: [enclave, public]\
            """);
    assertThat(s)
        .isEqualTo(
            new Scenario(
                "a",
                null,
                "A registry",
                new HeldTable(
                    "a/b.csv",
                    null,
                    "P",
                    "E",
                    true,
                    List.of("NA", "?"),
                    "tab",
                    "ISO-8859-1",
                    new HeldTable.SampleDesign("simple random", 9000L),
                    "S"),
                false,
                List.of(
                    new JoinColumn(
                        "StudyDate",
                        "Day",
                        ComparisonRule.DATE,
                        new BigDecimal("-1"),
                        new BigDecimal("2"),
                        Unit.HOURS,
                        Missing.ANY,
                        null,
                        false),
                    new JoinColumn(
                        "PatientSex",
                        "Sex",
                        ComparisonRule.SET,
                        null,
                        null,
                        Unit.ONE,
                        Missing.NEVER,
                        null,
                        true),
                    new JoinColumn(
                        "Room",
                        "Room",
                        ComparisonRule.CONTAINS,
                        null,
                        null,
                        Unit.ONE,
                        Missing.NEVER,
                        "rooms.csv",
                        false)),
                Attack.TRAJECTORY,
                "3",
                new TruthTable("t.csv", "P", "ID"),
                s.limit(),
                "a week",
                Set.of(AccessTier.ENCLAVE, AccessTier.PUBLIC)));
    assertThat(s.limit()).isNotNull();
    assertThat(s.limit().text()).isEqualTo("linkage-unique-rate of scenario a at most 0.25");
  }

  @Test
  void defaults() {
    Scenario s = scenario(FILE + "join: [{release: PatientSex, rule: exact}]");
    assertThat(s.attack()).isEqualTo(Attack.DETERMINISTIC);
    assertThat(s.power()).isEqualTo("1");
    assertThat(s.membershipKnown()).isTrue();
    assertThat(s.tiers()).isEmpty();
    assertThat(s.truth()).isNull();
    assertThat(s.limit()).isNull();
    assertThat(s.preset()).isNull();
    assertThat(s.holds())
        .isEqualTo(
            new HeldTable(
                "f.csv", null, null, null, false, List.of(), "auto", "UTF-8", null, null));
    assertThat(s.join().get(0).held()).isEqualTo("PatientSex");
    assertThat(s.join().get(0).missing()).isEqualTo(Missing.NEVER);
    assertThat(scenario(FILE + "attack: trajectory, join: [{release: Room, rule: set}]").power())
        .isEqualTo("all");
  }

  @Test
  void rareCase_knowsThatCellsMayBeMissing() {
    String rare = FILE + "attack: rare-case, join: [{release: Room, rule: exact%s}]";
    assertThat(scenario(rare.formatted("")).join().get(0).missing()).isEqualTo(Missing.ANY);
    assertThat(scenario(rare.formatted(", missing: never")).join().get(0).missing())
        .isEqualTo(Missing.NEVER);
  }

  @Test
  void fromRelease() {
    String join = ", join: [{release: Room, rule: exact}]";
    assertThat(scenario("attacker: b, holds: {from-release: 200}" + join).holds().fromRelease())
        .isEqualTo(200);
    assertThat(scenario("attacker: b, holds: {from-release: all}" + join).holds().fromRelease())
        .isEqualTo(HeldTable.EVERY_PATIENT);
    assertThat(scenario("attacker: b, holds: {from-release: 2, site: Room}" + join).holds().site())
        .isEqualTo("Room");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rule: number                            | 0   | 0   | ONE     | number within 0",
        "rule: number, within: 1.5               | -1.5| 1.5 | ONE     | number within 1.5",
        "rule: number, from: -1, to: 0           | -1  | 0   | ONE     | number from -1 to 0",
        "rule: date                              | 0   | 0   | DAYS    | date within 0 days",
        "rule: date, within: 3                   | -3  | 3   | DAYS    | date within 3 days",
        "rule: date, from: 0, to: 7, unit: days  | 0   | 7   | DAYS    | date from 0 to 7 days",
        "rule: date, within: 0.5, unit: hours    | -0.5| 0.5 | HOURS   | date within 0.5 hours",
        "rule: date, unit: seconds               | 0   | 0   | SECONDS | date within 0 seconds",
        "rule: common-shift                      |     |     | DAYS    | common-shift",
        "rule: common-shift, from: -365, to: -1  |-365 | -1  | DAYS    | common-shift from -365 to -1 days",
      })
  void tolerances(String keys, String from, String to, Unit unit, String text) {
    JoinColumn join = join("release: StudyDate, " + keys);
    assertThat(join.from()).isEqualTo(from == null ? null : new BigDecimal(from));
    assertThat(join.to()).isEqualTo(to == null ? null : new BigDecimal(to));
    assertThat(join.unit()).isEqualTo(unit);
    assertThat(join.ruleText()).isEqualTo(text);
  }

  @Test
  void ruleText_saysWhatElseMatters() {
    assertThat(join("release: Room, rule: contains, hierarchy: h.csv, missing: any").ruleText())
        .isEqualTo("contains by a hierarchy, missing matches everything");
    assertThat(
            scenario(FILE + "attack: trajectory, join: [{release: Room, rule: set, repeats: true}]")
                .join()
                .get(0)
                .ruleText())
        .isEqualTo("set, repeats counted");
  }

  // Presets

  private static final String L1 = "preset: L1, holds: {file: f.csv}, ";

  @Test
  void preset_needsOnlyColumnNames() {
    Scenario s =
        scenario(
            L1
                + "join: [{release: StudyDate, held: ExamDate}, {release: PatientSex, held: Sex},"
                + " {release: Room, held: Station, as: StationName},"
                + " {release: Room, held: Begin, as: StudyTime}]");
    assertThat(s.preset()).isEqualTo("L1 v1");
    assertThat(s.attacker()).contains("schedule");
    assertThat(s.membershipKnown()).isTrue();
    assertThat(s.effort()).isNotEmpty();
    assertThat(s.join())
        .extracting(JoinColumn::ruleText)
        .containsExactly("date within 0 days", "exact", "exact", "date within 15 minutes");
    assertThat(s.join()).extracting(JoinColumn::held).contains("ExamDate", "Station");
  }

  @Test
  void preset_whatIsWritten_wins() {
    Scenario s =
        scenario(
            L1
                + "attacker: me, membership: unknown, effort: none, tiers: [], attack: rare-case,"
                + " join: [{release: StudyDate, within: 2}, {release: PatientAge, rule: contains},"
                + " {release: Room, as: StudyTime, within: 1, unit: hours},"
                + " {release: PatientSex, missing: never}, {release: Gate, rule: exact}]"
                    .replace(", {release: Gate, rule: exact}", ""));
    assertThat(s.attacker()).isEqualTo("me");
    assertThat(s.membershipKnown()).isFalse();
    assertThat(s.effort()).isEqualTo("none");
    assertThat(s.attack()).isEqualTo(Attack.RARE_CASE);
    assertThat(s.join())
        .extracting(JoinColumn::ruleText)
        .containsExactly(
            "date within 2 days, missing matches everything",
            "contains, missing matches everything",
            "date within 1 hours, missing matches everything",
            "exact");
  }

  @Test
  void preset_toleranceBelongsToItsRule() {
    String column = "join: [{release: Room, as: StudyTime, rule: %s}]";
    assertThat(scenario(L1 + column.formatted("exact")).join().get(0).from()).isNull();
    assertThat(scenario(L1 + column.formatted("number")).join().get(0).to())
        .isEqualTo(NO_DIFFERENCE);
    assertThat(scenario(L1 + column.formatted("date")).join().get(0).ruleText())
        .isEqualTo("date within 15 minutes");
  }

  @Test
  void preset_otherColumns_haveTheirRule() {
    assertThat(scenario(L1 + "join: [{release: Room, rule: normalised}]").join().get(0).rule())
        .isEqualTo(ComparisonRule.NORMALISED);
  }

  @Test
  void preset_trajectory_bringsItsPower() {
    String join = "holds: {file: f.csv}, join: [{release: StudyDate}]";
    assertThat(scenario("preset: L10, " + join).power()).isEqualTo("complete");
    assertThat(scenario("preset: L10, power: 2, " + join).power()).isEqualTo("2");
    assertThat(scenario("preset: L10, attack: deterministic, " + join).power()).isEqualTo("1");
    assertThat(scenario("preset: L1, attack: trajectory, " + join).power()).isEqualTo("all");
  }

  @Test
  void everyMeaningOfEveryPreset_makesAScenario() {
    int meanings = 0;
    for (ScenarioPreset preset : ScenarioPreset.all()) {
      for (ScenarioPreset.Column column : preset.columns()) {
        Scenario s =
            scenario(
                "preset: "
                    + preset.id()
                    + ", holds: {file: f.csv}, join: [{release: Room, as: "
                    + column.keyword()
                    + "}]");
        JoinColumn join = s.join().get(0);
        assertThat(join.rule()).isEqualTo(column.rule());
        assertThat(join.from()).isEqualTo(column.from());
        assertThat(join.to()).isEqualTo(column.to());
        assertThat(join.unit()).isEqualTo(column.unit());
        assertThat(s.attack()).isEqualTo(preset.attack());
        assertThat(s.power()).isEqualTo(preset.power());
        assertThat(s.tiers()).isEqualTo(preset.tiers());
        meanings++;
      }
    }
    assertThat(meanings).isGreaterThan(60);
  }

  // The tier

  @ParameterizedTest
  @EnumSource(AccessTier.class)
  void scenarios_areThoseOfTheTier(AccessTier tier) {
    String text =
        with(FILE + "join: [{release: Room, rule: exact}], tiers: [public, registered]," + LIMIT)
            .replace("tier: controlled", "tier: " + tier.word());
    Policy policy = Marked.read(text);
    assertThat(policy.allScenarios()).hasSize(1);
    assertThat(policy.scenarios()).hasSize(tier.open() ? 1 : 0);
    assertThat(policy.limits()).hasSize(tier.open() ? 1 : 0);
  }

  private static final String LIMIT = " limit: {quantity: linkage-correct-rate, at-most: 0.09}";

  @Test
  void limits_comeAfterTheOthers_andTightenNothing() {
    Policy policy =
        Marked.read(
            with(FILE + "join: [{release: Room, rule: exact}]," + LIMIT)
                + "  - {id: b, preset: L1, holds: {from-release: all}, join: [{release: StudyDate}],"
                + LIMIT
                + "}\nlimits: {preset: controlled-low}\n");
    assertThat(policy.limits())
        .extracting(Limit::text)
        .containsExactly(
            "prosecutor-mean at most 0.1 at power 2",
            "k at least 3 at power 2",
            "linkage-correct-rate of scenario a at most 0.09",
            "linkage-correct-rate of scenario b at most 0.09");
  }

  @Test
  void emptyList_isNoScenario() {
    assertThat(Marked.read(Marked.with("scenarios: []")).allScenarios()).isEmpty();
  }
}
