package org.reidrisk.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A valid record with one thing changed is refused; whoever reads a record can rely on it. */
class AssessmentJsonRefusalsTest {

  private static final ObjectNode ACCEPTED = Records.tree(Records.accepted());
  private static final ObjectNode REJECTED = Records.tree(Records.rejected());

  private static RecordFormatException refused(String code, byte[] bytes) {
    Throwable thrown = catchThrowable(() -> AssessmentJson.read(bytes));
    assertThat(thrown).as("the record should be refused").isNotNull();
    assertThat(thrown).isInstanceOf(RecordFormatException.class);
    RecordFormatException refusal = (RecordFormatException) thrown;
    assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
    assertThat(refusal.getMessage()).doesNotContain("\n").hasSizeLessThan(300);
    return refusal;
  }

  private static RecordFormatException refused(String code, String text) {
    return refused(code, text.getBytes(StandardCharsets.UTF_8));
  }

  private static RecordFormatException refused(
      String code, ObjectNode record, Consumer<ObjectNode> change) {
    ObjectNode copy = record.deepCopy();
    change.accept(copy);
    assertThat((JsonNode) copy).as("the change changes something").isNotEqualTo(record);
    return refused(code, Records.bytes(copy));
  }

  private static ObjectNode object(JsonNode tree, String... path) {
    JsonNode node = tree;
    for (String key : path) {
      node =
          key.chars().allMatch(Character::isDigit)
              ? node.get(Integer.parseInt(key))
              : node.get(key);
    }
    return (ObjectNode) node;
  }

  // The text

  @Test
  void theFixtures_areAcceptedAsTheyAre() {
    AssessmentJson.read(Records.bytes(ACCEPTED));
    AssessmentJson.read(Records.bytes(REJECTED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "nonsense", "{\"format\": 1,}", "{'format': 1}", "// c\n{}"})
  void noJson(String text) {
    assertThat(
            catchThrowableOfType(
                RecordFormatException.class,
                () -> AssessmentJson.read(text.getBytes(StandardCharsets.UTF_8))))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "[]", "\"x\"", "{}"})
  void noRecord(String text) {
    refused("broken-record", text);
  }

  @Test
  void noUtf8() {
    byte[] bytes = "{\"format\": 1, \"tool\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    refused("broken-json", bytes);
  }

  @Test
  void brokenJson_namesTheLineAndQuotesNothing() {
    String text = new String(AssessmentJson.write(Records.accepted()), StandardCharsets.UTF_8);
    RecordFormatException refusal =
        refused("broken-json", text.replace("\"title\": \"Title", "\"title\": secret\"Title"));
    long line = text.substring(0, text.indexOf("\"title\"")).lines().count();
    assertThat(refusal)
        .hasMessageContaining("line " + line + ":")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "+1", "01", ".5", "5.", "0x1"})
  void numberThatIsNone(String number) {
    String text = new String(AssessmentJson.write(Records.accepted()), StandardCharsets.UTF_8);
    refused(
        "broken-json",
        text.replaceFirst("\"missing-share\": [0-9.]+", "\"missing-share\": " + number));
  }

  @Test
  void trailingTokens() {
    String text = new String(AssessmentJson.write(Records.accepted()), StandardCharsets.UTF_8);
    refused("broken-json", text + "{}");
    refused("broken-json", text + "x");
    AssessmentJson.read((text + "\n \n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void repeatedKey() {
    String text = new String(AssessmentJson.write(Records.accepted()), StandardCharsets.UTF_8);
    refused("broken-json", text.replace("\"format\": 1,", "\"format\": 1, \"format\": 1,"));
    refused("broken-json", text.replaceFirst("\"rows\": 24,", "\"rows\": 24, \"rows\": 24,"));
    refused(
        "broken-json",
        text.replaceFirst("\"power\": \"1\",", "\"power\": \"1\", \"power\": \"2\","));
  }

  @Test
  void deepNesting_isRefused() {
    refused("broken-json", "[".repeat(100_000));
    refused("broken-json", "{\"format\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
  }

  @Test
  void endlessNumber_isRefused() {
    refused("broken-json", "{\"format\": " + "1".repeat(5_000) + "}");
    refused("broken-json", "{\"format\": 1." + "1".repeat(5_000) + "}");
  }

  @Test
  void formatVersion() {
    assertThat(refused("format-version", ACCEPTED, t -> t.put("format", 2)))
        .hasMessageContaining("format version 2")
        .hasMessageContaining("reads 1");
    refused("format-version", ACCEPTED, t -> t.put("format", 0));
    refused("format-version", "{\"format\": 99}");
    refused("broken-record", ACCEPTED, t -> t.put("format", "1"));
    refused("broken-record", ACCEPTED, t -> t.put("format", 1.5));
    refused("broken-record", ACCEPTED, t -> t.remove("format"));
  }

  // The shape

  @Test
  void unknownKey_namesItsPlace() {
    assertThat(refused("broken-record", ACCEPTED, t -> t.put("extra", 1)))
        .hasMessage("extra is an unknown key");
    assertThat(refused("broken-record", ACCEPTED, t -> object(t, "data").put("path", "/home")))
        .hasMessage("data.path is an unknown key");
    assertThat(
            refused(
                "broken-record",
                ACCEPTED,
                t -> object(t, "measurements", "3", "params").put("seed", 1)))
        .hasMessage("measurements[3].params.seed is an unknown key");
    refused(
        "broken-record", ACCEPTED, t -> ((ArrayNode) t.get("linkage")).addObject().put("id", "a"));
  }

  /** Every required key at the top and one level below, missing or null. */
  @TestFactory
  Stream<DynamicTest> missingKey() {
    List<String> optional =
        List.of(
            "policy.preset",
            "subgroups",
            "sensitivity",
            "release.purpose",
            "release.review-by",
            "data.file",
            "data.sha256",
            "data.bytes",
            "data.delimiter",
            "data.encoding");
    return Stream.of("", "tool", "release", "policy", "data", "decision", "provenance")
        .flatMap(
            place ->
                node(ACCEPTED, place).properties().stream()
                    .map(entry -> place.isEmpty() ? entry.getKey() : place + "." + entry.getKey())
                    .filter(path -> !optional.contains(path))
                    .map(path -> DynamicTest.dynamicTest(path, () -> assertNeeded(place, path))));
  }

  private static void assertNeeded(String place, String path) {
    String key = path.substring(path.lastIndexOf('.') + 1);
    assertThat(refused("broken-record", ACCEPTED, t -> node(t, place).remove(key)))
        .hasMessage(path + " is missing");
    refused("broken-record", ACCEPTED, t -> node(t, place).putNull(key));
  }

  @Test
  void subgroupsAndSensitivity_areListsOfWholeEntries() {
    ObjectNode varied = Records.tree(Records.varied());
    AssessmentJson.read(Records.bytes(varied));
    for (String key : List.of("subgroups", "sensitivity")) {
      refused("broken-record", varied, t -> t.putNull(key));
      refused("broken-record", varied, t -> t.put(key, "none"));
      refused("broken-record", varied, t -> object(t, key, "0").put("extra", 1));
      object(varied, key, "0")
          .fieldNames()
          .forEachRemaining(
              name -> refused("broken-record", varied, t -> object(t, key, "0").remove(name)));
    }
    refused("broken-record", varied, t -> object(t, "sensitivity", "0").put("change", "later"));
    refused("broken-record", varied, t -> object(t, "sensitivity", "0").put("outcome", "fine"));
    refused("contradiction", varied, t -> object(t, "subgroups", "0").putObject("mean"));
  }

  private static ObjectNode node(ObjectNode tree, String place) {
    return place.isEmpty() ? tree : object(tree, place);
  }

  @Test
  void wrongKind() {
    refused("broken-record", ACCEPTED, t -> object(t, "data").put("rows", "24"));
    refused("broken-record", ACCEPTED, t -> object(t, "data").put("rows", 24.5));
    refused("broken-record", ACCEPTED, t -> object(t, "data").put("rows", 24.0));
    refused("broken-record", ACCEPTED, t -> object(t, "release").put("title", 1));
    refused("broken-record", ACCEPTED, t -> object(t, "release").put("tier", "secret"));
    refused("broken-record", ACCEPTED, t -> object(t, "release").put("contains", "metadata"));
    refused("broken-record", ACCEPTED, t -> object(t, "schema", "0").put("role", "OTHER"));
    refused("broken-record", ACCEPTED, t -> object(t, "decision").put("outcome", "Accept"));
    refused("broken-record", ACCEPTED, t -> t.put("findings", "none"));
    refused("broken-record", ACCEPTED, t -> object(t, "provenance").put("java", "17"));
    refused("broken-record", ACCEPTED, t -> object(t, "provenance", "settings").put("power", 1));
    refused(
        "broken-record",
        ACCEPTED,
        t -> ((ArrayNode) histogram(t, "class-size-histogram").get(0)).add(3));
    refused(
        "broken-record",
        ACCEPTED,
        t -> Records.measurement(t, "class-size-histogram", "patient").putArray("value").add(3));
  }

  @Test
  void wrongKind_holdsNoValue() {
    assertThat(
            refused("broken-record", ACCEPTED, t -> object(t, "data").put("rows", "secret-value")))
        .hasMessage("data.rows has a wrong kind");
  }

  private static ArrayNode histogram(JsonNode tree, String quantity) {
    return (ArrayNode) Records.measurement(tree, quantity, "patient").get("value");
  }

  // Parts that do not fit each other

  @Test
  void valueOfAWrongKindForItsQuantity() {
    refused(
        "contradiction", ACCEPTED, t -> Records.measurement(t, "k", "patient").put("value", 12.5));
    refused(
        "contradiction",
        ACCEPTED,
        t -> Records.measurement(t, "k", "patient").putArray("value").addArray().add(1).add(2));
    refused(
        "contradiction",
        ACCEPTED,
        t -> Records.measurement(t, "class-size-histogram", "patient").put("value", 3));
    refused("contradiction", ACCEPTED, t -> Records.measurement(t, "k", "patient").remove("value"));
    refused(
        "contradiction",
        ACCEPTED,
        t -> Records.measurement(t, "k", "patient").putArray("interval").add(1).add(2));
    refused(
        "contradiction",
        ACCEPTED,
        t -> {
          ObjectNode m = Records.measurement(t, "t-closeness", "row");
          m.remove("value");
          m.putArray("interval").add(0.5).add(0.1);
        });
    refused(
        "contradiction",
        ACCEPTED,
        t -> Records.measurement(t, "k", "patient").put("of", "Diagnosis"));
    refused(
        "contradiction", ACCEPTED, t -> Records.measurement(t, "alpha", "patient").remove("of"));
  }

  @ParameterizedTest
  @CsvSource({
    "missing-share, 1e999",
    "missing-share, 1e999999999",
    "at-most, 1e999",
    "at-most, 1e999999999",
    "at-most, -1e999999999",
    "at-most, 1e-999999999",
    "at-least, 1e999",
    "at-least, 1e999999999",
    "at-least, 1e-999999999",
    "value, 1e999",
    "value, 1e999999999",
    "value, 1e-999999999"
  })
  void numberBeyondAllMeaning_isRefusedQuickly(String key, String number) {
    String text = ACCEPTED.toString();
    String tampered = text.replaceFirst("\"" + key + "\":[0-9.E-]+", "\"" + key + "\":" + number);
    assertThat(tampered).isNotEqualTo(text);
    Throwable thrown =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () ->
                catchThrowable(
                    () -> AssessmentJson.read(tampered.getBytes(StandardCharsets.UTF_8))));
    assertThat(thrown).isInstanceOf(RecordFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13-01", "2026-02-30", "01.11.2026", "", "2026-11-01T00:00:00Z"})
  void date(String date) {
    refused("contradiction", ACCEPTED, t -> t.put("as-of", date));
  }

  @Test
  void histograms() {
    for (String quantity : List.of("class-size-histogram", "patients-by-smallest-class")) {
      for (int place : new int[] {0, 1}) {
        for (int change : new int[] {-1, 1, 1000, -1000}) {
          refused(
              "contradiction",
              ACCEPTED,
              t -> {
                ArrayNode bin = (ArrayNode) histogram(t, quantity).get(0);
                bin.set(place, bin.get(place).intValue() + change);
              });
        }
      }
      refused("contradiction", ACCEPTED, t -> histogram(t, quantity).removeAll());
      refused("contradiction", ACCEPTED, t -> histogram(t, quantity).addArray().add(30).add(1));
      refused("contradiction", ACCEPTED, t -> histogram(t, quantity).insertArray(0).add(0).add(0));
    }
    refused(
        "contradiction",
        REJECTED,
        t -> {
          ArrayNode bins = histogram(t, "class-size-histogram");
          bins.add(bins.remove(0));
        });
  }

  /** Both histograms changed together still have to add up to the patients of the data. */
  @Test
  void histogramTotals() {
    refused(
        "contradiction",
        ACCEPTED,
        t -> {
          ((ArrayNode) histogram(t, "class-size-histogram").get(0)).set(1, 3);
          ((ArrayNode) histogram(t, "patients-by-smallest-class").get(0)).set(1, 36);
          Records.measurement(t, "equivalence-classes", "patient").put("value", 3);
        });
    refused("contradiction", ACCEPTED, t -> object(t, "data").put("patients", 25));
    refused("contradiction", ACCEPTED, t -> object(t, "data").put("rows", 25));
  }

  @ParameterizedTest
  @CsvSource({
    "k, 13",
    "k, 11",
    "equivalence-classes, 3",
    "sample-uniques, 1",
    "prosecutor-highest, 0.08",
    "prosecutor-mean, 0.08",
    "prosecutor-share-above, 0.5"
  })
  void figuresThatFollowFromTheHistograms(String quantity, String value) {
    for (String unit : List.of("patient", "row")) {
      assertThat(
              refused(
                  "contradiction",
                  ACCEPTED,
                  t -> setNumber(Records.measurement(t, quantity, unit), value)))
          .hasMessageContaining(quantity)
          .hasMessageContaining("by " + unit);
    }
  }

  private static void setNumber(ObjectNode node, String value) {
    if (value.contains(".")) {
      node.put("value", Double.parseDouble(value));
    } else {
      node.put("value", Long.parseLong(value));
    }
  }

  @Test
  void figuresByTheSmallestStep() {
    refused(
        "contradiction",
        ACCEPTED,
        t -> {
          ObjectNode mean = Records.measurement(t, "prosecutor-mean", "patient");
          mean.put("value", Math.nextUp(mean.get("value").doubleValue()));
        });
  }

  @Test
  void figuresDeclaredUndefined() {
    refused(
        "contradiction",
        ACCEPTED,
        t -> {
          ObjectNode k = Records.measurement(t, "k", "patient");
          k.remove("value");
          k.putObject("undefined").put("code", "no-units").put("text", "x");
        });
  }

  /** A figure together with the result of its limit: still no way around the histograms. */
  @Test
  void figureAndResultTogether() {
    refused(
        "contradiction",
        REJECTED,
        t -> {
          Records.measurement(t, "k", "patient").put("value", 12);
          ObjectNode result = Records.result(t, "k");
          result.put("value", 12).put("verdict", "met");
        });
  }

  /** Without its histograms nothing in a record could be checked. */
  @ParameterizedTest
  @ValueSource(strings = {"class-size-histogram", "patients-by-smallest-class"})
  void histogramTakenAway(String quantity) {
    refused(
        "contradiction",
        ACCEPTED,
        t -> {
          ArrayNode measurements = (ArrayNode) t.get("measurements");
          int index = 0;
          while (!measurements.get(index).equals(Records.measurement(t, quantity, "patient"))) {
            index++;
          }
          measurements.remove(index);
        });
  }

  @Test
  void schema() {
    refused("contradiction", ACCEPTED, t -> object(t, "schema", "4").put("missing-share", 0.5));
    refused("contradiction", ACCEPTED, t -> object(t, "schema", "4").put("missing", 2));
    refused("contradiction", ACCEPTED, t -> object(t, "schema", "4").put("missing", -1));
    refused("contradiction", ACCEPTED, t -> object(t, "schema", "4").put("position", 4));
    refused("contradiction", ACCEPTED, t -> object(t, "schema", "4").put("name", "Sex"));
    refused("contradiction", ACCEPTED, t -> object(t, "schema", "4").put("name", ""));
    refused("contradiction", ACCEPTED, t -> object(t, "schema", "3").put("name", "Other"));
    refused("contradiction", ACCEPTED, t -> object(t, "data").put("columns", 6));
    refused("contradiction", ACCEPTED, t -> ((ArrayNode) t.get("schema")).remove(4));
  }

  @Test
  void schema_countsThatNoTableHas() {
    refused("contradiction", ACCEPTED, t -> object(t, "schema", "4").put("distinct", 25));
    refused("contradiction", ACCEPTED, t -> object(t, "schema", "4").put("distinct", -1));
    refused("contradiction", ACCEPTED, t -> object(t, "schema", "4").put("unparsed", 25));
    refused("contradiction", ACCEPTED, t -> object(t, "schema", "4").put("unparsed", -1));
  }

  @Test
  void data_countsThatNoTableHas() {
    refused("contradiction", ACCEPTED, t -> object(t, "data").put("events", -1));
    refused("contradiction", ACCEPTED, t -> object(t, "data").put("events", 25));
    refused("contradiction", ACCEPTED, t -> object(t, "data").put("rows-without-patient", -1));
    refused("contradiction", ACCEPTED, t -> object(t, "data").put("rows-without-patient", 25));
  }

  @Test
  void data_ofHalfAFile() {
    for (String key : List.of("sha256", "bytes", "delimiter", "encoding")) {
      refused("contradiction", ACCEPTED, t -> object(t, "data").remove(key));
    }
    refused("contradiction", ACCEPTED, t -> object(t, "data").remove("file"));
    refused("contradiction", ACCEPTED, t -> object(t, "data").put("delimiter", ""));
    refused("contradiction", ACCEPTED, t -> object(t, "data").put("delimiter", ",,"));
  }

  @Test
  void measurement_namesTheQuasiIdentifiersOfTheSchema() {
    refused(
        "contradiction",
        ACCEPTED,
        t ->
            ((ArrayNode) Records.measurement(t, "k", "patient").get("quasi-identifiers"))
                .add("Age"));
  }

  /** "Accepted under the listed quasi-identifiers": the list is the schema's. */
  @Test
  void measurement_ofFewerQuasiIdentifiersThanTheSchemaHas() {
    refused(
        "contradiction",
        ACCEPTED,
        t ->
            ((ArrayNode) Records.measurement(t, "k", "patient").get("quasi-identifiers"))
                .remove(0));
    refused("contradiction", ACCEPTED, t -> object(t, "schema", "3").put("role", "other"));
  }

  // Limits and decision

  @Test
  void outcome() {
    refused("contradiction", REJECTED, t -> object(t, "decision").put("outcome", "accept"));
    refused("contradiction", REJECTED, t -> object(t, "decision").put("outcome", "undetermined"));
    refused("contradiction", ACCEPTED, t -> object(t, "decision").put("outcome", "reject"));
    refused(
        "contradiction",
        Records.tree(Records.empty()),
        t -> object(t, "decision").put("outcome", "accept"));
  }

  @Test
  void outcome_withABlockingFinding() {
    refused(
        "contradiction",
        ACCEPTED,
        t -> {
          ObjectNode finding = object(t, "findings", "0");
          assertThat(finding.get("code").textValue()).isEqualTo("attestation-needed");
          finding.remove("acknowledged");
        });
  }

  @TestFactory
  Stream<DynamicTest> verdict() {
    return Stream.of(ACCEPTED, REJECTED)
        .flatMap(
            record ->
                IntStream.range(0, record.get("decision").get("limits").size())
                    .boxed()
                    .flatMap(
                        i ->
                            Stream.of("met", "violated", "undefined")
                                .filter(
                                    v ->
                                        !v.equals(
                                            object(record, "decision", "limits", String.valueOf(i))
                                                .get("verdict")
                                                .textValue()))
                                .map(
                                    v ->
                                        DynamicTest.dynamicTest(
                                            "limit " + i + " " + v,
                                            () ->
                                                refused(
                                                    "contradiction",
                                                    record,
                                                    t ->
                                                        object(
                                                                t,
                                                                "decision",
                                                                "limits",
                                                                String.valueOf(i))
                                                            .put("verdict", v))))));
  }

  /** A mean of exactly the limit: the histogram knows it without rounding. */
  @Test
  void verdict_onTheBound() {
    ObjectNode record =
        Records.tree(
            Records.assess(
                """
                reidrisk: 1
                release: {id: r, tier: enclave}
                columns: {Sex: {role: quasi-identifier}}
                limits: {explicit: [{quantity: prosecutor-mean, at-most: 0.1}]}
                """,
                "Sex\n" + "F\n".repeat(10)));
    AssessmentJson.read(Records.bytes(record));
    refused(
        "contradiction",
        record,
        t -> {
          object(t, "decision", "limits", "0").put("verdict", "violated");
          object(t, "decision").put("outcome", "reject");
        });
  }

  @Test
  void limitResults() {
    refused("contradiction", ACCEPTED, t -> Records.result(t, "t-closeness").put("value", 0.001));
    refused("contradiction", ACCEPTED, t -> Records.result(t, "sample-uniques").put("value", 1));
    refused("contradiction", ACCEPTED, t -> object(t, "decision", "limits", "0").put("limit", 1));
    refused("contradiction", ACCEPTED, t -> object(t, "decision", "limits", "0").put("limit", -1));
    refused("contradiction", ACCEPTED, t -> object(t, "decision", "limits", "0").put("limit", 99));
    refused(
        "contradiction",
        ACCEPTED,
        t -> ((ArrayNode) object(t, "decision").get("limits")).remove(0));
    refused(
        "contradiction",
        REJECTED,
        t -> {
          // Taking a violated limit away from both lists leaves the evidence pointing elsewhere.
          ((ArrayNode) object(t, "decision").get("limits")).remove(0);
          ((ArrayNode) object(t, "policy").get("limits")).remove(0);
        });
  }

  @Test
  void because_saysWhatTheLimitsSay() {
    refused(
        "contradiction",
        REJECTED,
        t -> ((ArrayNode) object(t, "decision").get("because")).removeAll());
    refused(
        "contradiction",
        REJECTED,
        t -> ((ArrayNode) object(t, "decision").get("because")).set(0, "met: everything"));
  }

  @Test
  void limit_boundChanged_isNotWhatWasDecided() {
    refused("contradiction", REJECTED, t -> Records.limit(t, "k").put("at-least", 1));
    refused("contradiction", ACCEPTED, t -> Records.limit(t, "k").put("at-least", 99));
    refused("contradiction", ACCEPTED, t -> Records.limit(t, "t-closeness").put("at-most", 0));
  }

  @Test
  void limit_withoutParts() {
    refused("contradiction", ACCEPTED, t -> Records.limit(t, "k").remove("at-least"));
    refused("contradiction", ACCEPTED, t -> Records.limit(t, "k").remove("power"));
    refused("contradiction", ACCEPTED, t -> Records.limit(t, "t-closeness").remove("of"));
    refused(
        "contradiction",
        ACCEPTED,
        t -> Records.limit(t, "prosecutor-highest").remove("class-size"));
    refused(
        "contradiction",
        ACCEPTED,
        t -> Records.limit(t, "prosecutor-share-above").remove("threshold"));
    refused(
        "contradiction",
        ACCEPTED,
        t -> Records.limit(t, "k").put("quantity", "equivalence-classes"));
  }

  @Test
  void limit_classSizeThatItsModeDoesNotGive() {
    // 0.09 is 12 in strict mode; a smaller class size would accept more.
    refused(
        "contradiction",
        ACCEPTED,
        t -> Records.limit(t, "prosecutor-highest").put("class-size", 2));
    refused(
        "contradiction",
        ACCEPTED,
        t -> Records.limit(t, "prosecutor-highest").put("class-size", 0));
    refused(
        "contradiction",
        ACCEPTED,
        t -> Records.limit(t, "prosecutor-highest").put("mode", "regulator"));
    refused("contradiction", ACCEPTED, t -> Records.limit(t, "prosecutor-highest").remove("mode"));
  }

  @Test
  void limit_inTheWrongDirection() {
    refused(
        "contradiction",
        ACCEPTED,
        t -> {
          ObjectNode limit = Records.limit(t, "k");
          limit.set("at-most", limit.remove("at-least"));
        });
    refused("contradiction", ACCEPTED, t -> Records.limit(t, "k").put("at-most", 5));
  }

  @Test
  void limit_outOfItsRange() {
    // "at least 0" and "at most 2" are limits that nothing violates.
    refused(
        "contradiction",
        REJECTED,
        t -> {
          for (JsonNode l : t.get("policy").get("limits")) {
            ObjectNode limit = (ObjectNode) l;
            if (limit.has("at-least")) {
              limit.put("at-least", 0);
            }
          }
          t.get("decision").get("limits").forEach(r -> rejudge(t, (ObjectNode) r));
        });
  }

  private static void rejudge(ObjectNode tree, ObjectNode result) {
    JsonNode limit = tree.get("policy").get("limits").get(result.get("limit").intValue());
    if (limit.has("at-least")) {
      result.put("verdict", "met");
    }
  }

  @Test
  void limit_ofAnotherUnitThanThePolicy() {
    refused("contradiction", ACCEPTED, t -> Records.limit(t, "k").put("unit", "row"));
  }

  /** The unit is the row only when no patient key is set. */
  @Test
  void unitOfTheLimits_isThePatient_whenThereIsAPatientKey() {
    refused(
        "contradiction",
        ACCEPTED,
        t -> {
          object(t, "policy").put("unit", "row");
          t.get("policy").get("limits").forEach(l -> ((ObjectNode) l).put("unit", "row"));
        });
  }

  // Powers, modes and variants

  private static final List<String> POWERS = List.of("2", "3", "5", "all", "complete");

  @ParameterizedTest
  @CsvSource({
    "k, 13",
    "k, 1",
    "sample-uniques, 1",
    "prosecutor-highest, 0.08",
    "prosecutor-mean, 0.08",
    "prosecutor-share-above, 0.5"
  })
  void figuresThatFollowFromTheHistogramOfTheirPower(String quantity, String value) {
    for (String power : POWERS) {
      assertThat(
              refused(
                  "contradiction",
                  ACCEPTED,
                  t -> setNumber(Records.atPower(t, quantity, power), value)))
          .hasMessageContaining(quantity);
    }
  }

  /** The smallest class of nobody may be made larger, nor may the histogram go. */
  @Test
  void histogramOfAPower() {
    for (String power : POWERS) {
      refused(
          "contradiction",
          REJECTED,
          t -> {
            ArrayNode bins =
                (ArrayNode) Records.atPower(t, "patients-by-smallest-class", power).get("value");
            ArrayNode bin = (ArrayNode) bins.get(0);
            bin.set(0, bin.get(0).intValue() + 1);
          });
      refused(
          "contradiction",
          REJECTED,
          t -> Records.atPower(t, "patients-by-smallest-class", power).putArray("value"));
      refused(
          "contradiction",
          ACCEPTED,
          t -> {
            ObjectNode histogram = Records.atPower(t, "patients-by-smallest-class", power);
            ArrayNode measurements = (ArrayNode) t.get("measurements");
            for (int i = measurements.size() - 1; i >= 0; i--) {
              if (measurements.get(i).equals(histogram)) {
                measurements.remove(i);
              }
            }
          });
    }
  }

  /** Classes belong to one event; an adversary of more has candidate sets only. */
  @Test
  void classesOfAPower() {
    refused(
        "contradiction",
        ACCEPTED,
        t -> {
          ObjectNode classes = Records.measurement(t, "class-size-histogram", "patient").deepCopy();
          classes.withObject("params").put("power", 2);
          ((ArrayNode) t.get("measurements")).add(classes);
        });
  }

  /** A figure of one power cannot answer for another. */
  @Test
  void powerOfALimit() {
    refused("contradiction", REJECTED, t -> Records.limit(t, "k").put("power", "complete"));
    refused(
        "contradiction",
        ACCEPTED,
        t -> Records.atPower(t, "k", "2").withObject("params").put("power", 7));
  }

  @Test
  void measurementTwice() {
    refused(
        "contradiction",
        ACCEPTED,
        t ->
            ((ArrayNode) t.get("measurements"))
                .add(Records.atPower(t, "k", "complete").deepCopy()));
  }

  @Test
  void figuresAtAPower_declaredUndefined() {
    refused(
        "contradiction",
        ACCEPTED,
        t -> {
          ObjectNode k = Records.atPower(t, "k", "2");
          k.remove("value");
          k.putObject("undefined").put("code", "power-under-wildcard").put("text", "x");
        });
  }

  @Test
  void twoBounds() {
    ObjectNode wildcard = Records.tree(Records.wildcard());
    AssessmentJson.read(Records.bytes(wildcard));
    for (String bound : List.of("least", "most")) {
      refused("contradiction", wildcard, t -> bound(t, bound).withObject("params").remove("model"));
      refused(
          "contradiction",
          wildcard,
          t -> {
            ArrayNode bins = (ArrayNode) bound(t, bound).get("value");
            ArrayNode last = (ArrayNode) bins.get(bins.size() - 1);
            last.set(0, last.get(0).intValue() + (bound.equals("least") ? 100 : 1));
          });
    }
    refused(
        "contradiction",
        wildcard,
        t -> {
          ArrayNode interval =
              (ArrayNode) Records.measurement(t, "prosecutor-mean", "patient").get("interval");
          interval.set(1, interval.get(0));
        });
  }

  private static ObjectNode bound(JsonNode tree, String model) {
    for (JsonNode m : tree.get("measurements")) {
      if (m.get("quantity").textValue().equals("patients-by-smallest-class")
          && m.get("unit").textValue().equals("patient")
          && !m.get("params").has("set")
          && m.get("params").path("model").asText().equals(model)) {
        return (ObjectNode) m;
      }
    }
    throw new AssertionError("no bound " + model);
  }

  /** What was dropped explains missing units; nothing else does. */
  @Test
  void droppedRowsAndLostPatients() {
    ObjectNode dropped = Records.tree(Records.dropped());
    AssessmentJson.read(Records.bytes(dropped));
    ObjectNode settings = object(dropped, "provenance", "settings");
    assertThat(settings.get("rows-dropped").textValue()).isEqualTo("3");
    assertThat(settings.get("patients-lost").textValue()).isEqualTo("1");
    for (String key : List.of("rows-dropped", "patients-lost")) {
      for (String number : List.of("0", "4", "-1", "", "x", "1e9", "99999999999999999999", "١")) {
        refused(
            "contradiction", dropped, t -> object(t, "provenance", "settings").put(key, number));
      }
      refused("contradiction", dropped, t -> object(t, "provenance", "settings").remove(key));
      refused("contradiction", ACCEPTED, t -> object(t, "provenance", "settings").put(key, "1"));
    }
    refused(
        "contradiction",
        dropped,
        t -> object(t, "provenance", "settings").put("missing", "own-value"));
    refused(
        "contradiction",
        dropped,
        t ->
            Records.measurement(t, "k", "patient")
                .withObject("convention")
                .put("rows-dropped", "x"));
    refused(
        "contradiction",
        dropped,
        t -> {
          ArrayNode findings = (ArrayNode) t.get("findings");
          for (int i = findings.size() - 1; i >= 0; i--) {
            if (findings.get(i).get("code").textValue().equals("patients-lost")) {
              findings.remove(i);
            }
          }
          ArrayNode because = (ArrayNode) object(t, "decision").get("because");
          for (int i = because.size() - 1; i >= 0; i--) {
            if (because.get(i).textValue().contains("patients-lost")) {
              because.remove(i);
            }
          }
          object(t, "decision").put("outcome", "accept");
        });
  }

  /** A limit and its constant or variant belong together. */
  @Test
  void constantsAndVariants() {
    ObjectNode varied = Records.tree(Records.varied());
    refused("contradiction", varied, t -> Records.limit(t, "l-recursive").remove("c"));
    refused("contradiction", varied, t -> Records.limit(t, "l-recursive").put("c", 0));
    refused("contradiction", varied, t -> Records.limit(t, "l-recursive").put("c", 7));
    refused("contradiction", varied, t -> Records.limit(t, "alpha").put("model", "zeros-skipped"));
    refused("contradiction", varied, t -> Records.limit(t, "k").put("model", "missing-drop"));
    refused("contradiction", varied, t -> Records.limit(t, "k").put("c", 2));
    // Without its variant the limit would be held against a lower risk.
    refused("contradiction", varied, t -> Records.limit(t, "delta-disclosure").remove("model"));
  }

  /** Nobody can hide among more values than the column has, whatever the constant. */
  @Test
  void recursiveDiversityBeyondTheValues() {
    assertThat(
            refused(
                "contradiction",
                Records.tree(Records.varied()),
                t -> Records.measurement(t, "l-recursive", "row").put("value", 99)))
        .hasMessageContaining("l-recursive");
  }

  /** 1 / k-map is the highest risk of the journalist. */
  @Test
  void highestRiskFromTheRegister() {
    ObjectNode tree = Records.tree(Records.accepted());
    for (String unit : List.of("patient", "row")) {
      addRegisterFigure(tree, "k-map", unit).put("value", 40);
      addRegisterFigure(tree, "journalist-highest", unit).put("value", 0.025);
    }
    AssessmentJson.read(Records.bytes(tree));
    refused(
        "contradiction",
        tree,
        t -> Records.measurement(t, "journalist-highest", "patient").put("value", 0.02));
    refused("contradiction", tree, t -> Records.measurement(t, "k-map", "row").put("value", 50));
    refused(
        "contradiction",
        tree,
        t -> {
          ObjectNode k = Records.measurement(t, "k-map", "row");
          k.remove("value");
          k.putObject("undefined").put("code", "x").put("text", "x");
        });
  }

  private static ObjectNode addRegisterFigure(ObjectNode tree, String quantity, String unit) {
    ObjectNode figure = ((ArrayNode) tree.get("measurements")).addObject();
    figure.put("quantity", quantity).put("unit", unit).putArray("quasi-identifiers").add("Sex");
    figure.putObject("params");
    figure.putObject("convention");
    return figure;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7 events", "x", "99999999999", "-1"})
  void power_thatIsNone(String power) {
    Throwable thrown =
        catchThrowable(
            () -> {
              ObjectNode copy = ACCEPTED.deepCopy();
              Records.measurement(copy, "k", "row").withObject("params").put("power", power);
              // Whatever is read can be written again.
              AssessmentJson.write(AssessmentJson.read(Records.bytes(copy)));
            });
    assertThat(thrown).isInstanceOf(RecordFormatException.class);
  }
}
