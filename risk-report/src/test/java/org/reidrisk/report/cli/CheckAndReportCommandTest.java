package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckAndReportCommandTest {
  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: test, tier: public}
      columns: {Age: {role: quasi-identifier}, Finding: {role: sensitive}}
      quasi-identifier-sets: {neighbour: [Age]}
      limits:
        preset: public-low
        explicit:
          - {quantity: prosecutor-highest, at-most: 0.09, mode: regulator}
          - {quantity: t-closeness, at-most: 0.2}
      """;

  @TempDir Path folder;

  @Test
  void check_showsTheEffectiveLimits() throws IOException {
    Path policy = Files.writeString(folder.resolve("p.yaml"), POLICY);
    CommandRun run = CommandRun.of("check", policy.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("k at least 11, by row, power 1 (public-low v1)")
        .contains("prosecutor-highest at most 0.09 (class size 11, regulator), by row, power 1")
        .contains("t-closeness of Finding at most 0.2, by row (explicit)")
        .contains("neighbour");
  }

  @Test
  void check_asJson() throws IOException {
    Path policy = Files.writeString(folder.resolve("p.yaml"), POLICY);
    JsonNode json =
        new ObjectMapper().readTree(CommandRun.of("check", policy.toString(), "--json").out());
    assertThat(json.get("limits")).hasSize(3);
    assertThat(json.at("/limits/1/class-size").asInt()).isEqualTo(11);
    assertThat(json.at("/limits/1/unit").asText()).isEqualTo("row");
    assertThat(json.at("/columns/quasi-identifier/0").asText()).isEqualTo("Age");
  }

  private static final String SCENARIOS =
      """
      scenarios:
        - id: billing
          preset: L2
          holds: {file: claims.csv, person: Member}
          join: [{release: Age, held: Years, as: PatientAge}]
          limit: {quantity: linkage-unique-rate, at-most: 0.05}
        - id: inside
          attacker: A colleague
          holds: {from-release: 50}
          membership: unknown
          join: [{release: Age, rule: set, repeats: true}]
          attack: trajectory
          tiers: [enclave]
      """;

  @Test
  void check_showsScenarios() throws IOException {
    Path policy = Files.writeString(folder.resolve("p.yaml"), POLICY + SCENARIOS);
    CommandRun run = CommandRun.of("check", policy.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("billing: L2 v1, deterministic, holds claims.csv, membership unknown\n")
        .contains("Age with Years: number from -1 to 0\n")
        .contains(
            "inside: trajectory of power all, 50 patients by their own rows, membership unknown,"
                + " not run in this tier\n")
        .contains("Age with Age: set, repeats counted\n")
        .contains("linkage-unique-rate of scenario billing at most 0.05, by row (explicit)");
    JsonNode json =
        new ObjectMapper().readTree(CommandRun.of("check", policy.toString(), "--json").out());
    assertThat(json.at("/scenarios/0/join/0/rule").asText()).isEqualTo("number from -1 to 0");
    assertThat(json.at("/scenarios/0/run").asBoolean()).isTrue();
    assertThat(json.at("/scenarios/1/run").asBoolean()).isFalse();
    assertThat(json.at("/limits/" + (json.get("limits").size() - 1) + "/scenario").asText())
        .isEqualTo("billing");
  }

  @Test
  void report_rendersTheSameBytesAgain() throws IOException {
    Path out = assessed();
    byte[] before = Files.readAllBytes(out.resolve("report.pdf"));
    Files.delete(out.resolve("report.pdf"));
    CommandRun run = CommandRun.of("report", out.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readAllBytes(out.resolve("report.pdf"))).isEqualTo(before);
  }

  @Test
  void whatCannotBeDrawn_isRemarked_andTheRecordHoldsItAsItIs() throws IOException {
    Path policy =
        Files.writeString(
            folder.resolve("p.yaml"), POLICY.replace("Age", "Age \uD83D\uDE00 \u05E9"));
    Path export =
        Files.writeString(
            folder.resolve("e.csv"), "Age \uD83D\uDE00 \u05E9,Finding\n40,a\n40,b\n41,a\n");
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.of(
            "assess", export.toString(), "--policy", policy.toString(), "--out", out.toString());
    assertThat(run.err())
        .isEqualTo(
            "reidrisk: report.pdf: 2 characters are printed by code point, since the fonts lack them"
                + " or nothing would be seen: U+05E9, U+1F600"
                + System.lineSeparator());
    JsonNode record = new ObjectMapper().readTree(out.resolve("assessment.json").toFile());
    assertThat(record.get("schema"))
        .extracting(column -> column.get("name").asText())
        .contains("Age \uD83D\uDE00 \u05E9");
    assertThat(CommandRun.of("report", out.toString(), "--quiet").err()).isEmpty();
    CommandRun json = CommandRun.of("report", out.toString(), "--json");
    assertThat(json.err()).isEmpty();
    assertThat(new ObjectMapper().readTree(json.out()).get("printed-by-code-point"))
        .extracting(JsonNode::asText)
        .containsExactly("U+05E9", "U+1F600");
  }

  @Test
  void report_ofAnotherFormat_isRefusedInOneLine() throws IOException {
    Path out = assessed();
    Path record = out.resolve("assessment.json");
    String json = Files.readString(record);
    byte[] report = Files.readAllBytes(out.resolve("report.pdf"));
    for (String format : List.of("0", "99", "\"old\"", "null")) {
      String other = json.replaceFirst("\"format\": [^,]*,", "\"format\": " + format + ",");
      assertThat(other).isNotEqualTo(json);
      Files.writeString(record, other);
      CommandRun run = CommandRun.of("report", out.toString());
      assertThat(run.exitCode()).as(format).isEqualTo(4);
      assertThat(run.err().lines()).as(format).hasSize(1);
      assertThat(run.err()).contains("format");
      assertThat(Files.readAllBytes(out.resolve("report.pdf"))).isEqualTo(report);
    }
  }

  @Test
  void report_onLetter_differs() throws IOException {
    Path out = assessed();
    byte[] before = Files.readAllBytes(out.resolve("report.pdf"));
    assertThat(CommandRun.of("report", out.toString(), "--paper", "Letter").exitCode()).isZero();
    assertThat(Files.readAllBytes(out.resolve("report.pdf"))).isNotEqualTo(before);
  }

  @Test
  void report_ofNoRecord_isUnreadable() {
    CommandRun run = CommandRun.of("report", folder.resolve("nowhere").toString());
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("name the folder that assess wrote");
  }

  @Test
  void report_ofAChangedRecord_isRefusedAndKeepsTheReport() throws IOException {
    Path out = assessed();
    byte[] before = Files.readAllBytes(out.resolve("report.pdf"));
    Path record = out.resolve("assessment.json");
    String json = Files.readString(record);
    assertThat(json).contains("\"outcome\": \"reject\"");
    Files.writeString(record, json.replace("\"outcome\": \"reject\"", "\"outcome\": \"accept\""));
    CommandRun run = CommandRun.of("report", out.toString());
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("contradicts itself");
    assertThat(Files.readAllBytes(out.resolve("report.pdf"))).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"assess", "check", "report"})
  void help_holdsAnExample(String verb) {
    CommandRun run = CommandRun.of(verb, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Example:").contains("reidrisk " + verb);
  }

  @Test
  void version_namesVersionAndCommit() {
    CommandRun run = CommandRun.of("--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("reidrisk ");
  }

  private Path assessed() throws IOException {
    Path policy = Files.writeString(folder.resolve("p.yaml"), POLICY);
    Path export = Files.writeString(folder.resolve("e.csv"), "Age,Finding\n40,a\n40,b\n41,a\n");
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.of(
            "assess", export.toString(), "--policy", policy.toString(), "--out", out.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    return out;
  }
}
