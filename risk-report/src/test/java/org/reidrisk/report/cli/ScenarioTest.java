package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Policies with all sections: register, derived columns, subgroups and readings of missing cells.
 */
class ScenarioTest {
  /** A value of the export that must never be printed. */
  private static final String SECRET = "Zebedee";

  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: test, tier: public}
      table: {patient: PatientID, event: Study, missing: own-value}
      columns:
        PatientID: {role: patient-key}
        Study: {role: pseudonym}
        Sex: {role: quasi-identifier, knowledge: static}
        Site: {role: quasi-identifier}
        Day: {role: other, format: date}
        Weight: {role: other, format: number}
        Diagnosis: {role: sensitive}
        Smoker: {role: sensitive}
        Visits: {role: quasi-identifier, knowledge: static, derive: event-count}
      population:
        register: people.csv
        person: who
        columns: {Sex: gender}
      subgroups:
        - {column: Site}
        - {column: Sex, values: [F]}
        - {column: Weight, bands: [60]}
      limits:
        preset: public-low
        explicit:
          - {quantity: k-map, at-least: 2}
          - {quantity: l-recursive, of: Diagnosis, at-least: 2, c: 3}
      """;

  @TempDir Path folder;

  private Path policy;
  private Path export;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
    StringBuilder rows =
        new StringBuilder("PatientID,Study,Sex,Site,Day,Weight,Diagnosis,Smoker\n");
    StringBuilder people = new StringBuilder("who,gender\n");
    for (int i = 0; i < 40; i++) {
      String sex = i % 2 == 0 ? "F" : "M";
      for (int visit = 0; visit <= i % 3; visit++) {
        rows.append("P").append(i).append(",S").append(i).append('-').append(visit);
        rows.append(',').append(sex).append(',');
        rows.append(i == 7 ? "" : i < 3 ? SECRET : "Site" + i % 2);
        rows.append(",2024010").append(visit + 1).append(',').append(50 + i);
        rows.append(",D").append(i % 5).append(",N").append(i % 2).append('\n');
      }
      people.append("R").append(i).append(',').append(sex).append('\n');
    }
    export = Files.writeString(folder.resolve("export.csv"), rows.toString());
    Files.writeString(folder.resolve("people.csv"), people.toString());
    out = folder.resolve("out");
  }

  private CommandRun assess(String... more) {
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

  /** The text of the report in one line, with ordinary spaces. */
  private String report() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(out.resolve("report.pdf").toFile())) {
      return new PDFTextStripper().getText(pdf).replace('\u00a0', ' ').replaceAll("\\s+", " ");
    }
  }

  private void change(String from, String to) throws IOException {
    String text = Files.readString(policy);
    assertThat(text).contains(from);
    Files.writeString(policy, text.replace(from, to));
  }

  private void assertNoCell(CommandRun run) throws IOException {
    assertThat(run.out() + run.err()).doesNotContain(SECRET);
    assertThat(Files.readString(out.resolve("assessment.json"))).doesNotContain(SECRET);
    assertThat(report()).doesNotContain(SECRET);
  }

  @Test
  void everySection_isReported() throws IOException {
    CommandRun run = assess();
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("violated: k at least 11 at power complete");
    assertThat(record().get("subgroups").size()).isGreaterThan(5);
    assertThat(report())
        .contains("For somebody who knows all events of a patient and that there are no others")
        .contains("Against the register of the population", "Columns that both hold: Sex.")
        .contains("computed, not in the export", "Variant: other sensitive columns known")
        .contains("Subgroups", "group 1 by size", "fewer than 11 not shown not shown")
        .contains("What the decision depends on", "l-recursive · c 3");
    assertNoCell(run);
    byte[] before = Files.readAllBytes(out.resolve("report.pdf"));
    assertThat(CommandRun.of("report", out.toString()).exitCode()).isZero();
    assertThat(Files.readAllBytes(out.resolve("report.pdf"))).isEqualTo(before);
  }

  @Test
  void wildcard_hasNoClassesAndSaysSo() throws IOException {
    change("missing: own-value", "missing: wildcard");
    CommandRun run = assess();
    assertThat(run.exitCode()).as(run.err()).isIn(1, 3);
    assertThat(report())
        .contains("Groups by size: no chart. Where a missing cell matches everything, people")
        .contains("between 2 and 40 of 40 patients stand alone")
        .contains("None of these figures has a value: l-distinct");
    assertNoCell(run);
  }

  @Test
  void drop_leavesRowsOutAndSaysSo() throws IOException {
    change("missing: own-value", "missing: drop");
    CommandRun run = assess();
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(record().at("/provenance/settings/patients-lost").asText()).isEqualTo("1");
    assertThat(report())
        .contains("of 39 patients stand alone", "Rows with a missing cell are left out")
        .contains("Patients have no row left");
    assertNoCell(run);
  }

  @Test
  void sensitivityOnRequest_isThatOfASmallTable() throws IOException {
    assess();
    JsonNode usual = record();
    assertThat(assess("--sensitivity").exitCode()).isEqualTo(1);
    assertThat(record().get("sensitivity")).isNotEmpty().isEqualTo(usual.get("sensitivity"));
  }

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        Arguments.of("register: people.csv", "register: nowhere.csv", "register nowhere.csv"),
        Arguments.of("columns: {Sex: gender}", "columns: {Sex: genre}", "no column \"genre\""),
        Arguments.of("person: who", "person: whom", "no column \"whom\""),
        Arguments.of(
            "Diagnosis: {role: sensitive}",
            "Diagnosis: {role: sensitive, distance: {hierarchical: tree.csv}}",
            "tree.csv"),
        Arguments.of("Day: {role: other, format: date}", "Dya: {role: other}", "\"Dya\""),
        Arguments.of("derive: event-count", "derive: event-counts", "event-count"),
        Arguments.of("preset: public-low", "preset: public-low\n  power: 0", "power"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("brokenFiles")
  void brokenFile_isOneLineAndLeavesNothing(String from, String to, String message)
      throws IOException {
    change(from, to);
    CommandRun run = assess();
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("reidrisk: ")
        .contains("policy.yaml", message)
        .doesNotContain(SECRET);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void unreadableRegister_isOneLineWithoutItsCells() throws IOException {
    Files.writeString(folder.resolve("people.csv"), "who,gender\n" + SECRET + "\n");
    CommandRun run = assess();
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("the register people.csv: line 2").doesNotContain(SECRET);
    assertThat(run.err().strip().lines()).hasSize(1);
  }

  @Test
  void check_showsEverySection_withoutListedValues() throws IOException {
    change("values: [F]", "values: [" + SECRET + "]");
    CommandRun run = CommandRun.of("check", policy.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "missing cells own-value",
            "derived column Visits: event-count (quasi-identifier)",
            "register people.csv: Sex, people by who",
            "subgroups Site: every value",
            "subgroups Sex: 1 listed value",
            "subgroups Weight: bands from 60",
            "adversary power complete: knows all events of a patient and that there are no others",
            "limit k at least 11 at power complete, by patient (public-low v1)",
            "limit l-recursive of Diagnosis with c 3 at least 2, by patient (explicit)");
    assertThat(run.out()).doesNotContain(SECRET);
    String json = CommandRun.of("check", policy.toString(), "--json").out();
    assertThat(json).doesNotContain(SECRET);
    JsonNode tree = new ObjectMapper().readTree(json);
    assertThat(tree.at("/power").asText()).isEqualTo("complete");
    assertThat(tree.at("/missing").asText()).isEqualTo("own-value");
    assertThat(tree.at("/derived-columns/0/derive").asText()).isEqualTo("event-count");
    assertThat(tree.at("/register/file").asText()).isEqualTo("people.csv");
    assertThat(tree.at("/subgroups/2/bands/0").asInt()).isEqualTo(60);
    assertThat(tree.at("/limits/2/c").asInt()).isEqualTo(3);
  }

  @Test
  void check_saysWhenTheAdversaryIsWeakerThanTheTiers() throws IOException {
    change("preset: public-low", "preset: public-low\n  power: 2");
    assertThat(CommandRun.of("check", policy.toString()).out())
        .contains("2: knows 2 events of a patient; weaker than complete, which the tier asks for");
  }

  @Test
  void help_namesEveryOption() {
    assertThat(CommandRun.of("assess", "--help").out())
        .contains("--sensitivity", "--no-inventory", "--temp-dir", "--threads", "register");
  }
}
