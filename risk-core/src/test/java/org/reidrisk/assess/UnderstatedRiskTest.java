package org.reidrisk.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reidrisk.assess.Exports.assess;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Severity;
import org.reidrisk.policy.Outcome;
import org.reidrisk.policy.Policy;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.Table;

/** Exports that a careless reading would accept; each was found by attacking the tool. */
class UnderstatedRiskTest {

  /** Missing static cells are filled first, whatever the mode. */
  @Test
  void staticCellOfASensitiveColumn_isFilledWhereASetHoldsIt() {
    Assessment assessment =
        assess(
            """
            reidrisk: 1
            release: {id: demo, tier: enclave}
            table: {patient: P, patient-released: false}
            columns:
              Sex: {role: sensitive, knowledge: static}
              Mod: {role: quasi-identifier}
            quasi-identifier-sets: {s: [Sex, Mod]}
            limits: {explicit: [{quantity: k, at-least: 2, set: s}]}
            """,
            "P,Sex,Mod\nA,F,CT\nB,F,CT\nD,F,CT\nC,M,CT\nE,M,CT\nC,,MR\nD,,MR\n");
    // C is M and D is F: filled, each is alone with MR.
    assertThat(assessment.decision().because().get(0)).contains("measured 1 by patient");
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.REJECT);
  }

  @Test
  void formatOfThePatientKey_comparesByMeaning() {
    Assessment assessment =
        assess(
            keyed("PID: {role: patient-key, format: number}, "),
            "PID,Sex\n1,F\n1.0,F\n1.00,F\n01,F\n");
    assertThat(assessment.data().patients()).isEqualTo(1);
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.REJECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void blankPatientKey_isNoPatient_whateverCountsAsMissing(String key) {
    String policy = keyed("").replace("patient: PID", "patient: PID, missing-values: [NA]");
    StringBuilder csv = new StringBuilder("PID,Sex\n");
    for (int i = 0; i < 20; i++) {
      csv.append("P").append(i).append(",F\n").append(key).append(",F\n");
    }
    Assessment assessment = assess(policy, csv.toString());
    assertThat(assessment.data().patients()).isEqualTo(20);
    assertThat(assessment.data().rowsWithoutPatient()).isEqualTo(20);
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
  }

  private static String keyed(String column) {
    return """
        reidrisk: 1
        release: {id: demo, tier: enclave}
        table: {patient: PID}
        columns: {%sSex: {role: quasi-identifier}}
        limits: {explicit: [{quantity: k, at-least: 3}]}
        """
        .formatted(column);
  }

  @ParameterizedTest
  @CsvSource({
    "k, 'at-least: 1', true",
    "k, 'at-least: 2', false",
    "prosecutor-mean, 'at-most: 1', true",
    "prosecutor-mean, 'at-most: 0.99', false",
    "prosecutor-highest, 'at-most: 1.0', true",
    "prosecutor-share-above, 'threshold: 1, at-most: 0', true",
    "prosecutor-share-above, 'threshold: 2, at-most: 0', false",
    "sample-uniques, 'at-most: 0', false"
  })
  void limitThatNoTableViolates_isAFinding(String quantity, String bound, boolean idle) {
    Assessment assessment =
        assess(
            keyed("").replace("quantity: k, at-least: 3", "quantity: " + quantity + ", " + bound),
            "PID,Sex\nA,F\nB,M\n");
    assertThat(
            assessment.findings().stream()
                .filter(f -> f.severity() == Severity.WARNING)
                .anyMatch(f -> f.code().equals("limit-without-effect")))
        .isEqualTo(idle);
  }

  @Test
  void tableReadWithAnotherPolicy_isRefused() {
    Policy policy = Exports.read(keyed(""));
    Schema rows =
        Schema.of(
            List.of(new ColumnSpec("PID", 1, Role.OTHER), new ColumnSpec("Sex", 2, Role.OTHER)));
    Table table = Table.builder(rows, policy.format()).row("A", "F").row("A", "F").build();
    Assessor assessor =
        Assessor.of(new ToolVersion("test", "1", "none"), LocalDate.of(2026, 11, 22));
    assertThatThrownBy(() -> assessor.assess(table, policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("schema");
  }
}
