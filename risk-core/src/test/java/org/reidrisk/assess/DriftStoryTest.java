package org.reidrisk.assess;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.drift.ComparedRelease;
import org.reidrisk.drift.Drift;
import org.reidrisk.imaging.AttributeCatalogue;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.History;
import org.reidrisk.table.TableReader;

/** One change at a time, as an embedding program sees it. */
class DriftStoryTest {
  private static final DateTimeFormatter DICOM = DateTimeFormatter.BASIC_ISO_DATE;
  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: story, tier: controlled}
      table: {patient: PatientID, event: StudyInstanceUID}
      columns:
        StudyInstanceUID: {role: pseudonym}
        PatientSex: {role: quasi-identifier, knowledge: static}
        PatientAge: {role: quasi-identifier, format: age}
        StudyDate: {role: quasi-identifier, format: date}
        InstitutionName: {role: quasi-identifier}
        Dose: {role: other, format: number}
        Code: {role: other}
        Diagnosis: {role: sensitive, distance: {ordered: [mild, moderate, severe]}}
        Visits: {role: quasi-identifier, derive: event-count}
      limits: {explicit: [{quantity: k, at-least: 1}, {quantity: prosecutor-mean, at-most: 0.99}]}
      baseline: {key-file: key}
      """;

  private static final List<Map<String, String>> FIRST = rows(1, 300);
  private static final Assessment BASELINE = assess(POLICY, csv(FIRST), null);

  private static List<Map<String, String>> rows(long seed, int patients) {
    Random random = new Random(seed);
    List<Map<String, String>> rows = new ArrayList<>();
    for (int p = 0; p < patients; p++) {
      String sex = random.nextBoolean() ? "F" : "M";
      String site = List.of("North", "Harbour", "Hill").get(random.nextInt(3));
      int visits = 1 + random.nextInt(3);
      for (int v = 0; v < visits; v++) {
        int week = random.nextInt(100);
        Map<String, String> row = new LinkedHashMap<>();
        row.put("PatientID", "P" + (p * 7919 % 100_003));
        row.put("StudyInstanceUID", "2.25." + (1_000_003L * seed + p * 10L + v));
        row.put("PatientSex", sex);
        row.put("PatientAge", String.format("%03dY", 20 + random.nextInt(60)));
        row.put(
            "StudyDate",
            LocalDate.of(2021, 1, 4).plusDays(7L * week + random.nextInt(5)).format(DICOM));
        row.put("InstitutionName", site);
        row.put("Dose", random.nextInt(3) == 0 ? "" : String.valueOf(10 + random.nextInt(80)));
        row.put("Code", "c" + random.nextInt(30));
        row.put("Diagnosis", List.of("mild", "moderate", "severe").get(random.nextInt(3)));
        rows.add(row);
      }
    }
    return rows;
  }

  private static String csv(List<Map<String, String>> rows) {
    return String.join(",", rows.get(0).keySet())
        + "\n"
        + rows.stream().map(r -> String.join(",", r.values())).collect(Collectors.joining("\n"))
        + "\n";
  }

  private static List<Map<String, String>> each(Consumer<Map<String, String>> change) {
    List<Map<String, String>> copies = new ArrayList<>();
    for (Map<String, String> row : FIRST) {
      Map<String, String> copy = new LinkedHashMap<>(row);
      change.accept(copy);
      copies.add(copy);
    }
    return copies;
  }

  private static List<Map<String, String>> mapped(String column, UnaryOperator<String> change) {
    return each(row -> row.computeIfPresent(column, (name, cell) -> change.apply(cell)));
  }

  private static Assessment assess(String policyText, String csv, @Nullable Assessment baseline) {
    Policy policy = PolicyYaml.read(policyText.getBytes(UTF_8));
    Assessor assessor =
        Exports.ASSESSOR
            .withFiles(path -> new ByteArrayInputStream((KEY + path).getBytes(UTF_8)))
            .withInventory(AttributeCatalogue.builtIn());
    try {
      return (baseline == null ? assessor : assessor.withBaseline(baseline, ""))
          .assess(
              TableReader.of(policy.format())
                  .read(new ByteArrayInputStream(csv.getBytes(UTF_8)), "x.csv", policy::classify),
              policy);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static History history(String policy, List<Map<String, String>> rows) {
    return Objects.requireNonNull(assess(policy, csv(rows), BASELINE).history());
  }

  private static Set<String> codes(History history) {
    Set<String> codes = new TreeSet<>();
    for (Finding change : history.changes()) {
      if (change.severity() != Severity.INFO && !change.code().equals("limits-relaxed")) {
        codes.add(change.code() + " " + change.about());
      }
    }
    return codes;
  }

  private static Set<String> codes(List<Map<String, String>> rows) {
    return codes(history(POLICY, rows));
  }

  @Test
  void anotherSample_isNoChange() {
    for (int seed = 2; seed < 8; seed++) {
      assertThat(codes(rows(seed, 300))).as("sample %s", seed).isEmpty();
    }
  }

  @Test
  void sameRows_areTheSame() {
    History same = history(POLICY, FIRST);
    assertThat(codes(same)).isEmpty();
    assertThat(Drift.differs(same, ComparedRelease.of(BASELINE))).isFalse();
    Assessment other = assess(POLICY, csv(rows(9, 300)), BASELINE);
    assertThat(Drift.differs(Objects.requireNonNull(other.history()), ComparedRelease.of(other)))
        .isTrue();
  }

  @Test
  void columnsComeAndGo() {
    assertThat(codes(each(r -> r.put("Room", "r1")))).containsExactly("column-added Room");
    assertThat(
            codes(
                history(
                    POLICY.replace("  Code: {role: other}\n", ""), each(r -> r.remove("Code")))))
        .containsExactly("column-removed Code");
    assertThat(
            codes(
                history(
                    POLICY.replace("  Code:", "  Kind:"),
                    each(r -> r.put("Kind", Objects.requireNonNull(r.remove("Code")))))))
        .containsExactly("column-renamed Kind");
  }

  @Test
  void valuesAreWrittenOrMeantInAnotherWay() {
    assertThat(codes(mapped("StudyDate", d -> LocalDate.parse(d, DICOM).toString())))
        .contains("column-format-changed StudyDate");
    assertThat(codes(mapped("PatientAge", a -> "0" + a.substring(1, 3) + "M")))
        .contains("column-format-changed PatientAge");
    assertThat(codes(mapped("StudyDate", d -> "soon"))).contains("column-format-changed StudyDate");
    assertThat(codes(mapped("Code", c -> "k" + c.substring(1))))
        .containsExactly("column-meaning-changed Code");
    assertThat(codes(mapped("Dose", d -> d.isEmpty() ? d : d + "000")))
        .contains("column-meaning-changed Dose");
    assertThat(codes(mapped("Dose", d -> d.isEmpty() ? "-9" : d)))
        .contains("missing-marker-changed Dose");
    assertThat(codes(mapped("Code", c -> c.length() == 2 ? "" : c))).contains("missing-moved Code");
    assertThat(codes(mapped("Diagnosis", d -> d.equals("mild") ? "none" : d)))
        .contains("figure-undefined-now Diagnosis", "categories-new Diagnosis");
  }

  @Test
  void sitesAndDistributionsMove() {
    assertThat(codes(mapped("InstitutionName", s -> s.equals("Hill") ? "Lake" : s)))
        .contains("sites-new InstitutionName", "sites-gone InstitutionName");
    assertThat(
            codes(
                mapped(
                    "PatientAge",
                    a -> String.format("%03dY", Integer.parseInt(a.substring(0, 3)) + 18))))
        .contains("distribution-moved PatientAge");
  }

  @Test
  void datesAreShifted() {
    assertThat(codes(mapped("StudyDate", d -> LocalDate.parse(d, DICOM).plusDays(1).format(DICOM))))
        .containsExactly("dates-shifted StudyDate");
    List<Map<String, String>> others = rows(12, 300);
    others.forEach(
        r ->
            r.computeIfPresent(
                "StudyDate", (n, d) -> LocalDate.parse(d, DICOM).plusDays(700).format(DICOM)));
    assertThat(codes(others)).containsExactly("period-moved StudyDate");
    List<Map<String, String>> longer = new ArrayList<>(rows(13, 300));
    for (int i = 0; i < longer.size(); i += 4) {
      longer
          .get(i)
          .computeIfPresent(
              "StudyDate", (n, d) -> LocalDate.parse(d, DICOM).plusDays(700).format(DICOM));
    }
    assertThat(history(POLICY, longer).changes())
        .extracting(Finding::code)
        .contains("period-extended");
  }

  @Test
  void rowsAndPatientsDiffer() {
    List<Map<String, String>> twice = new ArrayList<>(FIRST);
    twice.addAll(FIRST);
    assertThat(codes(twice)).contains("rows-per-patient-changed release");
    List<Map<String, String>> some = new ArrayList<>(FIRST);
    some.addAll(FIRST.subList(0, 60));
    assertThat(codes(some)).contains("rows-per-patient-changed release");
    String one = FIRST.get(5).get("PatientID");
    assertThat(codes(FIRST.stream().filter(r -> !one.equals(r.get("PatientID"))).toList()))
        .containsExactly("few-patients-differ release");
    assertThat(codes(rows(1, 150))).contains("patients-changed release");
  }

  @Test
  void policiesDiffer() {
    assertThat(codes(history(POLICY.replace("tier: controlled", "tier: enclave"), FIRST)))
        .containsExactly("convention-changed power", "tier-changed release");
    assertThat(
            codes(
                history(
                    POLICY.replace("Code: {role: other}", "Code: {role: quasi-identifier}"),
                    FIRST)))
        .containsExactly("role-changed Code");
    assertThat(
            codes(
                history(
                    POLICY.replace("  Visits: {role: quasi-identifier, derive: event-count}\n", ""),
                    FIRST)))
        .contains("derived-column-dropped Visits");
    assertThat(codes(history(POLICY.replace("event: Study", "missing: drop, event: Study"), FIRST)))
        .contains("convention-changed missing");
    assertThat(
            codes(
                history(
                    POLICY.replace("Code: {role: other}", "Code: {role: other, format: code}"),
                    FIRST)))
        .containsExactly("format-declared-anew Code");
    assertThat(
            history(POLICY.replace("at-most: 0.99", "at-most: 1"), FIRST).changes().stream()
                .map(Finding::code))
        .contains("limits-relaxed");
    assertThat(codes(history(POLICY.replace("key-file: key", "key-file: other"), rows(3, 300))))
        .containsExactly("values-not-compared release");
  }
}
