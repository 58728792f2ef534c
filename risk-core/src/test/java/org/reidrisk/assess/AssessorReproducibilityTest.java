package org.reidrisk.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.policy.Policy;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.table.Header;
import org.reidrisk.table.Schema;
import org.reidrisk.table.Table;

/** The same bytes whatever the threads, the row order, the locale and the time zone. */
class AssessorReproducibilityTest {

  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: İstanbul-1, tier: controlled, title: "٣ Titel ıI", contains: [metadata, pixels]}
      table: {patient: PatientID, event: Study, missing-values: ["", NA]}
      columns:
        Study: {role: pseudonym}
        INSTITUTION: {role: quasi-identifier}
        Sex: {role: quasi-identifier, knowledge: static}
        Age: {role: quasi-identifier, format: age}
        Date: {role: quasi-identifier, format: date}
        Diagnosis: {role: sensitive}
        Grade: {role: sensitive, format: number, distance: rank}
        Stage: {role: sensitive, distance: {ordered: [i, ii, iii]}}
      quasi-identifier-sets: {colleague: [Sex, Date], INSIDER: [INSTITUTION, Grade]}
      limits:
        preset: controlled-high
        explicit:
          - {quantity: t-closeness, at-most: 0.15}
          - {quantity: l-entropy, at-least: 1.5}
          - {quantity: prosecutor-share-above, at-most: 0.05, threshold: 0.09}
      context: {a: 1}
      """;

  private static final List<String> HEADER =
      List.of(
          "PatientID", "Study", "INSTITUTION", "Sex", "Age", "Date", "Diagnosis", "Grade", "Stage");

  private static List<List<String>> rows() {
    Random random = new Random(42);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int patient = random.nextInt(150);
      rows.add(
          List.of(
              patient % 50 == 7 ? "" : "I" + patient,
              "S" + i % 90,
              random.nextInt(9) == 0 ? "NA" : "INST" + random.nextInt(3),
              random.nextInt(5) == 0 ? "" : patient % 2 == 0 ? "F" : "M",
              random.nextInt(30) == 0 ? "old" : 40 + random.nextInt(3) + "Y",
              "2021-03-1" + random.nextInt(3),
              random.nextInt(8) == 0 ? "" : "D" + random.nextInt(4),
              random.nextBoolean() ? String.valueOf(random.nextInt(4)) : random.nextInt(4) + ".0",
              List.of("i", "ii", "iii").get(random.nextInt(3))));
    }
    return rows;
  }

  private static String csv(List<List<String>> rows) {
    return Stream.concat(Stream.of(HEADER), rows.stream())
        .map(r -> String.join(",", r))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static byte[] record(int threads) {
    Policy policy = Exports.read(POLICY);
    return AssessmentJson.write(
        Exports.ASSESSOR.withThreads(threads).assess(Exports.table(policy, csv(rows())), policy));
  }

  private static void assertSame(byte[] bytes, byte[] reference) {
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo(new String(reference, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 64})
  void threads_changeNothing(int threads) {
    assertSame(record(threads), record(1));
  }

  @ParameterizedTest
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  @CsvSource({
    "tr-TR, Europe/Istanbul",
    "ar, Asia/Riyadh",
    "ar-EG-u-nu-arab, Pacific/Kiritimati",
    "hi-IN-u-nu-deva, Asia/Kolkata",
    "de-DE, America/Los_Angeles",
    "th-TH-u-ca-buddhist-nu-thai, Asia/Bangkok"
  })
  void localeAndTimeZone_changeNothing(String locale, String zone) {
    byte[] reference = record(2);
    Locale localeBefore = Locale.getDefault();
    TimeZone zoneBefore = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      byte[] there = record(2);
      assertSame(there, reference);
      assertSame(AssessmentJson.write(AssessmentJson.read(there)), reference);
    } finally {
      Locale.setDefault(localeBefore);
      TimeZone.setDefault(zoneBefore);
    }
  }

  @Test
  void rowOrder_changesNothing() {
    Policy policy = Exports.read(POLICY);
    Schema schema = policy.classify(Header.of(HEADER));
    byte[] reference = null;
    for (int seed = 0; seed < 8; seed++) {
      List<List<String>> rows = rows();
      Collections.shuffle(rows, new Random(seed));
      Table.Builder table = Table.builder(schema, policy.format());
      rows.forEach(table::row);
      byte[] bytes = AssessmentJson.write(Exports.ASSESSOR.assess(table.build(), policy));
      reference = reference == null ? bytes : reference;
      assertSame(bytes, reference);
    }
  }

  @Test
  void record_holdsNoMachineOrUser() {
    String json = new String(record(7), StandardCharsets.UTF_8);
    for (String property : List.of("user.name", "user.home", "user.dir", "os.name")) {
      assertThat(json).as(property).doesNotContain("\"" + System.getProperty(property) + "\"");
    }
    assertThat(json).doesNotContain(TimeZone.getDefault().getID(), "thread");
  }
}
