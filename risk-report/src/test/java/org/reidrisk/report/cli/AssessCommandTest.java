package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AssessCommandTest {
  private static final String SECRET = "Zebedee";

  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: test, tier: controlled}
      table: {patient: PatientID, patient-released: false}
      columns:
        PatientSex: {role: quasi-identifier, knowledge: static}
        Modality: {role: quasi-identifier}
        Diagnosis: {role: sensitive}
      limits: {preset: controlled-low}
      """;

  private static final String HEADER = "PatientID,PatientSex,Modality,Diagnosis\n";

  @TempDir Path folder;

  private Path policy;
  private Path out;

  @BeforeEach
  void writePolicy() throws IOException {
    policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
    out = folder.resolve("out");
  }

  private CommandRun assess(String csv, String... more) throws IOException {
    return assess(csv.getBytes(StandardCharsets.UTF_8), more);
  }

  private CommandRun assess(byte[] csv, String... more) throws IOException {
    Path export = Files.write(folder.resolve("export.csv"), csv);
    return assess(export, more);
  }

  private CommandRun assess(Path export, String... more) {
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    "assess",
                    export.toString(),
                    "--policy",
                    policy.toString(),
                    "--out",
                    out.toString()),
                Stream.of(more))
            .toList();
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private JsonNode record() throws IOException {
    return new ObjectMapper().readTree(out.resolve("assessment.json").toFile());
  }

  /** Twelve patients who look alike and twelve more: everybody hides among enough others. */
  private static String safe() {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < 24; i++) {
      csv.append("P").append(i).append(i < 12 ? ",F,CT," : ",M,MR,").append("D").append(i % 3);
      csv.append('\n');
    }
    return csv.toString();
  }

  @Test
  void limitsMet_accepts() throws IOException {
    CommandRun run = assess(safe());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("accept: ");
    assertThat(run.err()).isEmpty();
    assertThat(record().at("/decision/outcome").asText()).isEqualTo("accept");
    assertThat(record().at("/as-of").asText()).isEqualTo("2026-11-22");
    assertThat(Files.readAllBytes(out.resolve("report.pdf"))).startsWith('%', 'P', 'D', 'F');
  }

  @Test
  void limitViolated_rejects() throws IOException {
    CommandRun run = assess(safe() + "P99,F,MR,D1\n");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("violated: k at least 3, measured 1 by patient");
  }

  @Test
  void columnThatThePolicyDoesNotName_isUndetermined() throws IOException {
    String wider = safe().lines().map(line -> line + ",x\n").collect(Collectors.joining());
    CommandRun run = assess(wider);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(record().at("/findings/0/code").asText()).isEqualTo("unclassified-column");
  }

  @Test
  void headerOnly_isUndeterminedAndRecorded() throws IOException {
    CommandRun run = assess(HEADER);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(record().at("/data/rows").asLong()).isZero();
    assertThat(record().at("/measurements/0/undefined/code").asText()).isEqualTo("no-units");
  }

  @Test
  void allRowsWithoutPatient_isUndetermined() throws IOException {
    assertThat(assess(HEADER + ",F,CT,a\n,F,CT,b\n").exitCode()).isEqualTo(3);
    assertThat(record().at("/findings/0/code").asText()).isEqualTo("no-patient-rows");
  }

  @Test
  void someRowsWithoutPatient_isUndetermined() throws IOException {
    assertThat(assess(safe() + ",F,CT,D1\n").exitCode()).isEqualTo(3);
    assertThat(record().at("/findings/0/code").asText()).isEqualTo("rows-without-patient");
    assertThat(record().at("/data/patients").asLong()).isEqualTo(24);
  }

  static Stream<Arguments> brokenExports() {
    String rows = "P1,F,CT," + SECRET + "\n";
    return Stream.of(
        Arguments.of("empty", "", 4, "is empty"),
        Arguments.of("ragged", HEADER + rows + "P2," + SECRET + "\n", 4, "line 3: the row has 2"),
        Arguments.of("unclosed", HEADER + "P1,F,\"CT," + SECRET, 4, "line 2: a quoted cell"),
        Arguments.of("after quote", HEADER + "P1,F,\"CT\"" + SECRET + ",x\n", 4, "line 2: a cell"),
        Arguments.of("empty line", HEADER + "\n" + rows, 4, "line 2: the row has 1 cell"),
        Arguments.of("blank header", "\n" + rows, 4, "line 1 is empty"),
        Arguments.of("no header", rows + rows, 2, "are not among the 4 columns of the export"),
        Arguments.of("wrong delimiter", HEADER.replace(',', '^') + rows, 2, "delimiter is right"),
        Arguments.of(
            "misspelt", HEADER.replace("Modality", "Modalty") + rows, 2, "nearest is \"Modalty\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenExports")
  void brokenExport_isOneLineAndLeavesNothing(String name, String csv, int exitCode, String message)
      throws IOException {
    CommandRun run = assess(csv);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertOneLine(run, message);
  }

  private void assertOneLine(CommandRun run, String message) throws IOException {
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("reidrisk: ").contains(message).doesNotContain(SECRET);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(out).doesNotExist();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(p -> p.getFileName().toString())).noneMatch(f -> f.startsWith(".out"));
    }
  }

  @Test
  void undecodableBytes_nameTheLine() throws IOException {
    byte[] csv = (HEADER + "P1,F,CT,a\nP2,F,CT,?\n").getBytes(StandardCharsets.US_ASCII);
    csv[csv.length - 2] = (byte) 0xFF;
    CommandRun run = assess(csv);
    assertThat(run.exitCode()).isEqualTo(4);
    assertOneLine(run, "line 3: bytes that are not UTF-8");
  }

  @Test
  void missingExport_isUnreadable() throws IOException {
    CommandRun run = assess(folder.resolve("nowhere.csv"));
    assertThat(run.exitCode()).isEqualTo(4);
    assertOneLine(run, "nowhere.csv: does not exist");
  }

  @Test
  void folderInsteadOfExport_isUnreadable() throws IOException {
    CommandRun run = assess(folder);
    assertThat(run.exitCode()).isEqualTo(4);
    assertOneLine(run, "is a folder");
  }

  static Stream<Arguments> brokenPolicies() {
    return Stream.of(
        Arguments.of("unknown key", POLICY.replace("limits:", "limit:"), "policy.yaml:8:1"),
        Arguments.of("unknown role", POLICY.replace("sensitive", "sensitve"), "\"sensitive\""),
        Arguments.of(
            "no quasi-identifier",
            POLICY.replace("quasi-identifier", "other"),
            "no column has the role quasi-identifier; give it"),
        Arguments.of(
            "no such patient column",
            POLICY.replace("patient: PatientID", "patient: SubjectID"),
            "\"SubjectID\" is not in the export"),
        Arguments.of("empty", "", "is empty"),
        Arguments.of("not YAML", "a: [", "not valid YAML"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenPolicies")
  void brokenPolicy_isAUsageError(String name, String yaml, String message) throws IOException {
    Files.writeString(policy, yaml);
    CommandRun run = assess(safe());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertOneLine(run, message);
  }

  @Test
  void undecidedRole_isUndetermined() throws IOException {
    Files.writeString(policy, POLICY.replace("{role: sensitive}", "{role: undecided}"));
    assertThat(assess(safe()).exitCode()).isEqualTo(3);
    assertThat(record().at("/findings/0/code").asText()).isEqualTo("undecided-column");
  }

  @Test
  void foreignFolder_isRefusedAndKept() throws IOException {
    Files.createDirectory(out);
    Path note = Files.writeString(out.resolve("note.txt"), "keep");
    CommandRun refused = assess(safe());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("holds files that no assessment made");
    assertThat(out.resolve("assessment.json")).doesNotExist();

    assertThat(assess(safe(), "--force").exitCode()).isZero();
    assertThat(note).hasContent("keep");
    assertThat(out.resolve("assessment.json")).exists();

    // From now on a former run made the folder; what is not ours in it still stays.
    assertThat(assess(safe()).exitCode()).isZero();
    assertThat(note).hasContent("keep");
  }

  @Test
  void columnsThatNoFigureNeedsCanBeLeftUnread() throws IOException {
    Files.writeString(
        policy,
        POLICY.replace(
            "  Diagnosis: {role: sensitive}",
            "  Diagnosis: {role: sensitive}\n  Note: {role: other}\n  Name: {role:"
                + " direct-identifier}"));
    String csv =
        safe()
            .lines()
            .map(l -> l + (l.startsWith("PatientID") ? ",Note,Name" : ",n,"))
            .reduce("", (a, b) -> a + b + "\n");
    assertThat(assess(csv, "--no-inventory").exitCode()).isZero();
    JsonNode skipped = record();
    assertThat(skipped.at("/schema/4/name").asText()).isEqualTo("Note");
    assertThat(skipped.at("/schema/4").has("distinct")).isFalse();
    assertThat(skipped.at("/schema/5/missing")).isEqualTo(skipped.at("/data/rows"));
    assertThat(assess(csv).exitCode()).isZero();
    JsonNode full = record();
    assertThat(full.at("/schema/4/distinct").asInt()).isEqualTo(1);
    assertThat(full.get("measurements")).isEqualTo(skipped.get("measurements"));
    assertThat(full.get("decision")).isEqualTo(skipped.get("decision"));
    // A direct identifier is found without being looked at.
    assertThat(assess(csv.replace(",n,\n", ",n,Smith\n"), "--no-inventory").exitCode())
        .isEqualTo(3);
    assertThat(record().at("/decision/because").toString()).contains("direct-identifier-present");
  }

  @Test
  void temporaryFolderMustBeOne() throws IOException {
    CommandRun run = assess(safe(), "--temp-dir", policy.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--temp-dir").contains("is a file").hasLineCount(1);
    assertThat(out).doesNotExist();
    assertThat(assess(safe(), "--temp-dir", folder.toString()).exitCode()).isZero();
  }

  @Test
  void formerRun_isReplacedAsAWhole() throws IOException {
    assertThat(assess(safe()).exitCode()).isZero();
    assertThat(assess(safe(), "--no-report").exitCode()).isZero();
    assertThat(out.resolve("report.pdf")).doesNotExist();
    assertThat(out.resolve("assessment.json")).exists();
  }

  @Test
  void failedRun_leavesTheFormerResult() throws IOException {
    assertThat(assess(safe()).exitCode()).isZero();
    byte[] before = Files.readAllBytes(out.resolve("assessment.json"));
    assertThat(assess(HEADER + "P1\n").exitCode()).isEqualTo(4);
    assertThat(Files.readAllBytes(out.resolve("assessment.json"))).isEqualTo(before);
  }

  @Test
  void leftoversOfAKilledRun_areCleanedUp() throws IOException {
    Path left = Files.createDirectory(folder.resolve(".out.tmp-999999999"));
    Files.writeString(left.resolve("assessment.json"), "{");
    assertThat(assess(safe()).exitCode()).isZero();
    assertThat(left).doesNotExist();
  }

  @Test
  void swapCutInHalf_isUndone() throws IOException {
    assertThat(assess(safe()).exitCode()).isZero();
    Files.move(out, folder.resolve(".out.old-999999999"));
    assertThat(assess(HEADER + "P1\n").exitCode()).isEqualTo(4);
    assertThat(out.resolve("assessment.json")).exists();
  }

  @Test
  void outputs_areReadableByTheirOwnerOnly() throws IOException {
    assess(safe());
    for (String file : List.of("assessment.json", "report.pdf")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void exportThatIsAnOutput_isRefused() throws IOException {
    Files.createDirectory(out);
    Path export = Files.writeString(out.resolve("assessment.json"), safe());
    CommandRun run = assess(export, "--force");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(export).hasContent(safe());
  }

  @Test
  void fileInPlaceOfTheFolder_isRefused() throws IOException {
    Files.writeString(out, "mine");
    assertThat(assess(safe()).exitCode()).isEqualTo(2);
    assertThat(out).hasContent("mine");
  }

  @Test
  void unwritablePlace_isReportedWithoutTrace() throws IOException {
    out = Path.of("/proc/reidrisk-test/out");
    CommandRun run = assess(safe());
    assertThat(run.exitCode()).isEqualTo(71);
    assertThat(run.err().strip().lines()).hasSize(1);
  }

  @Test
  void sameInput_givesSameBytes_inAnyLocaleZoneAndThreads() throws IOException {
    assess(safe(), "--as-of", "2026-01-02", "--threads", "1");
    byte[] record = Files.readAllBytes(out.resolve("assessment.json"));
    byte[] pdf = Files.readAllBytes(out.resolve("report.pdf"));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assess(safe(), "--as-of", "2026-01-02", "--threads", "7");
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(Files.readAllBytes(out.resolve("assessment.json"))).isEqualTo(record);
    assertThat(Files.readAllBytes(out.resolve("report.pdf"))).isEqualTo(pdf);
  }

  @Test
  void sourceDateEpoch_isRespected() throws IOException {
    Path export = Files.writeString(folder.resolve("export.csv"), safe());
    CommandRun run =
        CommandRun.with(
            Map.of("SOURCE_DATE_EPOCH", "86400"),
            "assess",
            export.toString(),
            "--policy",
            policy.toString(),
            "--out",
            out.toString(),
            "--no-report");
    assertThat(run.exitCode()).isZero();
    assertThat(record().at("/as-of").asText()).isEqualTo("1970-01-02");
  }

  @Test
  void noCellValue_standsInRecordOrOutput() throws IOException {
    String csv = safe() + SECRET + "1," + SECRET + "2," + SECRET + "3," + SECRET + "4\n";
    CommandRun run = assess(csv);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out() + run.err()).doesNotContain(SECRET);
    assertThat(Files.readString(out.resolve("assessment.json"))).doesNotContain(SECRET);
  }

  @Test
  void quiet_printsNothing() throws IOException {
    assertThat(assess(safe(), "--quiet").out()).isEmpty();
  }

  @Test
  void quiet_isForPeople_jsonForPrograms() throws IOException {
    JsonNode json = new ObjectMapper().readTree(assess(safe(), "--quiet", "--json").out());
    assertThat(json.get("outcome").asText()).isEqualTo("accept");
    assertThat(CommandRun.of("assess", "--help").out().replaceAll("\\s+", " "))
        .contains("With --json the result is printed as JSON all the same");
  }

  @Test
  void json_printsOneObject() throws IOException {
    JsonNode json = new ObjectMapper().readTree(assess(safe(), "--json").out());
    assertThat(json.get("outcome").asText()).isEqualTo("accept");
    CommandRun broken = assess("", "--json");
    JsonNode error = new ObjectMapper().readTree(broken.err());
    assertThat(error.at("/error/code").asText()).isEqualTo("empty-file");
    assertThat(error.at("/error/exit").asInt()).isEqualTo(4);
  }

  @Test
  void lastWords_areOneLineOrOneObject() throws IOException {
    String line = new String(Main.lastWords(new String[] {"init"}), StandardCharsets.UTF_8);
    assertThat(line).startsWith("reidrisk: a heap of ").endsWith("\n").hasLineCount(1);
    JsonNode error =
        new ObjectMapper().readTree(Main.lastWords(new String[] {"init", "--json"})).get("error");
    assertThat(error.get("code").asText()).isEqualTo("out-of-memory");
    assertThat(error.get("exit").asInt()).isEqualTo(71);
    assertThat(line).contains(error.get("message").asText());
  }

  static Stream<Arguments> badUsage() {
    return Stream.of(
        Arguments.of(List.of(), "name a verb"),
        Arguments.of(List.of("asses"), "did you mean"),
        Arguments.of(List.of("assess"), "--policy"),
        Arguments.of(
            List.of("assess", "x.csv", "--policy", "p", "--out", "o", "--forc"), "--force"),
        Arguments.of(List.of("check"), "POLICY"),
        Arguments.of(List.of("check", "nowhere.yaml"), "nowhere.yaml: does not exist"));
  }

  @ParameterizedTest
  @MethodSource("badUsage")
  void badUsage_isOneLine(List<String> arguments, String message) {
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.err().strip().lines()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("badSettings")
  void badSettings_areUsageErrors(List<String> more, String message) throws IOException {
    CommandRun run = assess(safe(), more.toArray(String[]::new));
    assertThat(run.exitCode()).isEqualTo(2);
    assertOneLine(run, message);
  }

  static Stream<Arguments> badSettings() {
    return Stream.of(
        Arguments.of(List.of("--as-of", "22.11.2026"), "--as-of"),
        Arguments.of(List.of("--threads", "0"), "from 1 to 999"),
        Arguments.of(List.of("--threads", "9999"), "from 1 to 999"),
        Arguments.of(List.of("--threads", "x"), "from 1 to 999"),
        Arguments.of(List.of("--temp-dir", "no/such/folder"), "does not exist"),
        Arguments.of(List.of("--paper", "A3"), "A4 or Letter"),
        Arguments.of(List.of("--lang", "xx"), "no such language"));
  }

  @Test
  void crossCheckThatIsNotBuiltIn_saysInOneLineHowToAddIt() throws IOException {
    CommandRun run = assess(HEADER + "A,F,CT,flu\n", "--cross-check", "arx");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err())
        .contains("mvn install:install-file", "mvn -Parx", "\"A second opinion\"", "./reidrisk");
    assertThat(out).doesNotExist();
    CommandRun unknown = assess(HEADER + "A,F,CT,flu\n", "--cross-check", "nobody");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err().lines()).hasSize(1);
    assertThat(unknown.err()).contains("nobody");
  }
}
