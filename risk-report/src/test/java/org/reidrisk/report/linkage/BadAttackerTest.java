package org.reidrisk.report.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.MemoryShortage;
import org.reidrisk.Resources;
import org.reidrisk.Severity;
import org.reidrisk.policy.ComparisonRule;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.policy.JoinColumn.Unit;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.table.TableFormatException;

/** What attackers' tables can have wrong: one clear line or a finding, never a low risk. */
class BadAttackerTest {
  private static final String RELEASE = "id,sex,age\nP1,F,061\nP2,M,062\nP3,M,063\n";
  private static final String HELD = "mrn,Sex,Age\nH1,F,61\nH2,M,62\nH3,M,70\n";

  private static SmallAttack attack(String held) {
    return new SmallAttack()
        .file("release.csv", RELEASE)
        .file("held.csv", held)
        .person("mrn")
        .exact("sex", "Sex")
        .join(SmallAttack.rule("age", "Age", ComparisonRule.NUMBER, "0", "0", Unit.ONE, false));
  }

  private static AttackCounts counts(ScenarioOutcome outcome) {
    return Objects.requireNonNull(outcome.counts());
  }

  private static List<String> codes(ScenarioOutcome outcome) {
    return outcome.findings().stream().map(Finding::code).toList();
  }

  private static Finding finding(ScenarioOutcome outcome, String code) {
    return outcome.findings().stream().filter(f -> f.code().equals(code)).findFirst().orElseThrow();
  }

  @Test
  void soundTables_noFinding() {
    ScenarioOutcome outcome = attack(HELD).run();
    assertThat(counts(outcome).unique()).isEqualTo(2);
    assertThat(counts(outcome).none()).isEqualTo(1);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.sha256()).hasSize(64);
  }

  @Test
  void otherHeader_namesTheNearest() {
    assertThatThrownBy(() -> attack("mrn,Sexx,Age\nH1,F,61\n").run())
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            "scenario s1: the attacker's table held.csv has no column \"Sex\"; the nearest is"
                + " \"Sexx\"; correct the scenario");
  }

  @Test
  void noHeader_firstLineIsNotQuoted() {
    assertThatThrownBy(() -> attack("H1,Sxe,Agee\nH2,M,62\n").run())
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("lacks 3 of the 3 columns")
        .hasMessageNotContaining("Sxe")
        .hasMessageNotContaining("Agee");
  }

  @Test
  void otherColumnOfRelease_namesTheNearest() {
    assertThatThrownBy(
            () ->
                new SmallAttack()
                    .file("release.csv", RELEASE)
                    .file("held.csv", HELD)
                    .person("mrn")
                    .exact("sex", "Sex")
                    .exact("agee", "Age")
                    .run())
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("the release has no column \"agee\"; the nearest is \"age\"");
  }

  @Test
  void missingFile_saysSo() {
    assertThatThrownBy(
            () -> new SmallAttack().file("release.csv", RELEASE).exact("sex", "Sex").run())
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("held.csv does not exist")
        .extracting(e -> ((PolicyException) e).code())
        .isEqualTo("held-not-found");
  }

  @Test
  void otherEncoding_isRefusedOrRead() {
    byte[] latin = "mrn,Sex,Age\nH\u00E41,F,61\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> attack(HELD).file("held.csv", latin).run())
        .isInstanceOf(TableFormatException.class)
        .hasMessage(
            "scenario s1: the attacker's table held.csv: line 2: bytes that are not UTF-8; convert"
                + " the file to UTF-8 or name its encoding in the scenario's holds.encoding");
    byte[] keys = "mrn,id\nH\u00E41,P1\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> withTruth("").file("truth.csv", keys).run())
        .hasMessage(
            "scenario s1: the truth table truth.csv: line 2: bytes that are not UTF-8; convert the"
                + " file to UTF-8");
    byte[] wide = HELD.getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> attack(HELD).file("held.csv", wide).run())
        .hasMessageContaining("set the scenario's holds.encoding to UTF-16");
    assertThatThrownBy(() -> withTruth("").file("truth.csv", wide).run())
        .hasMessageEndingWith("is UTF-16 text; convert the file to UTF-8");
    assertThat(counts(attack(HELD).file("held.csv", latin).encoding("ISO-8859-1").run()).unique())
        .isEqualTo(1);
    assertThatThrownBy(() -> attack(HELD).encoding("EBCDIC-?").run())
        .isInstanceOf(PolicyException.class);
    assertThatThrownBy(() -> attack(HELD).encoding("x-nowhere").run())
        .isInstanceOf(PolicyException.class);
    assertThatThrownBy(() -> attack(HELD).delimiter("#").run()).isInstanceOf(PolicyException.class);
  }

  @Test
  void raggedRow_isNamed() {
    assertThatThrownBy(() -> attack("mrn,Sex,Age\nH1,F,61\nH2,M\n").run())
        .isInstanceOf(TableFormatException.class)
        .hasMessageContaining("held.csv: line 3");
  }

  @Test
  void otherDelimiter_isRead() {
    assertThat(counts(attack(HELD.replace(',', ';')).delimiter(";").run()).unique()).isEqualTo(2);
    assertThat(counts(attack(HELD.replace(',', '\t')).delimiter("tab").run()).unique())
        .isEqualTo(2);
  }

  @Test
  void repeatedRows_countOnce() {
    ScenarioOutcome outcome = attack(HELD + "H1,F,61\nH1,F,61\n").run();
    assertThat(counts(outcome)).isEqualTo(counts(attack(HELD).run()));
    assertThat(finding(outcome, "held-duplicates").evidence()).isEqualTo("2 rows");
  }

  @Test
  void rowsWithoutPerson_areTold() {
    ScenarioOutcome outcome = attack(HELD + ",F,61\n  ,M,62\n").run();
    assertThat(counts(outcome)).isEqualTo(counts(attack(HELD).run()));
    assertThat(finding(outcome, "held-rows-without-person").evidence()).isEqualTo("2 rows");
  }

  @Test
  void releaseItself_isRefused() {
    SmallAttack sameBytes =
        new SmallAttack()
            .file("release.csv", RELEASE)
            .file("held.csv", RELEASE)
            .person("id")
            .exact("sex", "sex");
    ScenarioOutcome outcome = sameBytes.run();
    assertThat(outcome.counts()).isNull();
    assertThat(finding(outcome, "held-is-release").severity()).isEqualTo(Severity.BLOCKING);
    String saved = "age,id,sex\r\n063,P3,M\r\n061,P1,F\r\n062,P2,M\r\n";
    assertThat(codes(sameBytes.file("held.csv", saved).run())).containsExactly("held-is-release");
    // Another table with the same keys: not the release.
    String other = "age,id,sex\r\n063,P3,F\r\n061,P1,F\r\n062,P2,M\r\n";
    assertThat(codes(sameBytes.file("held.csv", other).run())).doesNotContain("held-is-release");
  }

  @Test
  void nothingMatches_blocks() {
    ScenarioOutcome outcome = attack("mrn,Sex,Age\nH1,female,61\nH2,male,62\n").run();
    assertThat(counts(outcome).none()).isEqualTo(2);
    assertThat(finding(outcome, "no-candidates").severity()).isEqualTo(Severity.BLOCKING);
  }

  @Test
  void headerOnly_blocks() {
    ScenarioOutcome outcome = attack("mrn,Sex,Age\n").run();
    assertThat(counts(outcome).targets()).isZero();
    assertThat(codes(outcome)).containsExactly("no-targets");
    assertThat(codes(attack("mrn,Sex,Age\n,F,61\n").run()))
        .containsExactlyInAnyOrder("held-rows-without-person", "no-targets");
  }

  @Test
  void everythingMatches_isTold() {
    ScenarioOutcome outcome =
        new SmallAttack()
            .file("release.csv", RELEASE)
            .file("held.csv", "mrn,Sex,Age\nH1,,\nH2,,\n")
            .person("mrn")
            .join(SmallAttack.rule("sex", "Sex", ComparisonRule.EXACT, "", "", Unit.ONE, true))
            .run();
    assertThat(codes(outcome)).containsExactly("everything-matches");
    assertThat(counts(outcome).sizes()).containsExactly(new AttackCounts.Size(3, 2, 0));
  }

  @Test
  void cellsThatDoNotParse_areTold() {
    ScenarioOutcome outcome = attack("mrn,Sex,Age\nH1,F,sixty\nH2,M,62\nH3,F,\n").run();
    Finding finding = finding(outcome, "cells-not-compared");
    assertThat(finding.evidence())
        .isEqualTo("0 rows of the release, 1 row of the attacker's table");
    assertThat(finding.text()).doesNotContain("sixty").contains("Age");
  }

  private static SmallAttack withTruth(String truth) {
    return attack(HELD).file("truth.csv", truth).truth("truth.csv", "mrn", "id");
  }

  @Test
  void truthThatDoesNotCover_isTold() {
    String truth = "mrn,id\nH1,P1\nH2,P9\nH9,P2\n";
    ScenarioOutcome known = withTruth(truth).membershipKnown(true).run();
    assertThat(codes(known))
        .containsExactlyInAnyOrder(
            "truth-incomplete", "truth-unknown-patients", "truth-unused", "few-members");
    assertThat(finding(known, "truth-unknown-patients"))
        .returns(Severity.WARNING, Finding::severity)
        .returns("1 of 2 targets that the truth names", Finding::evidence);
    assertThat(finding(known, "truth-unused"))
        .returns(Severity.WARNING, Finding::severity)
        .returns("1 person of the truth not held, 1 target not named", Finding::evidence);
    assertThat(counts(known).truth())
        .isEqualTo(new AttackCounts.Truth(1, 1, 1, 0, 0, 0, 2, 0, 1, 1, 1));
    ScenarioOutcome unknown = withTruth(truth).run();
    assertThat(codes(unknown))
        .containsExactlyInAnyOrder("truth-unknown-patients", "truth-unused", "few-members");
    assertThat(counts(unknown).truth())
        .isEqualTo(new AttackCounts.Truth(1, 1, 1, 0, 2, 1, 0, 0, 1, 1, 1));
  }

  @Test
  void truthWithOtherKeys_blocksWhenAllShouldBeInTheRelease() {
    String truth = "mrn,id\nH1,P1\nH2,02\nH3,03\n";
    ScenarioOutcome known = withTruth(truth).membershipKnown(true).run();
    assertThat(finding(known, "truth-unknown-patients"))
        .returns(Severity.BLOCKING, Finding::severity)
        .returns("2 of 3 targets that the truth names", Finding::evidence);
    ScenarioOutcome unknown = withTruth(truth).run();
    assertThat(finding(unknown, "truth-unknown-patients").severity()).isEqualTo(Severity.WARNING);
    // Somebody who is not in the release has no key there, and nothing is doubtful.
    ScenarioOutcome said = withTruth("mrn,id\nH1,P1\nH2,\n").run();
    assertThat(codes(said)).containsExactly("few-members");
    assertThat(Objects.requireNonNull(counts(said).truth()).outsiders()).isEqualTo(2);
  }

  @Test
  void truthOfOtherPeople_isTold_orRefused() {
    for (boolean known : new boolean[] {true, false}) {
      ScenarioOutcome none = withTruth("mrn,id\n1,P1\n2,P2\n").membershipKnown(known).run();
      assertThat(finding(none, "truth-unused"))
          .returns(Severity.BLOCKING, Finding::severity)
          .returns("2 people of the truth not held, 3 targets not named", Finding::evidence);
    }
    ScenarioOutcome some = withTruth("mrn,id\nH1,P1\n2,P2\n3,P3\n").run();
    assertThat(finding(some, "truth-unused"))
        .returns(Severity.WARNING, Finding::severity)
        .returns("2 people of the truth not held, 2 targets not named", Finding::evidence);
    // A truth that names all targets may name others too.
    ScenarioOutcome more = withTruth("mrn,id\nH1,P1\nH2,P2\nH3,P3\nH4,P3\n").run();
    assertThat(finding(more, "truth-unused").severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void tableWithoutHeader_isNeverQuoted() {
    // Half of the columns are missing, or it is a table of keys: the nearest name may be a cell.
    assertThatThrownBy(() -> withTruth("mrm,P1\nH2,P2\n").run())
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("lacks 2 of the 2 columns")
        .hasMessageNotContaining("mrm")
        .hasMessageNotContaining("P1");
    assertThatThrownBy(() -> withTruth("mrn,idd\nH2,P2\n").run())
        .hasMessageContaining("lacks 1 of the 2 columns")
        .hasMessageNotContaining("idd");
    String one = "mrn,Sexx\nH1,F\n";
    assertThatThrownBy(
            () ->
                new SmallAttack()
                    .file("release.csv", RELEASE)
                    .file("held.csv", one)
                    .person("mrn")
                    .exact("sex", "Sex")
                    .run())
        .hasMessage(
            "scenario s1: the attacker's table held.csv lacks 1 of the 2 columns that the scenario"
                + " names, first \"Sex\"; its first line has 2 cells: check that it is a header, the"
                + " delimiter and the names");
  }

  @Test
  void repeatedColumn_isRefusedWhenItIsCompared() {
    assertThatThrownBy(() -> attack("mrn,Sex,Age,Sex\nH1,F,61,M\n").run())
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            "scenario s1: the attacker's table held.csv has two columns \"Sex\", at positions 2 and"
                + " 4; give one of them another name in the file, or name the later one \"Sex@4\"");
    assertThat(counts(attack("mrn,Sex,Age,No,No\nH1,F,61,1,2\n").run()).unique()).isEqualTo(1);
    assertThatThrownBy(() -> withTruth("mrn,id,id\nH1,P1,P2\n").run())
        .hasMessageContaining("truth table truth.csv has two columns \"id\"");
    ScenarioOutcome later =
        new SmallAttack()
            .file("release.csv", RELEASE)
            .file("held.csv", "mrn,Sex,Age,Sex\nH1,M,61,F\n")
            .person("mrn")
            .exact("sex", "Sex@4")
            .run();
    assertThat(counts(later).unique()).isEqualTo(1);
  }

  @Test
  void truthThatContradictsItself_isRefused() {
    assertThatThrownBy(() -> withTruth("mrn,id\nH1,P1\nH1,P2\n").run())
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("gives 1 people more than one patient");
    assertThat(counts(withTruth("mrn,id\nH1,P1\nH1,P1\n").run()).unique()).isEqualTo(2);
  }

  @Test
  void truthOfOtherKeys_isRefused() {
    assertThatThrownBy(() -> withTruth("mrn,id\nH1,1\nH2,2\n").run())
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("names no patient of the release");
    assertThatThrownBy(() -> withTruth("mrn,id\n").run())
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("names nobody");
    assertThatThrownBy(() -> withTruth("mrn,idd\nH1,P1\n").run())
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("truth table truth.csv lacks 1 of the 2 columns");
    assertThatThrownBy(() -> withTruth("mrn,id\nH1,P1\n").person(null).run())
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("needs holds.person");
  }

  @Test
  void truthThatSharesPatients_isTold() {
    ScenarioOutcome outcome = withTruth("mrn,id\nH1,P1\nH2,P1\n").run();
    assertThat(codes(outcome)).containsExactly("truth-shares-patients", "few-members");
    assertThat(counts(outcome).truth())
        .isEqualTo(new AttackCounts.Truth(2, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0));
  }

  @Test
  void longKeys_arePairedExactly() {
    String release = RELEASE.replace("P", "a-patient-key-of-many-letters-");
    String held = HELD.replace("H", "a-person-number-of-many-letters-");
    ScenarioOutcome outcome =
        attack(held)
            .file("release.csv", release)
            .file(
                "truth.csv",
                "mrn,id\na-person-number-of-many-letters-1,a-patient-key-of-many-letters-1\n")
            .truth("truth.csv", "mrn", "id")
            .run();
    assertThat(Objects.requireNonNull(counts(outcome).truth()).correct()).isEqualTo(1);
  }

  @Test
  void ruleOfWholePeople_isRefused() {
    assertThatThrownBy(
            () -> attack(HELD).join(SmallAttack.rule("age", "Age", ComparisonRule.SET)).run())
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("use attack trajectory");
  }

  @Test
  void brokenHierarchy_isRefused() {
    var join = SmallAttack.rule("sex", "Sex", ComparisonRule.CONTAINS);
    var withTree =
        new JoinColumn(
            join.release(),
            join.held(),
            join.rule(),
            null,
            null,
            join.unit(),
            join.missing(),
            "tree.csv",
            false);
    assertThatThrownBy(() -> attack(HELD).join(withTree).run())
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("hierarchy tree.csv does not exist");
    assertThatThrownBy(() -> attack(HELD).join(withTree).file("tree.csv", "").run())
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("hierarchy tree.csv is empty");
  }

  @Test
  void littleMemory_isSaidBeforehand() {
    SmallAttack attack = attack(HELD);
    Resources little = Resources.modest().withMemory(100);
    assertThatThrownBy(
            () ->
                ScenarioRun.run(
                    attack.release(), attack.scenario(), attack.files(), little, null, true))
        .isInstanceOf(MemoryShortage.class);
  }
}
