package org.reidrisk.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reidrisk.report.cli.ReleaseSeries.Table;

/** The story of a release that recurs, while something changes each time. */
class ReleaseSeriesTest {
  private static final DateTimeFormatter DICOM = DateTimeFormatter.BASIC_ISO_DATE;
  private static final ReleaseSeries SERIES = new ReleaseSeries();
  private static final int PATIENTS = 1000;

  @TempDir static Path folder;

  private static Table first = SERIES.export(1, PATIENTS);
  private static int runs;

  @BeforeAll
  static void assessFirst() throws IOException {
    Files.writeString(
        folder.resolve("series.key"), "00112233445566778899aabbccddeeff0123456789abcdef\n");
    Files.writeString(folder.resolve("policy.yaml"), ReleaseSeries.POLICY);
    Files.writeString(folder.resolve("first.csv"), first.csv());
    CommandRun run = assess("first.csv", "policy.yaml", "first");
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.DONE);
  }

  private static CommandRun assess(String export, String policy, String out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "assess",
                folder.resolve(export).toString(),
                "--policy",
                folder.resolve(policy).toString(),
                "--out",
                folder.resolve(out).toString(),
                "--no-report"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  /** A later release, and what became of it. */
  private record Next(
      int exit, String text, String out, Map<String, Set<String>> changes, JsonNode record) {
    Set<String> codes() {
      Set<String> codes = new TreeSet<>(changes.getOrDefault("warning", Set.of()));
      codes.addAll(changes.getOrDefault("blocking", Set.of()));
      return codes;
    }
  }

  private static Next next(Table table) throws IOException {
    return next(table, ReleaseSeries.POLICY);
  }

  private static Next next(Table table, String policy) throws IOException {
    String name = "run" + runs++;
    Files.writeString(folder.resolve(name + ".csv"), table.csv());
    Files.writeString(folder.resolve(name + ".yaml"), policy);
    CommandRun run =
        assess(
            name + ".csv", name + ".yaml", name, "--baseline", folder.resolve("first").toString());
    assertThat(run.err()).isEmpty();
    JsonNode record =
        new ObjectMapper().readTree(folder.resolve(name).resolve("assessment.json").toFile());
    Map<String, Set<String>> changes = new LinkedHashMap<>();
    for (JsonNode change : record.get("history").get("changes")) {
      changes
          .computeIfAbsent(change.get("severity").textValue(), s -> new TreeSet<>())
          .add(change.get("code").textValue() + " " + change.get("about").textValue());
    }
    return new Next(run.exitCode(), run.out(), name, changes, record);
  }

  @Test
  void sameExportAgain() throws IOException {
    Next again = next(first);
    assertThat(again.codes()).isEmpty();
    assertThat(again.exit()).isEqualTo(ExitCode.DONE);
    assertThat(again.text()).hasLineCount(1).contains("as before");
  }

  @Test
  void resampledExportsRaiseNoAlarm() throws IOException {
    for (int seed = 2; seed < 22; seed++) {
      Next resampled = next(SERIES.export(seed, PATIENTS));
      assertThat(resampled.codes()).as("export %s", seed).isEmpty();
      assertThat(resampled.exit()).isEqualTo(ExitCode.DONE);
      assertThat(resampled.text()).hasLineCount(1);
    }
  }

  @Test
  void smallResampledExportsRaiseNoAlarm() throws IOException {
    String policy = ReleaseSeries.POLICY.replace("at-least: 5", "at-least: 1");
    for (int seed = 30; seed < 40; seed++) {
      assertThat(next(SERIES.export(seed, 120), policy).codes())
          .as("export %s", seed)
          .containsExactlyInAnyOrder("limits-relaxed release", "patients-changed release");
    }
  }

  @Test
  void newColumnNobodyClassified() throws IOException {
    List<String> columns = new ArrayList<>(ReleaseSeries.COLUMNS);
    columns.add("StationName");
    Next next = next(first.withColumns(columns).each(r -> r.put("StationName", "X1")));
    assertThat(next.codes()).contains("column-added StationName");
    assertThat(next.exit()).isEqualTo(ExitCode.UNDETERMINED);
  }

  @Test
  void renamedColumn() throws IOException {
    List<String> columns = new ArrayList<>(ReleaseSeries.COLUMNS);
    columns.set(columns.indexOf("Diagnosis"), "Finding");
    Table renamed = first.each(r -> r.put("Finding", r.get("Diagnosis"))).withColumns(columns);
    Next unnamed =
        next(renamed, ReleaseSeries.POLICY.replace("  Diagnosis: {role: sensitive}\n", ""));
    assertThat(unnamed.codes()).contains("column-renamed Finding", "role-changed Finding");
    assertThat(unnamed.exit()).isEqualTo(ExitCode.UNDETERMINED);
    Next named = next(renamed, ReleaseSeries.POLICY.replace("Diagnosis:", "Finding:"));
    assertThat(named.codes()).containsExactly("column-renamed Finding");
    assertThat(named.exit()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void retypedDates() throws IOException {
    Table retyped = first.mapped("StudyDate", d -> LocalDate.parse(d, DICOM).toString());
    Next next = next(retyped);
    assertThat(next.codes()).containsExactly("column-format-changed StudyDate");
    assertThat(next.exit()).isEqualTo(ExitCode.UNDETERMINED);
    Next acknowledged =
        next(
            retyped,
            ReleaseSeries.POLICY
                + "  - {code: column-format-changed, about: StudyDate, reason: new exporter}\n");
    assertThat(acknowledged.exit()).isEqualTo(ExitCode.DONE);
    assertThat(acknowledged.record().at("/history/changes/0/acknowledged").textValue())
        .isEqualTo("new exporter");
  }

  @Test
  void newSite() throws IOException {
    Table with =
        first.each(
            r -> {
              if (r.get("PatientID").hashCode() % 8 == 0) {
                r.put("InstitutionName", "Lake");
              }
            });
    Next next = next(with);
    assertThat(next.codes()).contains("sites-new InstitutionName");
    assertThat(next.changes()).doesNotContainKey("blocking");
    assertThat(next.exit()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void droppedSite() throws IOException {
    Next next = next(first.where(r -> !r.get("InstitutionName").equals("Hill")));
    assertThat(next.codes()).contains("sites-gone InstitutionName");
    assertThat(next.changes()).doesNotContainKey("blocking");
  }

  @Test
  void changedShift() throws IOException {
    Next constant =
        next(
            first.mapped("StudyDate", d -> LocalDate.parse(d, DICOM).minusDays(364).format(DICOM)));
    assertThat(constant.codes()).containsExactly("dates-shifted StudyDate");
    assertThat(constant.exit()).isEqualTo(ExitCode.UNDETERMINED);
    Next perPatient =
        next(
            first.each(
                r ->
                    r.put(
                        "StudyDate",
                        LocalDate.parse(r.get("StudyDate"), DICOM)
                            .plusDays(Math.floorMod(r.get("PatientID").hashCode() * 31, 729) - 364)
                            .format(DICOM))));
    assertThat(perPatient.codes())
        .contains("weekday-rhythm-changed StudyDate", "period-moved StudyDate");
    assertThat(perPatient.exit()).isEqualTo(ExitCode.UNDETERMINED);
  }

  @Test
  void changedMarkerOfMissingCells() throws IOException {
    Next named = next(first.mapped("KVP", v -> v.isEmpty() ? "-1" : v));
    assertThat(named.codes()).contains("missing-marker-changed KVP");
    assertThat(named.exit()).isEqualTo(ExitCode.UNDETERMINED);
    Next words = next(first.mapped("KVP", v -> v.isEmpty() ? "unknown" : v));
    assertThat(words.codes()).contains("missing-marker-changed KVP");
  }

  @Test
  void doubledRows() throws IOException {
    Next next = next(first.times(2));
    assertThat(next.codes()).contains("rows-per-patient-changed release");
  }

  @Test
  void onePatientLeft() throws IOException {
    String one = first.rows().get(17).get("PatientID");
    Next next = next(first.where(r -> !r.get("PatientID").equals(one)));
    assertThat(next.codes()).containsExactly("few-patients-differ release");
    assertThat(next.record().toString()).doesNotContain(one);
  }

  @Test
  void otherCodesAndOtherUnits() throws IOException {
    Next codes = next(first.mapped("Modality", m -> "m" + m.charAt(0)));
    assertThat(codes.codes()).contains("column-meaning-changed Modality");
    Next units = next(first.mapped("KVP", v -> v.isEmpty() ? "" : v + "000"));
    assertThat(units.codes()).contains("column-meaning-changed KVP");
  }

  @Test
  void movedDistribution() throws IOException {
    Next older =
        next(
            first.mapped(
                "PatientAge",
                a ->
                    String.format(
                        "%03dY", Math.min(99, Integer.parseInt(a.substring(0, 3)) + 20))));
    assertThat(older.codes()).contains("distribution-moved PatientAge");
  }

  @Test
  void reorderedColumns() throws IOException {
    List<String> columns = new ArrayList<>(ReleaseSeries.COLUMNS);
    Collections.swap(columns, 2, 5);
    Next next = next(first.withColumns(columns));
    assertThat(next.codes()).isEmpty();
    assertThat(next.changes().get("info")).contains("columns-reordered release");
  }

  @Test
  void withoutKeyItSaysWhatItCannotSee() throws IOException {
    Next next =
        next(
            SERIES.export(2, PATIENTS),
            ReleaseSeries.POLICY.replace("baseline: {key-file: series.key}\n", ""));
    assertThat(next.codes()).contains("values-not-compared release");
    Files.writeString(folder.resolve("other.key"), "ffeeddccbbaa99887766554433221100fedcba98");
    Next other =
        next(SERIES.export(2, PATIENTS), ReleaseSeries.POLICY.replace("series.key", "other.key"));
    assertThat(other.codes()).containsExactly("values-not-compared release");
    assertThat(other.record().at("/history/comparison").textValue()).isEqualTo("other-key");
  }

  private static CommandRun refused(String policy, String baseline, String out) throws IOException {
    Files.writeString(folder.resolve("refused.yaml"), policy);
    CommandRun run =
        assess("first.csv", "refused.yaml", out, "--baseline", folder.resolve(baseline).toString());
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).hasLineCount(1);
    return run;
  }

  @Test
  void baselineThatIsTheOutput() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("first/assessment.json"));
    CommandRun run = refused(ReleaseSeries.POLICY, "first", "first");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--baseline").contains("choose another");
    assertThat(Files.readAllBytes(folder.resolve("first/assessment.json"))).isEqualTo(before);
  }

  @Test
  void baselineOfAnotherRelease() throws IOException {
    String other = ReleaseSeries.POLICY.replace("id: series", "id: series-2");
    CommandRun run = refused(other, "first", "refused");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("\"series\"").contains("baseline: {release:");
    assertThat(folder.resolve("refused")).doesNotExist();
    String named = other.replace("key-file: series.key", "key-file: series.key, release: series");
    Next next = next(first, named);
    assertThat(next.exit()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void baselineThatIsNoRecord() throws IOException {
    assertThat(refused(ReleaseSeries.POLICY, "nowhere", "refused").exitCode())
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(refused(ReleaseSeries.POLICY, "first.csv", "refused").exitCode())
        .isEqualTo(ExitCode.USAGE);
    String record = Files.readString(folder.resolve("first/assessment.json"));
    Files.createDirectories(folder.resolve("later"));
    Files.writeString(
        folder.resolve("later/assessment.json"),
        record.replace("\"format\": 1,", "\"format\": 2,"));
    CommandRun later = refused(ReleaseSeries.POLICY, "later", "refused");
    assertThat(later.exitCode()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(later.err()).contains("format version 2");
    Files.createDirectories(folder.resolve("forged"));
    Files.writeString(
        folder.resolve("forged/assessment.json"),
        record.replace("\"patients\": 1000,", "\"patients\": 999,"));
    CommandRun forged = refused(ReleaseSeries.POLICY, "forged", "refused");
    assertThat(forged.exitCode()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(forged.err()).contains("contradicts itself");
    String pinned =
        ReleaseSeries.POLICY.replace(
            "key-file: series.key", "key-file: series.key, sha256: " + "ab".repeat(32));
    CommandRun other = refused(pinned, "first", "refused");
    assertThat(other.exitCode()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(other.err()).contains("baseline.sha256");
  }

  @Test
  void compare_saysWhetherAnythingDiffers() throws IOException {
    String record = folder.resolve("first").toString();
    CommandRun same = CommandRun.of("compare", record, record);
    assertThat(same.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(same.out()).startsWith("no difference");
    Next next = next(SERIES.export(77, PATIENTS).mapped("Modality", m -> m + "x"));
    CommandRun other =
        CommandRun.of("compare", record, folder.resolve(next.out()).toString(), "--json");
    assertThat(other.exitCode()).isEqualTo(ExitCode.REJECTED);
    JsonNode json = new ObjectMapper().readTree(other.out());
    assertThat(json.get("differs").booleanValue()).isTrue();
    assertThat(json.get("changes").findValuesAsText("code")).contains("column-meaning-changed");
    CommandRun text = CommandRun.of("compare", record, folder.resolve(next.out()).toString());
    assertThat(text.out()).startsWith("different").contains("blocking column-meaning-changed");
  }

  @Test
  void summaryFitsABuildLog() throws IOException {
    Table worst =
        SERIES
            .export(5, 300)
            .mapped("Modality", m -> m + "x")
            .mapped("StudyDate", d -> d.substring(0, 4))
            .mapped("KVP", v -> v + "000")
            .mapped("InstitutionName", v -> "Lake")
            .mapped("Diagnosis", v -> "")
            .mapped("PatientSex", v -> v.isEmpty() ? "" : "X" + v);
    Next next = next(worst);
    assertThat(next.text().lines().count()).isLessThanOrEqualTo(45);
  }
}
