package org.reidrisk.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Term;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Outcome;

class AssessmentJsonTest {

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void assertRoundTrip(Assessment assessment) {
    byte[] written = AssessmentJson.write(assessment);
    Assessment read = AssessmentJson.read(written);
    assertThat(read).isEqualTo(assessment);
    assertThat(read.hashCode()).isEqualTo(assessment.hashCode());
    assertThat(text(AssessmentJson.write(read))).isEqualTo(text(written));
  }

  @Test
  void fixtures_areWhatTheTestsTakeThemFor() {
    assertThat(Records.accepted().decision().outcome()).isEqualTo(Outcome.ACCEPT);
    assertThat(Records.rejected().decision().outcome()).isEqualTo(Outcome.REJECT);
    assertThat(Records.empty().decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void writeReadWrite_givesTheSameBytes() {
    Records.all().forEach(AssessmentJsonTest::assertRoundTrip);
  }

  /** A bound is kept as it was written. */
  @ParameterizedTest
  @CsvSource({
    "prosecutor-mean, at-most, 0.10",
    "prosecutor-mean, at-most, 0.100000000000000000000001",
    "prosecutor-mean, at-most, 1.0",
    "prosecutor-mean, at-most, 0.0",
    "prosecutor-highest, at-most, 0.090",
    "prosecutor-highest, at-most, 1",
    "k, at-least, 10",
    "k, at-least, 100",
    "k, at-least, 11.0",
    "k, at-least, 20.00",
    "sample-uniques, at-most, 0",
    "prosecutor-mean, at-most, 0.00000000000000000001"
  })
  void writeReadWrite_bounds(String quantity, String direction, String bound) {
    assertRoundTrip(
        Records.assess(
            Records.POLICY.replace(
                "    - {quantity: sample-uniques, at-most: 0}",
                "    - {quantity: " + quantity + ", " + direction + ": " + bound + "}"),
            Records.export()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "all", "complete", "999999"})
  void writeReadWrite_powers(String power) {
    Assessment assessment =
        Records.assess(
            Records.POLICY.replace(
                "{quantity: sample-uniques, at-most: 0}",
                "{quantity: sample-uniques, at-most: 0, power: " + power + "}"),
            Records.export());
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.ACCEPT);
    assertThat(assessment.measurements())
        .anyMatch(m -> m.quantity() == Quantity.SAMPLE_UNIQUES && power.equals(m.params().power()));
    assertRoundTrip(assessment);
  }

  /** Where rows cannot be linked no power beyond one is measured. */
  @ParameterizedTest
  @ValueSource(strings = {"2", "all", "complete", "999999"})
  void writeReadWrite_powersThatWereNotMeasured(String power) {
    Assessment assessment =
        Records.assess(
            Records.POLICY
                .replace("{patient: PatientID", "{patient: PatientID, patient-released: false")
                .replace(
                    "{quantity: sample-uniques, at-most: 0}",
                    "{quantity: sample-uniques, at-most: 0, power: " + power + "}"),
            Records.export());
    assertThat(assessment.decision().outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(assessment.decision().because())
        .anyMatch(b -> b.contains("It was not measured at power " + power + "."));
    assertRoundTrip(assessment);
  }

  /** A size that was too costly to find lies between the sizes of two histograms. */
  @Test
  void writeReadWrite_twoBounds() {
    ObjectNode tree = Records.tree(Records.wildcard());
    assertThat(Records.measurement(tree, "k", "patient").has("interval")).isFalse();
    assertThat(
            Records.wildcard().measurements().stream()
                .filter(m -> m.quantity() == Quantity.PATIENTS_BY_SMALLEST_CLASS)
                .filter(m -> m.unit() == Unit.PATIENT)
                .map(m -> m.params().model()))
        .contains("least", "most");
    assertThat(
            Records.wildcard().measurements().stream()
                .filter(m -> m.quantity() == Quantity.PROSECUTOR_MEAN)
                .filter(m -> m.unit() == Unit.PATIENT)
                .map(Measurement::estimate))
        .anyMatch(e -> e instanceof Estimate.Interval);
    assertRoundTrip(Records.wildcard());
  }

  @Test
  void writeReadWrite_variants() {
    Assessment varied = Records.varied();
    assertThat(varied.measurements().stream().map(m -> m.params().model()).toList())
        .contains(
            Params.EXTENDED, Params.ZEROS_SKIPPED, Params.WILDCARD, Params.DROP, (String) null);
    assertThat(varied.measurements().stream().map(m -> m.params().c()).toList())
        .contains(BigDecimal.valueOf(2), new BigDecimal("2.5"), null);
    assertThat(varied.schema()).hasSize(7);
    assertThat(varied.data().columns()).isEqualTo(6);
    assertThat(varied.sensitivity()).isNotEmpty();
    assertThat(varied.subgroups())
        .extracting(s -> s.column() + ": " + s.group())
        .contains("Sex: F", "Sex: other values", "Grade: below 2", "Study: all smaller groups");
    assertRoundTrip(varied);
    ObjectNode tree = Records.tree(varied);
    assertThat(Records.limit(tree, "l-recursive").get("c").decimalValue())
        .isEqualTo(new BigDecimal("2.5"));
    assertThat(names(Records.limit(tree, "l-recursive")))
        .containsExactly("quantity", "at-least", "of", "c", "unit", "source");
    assertThat(Records.limit(tree, "alpha").get("model").textValue()).isEqualTo(Params.EXTENDED);
    assertThat(names(tree.get("subgroups").get(0)))
        .containsExactly("column", "group", "units", "highest", "mean");
    assertThat(names(tree.get("sensitivity").get(0))).containsExactly("change", "about", "outcome");
  }

  /** Records of an earlier version have neither. */
  @Test
  void subgroupsAndSensitivity_mayBeAbsent() {
    ObjectNode tree = Records.tree(Records.accepted());
    tree.remove(List.of("subgroups", "sensitivity"));
    Assessment read = AssessmentJson.read(Records.bytes(tree));
    assertThat(read.subgroups()).isEmpty();
    assertThat(read.sensitivity()).isEmpty();
    assertRoundTrip(read);
  }

  @Test
  void writeReadWrite_ranges() {
    Assessment a = withCloseness(0.5);
    for (Estimate range :
        List.of(new Estimate.Interval(0, 0.5), new Estimate.Interval(0.25, 0.25))) {
      assertRoundTrip(
          new Assessment(
              a.tool(),
              a.asOf(),
              a.release(),
              a.policy(),
              a.data(),
              a.schema(),
              List.of(
                  new Measurement(
                      Quantity.DELTA_PRESENCE,
                      Unit.PATIENT,
                      List.of("Sex"),
                      null,
                      Params.ofSet(null),
                      range,
                      Map.of("population", "register; F at least f"))),
              a.findings(),
              a.decision(),
              a.provenance()));
    }
  }

  @Test
  void writeReadWrite_withoutAFile() {
    Assessment a = Records.accepted();
    DataSummary d = a.data();
    assertRoundTrip(
        new Assessment(
            a.tool(),
            a.asOf(),
            a.release(),
            a.policy(),
            new DataSummary(
                null, d.rows(), d.patients(), d.events(), d.columns(), d.rowsWithoutPatient()),
            a.schema(),
            a.measurements(),
            a.findings(),
            a.decision(),
            new Provenance(a.provenance().settings(), 42L, 17)));
  }

  @Test
  void keys_standInAFixedOrder() {
    ObjectNode tree = Records.tree(Records.accepted());
    assertThat(names(tree))
        .containsExactly(
            "format",
            "tool",
            "as-of",
            "release",
            "policy",
            "data",
            "schema",
            "measurements",
            "subgroups",
            "linkage",
            "findings",
            "decision",
            "sensitivity",
            "provenance");
    assertThat(names(tree.get("release")))
        .containsExactly("id", "title", "tier", "contains", "purpose", "review-by");
    assertThat(names(tree.get("policy"))).containsExactly("sha256", "preset", "unit", "limits");
    assertThat(names(tree.get("data")))
        .containsExactly(
            "file",
            "sha256",
            "bytes",
            "delimiter",
            "encoding",
            "rows",
            "patients",
            "events",
            "columns",
            "rows-without-patient");
    assertThat(names(tree.get("schema").get(0)))
        .containsExactly(
            "name",
            "position",
            "role",
            "role-from",
            "knowledge",
            "format",
            "distinct",
            "missing",
            "missing-share",
            "unparsed",
            "why");
    assertThat(names(Records.measurement(tree, "t-closeness", "patient")))
        .containsExactly(
            "quantity", "unit", "quasi-identifiers", "of", "params", "value", "convention");
    assertThat(names(Records.limit(tree, "prosecutor-highest")))
        .containsExactly("quantity", "at-most", "class-size", "mode", "power", "unit", "source");
    assertThat(names(tree.get("findings").get(0)))
        .containsExactly("code", "severity", "about", "text", "evidence", "acknowledged");
    assertThat(names(tree.get("decision"))).containsExactly("outcome", "because", "limits");
    assertThat(names(tree.get("provenance"))).containsExactly("settings", "java");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void keys_areThoseOfTheShape() {
    for (Assessment assessment : Records.all()) {
      ShapeCheck.check(Records.tree(assessment), RecordShape.ASSESSMENT, "");
    }
  }

  @Test
  void counts_areIntegers_andSharesAreNumbers() {
    ObjectNode tree = Records.tree(Records.accepted());
    for (JsonNode m : tree.get("measurements")) {
      Quantity quantity = Term.parse(Quantity.class, m.get("quantity").textValue()).orElseThrow();
      JsonNode value = m.get("value");
      switch (quantity.kind()) {
        case COUNT -> assertThat(value.isIntegralNumber()).as(m.toString()).isTrue();
        case NUMBER, RANGE -> assertThat(value.isNumber()).as(m.toString()).isTrue();
        case HISTOGRAM ->
            value.forEach(
                bin -> {
                  assertThat(bin).hasSize(2);
                  bin.forEach(n -> assertThat(n.isIntegralNumber()).isTrue());
                });
      }
    }
    for (String count : List.of("rows", "patients", "events", "columns", "rows-without-patient")) {
      assertThat(tree.get("data").get(count).isIntegralNumber()).as(count).isTrue();
    }
    assertThat(Records.limit(tree, "prosecutor-highest").get("class-size").isInt()).isTrue();
  }

  @Test
  void bytes_areUtf8_inLinesThatEndWithALineFeed() {
    String text = text(AssessmentJson.write(Records.accepted()));
    assertThat(text).startsWith("{\n  \"format\": 1,\n").endsWith("}\n").doesNotContain("\r");
    assertThat(text).contains("Title with \\\"quotes\\\" and é").doesNotContain("\\u00e9");
    assertThat(text).contains("\"delimiter\": \"tab\"");
  }

  /** What a double is written as: shortest, and read back to the same bits. */
  @Test
  void doubles_takeTheShortestForm() {
    Map<Double, String> expected =
        Map.of(
            0.1,
            "0.1",
            0.0,
            "0.0",
            1.0,
            "1.0",
            1 / 3.0,
            "0.3333333333333333",
            0.1 + 0.2,
            "0.30000000000000004",
            2e-3,
            "0.002",
            1e-7,
            "1.0E-7",
            2.0E-5,
            "2.0E-5",
            Double.MIN_VALUE,
            "4.9E-324",
            Double.MIN_NORMAL,
            "2.2250738585072014E-308");
    expected.forEach(
        (number, text) ->
            assertThat(text(AssessmentJson.write(withCloseness(number))))
                .contains("\"value\": " + text + ","));
  }

  /** JDK-4511638: before JDK 19, Double.toString wrote more digits than these need. */
  @ParameterizedTest
  @ValueSource(strings = {"2.0E-3", "2.0E23", "2.2E-322", "1.0E23", "8.41E21", "2.0E-14"})
  void doubles_doNotDependOnTheJavaPlatform(String shortest) {
    double number = Double.parseDouble(shortest);
    String text = text(AssessmentJson.write(withCloseness(number)));
    String written = text.replaceFirst("(?s).*\"value\": ([^,]*),.*", "$1");
    assertThat(Double.parseDouble(written)).isEqualTo(number);
    assertThat(new BigDecimal(written).stripTrailingZeros().precision())
        .as(written)
        .isEqualTo(new BigDecimal(shortest).stripTrailingZeros().precision());
  }

  @Test
  void doubles_readBackToTheSameBits() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      double number =
          i % 2 == 0
              ? random.nextDouble()
              : Double.longBitsToDouble(random.nextLong() & 0x3FEF_FFFF_FFFF_FFFFL);
      Assessment written = withCloseness(number);
      Assessment read = AssessmentJson.read(AssessmentJson.write(written));
      Estimate.Real real = (Estimate.Real) read.measurements().get(0).estimate();
      assertThat(Double.doubleToRawLongBits(real.value()))
          .as("%s", number)
          .isEqualTo(Double.doubleToRawLongBits(number));
    }
  }

  /** A record without limits whose only figure is a number that follows from no histogram. */
  private static Assessment withCloseness(double value) {
    Assessment a = Records.empty();
    return new Assessment(
        a.tool(),
        a.asOf(),
        a.release(),
        a.policy(),
        a.data(),
        a.schema(),
        List.of(
            new Measurement(
                Quantity.T_CLOSENESS,
                Unit.PATIENT,
                List.of("Sex"),
                "Diagnosis",
                new Params(null, null, "equal", null),
                new Estimate.Real(value),
                Map.of())),
        a.findings(),
        a.decision(),
        a.provenance());
  }

  @Test
  void intervals_areKept() {
    Assessment a = withCloseness(0.5);
    Measurement m = a.measurements().get(0);
    Assessment interval =
        new Assessment(
            a.tool(),
            LocalDate.of(1999, 12, 31),
            a.release(),
            a.policy(),
            a.data(),
            a.schema(),
            List.of(
                new Measurement(
                    m.quantity(),
                    m.unit(),
                    m.quasiIdentifiers(),
                    m.of(),
                    m.params(),
                    new Estimate.Interval(0.1, 1 / 3.0),
                    m.convention())),
            a.findings(),
            a.decision(),
            a.provenance());
    assertThat(text(AssessmentJson.write(interval)))
        .contains("\"interval\": [ 0.1, 0.3333333333333333 ]")
        .contains("\"as-of\": \"1999-12-31\"");
    assertRoundTrip(interval);
  }

  @Test
  void bound_staysExact() {
    Assessment a =
        Records.assess(
            Records.POLICY.replace(
                "t-closeness, of: Diagnosis, at-most: 0.2",
                "t-closeness, of: Diagnosis, at-most: 0.200000000000000000000001"),
            Records.export());
    Assessment read = AssessmentJson.read(AssessmentJson.write(a));
    assertThat(
            read.policy().limits().stream()
                .filter(l -> l.quantity() == Quantity.T_CLOSENESS)
                .map(l -> l.bound())
                .collect(Collectors.toList()))
        .containsExactly(new BigDecimal("0.200000000000000000000001"));
  }
}
