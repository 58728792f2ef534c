package org.reidrisk.assess;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reidrisk.Finding;
import org.reidrisk.ReferencedFiles;
import org.reidrisk.policy.Outcome;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.History;
import org.reidrisk.record.RecordFormatException;
import org.reidrisk.record.RiskChange;
import org.reidrisk.table.TableReader;

class AssessorBaselineTest {
  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: demo, tier: controlled}
      table: {patient: id, patient-released: false}
      columns:
        sex: {role: quasi-identifier, knowledge: static}
        device: {role: quasi-identifier}
        drug: {role: sensitive}
      limits: {explicit: [{quantity: k, at-least: 2}]}
      baseline: {key-file: key}
      """;

  private static String csv(long seed, int patients) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int p = 0; p < patients; p++) {
      rows.add(
          String.join(
              ",",
              "P" + p,
              random.nextBoolean() ? "F" : "M",
              "d" + random.nextInt(3),
              "x" + random.nextInt(9)));
    }
    return "id,sex,device,drug\n" + String.join("\n", rows) + "\n";
  }

  private static Assessment assess(String policyText, String csv, @Nullable Assessment baseline) {
    Policy policy = PolicyYaml.read(policyText.getBytes(UTF_8));
    ReferencedFiles files =
        path -> {
          if (!path.equals("key")) {
            throw new NoSuchFileException(path);
          }
          return new ByteArrayInputStream(KEY.getBytes(UTF_8));
        };
    Assessor assessor = Exports.ASSESSOR.withFiles(files);
    try {
      return (baseline == null ? assessor : assessor.withBaseline(baseline, "0".repeat(64)))
          .assess(
              TableReader.of(policy.format())
                  .read(new ByteArrayInputStream(csv.getBytes(UTF_8)), "x.csv", policy::classify),
              policy);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static History history(Assessment assessment) {
    return Objects.requireNonNull(assessment.history());
  }

  @Test
  void theRecordReadsBackAsItWas() {
    Assessment first = assess(POLICY, csv(1, 200), null);
    assertThat(first.schema().get(1).fingerprint()).isNotNull();
    assertThat(first.schema().get(0).fingerprint()).isNull();
    Assessment second = assess(POLICY, csv(2, 220), first);
    for (Assessment assessment : List.of(first, second)) {
      byte[] bytes = AssessmentJson.write(assessment);
      assertThat(AssessmentJson.read(bytes)).isEqualTo(assessment);
      assertThat(AssessmentJson.write(AssessmentJson.read(bytes))).isEqualTo(bytes);
    }
    assertThat(first.history()).isNull();
    assertThat(history(second).patients()).isEqualTo(200);
  }

  @Test
  void theKeyIsNotInTheRecord() {
    String record = new String(AssessmentJson.write(assess(POLICY, csv(1, 50), null)), UTF_8);
    assertThat(record.toLowerCase(Locale.ROOT))
        .doesNotContain(KEY)
        .doesNotContain(KEY.substring(0, 12));
  }

  @Test
  void withoutAKeyThereIsNoFingerprint() {
    String without = POLICY.replace("baseline: {key-file: key}\n", "");
    Assessment first = assess(without, csv(1, 50), null);
    assertThat(first.schema()).allMatch(c -> c.fingerprint() == null);
    Assessment second = assess(POLICY, csv(2, 50), first);
    assertThat(history(second).comparison()).isEqualTo(History.Comparison.NO_FINGERPRINTS);
    assertThat(second.findings()).extracting(Finding::code).contains("values-not-compared");
  }

  @Test
  void sameDataAreTheSame() {
    Assessment first = assess(POLICY, csv(3, 100), null);
    Assessment again = assess(POLICY, csv(3, 100), first);
    assertThat(history(again).changes()).isEmpty();
    assertThat(history(again).risks())
        .isNotEmpty()
        .allMatch(r -> r.direction() == RiskChange.Direction.SAME);
    assertThat(again.decision()).isEqualTo(first.decision());
    assertThat(again.findings()).isEqualTo(first.findings());
  }

  @Test
  void aBlockingChangeLeavesItOpen_untilItIsAcknowledged() {
    Assessment first = assess(POLICY, csv(4, 300), null);
    assertThat(first.decision().because()).noneMatch(b -> b.startsWith("blocking"));
    assertThat(first.decision().outcome()).isEqualTo(Outcome.ACCEPT);
    String recoded = csv(4, 300).replaceAll(",d(\\d)", ",q$1");
    Assessment second = assess(POLICY, recoded, first);
    assertThat(second.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
    Assessment third =
        assess(
            POLICY
                + "acknowledge: [{code: column-meaning-changed, about: device, reason: new codes}]\n",
            recoded,
            first);
    assertThat(third.decision().because()).noneMatch(b -> b.startsWith("blocking"));
    assertThat(third.decision().outcome()).isEqualTo(Outcome.ACCEPT);
    assertThat(
            history(third).changes().stream().map(Finding::acknowledged).filter(Objects::nonNull))
        .containsExactly("new codes");
  }

  @Test
  void figuresHaveADirection() {
    Assessment first = assess(POLICY, csv(5, 400), null);
    Assessment second = assess(POLICY, csv(5, 40), first);
    assertThat(
            history(second).risks().stream()
                .filter(r -> r.quantity().word().equals("k"))
                .map(RiskChange::direction))
        .isNotEmpty()
        .containsOnly(RiskChange.Direction.RISKIER);
  }

  @Test
  void aKeyThatIsNotThereIsOneLine() {
    assertThatThrownBy(
            () -> assess(POLICY.replace("key-file: key", "key-file: lost.key"), csv(1, 9), null))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("lost.key does not exist")
        .hasMessageNotContaining("\n");
  }

  /** A valid record with one thing changed. */
  private record Change(String name, Consumer<ObjectNode> change) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Change> changes() {
    return Stream.of(
        new Change(
            "a direction that does not follow",
            r -> ((ObjectNode) r.at("/history/risks/0")).put("direction", "different")),
        new Change(
            "a figure that was not measured",
            r -> ((ObjectNode) r.at("/history/risks/0/now")).put("value", 77)),
        new Change(
            "a verdict that is not the decision's",
            r -> ((ObjectNode) r.at("/history/limits/0")).put("now", "undefined")),
        new Change(
            "a change that is no finding",
            r ->
                ((ArrayNode) r.at("/history/changes"))
                    .addObject()
                    .put("code", "column-added")
                    .put("severity", "warning")
                    .put("about", "x")
                    .put("text", "y")
                    .put("evidence", "")),
        new Change(
            "a hash left out",
            r -> ((ObjectNode) r.at("/schema/1/fingerprint/values")).put("hashes", "")),
        new Change(
            "no Base64",
            r -> ((ObjectNode) r.at("/schema/1/fingerprint/values")).put("hashes", "?")),
        new Change(
            "another number of values",
            r -> ((ObjectNode) r.at("/schema/1/fingerprint/values")).put("distinct", 3)),
        new Change(
            "too many patients",
            r -> ((ObjectNode) r.at("/schema/1/fingerprint")).put("patients", 9999)),
        new Change(
            "a part too few", r -> ((ArrayNode) r.at("/schema/1/fingerprint/ranges")).remove(0)),
        new Change(
            "patients counted twice",
            r -> ((ArrayNode) r.at("/schema/1/fingerprint/ranges")).set(0, 1L << 40)),
        new Change(
            "a fingerprint of the patient key",
            r ->
                ((ObjectNode) r.at("/schema/0"))
                    .set("fingerprint", r.at("/schema/1/fingerprint"))));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aRecordThatContradictsItselfIsRefused(Change change) throws IOException {
    Assessment second = assess(POLICY, csv(2, 150), assess(POLICY, csv(1, 100), null));
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode record = (ObjectNode) mapper.readTree(AssessmentJson.write(second));
    AssessmentJson.read(mapper.writeValueAsBytes(record));
    change.change().accept(record);
    assertThatThrownBy(() -> AssessmentJson.read(mapper.writeValueAsBytes(record)))
        .isInstanceOf(RecordFormatException.class)
        .hasMessageNotContaining("\n");
  }
}
