package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.table.Role;

class InitCommandTest {
  @TempDir Path folder;

  private Path draft = Path.of("");

  @BeforeEach
  void nameTheDraft() {
    draft = folder.resolve("policy.yaml");
  }

  private Path export(String text) throws IOException {
    return Files.writeString(folder.resolve("My Export 7.csv"), text);
  }

  private CommandRun init(Path export, String... more) {
    return CommandRun.of(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("init", export.toString(), "--out", draft.toString()),
                java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  private Policy policy() throws IOException {
    return PolicyYaml.read(Files.readAllBytes(draft));
  }

  /** Twelve studies of six people. */
  private static String studies() {
    return "PatientID,PatientSex,PatientAge,StudyDate,StudyInstanceUID,Rows,ReferringPhysicianName,Mystery\n"
        + IntStream.range(0, 12)
            .mapToObj(
                i ->
                    "P%03d,%s,0%d1Y,202401%02d,2.25.%d,512,Doe^J%c,%d"
                        .formatted(
                            i / 2 * 37 % 100,
                            i / 2 % 2 == 0 ? "F" : "M",
                            3 + i / 2,
                            10 + i,
                            123456789L * (i + 7),
                            'a' + i,
                            i % 3))
            .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void draft_givesEveryColumnItsRoleAndAReason() throws IOException {
    CommandRun run = init(export(studies()));
    assertThat(run.exitCode()).as(run.err()).isZero();
    Policy policy = policy();
    assertThat(policy.patient()).contains("PatientID");
    assertThat(policy.event()).contains("StudyInstanceUID");
    assertThat(policy.release().id()).isEqualTo("my-export-7");
    assertThat(policy.named(Role.QUASI_IDENTIFIER))
        .containsExactlyInAnyOrder("PatientSex", "PatientAge", "StudyDate");
    assertThat(policy.named(Role.UNDECIDED))
        .containsExactlyInAnyOrder("StudyInstanceUID", "Mystery");
    assertThat(policy.named(Role.DIRECT_IDENTIFIER)).containsExactly("ReferringPhysicianName");
    assertThat(policy.named(Role.OTHER)).containsExactly("Rows");
    policy
        .named(Role.QUASI_IDENTIFIER)
        .forEach(name -> assertThat(policy.column(name).orElseThrow().why()).isNotEmpty());
    assertThat(policy.limits()).isNotEmpty();
  }

  @Test
  void table_fitsHundredColumns_theWorstFirst() throws IOException {
    CommandRun run = init(export(studies()));
    assertThat(run.out().lines().filter(line -> line.matches(" +\\d+  .*|   #  .*")))
        .hasSize(9)
        .allMatch(line -> line.length() <= 100);
    assertThat(run.out().indexOf("ReferringPhysicianName"))
        .isLessThan(run.out().indexOf("PatientSex"));
    assertThat(run.out().indexOf("PatientSex")).isLessThan(run.out().indexOf("Rows "));
    assertThat(run.out()).contains("12 rows, 6 patients by PatientID");
  }

  @Test
  void editingOnlyTheUndecidedLines_isEnough() throws IOException {
    Path export = export(studies());
    assertThat(init(export).exitCode()).isZero();
    Path out = folder.resolve("out");
    CommandRun undecided =
        CommandRun.of(
            "assess", export.toString(), "--policy", draft.toString(), "--out", out.toString());
    assertThat(undecided.exitCode()).as(undecided.err()).isIn(1, 3);
    assertThat(undecided.out()).contains("undecided-column");
    String text = Files.readString(draft);
    Files.writeString(draft, text.replace("role: undecided", "role: pseudonym"));
    CommandRun decided =
        CommandRun.of(
            "assess", export.toString(), "--policy", draft.toString(), "--out", out.toString());
    assertThat(decided.exitCode()).as(decided.err()).isIn(1, 3);
    assertThat(decided.out()).doesNotContain("undecided-column");
  }

  @Test
  void nothingThatIsPrinted_holdsACell() throws IOException {
    CommandRun run = init(export(studies()));
    assertThat(run.out() + Files.readString(draft))
        .doesNotContain("Doe")
        .doesNotContain("2.25.")
        .doesNotContain("20240")
        .doesNotContain("061Y");
  }

  @Test
  void json_holdsTheSame() throws IOException {
    CommandRun run = init(export(studies()), "--json");
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("columns")).hasSize(8);
    assertThat(json.get("patient").asText()).isEqualTo("PatientID");
    assertThat(json.get("policy").asText()).isEqualTo(draft.toString());
  }

  @Test
  void draft_isNeverOverwrittenWithoutForce() throws IOException {
    Files.writeString(draft, "mine");
    CommandRun run = init(export(studies()));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--force");
    assertThat(Files.readString(draft)).isEqualTo("mine");
    assertThat(init(export(studies()), "--force").exitCode()).isZero();
    assertThat(policy().patient()).contains("PatientID");
  }

  @Test
  void draft_isReadableByItsOwnerOnly() throws IOException {
    assertThat(init(export(studies())).exitCode()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(draft)))
        .isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void exportAsDraft_isRefused() throws IOException {
    Path export = export(studies());
    draft = export;
    CommandRun run = init(export, "--force");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("would be overwritten");
    assertThat(Files.readString(export)).isEqualTo(studies());
  }

  @Test
  void missingExport_isOneLine() {
    CommandRun run = init(folder.resolve("nothing.csv"));
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(draft).doesNotExist();
  }

  @Test
  void folderOfTheDraft_isMade() throws IOException {
    draft = folder.resolve("nowhere").resolve("policy.yaml");
    assertThat(init(export(studies())).exitCode()).isZero();
    assertThat(policy().patient()).contains("PatientID");
  }

  @Test
  void linksAndFoldersAsDraft_areRefused() throws IOException {
    Path export = export(studies());
    Path real = Files.writeString(folder.resolve("real.yaml"), "mine");
    Files.createSymbolicLink(draft, real);
    CommandRun run = init(export, "--force");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("a link or a device");
    assertThat(Files.readString(real)).isEqualTo("mine");
    draft = folder;
    assertThat(init(export, "--force").exitCode()).isEqualTo(2);
  }

  @Test
  void catalogueAsDraft_isRefused() throws IOException {
    Path export = export(studies());
    Files.writeString(draft, "layout\t1\n");
    CommandRun run = init(export, "--force", "--catalogue", draft.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("would be overwritten");
  }

  @Test
  void aFirstLineOfData_isNoHeader() throws IOException {
    String rows = studies().lines().skip(1).collect(Collectors.joining("\n", "", "\n"));
    CommandRun run = init(export(rows));
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.err()).contains("line 1: looks like data").doesNotContain("P000");
    assertThat(draft).doesNotExist();
  }

  @Test
  void veryLongNames_giveADraftThatCanBeRead() throws IOException {
    String name = "Remark" + "x".repeat(5000);
    assertThat(init(export(name + ",A\uFFFFx,PatientSex\na,b,F\na,b,M\nc,d,F\n")).exitCode())
        .isZero();
    assertThat(policy().column(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PatientID,,PatientID,\nA,,B,1\n",
        "患者ID,Geschlecht,\u0432\u043E\u0437\u0440\u0430\u0441\u0442,\u05D2\u05D9\u05DC\n1,w,58,7\n",
        "\"a: b # c\",\"- x\",\"{y}\",\"null\",\"*\",\"a\"\"b\",\"\u202Ez\"\n1,2,3,4,5,6,7\n",
        "PatientAge,Other\n,\n,\n",
        "PatientID\n1\n1\n2\n",
        "PatientID,StudyDate\n",
        "x\u0000y,\"line\nfeed\"\n1,2\n",
        "StudyDate,StudyDate.1,Study Date,\"(0008,0020)\"\n20240101,2024-01-01,01/02/2024,20240101.0\n"
      })
  void strangeHeaders_giveADraftThatCanBeRead(String text) throws IOException {
    CommandRun run = init(export(text));
    assertThat(run.exitCode()).as(run.err()).isZero();
    CommandRun check = CommandRun.of("check", draft.toString());
    assertThat(check.exitCode() == 0 || check.err().contains("no column has the role quasi-"))
        .as(check.err())
        .isTrue();
    CommandRun assessed =
        CommandRun.of(
            "assess",
            folder.resolve("My Export 7.csv").toString(),
            "--policy",
            draft.toString(),
            "--out",
            folder.resolve("out").toString());
    // 2: nothing is a quasi-identifier until somebody decides.
    assertThat(assessed.exitCode()).as(assessed.err()).isIn(1, 2, 3);
    assertThat(assessed.err()).doesNotContain("internal");
  }

  @Test
  void tenThousandColumns_areInventoried() throws IOException {
    String header =
        IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    String row =
        IntStream.range(0, 10_000)
            .mapToObj(i -> String.valueOf(i % 7))
            .collect(Collectors.joining(","));
    CommandRun run = init(export(header + "\n" + (row + "\n").repeat(3)));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(draft).lines().filter(l -> l.contains("role: undecided")))
        .hasSize(10_000);
  }

  @Test
  void headersOfAnyLength_areWrapped() throws IOException {
    String name = "PatientComments".repeat(40);
    CommandRun run = init(export(name + ",PatientSex\na,F\nb,M\n"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().filter(l -> l.matches(" +\\d+  .*")))
        .allMatch(l -> l.length() <= 100);
    assertThat(policy().column(name)).isPresent();
  }

  @Test
  void anotherEncoding_isWrittenIntoTheDraft() throws IOException {
    Path export = folder.resolve("latin.csv");
    Files.write(export, "Größe;Geschlecht\n1,80;M\n1,70;W\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(init(export).exitCode()).isEqualTo(4);
    CommandRun run = init(export, "--encoding", "ISO-8859-1", "--delimiter", "semicolon");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(policy().format().encoding()).isEqualTo(StandardCharsets.ISO_8859_1);
    assertThat(policy().format().delimiter()).isEqualTo(';');
    assertThat(policy().column("Größe")).isPresent();
  }

  @Test
  void placeholders_becomeMissingValues() throws IOException {
    CommandRun run =
        init(export("participant_id\tage\tsex\nsub-01\tn/a\tF\nsub-02\t31\tn/a\nsub-03\t44\tM\n"));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(policy().format().missingValues()).containsExactlyInAnyOrder("", "n/a");
    assertThat(policy().patient()).contains("participant_id");
  }

  @Test
  void wrongOptions_areOneLineEach() throws IOException {
    Path export = export(studies());
    for (String[] wrong :
        new String[][] {{"--delimiter", "x"}, {"--encoding", "nope"}, {"--catalogue", "no.tsv"}}) {
      CommandRun run = init(export, wrong);
      assertThat(run.exitCode()).as(wrong[0]).isEqualTo(2);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(draft).doesNotExist();
    }
  }
}
