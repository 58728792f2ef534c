package org.reidrisk.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reidrisk.assess.Exports.DEMO;
import static org.reidrisk.assess.Exports.alike;
import static org.reidrisk.assess.Exports.assess;
import static org.reidrisk.assess.Exports.findings;
import static org.reidrisk.assess.Exports.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.policy.Outcome;
import org.reidrisk.record.Assessment;

/** Every finding: when it appears, how much it weighs, and what it says without saying too much. */
class ReleaseChecksTest {
  private static final String LIMITS = "limits: {preset: enclave-low}";

  private static Finding only(Assessment assessment, String code) {
    List<Finding> found = findings(assessment, code);
    assertThat(found).as("findings %s", assessment.findings()).hasSize(1);
    return found.get(0);
  }

  private static void assertFinding(
      Assessment assessment, String code, Severity severity, String about, String evidence) {
    Finding finding = only(assessment, code);
    assertThat(finding.severity()).isEqualTo(severity);
    assertThat(finding.about()).isEqualTo(about);
    assertThat(finding.evidence()).isEqualTo(evidence);
    assertThat(finding.text()).endsWith(".").doesNotContain("\n");
    assertThat(finding.acknowledged()).isNull();
    assertThat(finding.blocks()).isEqualTo(severity == Severity.BLOCKING);
  }

  private static void assertUndetermined(Assessment assessment, String code, String about) {
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(assessment.decision().because()).contains("blocking: " + code + " about " + about);
  }

  @Test
  void cleanRelease_isAccepted_andSaysWhatWasAssumed() {
    // Twenty-four, so that the decision stands for an attacker who knows the diagnosis too.
    Assessment assessment = assess(policy(LIMITS), alike(24));
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
    assertThat(assessment.findings())
        .extracting(Finding::code)
        .containsExactlyInAnyOrder(
            "constant-quasi-identifier", "constant-quasi-identifier", "constant-quasi-identifier");
    assertThat(assessment.findings()).extracting(Finding::severity).containsOnly(Severity.INFO);
  }

  @Test
  void findings_standWithTheHeaviestFirst() {
    Assessment assessment =
        assess(
            policy(LIMITS + "\ncontext: {a: 1}").replace("tier: enclave", "tier: controlled"),
            "PatientID,Sex,Age,Modality,Diagnosis,MRN\nA,F,40,CT,flu,1\n");
    assertThat(assessment.findings())
        .extracting(Finding::severity)
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(assessment.findings().get(0).severity()).isEqualTo(Severity.BLOCKING);
  }

  // Rows and patients

  @Test
  void noRows() {
    Assessment assessment = assess(policy(LIMITS), "PatientID,Sex,Age,Modality,Diagnosis\n");
    assertFinding(assessment, "no-rows", Severity.BLOCKING, "release", "");
    assertUndetermined(assessment, "no-rows", "release");
    assertThat(findings(assessment, "no-patient-rows")).isEmpty();
  }

  @Test
  void noPatientKey() {
    String policy = policy(LIMITS).replace("table: {patient: PatientID}\n", "");
    Assessment assessment = assess(policy, alike(12).replaceAll("(?m)^[^,]*,", ""));
    assertFinding(assessment, "no-patient-key", Severity.WARNING, "release", "");
    assertThat(findings(assessment, "weaker-adversary-power")).isEmpty();
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  @Test
  void noPatientRows() {
    Assessment assessment = assess(policy(LIMITS), alike(12).replaceAll("(?m)^P\\d+", ""));
    assertFinding(assessment, "no-patient-rows", Severity.BLOCKING, "PatientID", "12 rows");
    assertUndetermined(assessment, "no-patient-rows", "PatientID");
    assertThat(findings(assessment, "rows-without-patient")).isEmpty();
  }

  @Test
  void rowsWithoutPatient() {
    Assessment assessment = assess(policy(LIMITS), alike(12) + ",M,99,MR,hip\n");
    assertFinding(assessment, "rows-without-patient", Severity.BLOCKING, "PatientID", "1 row");
    assertUndetermined(assessment, "rows-without-patient", "PatientID");
  }

  @Test
  void patientKeysCollide() {
    Assessment assessment =
        assess(
            policy(LIMITS),
            alike(12) + "p1,F,40,CT,flu\n P2,F,40,CT,flu\n007,F,40,CT,flu\n7,F,40,CT,cold\n");
    assertFinding(assessment, "patient-keys-collide", Severity.BLOCKING, "PatientID", "6 keys");
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void pseudonymOnSeveralRows_whileEachRowIsAPatient() {
    String policy =
        """
        reidrisk: 1
        release: {id: demo, tier: enclave}
        columns: {Study: {role: pseudonym}, Sex: {role: quasi-identifier}}
        limits: {preset: enclave-low}
        """;
    String alone = "Study,Sex\n" + "1,F\n2,F\n".repeat(10);
    Assessment repeated = assess(policy, alone);
    assertFinding(
        repeated, "pseudonym-repeats", Severity.BLOCKING, "Study", "2 values in 20 cells");
    assertThat(repeated.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
    StringBuilder own = new StringBuilder("Study,Sex\n");
    for (int i = 0; i < 20; i++) {
      own.append(i).append(",F\n");
    }
    assertThat(assess(policy, own.toString()).decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  @Test
  void staticValuesConflict() {
    Assessment assessment = assess(policy(LIMITS), DEMO + "B,F,40-44,MR,flu\n");
    assertFinding(assessment, "static-values-conflict", Severity.WARNING, "release", "1 patient");
  }

  // Adversary

  private static String tier(String tier, String sections) {
    return policy(sections).replace("tier: enclave", "tier: " + tier);
  }

  /** What a policy says by default is what the tier asks for. */
  @ParameterizedTest
  @ValueSource(strings = {"public", "registered", "controlled", "enclave"})
  void weakerAdversaryPower_notByDefault(String tier) {
    Assessment assessment = assess(tier(tier, "limits: {preset: " + tier + "-low}"), alike(24));
    assertThat(findings(assessment, "weaker-adversary-power")).isEmpty();
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  @ParameterizedTest
  @CsvSource({
    "public, 1, complete",
    "public, 5, complete",
    "public, all, complete",
    "registered, 1, complete",
    "controlled, 1, 2",
    "controlled, 2, ''",
    "controlled, 3, ''",
    "controlled, all, ''",
    "public, complete, ''",
    "enclave, 1, ''"
  })
  void weakerAdversaryPower(String tier, String chosen, String usual) {
    String limits = "limits: {preset: " + tier + "-low, power: " + chosen + "}";
    Assessment assessment = assess(tier(tier, limits), alike(24));
    if (usual.isEmpty()) {
      assertThat(findings(assessment, "weaker-adversary-power")).isEmpty();
      assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
      return;
    }
    String evidence = tier.equals("controlled") ? "2 limits" : "1 limit";
    assertFinding(assessment, "weaker-adversary-power", Severity.BLOCKING, "release", evidence);
    assertThat(only(assessment, "weaker-adversary-power").text())
        .contains("tier " + tier)
        .contains("power " + usual);
    assertUndetermined(assessment, "weaker-adversary-power", "release");
    Assessment acknowledged =
        assess(
            tier(tier, limits + "\n" + acknowledging("weaker-adversary-power", "release")),
            alike(24));
    assertThat(only(acknowledged, "weaker-adversary-power").acknowledged())
        .isEqualTo("board said so");
    assertThat(acknowledged.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  @Test
  void weakerAdversaryPower_ofExplicitLimits() {
    String weak = "limits: {explicit: [{quantity: k, at-least: 3, power: 1}";
    assertThat(findings(assess(tier("public", weak + "]}"), alike(12)), "weaker-adversary-power"))
        .hasSize(1);
    assertThat(
            findings(
                assess(
                    tier("public", weak + ", {quantity: k, at-least: 3, power: complete}]}"),
                    alike(12)),
                "weaker-adversary-power"))
        .as("as tight a limit holds for the tier's adversary")
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
    for (String idle :
        List.of(
            "{quantity: k, at-least: 1, power: complete}",
            "{quantity: k, at-least: 2, power: complete}",
            "{quantity: k, at-least: 9, power: complete, set: small}",
            "{quantity: prosecutor-mean, at-most: 0.9, power: complete}")) {
      String sets = "quasi-identifier-sets: {small: [Sex]}\n";
      assertThat(
              findings(
                  assess(tier("public", sets + weak + ", " + idle + "]}"), alike(12)),
                  "weaker-adversary-power"))
          .as("%s holds nothing as tightly", idle)
          .extracting(Finding::severity)
          .containsExactly(Severity.BLOCKING);
    }
    assertThat(
            findings(
                assess(
                    tier("public", "limits: {explicit: [{quantity: alpha, at-most: 0.9}]}"),
                    alike(12)),
                "weaker-adversary-power"))
        .as("no limit depends on power")
        .isEmpty();
  }

  @Test
  void weakerAdversaryPower_notWhenRowsCannotBeLinked() {
    Assessment assessment =
        assess(
            tier("public", "limits: {preset: public-low}")
                .replace("patient: PatientID", "patient: PatientID, patient-released: false"),
            alike(12));
    assertThat(findings(assessment, "weaker-adversary-power")).isEmpty();
    assertFinding(assessment, "patient-key-not-released", Severity.WARNING, "PatientID", "");
  }

  // Missing quasi-identifiers

  private static final String TWO_MISSING = alike(24) + "P1,F,,CT,flu\nP2,F,40,,flu\n";

  @ParameterizedTest
  @CsvSource({
    "own-value, INFO, value of its own",
    "wildcard, WARNING, matches every value",
    "drop, WARNING, left out of every figure"
  })
  void missingQuasiIdentifiers(String mode, Severity severity, String text) {
    String policy =
        policy(LIMITS).replace("patient: PatientID", "patient: PatientID, missing: " + mode);
    Assessment assessment = assess(policy, TWO_MISSING);
    assertFinding(assessment, "missing-quasi-identifiers", severity, "release", "2 rows");
    assertThat(only(assessment, "missing-quasi-identifiers").text()).contains(text);
    assertThat(findings(assessment, "patients-lost")).isEmpty();
    assertThat(assessment.decision().outcome())
        .isEqualTo(mode.equals("own-value") ? Outcome.REJECT : Outcome.ACCEPT);
    assertThat(findings(assess(policy, alike(24)), "missing-quasi-identifiers")).isEmpty();
  }

  /** A static cell that another row of the patient fills is not missing. */
  @Test
  void missingQuasiIdentifiers_notWhereFilled() {
    Assessment assessment = assess(policy(LIMITS), alike(24) + "P1,,40,CT,flu\n");
    assertThat(findings(assessment, "missing-quasi-identifiers")).isEmpty();
  }

  @Test
  void patientsLost() {
    String policy =
        policy(LIMITS).replace("patient: PatientID", "patient: PatientID, missing: drop");
    String csv = TWO_MISSING + "Y,F,,CT,flu\nZ,,40,CT,flu\n";
    Assessment assessment = assess(policy, csv);
    assertFinding(assessment, "patients-lost", Severity.BLOCKING, "release", "2 patients");
    assertUndetermined(assessment, "patients-lost", "release");
    assertRefused(policy, csv, "patients-lost", "release");
  }

  @Test
  void emptyQuasiIdentifier_alsoWhereItIsDerived() {
    Assessment assessment =
        assess(
            policy(LIMITS)
                .replace(
                    "  Diagnosis: {role: sensitive}",
                    "  Diagnosis: {role: other}\n"
                        + "  Span: {role: quasi-identifier, derive: span, from: Diagnosis}"),
            alike(24));
    assertFinding(
        assessment, "empty-quasi-identifier", Severity.BLOCKING, "Span", "24 missing cells");
    assertUndetermined(assessment, "empty-quasi-identifier", "Span");
  }

  // Register

  private static Assessment againstRegister(String sections, String register) {
    String population = LIMITS + "\npopulation: {register: people.csv, count: n}\n";
    return assess(policy(population + sections), alike(24), Map.of("people.csv", register));
  }

  @Test
  void register_thatHoldsTheRelease_isNoFinding() {
    Assessment assessment = againstRegister("", "Sex,Age,Modality,n\nF,40,CT,24\nM,40,CT,1\n");
    assertThat(assessment.findings()).noneMatch(f -> f.code().startsWith("register"));
    assertThat(findings(assessment, "population-not-used")).isEmpty();
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Sex,n; F,99; 2 columns: Age, Modality; static columns only",
        "Sex,Modality,n; F,CT,99; 1 column: Age; on the others",
        "Region,n; N,99; 3 columns: Sex, Age, Modality; static columns only"
      })
  void registerLacksColumns(String header, String row, String evidence, String text) {
    Assessment assessment = againstRegister("", header + "\n" + row + "\n");
    assertFinding(assessment, "register-lacks-columns", Severity.WARNING, "release", evidence);
    assertThat(only(assessment, "register-lacks-columns").text()).contains(text);
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "M,40,CT,99; 1 class absent (24 patients), 0 classes too small (0 patients)",
        "F,40,CT,23; 0 classes absent (0 patients), 1 class too small (24 patients)",
        "F,41,CT,99; 1 class absent (24 patients), 0 classes too small (0 patients)"
      })
  void registerContradictsRelease(String row, String evidence) {
    String register = "Sex,Age,Modality,n\n" + row + "\n";
    Assessment assessment = againstRegister("", register);
    assertFinding(
        assessment, "register-contradicts-release", Severity.BLOCKING, "release", evidence);
    assertUndetermined(assessment, "register-contradicts-release", "release");
    Assessment acknowledged =
        againstRegister(acknowledging("register-contradicts-release", "release"), register);
    assertThat(acknowledged.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  @Test
  void registerContradictsRelease_onASet() {
    Assessment assessment =
        againstRegister(
            "quasi-identifier-sets: {colleague: [Age]}\n",
            "Sex,Age,Modality,n\nF,40,CT,99\n".replace(",40,", ",41,"));
    assertThat(findings(assessment, "register-contradicts-release"))
        .extracting(Finding::about)
        .containsExactly("release", "set colleague");
  }

  // Derived columns

  @Test
  void derivedFromNoDates() {
    String derived = "columns:\n  Rhythm: {role: quasi-identifier, derive: span, from: %s}\n";
    String policy = policy(LIMITS).replace("columns:\n", derived.formatted("Modality"));
    assertThat(policy).contains("Rhythm");
    Assessment assessment = assess(policy, alike(30));
    assertFinding(
        assessment, "derived-from-no-dates", Severity.BLOCKING, "Rhythm", "30 of 30 cells");
    String dates = alike(30).replace(",CT,", ",2020-01-02,");
    assertThat(findings(assess(policy, dates), "derived-from-no-dates")).isEmpty();
    String some =
        dates
            .replaceFirst("2020-01-02", "yesterday")
            .replaceFirst("2020-01-02", "2020-01-02T10:00");
    assertFinding(
        assess(policy, some), "derived-from-no-dates", Severity.WARNING, "Rhythm", "1 of 30 cells");
  }

  // Subgroups

  @Test
  void subgroupAboveLimit() {
    StringBuilder csv = new StringBuilder(alike(300));
    for (int i = 0; i < 12; i++) {
      csv.append("M").append(i).append(",M,40,C").append(i / 3).append(",flu\n");
    }
    Assessment assessment =
        assess(policy(LIMITS + "\nsubgroups: [{column: Sex, values: [F, M]}]"), csv.toString());
    assertFinding(assessment, "subgroup-above-limit", Severity.WARNING, "Sex", "1 of 2 groups");
    assertThat(assessment.decision().outcome())
        .as("(300/300 + 12/3) / 312 is at most 0.1, and k is 3")
        .isEqualTo(Outcome.ACCEPT);
    Assessment unlisted = assess(policy(LIMITS + "\nsubgroups: [{column: Sex}]"), csv.toString());
    assertThat(only(unlisted, "subgroup-above-limit").evidence()).isEqualTo("1 of 2 groups");
    assertThat(
            findings(
                assess(policy(LIMITS + "\nsubgroups: [{column: Sex}]"), alike(30)),
                "subgroup-above-limit"))
        .isEmpty();
  }

  // The decision under other assumptions

  private static final String K_3 = "limits: {explicit: [{quantity: k, at-least: 3}]}";

  @Test
  void decisionDependsOnColumn() {
    Assessment assessment = assess(policy(K_3), alike(4));
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
    assertFinding(assessment, "decision-depends-on-column", Severity.WARNING, "Diagnosis", "");
    assertThat(only(assessment, "decision-depends-on-column").text()).contains("rejected");
    assertThat(
            findings(
                assess(policy(K_3).replace("role: sensitive", "role: other"), alike(4)),
                "decision-depends-on-column"))
        .hasSize(1);
    assertThat(findings(assess(policy(K_3), alike(6)), "decision-depends-on-column")).isEmpty();
    assertThat(findings(assess(policy(K_3), alike(2)), "decision-depends-on-column"))
        .as("it is rejected anyhow")
        .isEmpty();
  }

  /** Two patients have both modalities; all others have one of them. */
  private static String twoWithBoth() {
    StringBuilder csv = new StringBuilder(alike(4).replace("cold", "flu"));
    for (int i = 0; i < 4; i++) {
      csv.append("R").append(i).append(",F,40,MR,flu\n");
    }
    return csv + "X,F,40,CT,flu\nX,F,40,MR,flu\nY,F,40,CT,flu\nY,F,40,MR,flu\n";
  }

  @Test
  void decisionDependsOnPower() {
    Assessment assessment = assess(policy(K_3), twoWithBoth());
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
    assertFinding(assessment, "decision-depends-on-power", Severity.WARNING, "power 2", "");
    assertThat(findings(assessment, "power-decides")).isEmpty();
    assertThat(findings(assess(policy(K_3), alike(12)), "decision-depends-on-power")).isEmpty();
  }

  @Test
  void powerDecides() {
    Assessment assessment =
        assess(policy(K_3.replace("explicit", "power: 2, explicit")), twoWithBoth());
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.REJECT);
    assertFinding(assessment, "power-decides", Severity.INFO, "power 1", "");
    assertThat(findings(assessment, "decision-depends-on-power")).isEmpty();
  }

  @Test
  void columnDecides() {
    StringBuilder csv = new StringBuilder("PatientID,Sex,Age,Modality,Diagnosis\n");
    for (int i = 0; i < 6; i++) {
      csv.append("P").append(i).append(",F,").append(40 + i).append(",CT,flu\n");
    }
    Assessment assessment = assess(policy(K_3), csv.toString());
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.REJECT);
    assertFinding(assessment, "column-decides", Severity.INFO, "Age", "");
    assertThat(findings(assess(policy(K_3), alike(6)), "column-decides")).isEmpty();
  }

  // Roles

  @Test
  void unclassifiedColumn() {
    Assessment assessment =
        assess(
            policy(LIMITS),
            alike(12)
                .replaceAll("(?m)$", ",x")
                .replaceFirst(",x", ",MRN")
                .replaceAll("\n,x$", "\n"));
    assertFinding(assessment, "unclassified-column", Severity.BLOCKING, "MRN", "position 6");
    assertUndetermined(assessment, "unclassified-column", "MRN");
    assertThat(assessment.schema().get(5).distinct()).isEqualTo(1);
  }

  @Test
  void undecidedColumn() {
    Assessment assessment =
        assess(
            policy(LIMITS).replace("Diagnosis: {role: sensitive}", "Diagnosis: {role: undecided}"),
            alike(12));
    assertFinding(assessment, "undecided-column", Severity.BLOCKING, "Diagnosis", "position 5");
    assertUndetermined(assessment, "undecided-column", "Diagnosis");
    assertThat(findings(assessment, "unclassified-column")).isEmpty();
  }

  @Test
  void directIdentifierPresent() {
    String policy =
        policy(LIMITS)
            .replace("Diagnosis: {role: sensitive}", "Diagnosis: {role: direct-identifier}");
    Assessment assessment = assess(policy, alike(12));
    assertFinding(
        assessment, "direct-identifier-present", Severity.BLOCKING, "Diagnosis", "12 cells");
    assertUndetermined(assessment, "direct-identifier-present", "Diagnosis");
    Assessment emptied = assess(policy, alike(12).replaceAll("flu|cold", ""));
    assertThat(findings(emptied, "direct-identifier-present")).isEmpty();
    assertThat(emptied.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  // Header and cells

  @Test
  void unnamedColumn_andRepeatedName() {
    String policy =
        policy(LIMITS)
            .replace("columns:\n", "columns:\n  column-6: {role: other}\n  Sex@7: {role: other}\n");
    Assessment assessment =
        assess(policy, "PatientID,Sex,Age,Modality,Diagnosis,,Sex\nA,F,40,CT,flu,x,F\n");
    assertFinding(assessment, "unnamed-column", Severity.WARNING, "column-6", "position 6");
    assertFinding(assessment, "repeated-column-name", Severity.WARNING, "Sex@7", "position 7");
    assertThat(findings(assessment, "unclassified-column")).isEmpty();
  }

  @Test
  void cellsNotInFormat() {
    String policy =
        policy(LIMITS)
            .replace("Age: {role: quasi-identifier}", "Age: {role: quasi-identifier, format: age}");
    Assessment assessment =
        assess(policy, alike(12).replace("P1,F,40", "P1,F,forty").replace("P2,F,40", "P2,F,"));
    assertFinding(assessment, "cells-not-in-format", Severity.WARNING, "Age", "1 cell");
    assertThat(assessment.schema().get(2).unparsed()).isEqualTo(1);
    assertThat(assessment.schema().get(2).missing()).isEqualTo(1);
  }

  @Test
  void emptyQuasiIdentifier() {
    Assessment assessment = assess(policy(LIMITS), alike(12).replace(",40,", ",,"));
    assertFinding(
        assessment, "empty-quasi-identifier", Severity.BLOCKING, "Age", "12 missing cells");
    assertUndetermined(assessment, "empty-quasi-identifier", "Age");
  }

  @Test
  void constantQuasiIdentifier_onlyWithoutMissingCells() {
    Assessment assessment = assess(policy(LIMITS), alike(12).replace("P1,F,40", "P1,F,"));
    assertThat(findings(assessment, "constant-quasi-identifier"))
        .extracting(Finding::about)
        .containsExactly("Sex", "Modality");
    assertThat(findings(assessment, "constant-quasi-identifier").get(0).severity())
        .isEqualTo(Severity.INFO);
  }

  // Sensitive columns

  /** Whatever its distance, a column is measured; where that fails the limit is undetermined. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "equal; ACCEPT",
        "magnitude; UNDETERMINED",
        "rank; UNDETERMINED",
        "{hierarchical: icd.csv}; ACCEPT",
        "{hierarchical: lacking.csv}; UNDETERMINED"
      })
  void distance_isMeasured(String distance, Outcome outcome) {
    String policy =
        policy("limits: {explicit: [{quantity: t-closeness, of: Diagnosis, at-most: 1}]}")
            .replace("role: sensitive", "role: sensitive, distance: " + distance);
    Assessment assessment =
        assess(
            policy,
            alike(12),
            Map.of("icd.csv", "flu;lung;*\ncold;lung;*\n", "lacking.csv", "flu;lung;*\n"));
    assertThat(assessment.findings()).noneMatch(f -> f.code().startsWith("distance"));
    assertThat(assessment.decision().outcome()).isEqualTo(outcome);
  }

  private static final String HOMOGENEOUS = alike(12).replace("cold", "flu");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quantity: l-distinct, at-least: 1",
        "quantity: l-entropy, at-least: 1",
        "quantity: t-closeness, at-most: 1"
      })
  void homogeneousClass_blocksWhereItsDiversityIsLimited(String limit) {
    Assessment assessment =
        assess(policy("limits: {explicit: [{" + limit + ", of: Diagnosis}]}"), HOMOGENEOUS);
    assertFinding(assessment, "homogeneous-class", Severity.BLOCKING, "Diagnosis", "1 class");
    assertUndetermined(assessment, "homogeneous-class", "Diagnosis");
  }

  @Test
  void homogeneousClass_warnsOtherwise() {
    Assessment assessment = assess(policy(LIMITS), HOMOGENEOUS);
    assertFinding(assessment, "homogeneous-class", Severity.WARNING, "Diagnosis", "1 class");
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  /** Where nobody has a value, knowing the class tells none. */
  @Test
  void homogeneousClass_ofAnEmptyColumnIsNone() {
    String empty = HOMOGENEOUS.replace("flu", "");
    for (String limit :
        List.of("quantity: l-distinct, at-least: 1", "quantity: t-closeness, at-most: 1")) {
      Assessment assessment =
          assess(policy("limits: {explicit: [{" + limit + ", of: Diagnosis}]}"), empty);
      assertThat(findings(assessment, "homogeneous-class")).isEmpty();
    }
    assertThat(findings(assess(policy(LIMITS), empty), "homogeneous-class")).isEmpty();
    // One value is enough to learn it.
    assertThat(
            findings(
                assess(policy(LIMITS), empty.replaceFirst(",\n", ",flu\n")), "homogeneous-class"))
        .hasSize(1);
  }

  @Test
  void homogeneousClass_ofOnePatientIsNone() {
    Assessment assessment = assess(policy(LIMITS), alike(1));
    assertThat(findings(assessment, "homogeneous-class")).isEmpty();
  }

  /**
   * A limit on a named set is a limit: the class of the set in which everybody holds one value
   * blocks it, though no class of all quasi-identifiers has two patients.
   */
  @Test
  void homogeneousClass_blocksALimitOnANamedSet() {
    String policy =
        policy(
            "quasi-identifier-sets: {colleague: [Sex]}\n"
                + "limits: {explicit: [{quantity: t-closeness, of: Diagnosis, at-most: 1, set: colleague}]}");
    Assessment assessment =
        assess(
            policy,
            """
            PatientID,Sex,Age,Modality,Diagnosis
            A,F,40,CT,hiv
            B,F,41,CT,hiv
            C,M,42,CT,flu
            D,M,43,CT,cold
            """);
    assertThat(assessment.decision().outcome()).isNotEqualTo(Outcome.ACCEPT);
    assertThat(only(assessment, "homogeneous-class").severity()).isEqualTo(Severity.BLOCKING);
  }

  /** A patient without a value counts as holding the class's commonest one. */
  @Test
  void homogeneousClass_ofMissingValues() {
    Assessment assessment =
        assess(
            policy("limits: {explicit: [{quantity: l-distinct, at-least: 1, of: Diagnosis}]}"),
            HOMOGENEOUS.replaceFirst("flu", ""));
    assertThat(only(assessment, "homogeneous-class").severity()).isEqualTo(Severity.BLOCKING);
  }

  // Limits and sections

  @Test
  void limitsWithoutSource() {
    Assessment assessment =
        assess(policy("limits: {explicit: [{quantity: k, at-least: 2}]}"), alike(12));
    assertFinding(assessment, "limits-without-source", Severity.WARNING, "release", "");
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
    assertThat(findings(assess(policy(LIMITS), alike(12)), "limits-without-source")).isEmpty();
    assertThat(findings(assess(policy(""), alike(12)), "limits-without-source")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "public, controlled-high, true",
    "public, enclave-low, true",
    "registered, controlled-low, true",
    "public, registered-low, false",
    "controlled, public-low, false",
    "controlled, controlled-low, false",
    "controlled, enclave-low, false"
  })
  void presetOfNarrowerTier(String tier, String preset, boolean found) {
    Assessment assessment =
        assess(
            policy("limits: {preset: " + preset + "}").replace("tier: enclave", "tier: " + tier),
            alike(25));
    if (found) {
      assertFinding(assessment, "preset-of-narrower-tier", Severity.BLOCKING, "release", "");
      assertUndetermined(assessment, "preset-of-narrower-tier", "release");
    } else {
      assertThat(findings(assessment, "preset-of-narrower-tier")).isEmpty();
      assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
    }
  }

  @Test
  void attestationNeeded() {
    String policy =
        policy(LIMITS).replace("tier: enclave", "tier: enclave, contains: [metadata, pixels]");
    Assessment assessment = assess(policy, alike(12));
    assertFinding(assessment, "attestation-needed", Severity.BLOCKING, "pixels", "");
    assertUndetermined(assessment, "attestation-needed", "pixels");
    Assessment attested =
        assess(
            policy + "acknowledge: [{code: attestation-needed, about: pixels, reason: reviewed}]\n",
            alike(12));
    assertThat(attested.decision().outcome()).isEqualTo(Outcome.ACCEPT);
    assertThat(only(attested, "attestation-needed").acknowledged()).isEqualTo("reviewed");
  }

  @Test
  void sectionsThatThisVersionDoesNotUse() {
    Assessment assessment =
        assess(policy(LIMITS + "\ncontext: {a: 1}\npopulation: {size: 10}\n"), alike(12));
    assertFinding(assessment, "context-not-used", Severity.WARNING, "release", "");
    assertFinding(assessment, "population-not-used", Severity.WARNING, "release", "");
  }

  // Acknowledgements

  private static String acknowledging(String code, String about) {
    return "acknowledge: [{code: " + code + ", about: " + about + ", reason: board said so}]\n";
  }

  @Test
  void acknowledgement_liftsABlockingFinding() {
    Assessment assessment =
        assess(
            policy(LIMITS).replace("tier:", "contains: [metadata, pixels], tier:")
                + acknowledging("attestation-needed", "pixels"),
            alike(12));
    Finding finding = only(assessment, "attestation-needed");
    assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
    assertThat(finding.acknowledged()).isEqualTo("board said so");
    assertThat(finding.blocks()).isFalse();
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
    assertThat(assessment.decision().because()).noneMatch(b -> b.startsWith("blocking"));
  }

  @Test
  void acknowledgement_neverLiftsRowsWithoutPatient() {
    Assessment assessment =
        assess(
            policy(LIMITS) + acknowledging("rows-without-patient", "PatientID"),
            alike(12) + ",M,99,MR,hip\n");
    assertThat(only(assessment, "rows-without-patient").blocks()).isTrue();
    assertThat(assessment.decision().outcome()).isNotEqualTo(Outcome.ACCEPT);
  }

  @Test
  void acknowledgement_neverLiftsAViolatedLimit() {
    Assessment assessment =
        assess(
            policy(LIMITS) + acknowledging("rows-without-patient", "PatientID"),
            DEMO + ",M,99,MR,hip\n");
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.REJECT);
  }

  @Test
  void acknowledgement_namesCodeAndAbout() {
    for (String other :
        List.of(
            acknowledging("rows-without-patient", "release"),
            acknowledging("row-without-patient", "PatientID"))) {
      Assessment assessment = assess(policy(LIMITS) + other, alike(12) + ",M,99,MR,hip\n");
      assertThat(assessment.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
      assertThat(only(assessment, "acknowledgement-unused").severity()).isEqualTo(Severity.WARNING);
    }
  }

  @Test
  void acknowledgement_unused() {
    Assessment assessment =
        assess(policy(LIMITS) + acknowledging("attestation-needed", "pixels"), alike(12));
    assertFinding(assessment, "acknowledgement-unused", Severity.WARNING, "pixels", "");
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  @Test
  void acknowledgement_ofAnInfo_isUnused() {
    Assessment assessment =
        assess(policy(LIMITS) + acknowledging("constant-quasi-identifier", "Sex"), alike(12));
    assertFinding(assessment, "acknowledgement-unused", Severity.WARNING, "Sex", "");
  }

  private static void assertRefused(String policy, String csv, String code, String about) {
    Assessment assessment = assess(policy + acknowledging(code, about), csv);
    assertFinding(assessment, "acknowledgement-refused", Severity.WARNING, about, "");
    assertThat(only(assessment, code).acknowledged()).isNull();
    assertUndetermined(assessment, code, about);
  }

  @Test
  void acknowledgement_refused() {
    String header = "PatientID,Sex,Age,Modality,Diagnosis\n";
    assertRefused(policy(LIMITS), header, "no-rows", "release");
    assertRefused(
        policy(LIMITS), alike(12).replaceAll("(?m)^P\\d+", ""), "no-patient-rows", "PatientID");
    assertRefused(
        policy(LIMITS).replace("Diagnosis: {role: sensitive}", "Diagnosis: {role: undecided}"),
        alike(12),
        "undecided-column",
        "Diagnosis");
    assertRefused(
        policy(LIMITS).replace("  Diagnosis: {role: sensitive}\n", ""),
        alike(12),
        "unclassified-column",
        "Diagnosis");
  }

  @Test
  void acknowledgement_ofADirectIdentifier_isRefusedInPublicOnly() {
    for (String tier : List.of("public", "registered", "controlled", "enclave")) {
      String policy =
          policy("limits: {preset: " + tier + "-low}")
              .replace("tier: enclave", "tier: " + tier)
              .replace("Diagnosis: {role: sensitive}", "Diagnosis: {role: direct-identifier}");
      if (tier.equals("public")) {
        assertRefused(policy, alike(12), "direct-identifier-present", "Diagnosis");
      } else {
        Assessment assessment =
            assess(policy + acknowledging("direct-identifier-present", "Diagnosis"), alike(12));
        assertThat(assessment.decision().outcome()).as(tier).isEqualTo(Outcome.ACCEPT);
      }
    }
  }
}
