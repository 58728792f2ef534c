package org.reidrisk.assess;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.reidrisk.Severity;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.GroundDistance;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Outcome;
import org.reidrisk.policy.Policy;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.CrossCheckResult;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.record.PeerComparison.Verdict;
import org.reidrisk.record.RecordFormatException;

class AssessorCrossCheckTest {
  private static final String LIMITS = "limits: {explicit: [{quantity: k, at-least: 1}]}";

  /** Answers with our own figures, changed or not, and keeps the question. */
  private static final class Echo implements CrossCheck {
    private final UnaryOperator<Estimate> change;
    private final List<Question> questions = new ArrayList<>();

    Echo(UnaryOperator<Estimate> change) {
      this.change = change;
    }

    @Override
    public String name() {
      return "echo";
    }

    @Override
    public CrossCheckResult check(Question question) {
      questions.add(question);
      return new CrossCheckResult(
          "echo",
          "1",
          question.figures().stream()
              .map(
                  f ->
                      new PeerComparison(
                          f.quantity(),
                          f.of(),
                          f.params(),
                          f.estimate(),
                          change.apply(f.estimate()),
                          null,
                          0,
                          List.of()))
              .toList());
    }
  }

  private static Assessment assess(CrossCheck peer, String policy, String csv) {
    Policy read = Exports.read(policy);
    return Exports.ASSESSOR.withCrossCheck(peer).assess(Exports.table(read, csv), read);
  }

  @Test
  void thePeer_isAskedForEveryFigureByRow() {
    Echo echo = new Echo(UnaryOperator.identity());
    Assessment assessment = assess(echo, Exports.policy(LIMITS), Exports.DEMO);
    List<Measurement> byRow =
        assessment.measurements().stream()
            .filter(m -> m.unit() == Unit.ROW)
            .filter(m -> m.params().model() == null || m.params().model().equals("zeros-skipped"))
            .toList();
    assertThat(byRow).hasSizeGreaterThan(10);
    CrossCheck.Question question = echo.questions.get(0);
    assertThat(question.figures()).isEqualTo(byRow);
    assertThat(question.table().rows()).isEqualTo(10);
    assertThat(question.distances()).containsOnlyKeys("Diagnosis");
    assertThat(question.distances().get("Diagnosis")).isInstanceOf(GroundDistance.Equal.class);
    assertThat(question.register()).isNull();
    CrossCheckResult result = assessment.crossChecks().get(0);
    assertThat(result.count(Verdict.UNEXPLAINED)).isZero();
    assertThat(result.count(Verdict.SAME)).isGreaterThan(10);
    assertThat(assessment.findings()).noneMatch(f -> f.code().startsWith("cross-check"));
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  @Test
  void aDifferenceWithoutReason_blocks() {
    Echo echo =
        new Echo(e -> e instanceof Estimate.Count c ? new Estimate.Count(c.value() + 1) : e);
    Assessment assessment = assess(echo, Exports.policy(LIMITS), Exports.DEMO);
    assertThat(assessment.findings())
        .filteredOn(f -> f.code().equals("cross-check-disagrees"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.BLOCKING);
              assertThat(f.about()).isEqualTo("echo");
              assertThat(f.evidence()).endsWith(" figures");
            });
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
    Assessment excused =
        assess(
            echo,
            Exports.policy(
                LIMITS
                    + "\nacknowledge: [{code: cross-check-disagrees, about: echo, reason: old}]"),
            Exports.DEMO);
    assertThat(excused.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  @Test
  void withAPatientKey_registerFiguresAreAddedByRow() throws IOException {
    String csv = "PatientID,Sex,Age,Modality,Diagnosis\nA,F,1,CT,x\nA,F,1,CT,x\nB,M,1,CT,x\n";
    Policy policy =
        Exports.read(
            Exports.policy(
                LIMITS + "\npopulation: {register: r.csv, source: s, date: 2026-01-01}"));
    Echo echo = new Echo(UnaryOperator.identity());
    byte[] register = "Sex,Age,Modality\nF,1,CT\nF,1,CT\nF,1,CT\nF,1,CT\nM,1,CT\n".getBytes(UTF_8);
    Assessment assessment =
        Exports.ASSESSOR
            .withFiles(name -> new ByteArrayInputStream(register))
            .withCrossCheck(echo)
            .assess(Exports.table(policy, csv), policy);
    CrossCheck.Question question = echo.questions.get(0);
    assertThat(question.register()).isNotNull();
    // Rows beside rows: f/F is 2/4 and 1/1, so that the mean over three rows is (2/4 + 1) / 3.
    assertThat(question.figures())
        .filteredOn(f -> f.quantity() == Quantity.MARKETER)
        .singleElement()
        .satisfies(f -> assertThat(f.estimate()).isEqualTo(new Estimate.Real(0.5)))
        .satisfies(f -> assertThat(f.unit()).isEqualTo(Unit.ROW));
    assertThat(assessment.measurements())
        .noneMatch(m -> m.quantity() == Quantity.MARKETER && m.unit() == Unit.ROW);
    assertThat(read(assessment)).isEqualTo(assessment.crossChecks());
  }

  private static List<CrossCheckResult> read(Assessment assessment) throws IOException {
    return AssessmentJson.read(AssessmentJson.write(assessment)).crossChecks();
  }

  @Test
  void aRecord_readsBackAndIsBelievedOnlyWhereItFits() throws IOException {
    Assessment assessment =
        assess(new Echo(UnaryOperator.identity()), Exports.policy(LIMITS), Exports.DEMO);
    assertThat(read(assessment)).isEqualTo(assessment.crossChecks());
    refused(assessment, c -> c.put("verdict", "unexplained"));
    refused(assessment, c -> c.put("verdict", "explained"));
    refused(assessment, c -> c.withObject("/ours").put("value", 7));
    refused(assessment, c -> c.withObject("/peers").put("value", 7));
    refused(
        assessment,
        c -> {
          c.withObject("/ours").put("value", 7);
          c.withObject("/peers").put("value", 7);
        });
    refused(
        assessment,
        c -> {
          c.withObject("/peers").put("value", 7);
          c.put("verdict", "unexplained");
        });
    refused(assessment, c -> c.put("more", 1));
  }

  @Test
  void aRecord_comparesEveryFigureByRowOnceAndNoOther() throws IOException {
    Assessment assessment =
        assess(new Echo(UnaryOperator.identity()), Exports.policy(LIMITS), Exports.DEMO);
    refusedList(assessment, all -> all.remove(0));
    refusedList(assessment, all -> all.removeAll());
    refusedList(assessment, all -> all.add(all.get(0).deepCopy()));
    refusedList(
        assessment,
        all ->
            ((ObjectNode) all.add(all.get(0).deepCopy()).get(all.size() - 1))
                .withObject("/params")
                .put("set", "none"));
    // Compared again under a name of the peer's: of our figure, and of no other.
    Consumer<ArrayNode> again =
        all ->
            ((ObjectNode) all.add(all.get(0).deepCopy()).get(all.size() - 1))
                .withObject("/params")
                .put("model", "peers");
    assertThat(AssessmentJson.read(changed(assessment, again)).crossChecks().get(0).comparisons())
        .hasSize(assessment.crossChecks().get(0).comparisons().size() + 1);
    refusedList(
        assessment,
        again.andThen(
            all -> {
              ObjectNode last = (ObjectNode) all.get(all.size() - 1);
              last.withObject("/ours").put("value", 7);
              last.withObject("/peers").put("value", 7);
            }));
  }

  @Test
  void aRecord_isNotExcusedByAnyNumberOfRoundings() throws IOException {
    Assessment assessment =
        assess(new Echo(UnaryOperator.identity()), Exports.policy(LIMITS), Exports.DEMO);
    refusedList(
        assessment,
        all ->
            all.forEach(
                c -> {
                  if (c.get("quantity").asText().equals("prosecutor-mean")) {
                    ObjectNode comparison = (ObjectNode) c;
                    comparison.withObject("/peers").put("value", 0.001).remove("fraction");
                    comparison.put("roundings", Long.MAX_VALUE);
                    comparison.put("verdict", "explained");
                    comparison
                        .withArray("/reasons")
                        .addObject()
                        .put("code", "rounding")
                        .put("text", "Rounded.");
                  }
                }));
  }

  private static byte[] changed(Assessment assessment, Consumer<ArrayNode> change)
      throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode record = (ObjectNode) json.readTree(AssessmentJson.write(assessment));
    change.accept((ArrayNode) record.at("/cross-checks/0/comparisons"));
    return json.writeValueAsBytes(record);
  }

  private static void refusedList(Assessment assessment, Consumer<ArrayNode> change)
      throws IOException {
    byte[] record = changed(assessment, change);
    assertThatThrownBy(() -> AssessmentJson.read(record)).isInstanceOf(RecordFormatException.class);
  }

  @Test
  void aRecord_doesNotLoseTheCrossCheckThatDisagrees() throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (String code : List.of("cross-check-disagrees", "cross-check-incomplete")) {
      Estimate answer =
          code.endsWith("disagrees")
              ? new Estimate.Count(1_000)
              : new Estimate.Undefined(PeerComparison.FAILED, "It stopped.");
      Assessment assessment =
          assess(
              new Echo(e -> e instanceof Estimate.Count ? answer : e),
              Exports.policy(LIMITS),
              Exports.DEMO);
      assertThat(read(assessment)).isEqualTo(assessment.crossChecks());
      ObjectNode record = (ObjectNode) json.readTree(AssessmentJson.write(assessment));
      record.remove("cross-checks");
      assertThatThrownBy(() -> AssessmentJson.read(json.writeValueAsBytes(record)))
          .isInstanceOf(RecordFormatException.class);
    }
  }

  @Test
  void aPeerThatBreaksOff_isAWarning() {
    Echo echo =
        new Echo(
            e ->
                e instanceof Estimate.Count
                    ? new Estimate.Undefined(PeerComparison.FAILED, "It stopped.")
                    : e);
    Assessment assessment = assess(echo, Exports.policy(LIMITS), Exports.DEMO);
    assertThat(assessment.findings())
        .filteredOn(f -> f.code().startsWith("cross-check"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo("cross-check-incomplete");
              assertThat(f.severity()).isEqualTo(Severity.WARNING);
            });
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
  }

  /** The first comparison is k. */
  private static void refused(Assessment assessment, Consumer<ObjectNode> change)
      throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode record = (ObjectNode) json.readTree(AssessmentJson.write(assessment));
    change.accept((ObjectNode) record.at("/cross-checks/0/comparisons/0"));
    assertThatThrownBy(() -> AssessmentJson.read(json.writeValueAsBytes(record)))
        .isInstanceOf(RecordFormatException.class);
  }

  @Test
  void aNameThatNobodyProvides_isEmpty() {
    assertThat(CrossCheck.named("nobody")).isEmpty();
  }

  private static List<String> prepared(String table, String columns, String csv)
      throws IOException {
    Assessment assessment =
        assess(
            new Echo(UnaryOperator.identity()),
            """
            reidrisk: 1
            release: {id: prepared, tier: controlled}
            table: {%s}
            columns: {p: {role: patient-key}, %s}
            """
                .formatted(table, columns),
            csv);
    assertThat(read(assessment)).isEqualTo(assessment.crossChecks());
    return assessment.crossChecks().get(0).prepared().stream()
        .map(p -> p.code() + ": " + p.text())
        .toList();
  }

  private static final String QUASI_IDENTIFIERS =
      "a: {role: quasi-identifier}, b: {role: quasi-identifier}";
  private static final String ROWS = "p,a,b\n1,x,3\n1,,3\n2,y,\n2,y,\n";

  @Test
  void whatWasDoneToTheFile_standsInTheRecord() throws IOException {
    assertThat(prepared("patient: p", QUASI_IDENTIFIERS, ROWS.replace(",,", ",x,")))
        .containsExactly("missing-cells: 2 cells taken as missing");
    assertThat(
            prepared(
                "patient: p, trim: true, missing: drop",
                "a: {role: quasi-identifier, knowledge: static}, b: {role: quasi-identifier, format:"
                    + " number}",
                ROWS))
        .containsExactly(
            "blanks-trimmed: blanks around cells cut off",
            "formats-applied: spellings of one value made alike by the formats of 1 column",
            "missing-cells: 3 cells taken as missing",
            "static-cells-filled: 1 missing cell filled from other rows of the patient",
            "rows-left-out: 2 rows with missing cells left out");
  }

  @Test
  void whereNothingWasDoneToTheFile_nothingIsSaid() throws IOException {
    assertThat(prepared("patient: p", QUASI_IDENTIFIERS, "p,a,b\n1,x,3\n2,y,4\n")).isEmpty();
    // Only columns that are measured count.
    assertThat(
            prepared(
                "patient: p",
                "a: {role: other}, b: {role: quasi-identifier}",
                "p,a,b\n1,,3\n2,,4\n"))
        .isEmpty();
  }

  @Test
  void columnsThatWereDerived_areNotInTheFile() throws IOException {
    assertThat(
            prepared(
                "patient: p",
                QUASI_IDENTIFIERS + ", n: {role: quasi-identifier, derive: event-count}",
                "p,a,b\n1,x,3\n2,y,4\n"))
        .containsExactly("columns-derived: 1 column derived from others");
  }
}
