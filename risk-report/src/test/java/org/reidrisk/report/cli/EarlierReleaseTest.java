package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release beside an earlier one, from the command line to record and report. */
class EarlierReleaseTest {
  private static final String SECRET = "Zebedee";

  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: test, tier: enclave}
      table: {patient: PatientID}
      columns:
        Sex: {role: quasi-identifier, knowledge: static}
        Site: {role: quasi-identifier}
        Diagnosis: {role: sensitive}
        Study: {role: pseudonym}
      limits: {explicit: [{quantity: k, at-least: 2, power: 1}]}
      earlier-releases:
        - {id: may, file: earlier/may.csv.gz, columns: {Site: Place}}
      """;

  private static final String NOW =
      """
      PatientID,Sex,Site,Diagnosis,Study
      A,F,x,Zebedee,1
      B,F,x,cold,2
      C,F,y,Zebedee,3
      D,F,y,hip,4
      """;

  private static final String BEFORE =
      """
      PatientID,Sex,Place,Diagnosis,Study,Extra
      A,F,x,Zebedee,11,q
      C,F,x,hip,13,q
      B,F,y,cold,12,q
      D,F,y,hip,14,q
      """;

  @TempDir Path folder;

  private Path policy;
  private Path export;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
    export = Files.writeString(folder.resolve("now.csv"), NOW);
    Files.createDirectory(folder.resolve("earlier"));
    Files.write(folder.resolve("earlier/may.csv.gz"), gzip(BEFORE));
    out = folder.resolve("out");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private CommandRun assess(String... more) {
    List<String> arguments =
        Stream.concat(
                Stream.of(
                    "assess", export.toString(), "--policy", policy.toString(), "--out", out + ""),
                Stream.of(more))
            .toList();
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private JsonNode record() throws IOException {
    return new ObjectMapper().readTree(out.resolve("assessment.json").toFile());
  }

  private String report() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(out.resolve("report.pdf").toFile())) {
      return new PDFTextStripper().getText(pdf).replace('\u00a0', ' ').replaceAll("\\s+", " ");
    }
  }

  @Test
  void whatBothTell_isInRecordAndReport_andBlocks() throws IOException {
    CommandRun run = assess("--no-inventory");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.out())
        .contains("blocking earlier-release-joined (earlier-release may)")
        .contains("blocking difference-reveals")
        .contains("blocking learnt-by-intersection")
        .doesNotContain(SECRET);
    JsonNode may = record().at("/earlier-releases/0");
    assertThat(may.at("/links/linked").asLong()).isEqualTo(4);
    assertThat(may.at("/views/0/joined/k").asLong()).isEqualTo(1);
    assertThat(may.at("/learnt/0/learnt").asLong()).isEqualTo(3);
    assertThat(may.at("/difference/revealed-by-new-rows").asLong()).isEqualTo(2);
    String report = report();
    assertThat(report)
        .contains("3 Together with earlier releases")
        .contains("Together with release may")
        .contains("4 patients (100 %) can be followed")
        .contains("4 patients are in large enough groups here")
        .contains("Singled out by new rows")
        .contains("Patients whose value is learnt")
        .contains("Other releases of the same patients than those named here")
        .doesNotContain(SECRET);
    assertThat(Files.readString(out.resolve("assessment.json"))).doesNotContain(SECRET);
  }

  @Test
  void reportOfARecord_isTheSame_andWithoutFiguresItSaysWhy() throws IOException {
    Files.writeString(
        policy,
        Files.readString(policy)
            .replace("patient: PatientID", "patient: PatientID, patient-released: false"));
    CommandRun run = assess();
    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(run.out()).contains("earlier-releases-not-run (earlier-release may)");
    assertThat(report())
        .contains("Nothing was measured. The recipient does not see which rows belong to one");
  }

  @Test
  void nobodyFollowed_isNoZero() throws IOException {
    String before = BEFORE.replaceAll("\n([A-D]),", "\nN$1,");
    Files.write(folder.resolve("earlier/may.csv.gz"), gzip(before));
    assertThat(assess("--no-inventory").out()).doesNotContain("difference-reveals");
    assertThat(record().at("/earlier-releases/0/difference/undefined/code").asText())
        .isEqualTo("nobody-linked");
    assertThat(report())
        .contains("By the data patient keys were drawn anew")
        .contains("Nobody can be followed by these means")
        .contains("What the difference reveals is not defined; it is not zero.")
        .doesNotContain("Singled out by new rows");
  }

  @Test
  void earlierFiles_areNotOverwritten() throws IOException {
    Files.createDirectory(out);
    Path record = out.resolve("assessment.json");
    Files.writeString(record, BEFORE);
    Files.writeString(
        policy, Files.readString(policy).replace("earlier/may.csv.gz", "out/assessment.json"));
    CommandRun run = assess("--force");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("would be overwritten");
    assertThat(Files.readString(record)).isEqualTo(BEFORE);
    Path pairs = folder.resolve("earlier/may.csv.gz");
    Files.writeString(policy, POLICY);
    out = folder.resolve("other");
    CommandRun toPairs = assess("--force", "--pairs", pairs.toString());
    assertThat(toPairs.exitCode()).isEqualTo(2);
    assertThat(Files.readAllBytes(pairs)).isEqualTo(gzip(BEFORE));
  }

  @Test
  void badFiles_areOneLine() throws IOException {
    Path may = folder.resolve("earlier/may.csv.gz");
    Files.write(may, gzip("PatientID,Sex,Place\nA\n"));
    CommandRun ragged = assess();
    assertThat(ragged.exitCode()).isEqualTo(4);
    assertThat(ragged.err().lines()).hasSize(1);
    assertThat(ragged.err()).contains("the earlier release may, earlier/may.csv.gz,");
    Files.write(may, gzip("PatientID,Sex,Site\nA,F,x\n"));
    CommandRun column = assess();
    assertThat(column.exitCode()).isEqualTo(2);
    assertThat(column.err().lines()).hasSize(1);
    assertThat(column.err()).contains("has no column \"Place\"");
    Files.delete(may);
    CommandRun absent = assess();
    assertThat(absent.exitCode()).isEqualTo(2);
    assertThat(absent.err().lines()).hasSize(1);
    assertThat(absent.err()).contains("does not exist");
    Files.createDirectory(may);
    assertThat(assess().exitCode()).isEqualTo(4);
    assertThat(out.resolve("assessment.json")).doesNotExist();
  }

  @Test
  void check_listsThem() throws IOException {
    CommandRun text = CommandRun.of("check", policy.toString());
    assertThat(text.exitCode()).as(text.err()).isZero();
    assertThat(text.out())
        .contains(
            "earlier release    may: earlier/may.csv.gz, patient keys as the data tell, Site as Place");
    CommandRun json = CommandRun.of("check", policy.toString(), "--json");
    JsonNode earlier = new ObjectMapper().readTree(json.out()).at("/earlier-releases/0");
    assertThat(earlier.get("file").asText()).isEqualTo("earlier/may.csv.gz");
    assertThat(earlier.at("/columns/Site").asText()).isEqualTo("Place");
    assertThat(earlier.has("patients")).isFalse();
  }
}
