package org.reidrisk.assess;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.imaging.AttributeCatalogue;
import org.reidrisk.imaging.HeaderMatch;
import org.reidrisk.policy.Outcome;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.ColumnInventory;
import org.reidrisk.record.RecordFormatException;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableReader;

/** The inventory as part of an assessment. */
class AssessorInventoryTest {
  private static final String HEADER =
      "PatientID,PatientSex,PatientBirthDate,StudyDate,StudyInstanceUID,Rows,Diagnosis\n";

  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: test, tier: enclave}
      table: {patient: PatientID}
      columns:
        PatientSex: {role: quasi-identifier, knowledge: static}
        PatientBirthDate: {role: BIRTH, format: date}
        StudyDate: {role: quasi-identifier, format: date}
        StudyInstanceUID: {role: UIDROLE}
        Rows: {role: other}
        Diagnosis: {role: sensitive}
      limits: {explicit: [{quantity: k, at-least: 1}]}
      MORE
      """;

  private static String policy(String birth, String uid, String more) {
    return POLICY.replace("BIRTH", birth).replace("UIDROLE", uid).replace("MORE", more);
  }

  private static List<String> rows() {
    return IntStream.range(0, 60)
        .mapToObj(
            i ->
                "P%02d,%s,19%02d0%d1%d,2024031%d,2.25.%d%d,512,%s"
                    .formatted(
                        i / 2 * 7 % 30,
                        i / 2 % 2 == 0 ? "F" : "M",
                        40 + i / 2,
                        1 + i / 2 % 9,
                        i / 2 % 9,
                        i % 7,
                        987654321L * (i + 3),
                        i * 7919,
                        i % 3 == 0 ? "nodule" : "none"))
        .toList();
  }

  private static Table table(Policy policy, List<String> rows, boolean sampled) throws IOException {
    byte[] bytes = (HEADER + String.join("\n", rows) + "\n").getBytes(UTF_8);
    TableReader reader = TableReader.of(policy.format());
    return (sampled ? reader.withSamples() : reader)
        .read(new ByteArrayInputStream(bytes), "export.csv", policy::classify);
  }

  private static Assessment assess(String policy, List<String> rows, boolean sampled, int threads)
      throws IOException {
    Policy read = PolicyYaml.read(policy.getBytes(UTF_8));
    return Assessor.of(new ToolVersion("t", "1", "c"), LocalDate.of(2026, 11, 22))
        .withThreads(threads)
        .withInventory(AttributeCatalogue.builtIn())
        .assess(table(read, rows, sampled), read);
  }

  private static List<String> blocking(Assessment assessment) {
    return assessment.findings().stream()
        .filter(Finding::blocks)
        .map(f -> f.code() + " " + f.about())
        .toList();
  }

  @Test
  void aBirthDateCalledOther_isContradicted() throws IOException {
    Assessment assessment = assess(policy("other", "pseudonym", ""), rows(), false, 1);
    assertThat(blocking(assessment)).contains("quasi-identifier-called-other PatientBirthDate");
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void aReasonLiftsIt() throws IOException {
    String reason =
        """
        acknowledge:
          - {code: quasi-identifier-called-other, about: PatientBirthDate, reason: "all are invented"}
        """;
    Assessment assessment = assess(policy("other", "pseudonym", reason), rows(), false, 1);
    assertThat(blocking(assessment)).isEmpty();
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  @Test
  void aKeyCalledOther_isContradicted() throws IOException {
    assertThat(blocking(assess(policy("quasi-identifier", "other", ""), rows(), false, 1)))
        .containsExactly("identifier-called-other StudyInstanceUID");
    assertThat(blocking(assess(policy("quasi-identifier", "pseudonym", ""), rows(), false, 1)))
        .isEmpty();
  }

  @Test
  void withoutInventory_nothingIsContradicted() throws IOException {
    Policy read = PolicyYaml.read(policy("other", "other", "").getBytes(UTF_8));
    Assessment assessment =
        Assessor.of(new ToolVersion("t", "1", "c"), LocalDate.of(2026, 11, 22))
            .assess(table(read, rows(), false), read);
    assertThat(blocking(assessment)).isEmpty();
    assertThat(assessment.inventory()).isNull();
    assertThat(assessment.schema()).allMatch(c -> c.inventory() == null);
  }

  @Test
  void record_holdsTheInventory_andReadsBack() throws IOException {
    Assessment assessment = assess(policy("quasi-identifier", "other", ""), rows(), true, 1);
    byte[] record = AssessmentJson.write(assessment);
    assertThat(AssessmentJson.read(record)).isEqualTo(assessment);
    assertThat(assessment.inventory()).isNotNull();
    assertThat(assessment.inventory().safeHarbor()).hasSize(18);
    assertThat(assessment.provenance().settings()).containsKey("catalogue");
    ColumnInventory birth = assessment.schema().get(2).inventory();
    assertThat(birth).isNotNull();
    assertThat(birth.keyword()).isEqualTo("PatientBirthDate");
    assertThat(birth.match()).isEqualTo("keyword");
    assertThat(birth.uniqueAlone()).isPositive();
    String text = new String(record, UTF_8);
    for (String row : rows()) {
      for (String cell : row.split(",", -1)) {
        if (cell.length() > 5 && !cell.equals("nodule")) {
          assertThat(text).doesNotContain(cell);
        }
      }
    }
  }

  @Test
  void record_thatContradictsItself_isRefused() throws IOException {
    String record =
        new String(
            AssessmentJson.write(assess(policy("quasi-identifier", "other", ""), rows(), false, 1)),
            UTF_8);
    assertThat(record).contains("\"unique-alone\": 30");
    assertThatThrownBy(
            () ->
                AssessmentJson.read(
                    record.replace("\"unique-alone\": 30", "\"unique-alone\": 31").getBytes(UTF_8)))
        .isInstanceOf(RecordFormatException.class);
    assertThatThrownBy(
            () ->
                AssessmentJson.read(
                    record.replace("\"entropy\": 1.0", "\"entropy\": 9.5").getBytes(UTF_8)))
        .isInstanceOf(RecordFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rowOrderAndThreads_changeNothing(boolean sampled) throws IOException {
    String policy = policy("other", "other", "");
    byte[] expected = AssessmentJson.write(assess(policy, rows(), sampled, 1));
    List<String> reversed =
        IntStream.range(0, 60).mapToObj(i -> rows().get(59 - i)).collect(Collectors.toList());
    String hash = "\"sha256\": \"[0-9a-f]{64}\"";
    assertThat(
            new String(AssessmentJson.write(assess(policy, reversed, sampled, 3)), UTF_8)
                .replaceAll(hash, ""))
        .isEqualTo(new String(expected, UTF_8).replaceAll(hash, ""));
  }

  @Test
  void aPolicyCanNameAnotherCatalogue() throws IOException {
    Policy read =
        PolicyYaml.read(policy("other", "pseudonym", "catalogue: own.tsv").getBytes(UTF_8));
    String own =
        """
        layout\t1
        edition\tour own, first
        [profiles]
        setting\ttechnical\t-\tlow\tlow\tlow\tnobody\tKeep it.
        [attributes]
        00280010\tRows\tUS\t1\tinstance\tsetting\t-\t-\t-
        [aliases]
        """;
    Assessor assessor =
        Assessor.of(new ToolVersion("t", "1", "c"), LocalDate.of(2026, 11, 22))
            .withInventory(AttributeCatalogue.builtIn());
    Assessment assessment =
        assessor
            .withFiles(file -> new ByteArrayInputStream(own.getBytes(UTF_8)))
            .assess(table(read, rows(), false), read);
    assertThat(assessment.inventory().catalogue()).isEqualTo("our own, first");
    assertThat(assessment.findings())
        .extracting(Finding::code)
        .doesNotContain("quasi-identifier-called-other")
        .contains("values-tell-more");
    assertThatThrownBy(() -> assessor.assess(table(read, rows(), false), read))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("own.tsv");
    assertThatThrownBy(
            () ->
                assessor
                    .withFiles(file -> new ByteArrayInputStream("nonsense".getBytes(UTF_8)))
                    .assess(table(read, rows(), false), read))
        .isInstanceOf(PolicyException.class);
  }

  @Test
  void record_knowsTheWordsOfTheMatcher() throws IOException {
    String schema = new String(AssessmentJson.schema("t", AssessmentJson.shape()), UTF_8);
    for (HeaderMatch.Rule rule : HeaderMatch.Rule.values()) {
      assertThat(schema).contains("\"" + rule.word() + "\"");
    }
  }

  @Test
  void noRows_areNoCrash() throws IOException {
    Policy read = PolicyYaml.read(policy("other", "other", "").getBytes(UTF_8));
    byte[] bytes = HEADER.getBytes(UTF_8);
    Table empty =
        TableReader.of(read.format())
            .read(new ByteArrayInputStream(bytes), "export.csv", read::classify);
    Assessment assessment =
        Assessor.of(new ToolVersion("t", "1", "c"), LocalDate.of(2026, 11, 22))
            .withInventory(AttributeCatalogue.builtIn())
            .assess(empty, read);
    assertThat(assessment.findings())
        .filteredOn(f -> f.severity() == Severity.BLOCKING)
        .extracting(Finding::code)
        .contains("no-rows");
    assertThat(AssessmentJson.read(AssessmentJson.write(assessment))).isEqualTo(assessment);
  }
}
