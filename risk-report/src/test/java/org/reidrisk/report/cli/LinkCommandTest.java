package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb {@code link}, and scenarios inside {@code assess}. */
class LinkCommandTest {
  private static final String RELEASE =
      """
      PatientID,Sex,StudyDate
      p1,F,20240101
      p1,F,20240301
      p2,M,20240102
      p3,M,20240102
      p4,F,20240205
      """;

  /** Anna is p1, Bert p2 or p3, Cleo p4 a day late, and Dora is not in the release. */
  private static final String HELD =
      """
      Name,Gender,Day
      Anna,F,20240301
      Bert,M,20240102
      Cleo,F,20240206
      Dora,F,20230505
      """;

  private static final String TRUTH = "Name,PatientID\nAnna,p1\nBert,p3\nCleo,p4\n";

  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: small, tier: controlled}
      table: {patient: PatientID}
      columns:
        Sex: {role: quasi-identifier}
        StudyDate: {role: quasi-identifier, format: date}
      limits: {explicit: [{quantity: k, at-least: 1, power: 1}]}
      scenarios:
        - id: desk
          attacker: Somebody at the desk
          holds: {file: held.csv, person: Name}
          membership: unknown
          join:
            - {release: Sex, held: Gender, rule: exact}
            - {release: StudyDate, held: Day, rule: date, within: 1, unit: days}
          truth: {file: truth.csv, held: Name, release: PatientID}
          limit: {quantity: linkage-correct-rate, at-most: 0.5}
        - id: elsewhere
          attacker: Somebody on the web
          holds: {file: held.csv, person: Name}
          membership: unknown
          tiers: [public]
          join: [{release: Sex, held: Gender, rule: exact}]
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeInputs() throws IOException {
    write("release.csv", RELEASE);
    write("held.csv", HELD);
    write("truth.csv", TRUTH);
    write("policy.yaml", POLICY);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private CommandRun run(String verb, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                verb,
                folder.resolve("release.csv").toString(),
                "--policy",
                folder.resolve("policy.yaml").toString()));
    arguments.addAll(Arrays.asList(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static void assertSilentAboutPeople(CommandRun run) {
    assertThat(run.out() + run.err())
        .doesNotContain("Anna", "Bert", "Cleo", "Dora", "p1", "p4", "20240301");
  }

  @Test
  void tellsWhatAttackersFind_andExceedsTheLimit() {
    CommandRun run = run("link");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.REJECTED);
    assertThat(run.out())
        .contains("desk (deterministic): Somebody at the desk")
        .contains("4 targets: none for 1, one for 2, several for 1")
        .contains("2 right and 0 wrong; 3 targets are in the release")
        .contains("0 of 1 people not in the release are claimed")
        .contains("limit", "violated")
        .doesNotContain("elsewhere");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 200);
    assertSilentAboutPeople(run);
  }

  @Test
  void jsonAndFile_holdTheSameCounts() throws IOException {
    CommandRun run = run("link", "--json", "--out", path("link.json"));
    JsonNode printed = new ObjectMapper().readTree(run.out()).get("scenarios").get(0);
    JsonNode written =
        new ObjectMapper()
            .readTree(Files.readAllBytes(folder.resolve("link.json")))
            .get("linkage")
            .get(0);
    for (JsonNode json : List.of(printed, written)) {
      assertThat(json.get("id").asText()).isEqualTo("desk");
      assertThat(json.get("targets").asLong()).isEqualTo(4);
      assertThat(json.get("unique").asLong()).isEqualTo(2);
      assertThat(json.get("correct").asLong()).isEqualTo(2);
      assertThat(json.get("verdict").asText()).isEqualTo("violated");
    }
    assertThat(Files.readString(folder.resolve("link.json"))).doesNotContain("Anna", "p1");
    assertSilentAboutPeople(run);
  }

  @Test
  void oneScenario_byItsName_whateverItsTiers() {
    CommandRun run = run("link", "--scenario", "elsewhere");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("elsewhere (deterministic)").doesNotContain("desk");
    CommandRun unknown = run("link", "--scenario", "dsek");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("no scenario \"dsek\"", "desk, elsewhere");
  }

  @Test
  void pairs_nameRowsOnly_andAreTheOwnersAlone() throws IOException {
    CommandRun run = run("link", "--pairs", path("pairs.csv"));
    Path pairs = folder.resolve("pairs.csv");
    assertThat(Files.readAllLines(pairs))
        .hasSize(4)
        .anyMatch(line -> line.startsWith("# INTERNAL"))
        .contains("scenario,held_row,release_row", "\"desk\",1,1", "\"desk\",3,5");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pairs)))
        .isEqualTo("rw-------");
    assertThat(run.out()).contains("pairs-written");
    CommandRun again = run("link", "--pairs", path("pairs.csv"));
    assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(again.err()).contains("exists already");
  }

  /** A compared column that no figure needs is read all the same; others are not. */
  @Test
  void columnsThatOnlyAnAttackerKnows_areCompared() throws IOException {
    String known = Files.readString(folder.resolve("policy.yaml"));
    JsonNode expected = linked(run("link", "--json"));
    write(
        "policy.yaml",
        known.replace(
            "StudyDate: {role: quasi-identifier,", "StudyDate: {role: direct-identifier,"));
    assertThat(linked(run("link", "--json"))).isEqualTo(expected);
    for (List<String> options : List.of(List.of("--no-inventory"), List.<String>of())) {
      List<String> all = new ArrayList<>(List.of("--no-report", "--force", "--out", path("out")));
      all.addAll(options);
      assertThat(run("assess", all.toArray(String[]::new)).exitCode()).isEqualTo(ExitCode.REJECTED);
      JsonNode record =
          new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("out/assessment.json")));
      assertThat(record.get("linkage").get(0).get("correct").asLong()).isEqualTo(2);
    }
  }

  private static JsonNode linked(CommandRun run) throws IOException {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.REJECTED);
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void withoutRemedies_onlyTheseAreMissing() throws IOException {
    ObjectMapper json = new ObjectMapper();
    run("link", "--out", path("all.json"));
    run("link", "--out", path("less.json"), "--no-remedies");
    ObjectNode all =
        (ObjectNode) json.readTree(Files.readAllBytes(folder.resolve("all.json"))).at("/linkage/0");
    ObjectNode less =
        (ObjectNode)
            json.readTree(Files.readAllBytes(folder.resolve("less.json"))).at("/linkage/0");
    assertThat(all.remove("remedies")).isNotEmpty();
    assertThat(less.path("remedies")).isEmpty();
    less.remove("remedies");
    assertThat(less).isEqualTo(all);
  }

  @Test
  void assess_recordsTheScenarios_andDecidesOnThem() throws IOException {
    CommandRun run = run("assess", "--out", path("out"), "--pairs", path("pairs.csv"));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.REJECTED);
    assertThat(run.out()).contains("linkage-correct-rate of scenario desk");
    JsonNode record =
        new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("out/assessment.json")));
    assertThat(record.get("linkage")).hasSize(1);
    assertThat(record.get("linkage").get(0).get("correct").asLong()).isEqualTo(2);
    assertThat(record.get("findings").findValuesAsText("code"))
        .contains("pairs-written", "scenario-not-for-tier");
    assertThat(record.toString()).doesNotContain("Anna", "\"p1\"");
    assertThat(CommandRun.of("report", path("out")).exitCode()).isZero();
  }

  @Test
  void policyWithoutScenarios_isSaidSo() throws IOException {
    write("policy.yaml", POLICY.substring(0, POLICY.indexOf("scenarios:")));
    CommandRun run = run("link");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("names no scenarios");
  }

  @Test
  void otherHeaders_areOneLineWithTheNearest() throws IOException {
    write("held.csv", HELD.replace("Gender", "Gendre"));
    for (String verb : List.of("link", "assess")) {
      CommandRun run =
          verb.equals("link") ? run(verb) : run(verb, "--out", path("out"), "--no-report");
      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err().strip().lines()).hasSize(1);
      assertThat(run.err()).contains("scenario desk", "Gender", "Gendre");
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }

  @Test
  void missingFile_isAPolicyError_andARaggedOneUnreadable() throws IOException {
    write("held.csv", HELD + "Emil,M\n");
    for (String verb : List.of("link", "assess")) {
      CommandRun ragged =
          verb.equals("link") ? run(verb) : run(verb, "--out", path("out"), "--no-report");
      assertThat(ragged.exitCode()).isEqualTo(ExitCode.UNREADABLE);
      assertThat(ragged.err()).contains("held.csv", "line 6").doesNotContain("Emil");
      assertThat(folder.resolve("out")).doesNotExist();
    }
    Files.delete(folder.resolve("held.csv"));
    CommandRun missing = run("link");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err()).contains("held.csv", "does not exist");
  }

  /** One line of error that names the file and no cell. */
  private void assertOneLine(int exitCode, String... texts) {
    for (String verb : List.of("link", "assess")) {
      CommandRun run =
          verb.equals("link") ? run(verb) : run(verb, "--out", path("out"), "--no-report");
      assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
      assertThat(run.err().strip().lines()).hasSize(1);
      assertThat(run.err()).contains("scenario desk").contains(texts);
      assertSilentAboutPeople(run);
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }

  @Test
  void filesThatAreNone_areOneLine() throws IOException {
    Files.delete(folder.resolve("truth.csv"));
    assertOneLine(ExitCode.USAGE, "truth table truth.csv", "does not exist");
    Files.createDirectory(folder.resolve("truth.csv"));
    assertOneLine(ExitCode.UNREADABLE, "truth table truth.csv", "it is a folder");
    Files.delete(folder.resolve("truth.csv"));
    write("truth.csv", "");
    assertOneLine(ExitCode.UNREADABLE, "truth table truth.csv", "is empty");
    write("truth.csv", "Anna,p1\nBert,p3\n");
    assertOneLine(ExitCode.USAGE, "truth table truth.csv", "lacks 2 of the 2 columns");
    write("truth.csv", TRUTH);
    write("held.csv", "");
    assertOneLine(ExitCode.UNREADABLE, "attacker's table held.csv", "is empty");
    Files.write(
        folder.resolve("held.csv"),
        HELD.replace("Cleo", "Cl\u00E9o").getBytes(StandardCharsets.ISO_8859_1));
    assertOneLine(ExitCode.UNREADABLE, "held.csv", "line 4", "holds.encoding");
    Files.delete(folder.resolve("held.csv"));
    Files.createDirectory(folder.resolve("held.csv"));
    assertOneLine(ExitCode.UNREADABLE, "attacker's table held.csv", "it is a folder");
  }

  @Test
  void repeatedColumn_isOneLine() throws IOException {
    write("held.csv", HELD.replace("Name,Gender,Day", "Name,Day,Day"));
    write("policy.yaml", POLICY.replace("held: Gender", "held: Day"));
    assertOneLine(ExitCode.USAGE, "two columns \"Day\", at positions 2 and 3");
  }

  @Test
  void headerOnly_isUndetermined() throws IOException {
    write("held.csv", HELD.lines().findFirst().orElseThrow() + "\n");
    CommandRun run = run("link");
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.UNDETERMINED);
    assertThat(run.out()).contains("no-targets", "cannot tell").doesNotContain("no-candidates");
    CommandRun assessed = run("assess", "--out", path("out"), "--no-report");
    assertThat(assessed.exitCode()).as(assessed.err()).isEqualTo(ExitCode.UNDETERMINED);
  }

  @Test
  void keysWrittenOtherwise_meetNoLimit() throws IOException {
    // Everybody has one candidate at most; only Bert's key, the one whom nobody finds, is right.
    write("truth.csv", "Name,PatientID\nAnna,P-1\nBert,p3\nCleo,P-4\n");
    CommandRun run = run("link");
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.UNDETERMINED);
    assertThat(run.out())
        .contains("truth-unknown-patients", "2 of 3 targets that the truth names")
        .contains("keys not found", "cannot tell");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 300);
    assertSilentAboutPeople(run);
    CommandRun assessed = run("assess", "--out", path("out"));
    assertThat(assessed.exitCode()).as(assessed.err()).isEqualTo(ExitCode.UNDETERMINED);
    JsonNode control =
        new ObjectMapper()
            .readTree(Files.readAllBytes(folder.resolve("out/assessment.json")))
            .get("linkage")
            .get(0)
            .get("control");
    assertThat(control.get("absent").asLong()).isEqualTo(2);
    assertThat(control.get("absent-claimed").asLong()).isEqualTo(2);
    assertThat(CommandRun.of("report", path("out")).exitCode()).isZero();
    write("policy.yaml", POLICY.replaceFirst("membership: unknown", "membership: known"));
    CommandRun known = run("link");
    assertThat(known.exitCode()).as(known.out() + known.err()).isEqualTo(ExitCode.UNDETERMINED);
    assertThat(known.out()).contains("blocking truth-unknown-patients", "most targets");
  }

  @Test
  void severalScenariosInOneOption_areExplained() {
    CommandRun several = run("link", "--scenario=desk,elsewhere");
    assertThat(several.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(several.err().strip().lines()).hasSize(1);
    assertThat(several.err()).contains("--scenario desk --scenario elsewhere");
    assertThat(run("link", "--scenario", "elsewere").err()).contains("nearest is \"elsewhere\"");
    assertThat(run("link", "--scenario", "desk", "--scenario", "elsewhere").out())
        .contains("desk (deterministic)", "elsewhere (deterministic)");
  }

  @Test
  void releaseAsAttackersTable_isRefused() throws IOException {
    write("held.csv", RELEASE);
    write(
        "policy.yaml",
        POLICY
            .replace("person: Name", "person: PatientID")
            .replace("held: Gender", "held: Sex")
            .replace("held: Day", "held: StudyDate")
            .replace("          truth: {file: truth.csv, held: Name, release: PatientID}\n", "")
            .replace("    truth: {file: truth.csv, held: Name, release: PatientID}\n", ""));
    CommandRun run = run("link");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.UNDETERMINED);
    assertThat(run.out()).contains("held-is-release");
    assertSilentAboutPeople(run);
  }

  @Test
  void nobodyFound_isNoZeroRisk() throws IOException {
    write("held.csv", HELD.replace("2024", "1924").replace("2023", "1923"));
    CommandRun run = run("link");
    assertThat(run.exitCode()).isEqualTo(ExitCode.UNDETERMINED);
    assertThat(run.out()).contains("no-candidates", "cannot tell");
  }

  @Test
  void attackersFiles_areNotOverwritten() throws IOException {
    for (String file : List.of("held.csv", "truth.csv")) {
      for (String option : List.of("--out", "--pairs")) {
        CommandRun run = run("link", option, path(file), "--force");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("would be overwritten");
      }
    }
    assertThat(folder.resolve("held.csv")).hasContent(HELD);
    assertThat(folder.resolve("truth.csv")).hasContent(TRUTH);
  }

  @Test
  void guessingFromASample_isNoEvidence() throws IOException {
    write(
        "policy.yaml",
        POLICY
            .replace("person: Name}", "person: Name, sample: {design: random}}")
            .replace(
                "linkage-correct-rate, at-most: 0.5", "linkage-expected-by-guessing, at-most: 1"));
    CommandRun run = run("link");
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.UNDETERMINED);
    assertThat(run.out()).contains("cannot tell");
  }

  @Test
  void everybodyForEverybody_isNoEvidence() throws IOException {
    write("held.csv", "Name,Gender,Day\nAnna,,\nBert,,\n");
    write(
        "policy.yaml",
        POLICY
            .replace("rule: exact}\n", "rule: exact, missing: any}\n")
            .replace("unit: days}", "unit: days, missing: any}"));
    CommandRun run = run("link");
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.UNDETERMINED);
    assertThat(run.out()).contains("everything-matches", "cannot tell");
  }
}
