package org.reidrisk.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.FileShape;
import org.reidrisk.policy.PolicyException;
import org.reidrisk.policy.PolicyYaml;

/**
 * The JSON Schemas in {@code docs/} are those of the code. After a change of the formats, write
 * them anew with
 *
 * <pre>mvn -pl risk-core test -Dtest=SchemaFilesTest -Dupdate.docs=true</pre>
 */
class SchemaFilesTest {
  private static final Path DOCS =
      Path.of(System.getProperty("basedir", ".")).resolve("..").resolve("docs");

  private static final String POLICY_FILE = "policy.schema.json";
  private static final String RECORD_FILE = "assessment.schema.json";

  private static byte[] generated(String file) {
    FileShape shape = file.equals(POLICY_FILE) ? PolicyYaml.shape() : AssessmentJson.shape();
    String title = file.equals(POLICY_FILE) ? "reidrisk policy" : "reidrisk assessment";
    return AssessmentJson.schema(title, shape);
  }

  private static JsonNode schema(String file) {
    try {
      return Records.JSON.readTree(generated(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {POLICY_FILE, RECORD_FILE})
  void committedSchema_isTheOneOfTheCode(String file) throws IOException {
    Path path = DOCS.resolve(file);
    byte[] expected = generated(file);
    if (Boolean.getBoolean("update.docs")) {
      Files.write(path, expected);
    }
    assertThat(path).as("see the comment of this class").exists();
    assertThat(Files.readString(path))
        .as("see the comment of this class")
        .isEqualTo(new String(expected, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {POLICY_FILE, RECORD_FILE})
  void schema_namesItsDialectAndTitle_andEndsWithALineFeed(String file) {
    assertThat(schema(file).get("$schema").textValue())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema(file).get("title").textValue()).startsWith("reidrisk ");
    assertThat(new String(generated(file), StandardCharsets.UTF_8)).endsWith("}\n");
  }

  // The record

  @Test
  void recordSchema_acceptsRecords() {
    for (Assessment assessment : Records.all()) {
      assertThat(JsonSchemaCheck.problems(schema(RECORD_FILE), Records.tree(assessment))).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> recordSchema_refusesWhatTheReaderRefuses() {
    return Stream.<Consumer<ObjectNode>>of(
            t -> t.put("extra", 1),
            t -> t.remove("decision"),
            t -> t.put("format", "1"),
            t -> ((ObjectNode) t.get("data")).put("rows", "24"),
            t -> ((ObjectNode) t.get("data")).put("rows", 24.5),
            t -> ((ObjectNode) t.get("decision")).put("outcome", "maybe"),
            t -> ((ObjectNode) t.get("release")).put("secret", "x"),
            t -> ((ArrayNode) t.get("linkage")).addObject().put("id", "a"),
            t -> Records.measurement(t, "k", "patient").put("value", "12"),
            t -> Records.measurement(t, "k", "patient").put("quantity", "kay"),
            t -> Records.measurement(t, "class-size-histogram", "row").putArray("value").add(3),
            t ->
                Records.measurement(t, "class-size-histogram", "row")
                    .putArray("value")
                    .addArray()
                    .add(1))
        .map(
            change ->
                DynamicTest.dynamicTest(
                    "change",
                    () -> {
                      ObjectNode tree = Records.tree(Records.accepted());
                      change.accept(tree);
                      assertThat(JsonSchemaCheck.problems(schema(RECORD_FILE), tree)).isNotEmpty();
                      assertThat(refusedByReader(tree)).isTrue();
                    }));
  }

  private static boolean refusedByReader(ObjectNode tree) {
    try {
      AssessmentJson.read(Records.bytes(tree));
      return false;
    } catch (RecordFormatException refused) {
      return true;
    }
  }

  // The policy

  private static List<String> problemsOfPolicy(String yaml) {
    try {
      return JsonSchemaCheck.problems(schema(POLICY_FILE), new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean refusedByPolicyReader(String yaml) {
    try {
      PolicyYaml.read(yaml.getBytes(StandardCharsets.UTF_8));
      return false;
    } catch (PolicyException refused) {
      return true;
    }
  }

  @Test
  void policySchema_acceptsPolicies() {
    assertThat(problemsOfPolicy(Records.POLICY)).isEmpty();
  }

  private static String with(String sections) {
    return """
        reidrisk: 1
        release: {id: r, tier: controlled}
        columns: {Sex: {role: quasi-identifier}, Diagnosis: {role: sensitive}}
        %s
        """
        .formatted(sections);
  }

  @Test
  void policySchema_knowsDerivedColumns() {
    String columns =
        """
        reidrisk: 1
        release: {id: r, tier: controlled}
        columns:
          Gaps: {role: quasi-identifier, derive: interval-sequence, from: StudyDate}
          Course: {role: quasi-identifier, derive: value-sequence, from: Sex, by: StudyDate}
          Events: {role: quasi-identifier, derive: event-count}
        """;
    assertThat(refusedByPolicyReader(columns)).isFalse();
    assertThat(problemsOfPolicy(columns)).isEmpty();
    String wrong = columns.replace("interval-sequence", "intervals");
    assertThat(refusedByPolicyReader(wrong)).isTrue();
    assertThat(problemsOfPolicy(wrong)).isNotEmpty();
  }

  /** What the reader accepts, an editor with the schema does not underline. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "table: {patient: 01, event: null, missing-values: ['', NO, 1e3, null]}",
        "table: {delimiter: tab, encoding: ISO-8859-1, trim: true, missing: own-value}",
        "quasi-identifier-sets: {a: [Sex], b: [Sex, Diagnosis]}",
        "limits: {preset: public-low}",
        "limits: {explicit: [{quantity: k, at-least: 11, power: 2}]}",
        "limits: {explicit: [{quantity: k, at-least: 11, power: complete}]}",
        "limits: {explicit: [{quantity: prosecutor-highest, at-most: 0.09, mode: regulator}]}",
        "limits: {explicit: [{quantity: t-closeness, at-most: 0.2}]}",
        "limits: {explicit: [{quantity: prosecutor-share-above, at-most: 0, threshold: 0.09}]}",
        "acknowledge: [{code: a, about: b, reason: c}]",
        "acknowledge: []\ncontext: {}\npopulation: {}\nscenarios: []",
        "context: {a: [1, {b: c}]}",
        "limits: {}",
        "limits: {explicit: []}",
        "limits: {power: 2}",
        "limits: {power: complete, preset: public-low}",
        "limits: {explicit: [{quantity: l-recursive, at-least: 3, c: 0.5}]}",
        "limits: {explicit: [{quantity: delta-disclosure, at-most: 2, model: zeros-skipped}]}",
        "table: {missing: wildcard}",
        "table: {missing: drop}",
        "population: {size: 1000, sampling-fraction: 0.1, weights: w, source: s, date: 2024-01-01}",
        "population: {register: p.csv, columns: {Sex: s}, count: n}",
        "population: {register: p.csv, person: id}",
        "subgroups: [{column: Sex}, {column: Sex, values: [F, 1]}]",
        "subgroups: [{column: Diagnosis, bands: [0, 18.5]}]",
        "subgroups: []",
        "scenarios: [{id: a, preset: L1, holds: {file: a.csv}, join: [{release: Sex, as: PatientSex}]}]",
        "scenarios: [{id: 1, attacker: b, holds: {from-release: 5, site: Sex}, attack: trajectory,"
            + " power: 2, join: [{release: Sex, rule: set, repeats: true}], tiers: [public]}]",
        "earlier-releases: []",
        "earlier-releases: [{id: a, file: f.csv.gz, columns: {Sex: S}, patients: re-keyed}]",
        "scenarios: [{id: a, attacker: b, holds: {from-release: all}, membership: unknown,"
            + " limit: {quantity: linkage-unique-rate, at-most: 0.1},"
            + " join: [{release: Sex, rule: number, from: -1, to: 2.5, missing: any}]}]",
      })
  void policySchema_acceptsWhatTheReaderAccepts(String sections) {
    assertThat(refusedByPolicyReader(with(sections))).isFalse();
    assertThat(problemsOfPolicy(with(sections))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "extra: 1",
        "ledger: x",
        "table: {patients: a}",
        "table: {missing: ignore}",
        "table: {trim: maybe}",
        "limits: {power: most}",
        "limits: {explicit: [{quantity: alpha, at-most: 1, model: extended}]}",
        "limits: {explicit: [{quantity: l-recursive, at-least: 1, c: two}]}",
        "population: {registers: p.csv}",
        "population: {size: many}",
        "population: {sampling-fraction: half}",
        "population: {register: p.csv, columns: [Sex]}",
        "subgroups: {column: Sex}",
        "subgroups: [{values: [F]}]",
        "subgroups: [{column: Sex, values: F}]",
        "subgroups: [{column: Sex, bands: 65}]",
        "subgroups: [{column: Sex, bands: [old]}]",
        "table: {delimiter: colon}",
        "limits: {preset: strict}",
        "limits: {explicit: [{at-least: 3}]}",
        "limits: {explicit: [{quantity: equivalence-classes, at-least: 3}]}",
        "limits: {explicit: [{quantity: k, at-least: eleven}]}",
        "limits: {explicit: [{quantity: k, at-least: 3, mode: loose}]}",
        "limits: {explicit: {quantity: k, at-least: 3}}",
        "acknowledge: [{code: a, about: b}]",
        "quasi-identifier-sets: [Sex]",
        "earlier-releases: {id: a, file: f}",
        "earlier-releases: [{id: a}]",
        "earlier-releases: [{id: a, file: f, patients: same}]",
        "earlier-releases: [{id: a, file: f, columns: [Sex]}]",
        "scenarios: {id: a}",
        "scenarios: [{id: a}]",
        "scenarios: [{id: a, preset: L12, holds: {file: f}, join: [{release: Sex, rule: exact}]}]",
        "scenarios: [{id: a, preset: L1, holds: {files: f}, join: [{release: Sex, rule: exact}]}]",
        "scenarios: [{id: a, preset: L1, holds: {file: f}, join: [{release: Sex, rule: text}]}]",
        "scenarios: [{id: a, preset: L1, holds: {file: f}, join: [{held: Sex, rule: exact}]}]",
        "scenarios: [{id: a, preset: L1, holds: {file: f}, join: [{release: Sex, rule: exact}],"
            + " attack: dictionary}]",
        "scenarios: [{id: a, preset: L1, holds: {file: f}, join: [{release: Sex, rule: exact}],"
            + " limit: {quantity: k, at-most: 1}}]"
      })
  void policySchema_refusesWhatTheReaderRefuses(String sections) {
    assertThat(refusedByPolicyReader(with(sections))).isTrue();
    assertThat(problemsOfPolicy(with(sections))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reidrisk: 1\n",
        "reidrisk: 1\nrelease: {id: r}\ncolumns: {Sex: {role: quasi-identifier}}\n",
        "reidrisk: 1\nrelease: {id: r, tier: secret}\ncolumns: {Sex: {role: quasi-identifier}}\n",
        "reidrisk: 1\nrelease: {id: r, tier: public}\ncolumns: {Sex: quasi-identifier}\n",
        "reidrisk: 1\nrelease: {id: r, tier: public}\ncolumns: {Sex: {role: key}}\n",
        "reidrisk: 1\nrelease: {id: r, tier: public}\ncolumns: {Sex: {}}\n"
      })
  void policySchema_refusesIncompletePolicies(String yaml) {
    assertThat(refusedByPolicyReader(yaml)).isTrue();
    assertThat(problemsOfPolicy(yaml)).isNotEmpty();
  }
}
