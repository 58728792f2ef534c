package org.reidrisk.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.reidrisk.assess.Assessor;
import org.reidrisk.assess.Attacks;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.table.TableReader;

/** Valid records, and ways to spoil them. */
final class Records {
  static final JsonMapper JSON = new JsonMapper();

  static final String POLICY =
      """
      reidrisk: 1
      release:
        id: demo
        title: "Title with \\"quotes\\" and é"
        tier: enclave
        contains: [metadata, pixels]
        purpose: research
        review-by: 2027-01-01
      table: {patient: PatientID, event: Study, delimiter: tab}
      columns:
        Study: {role: pseudonym}
        Sex: {role: quasi-identifier, knowledge: static, why: known to anyone}
        Modality: {role: quasi-identifier}
        Diagnosis: {role: sensitive}
      quasi-identifier-sets: {colleague: [Sex]}
      limits:
        preset: enclave-low
        explicit:
          - {quantity: k, at-least: 11, set: colleague}
          - {quantity: prosecutor-highest, at-most: 0.09}
          - {quantity: prosecutor-share-above, at-most: 0, threshold: 5}
          - {quantity: l-entropy, of: Diagnosis, at-least: 1.25}
          - {quantity: t-closeness, of: Diagnosis, at-most: 0.2}
          - {quantity: sample-uniques, at-most: 0}
      acknowledge: [{code: attestation-needed, about: pixels, reason: defaced and reviewed}]
      """;

  private static final Assessor ASSESSOR =
      Assessor.of(new ToolVersion("reidrisk", "0.1.0", "unknown"), LocalDate.of(2026, 11, 1));

  private Records() {}

  /** Twelve patients in each of two classes, with two diagnoses in turn; and a missing cell. */
  static String export() {
    StringBuilder text = new StringBuilder("PatientID\tStudy\tSex\tModality\tDiagnosis\n");
    for (int i = 0; i < 24; i++) {
      text.append("P" + i + "\tS" + i + "\t" + (i < 12 ? "F" : "M") + "\tCT\t");
      text.append(i == 3 ? "" : i % 2 == 0 ? "flu" : "cold").append('\n');
    }
    return text.toString();
  }

  static Assessment assess(String policyText, String export) {
    return assess(ASSESSOR, policyText, export);
  }

  /** The same with scenarios, which another program would run. */
  static Assessment attacked(String policyText, String export, Attacks attacks) {
    return assess(ASSESSOR.withAttacks(attacks), policyText, export);
  }

  private static Assessment assess(Assessor assessor, String policyText, String export) {
    Policy policy = PolicyYaml.read(policyText.getBytes(StandardCharsets.UTF_8));
    try {
      return assessor.assess(
          TableReader.of(policy.format())
              .read(
                  new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)),
                  "export.tsv",
                  policy::classify),
          policy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A record of an accepted release that uses every part of the format. */
  static Assessment accepted() {
    return assess(POLICY, export());
  }

  /** The same release with one patient who stands out. */
  static Assessment rejected() {
    return assess(POLICY, export() + "P99\tS99\tF\tMR\tflu\n");
  }

  /** No limits, no rows. */
  static Assessment empty() {
    return assess(
        """
        reidrisk: 1
        release: {id: empty, tier: public}
        columns: {Sex: {role: quasi-identifier}, Diagnosis: {role: sensitive}}
        """,
        "Sex,Diagnosis\n");
  }

  /** Some cells are missing, and a missing cell matches every value. */
  static Assessment wildcard() {
    StringBuilder export = new StringBuilder(export());
    for (int i = 100; i < 200; i++) {
      export.append("P" + i + "\tS" + i + "\tF\tCT\tflu\n");
    }
    return assess(
        POLICY.replace("delimiter: tab", "delimiter: tab, missing: wildcard"),
        export + "P90\tS90\tF\t\tflu\n");
  }

  /** Rows with missing cells are dropped; one patient is lost. */
  static Assessment dropped() {
    return assess(
        POLICY.replace("delimiter: tab", "delimiter: tab, missing: drop"),
        export() + "P90\tS90\tF\t\tflu\nP1\tS1\t\t\tflu\nP1\tS2\tF\t\tflu\n");
  }

  /** Constants, variants, derived columns and subgroups. */
  static Assessment varied() {
    return assess(
        POLICY
            .replace(
                "  Diagnosis: {role: sensitive}\n",
                """
                  Diagnosis: {role: sensitive}
                  Grade: {role: sensitive, distance: magnitude}
                  Events: {role: quasi-identifier, derive: event-count}
                """)
            .replace(
                "acknowledge:",
                """
                    - {quantity: l-recursive, of: Diagnosis, at-least: 1, c: 2.50}
                    - {quantity: alpha, of: Diagnosis, at-most: 1, model: extended-quasi-identifiers}
                    - {quantity: delta-disclosure, of: Grade, at-most: 9, model: zeros-skipped}
                    - {quantity: k, at-least: 1, power: complete}
                subgroups: [{column: Sex, values: [F]}, {column: Grade, bands: [2]}, {column: Study}]
                acknowledge:\
                """),
        export().replace("\n", "\t1\n").replaceFirst("\t1\n", "\tGrade\n").replace("S3\tF", "S3\t")
            + "P0\tS77\tF\tCT\tflu\t3\n");
  }

  static List<Assessment> all() {
    return List.of(accepted(), rejected(), empty(), wildcard(), dropped(), varied());
  }

  static ObjectNode tree(Assessment assessment) {
    try {
      return (ObjectNode) JSON.readTree(AssessmentJson.write(assessment));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(JsonNode tree) {
    return tree.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The first measurement on all quasi-identifiers with this quantity and unit. */
  static ObjectNode measurement(JsonNode tree, String quantity, String unit) {
    for (JsonNode m : tree.get("measurements")) {
      if (m.get("quantity").textValue().equals(quantity)
          && m.get("unit").textValue().equals(unit)
          && !m.get("params").has("set")
          && m.get("params").path("power").asText("1").equals("1")) {
        return (ObjectNode) m;
      }
    }
    throw new AssertionError("no " + quantity + " by " + unit);
  }

  /** The first measurement on all quasi-identifiers for an adversary of this power. */
  static ObjectNode atPower(JsonNode tree, String quantity, String power) {
    for (JsonNode m : tree.get("measurements")) {
      if (m.get("quantity").textValue().equals(quantity)
          && !m.get("params").has("set")
          && m.get("params").path("power").asText().equals(power)) {
        return (ObjectNode) m;
      }
    }
    throw new AssertionError("no " + quantity + " at power " + power);
  }

  static ObjectNode limit(JsonNode tree, String quantity) {
    for (JsonNode l : tree.get("policy").get("limits")) {
      if (l.get("quantity").textValue().equals(quantity)) {
        return (ObjectNode) l;
      }
    }
    throw new AssertionError("no limit on " + quantity);
  }

  static ObjectNode result(JsonNode tree, String quantity) {
    ArrayNode limits = (ArrayNode) tree.get("policy").get("limits");
    for (JsonNode r : tree.get("decision").get("limits")) {
      if (limits.get(r.get("limit").intValue()).get("quantity").textValue().equals(quantity)) {
        return (ObjectNode) r;
      }
    }
    throw new AssertionError("no result of " + quantity);
  }
}
