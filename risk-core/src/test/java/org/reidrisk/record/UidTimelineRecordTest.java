package org.reidrisk.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reidrisk.assess.Assessor;
import org.reidrisk.imaging.AttributeCatalogue;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.record.InventorySummary.TimelineEntry;
import org.reidrisk.record.InventorySummary.YearCount;
import org.reidrisk.table.TableReader;

/** The years of times inside UIDs, as the record holds them. */
class UidTimelineRecordTest {
  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: test, tier: enclave}
      table: {patient: PatientID}
      columns:
        StudyInstanceUID: {role: pseudonym}
        SeriesInstanceUID: {role: pseudonym}
        StudyDate: {role: quasi-identifier, format: date}
        Diagnosis: {role: sensitive}
      limits: {explicit: [{quantity: k, at-least: 1}]}
      """;

  /** Thirty visits in 2015, twelve in 2016, five in 2018, each of a patient. */
  private static Assessment assessment(boolean times, int shift) {
    StringBuilder export =
        new StringBuilder("PatientID,StudyInstanceUID,SeriesInstanceUID,StudyDate,Diagnosis\n");
    for (int i = 0; i < 47; i++) {
      LocalDate day = LocalDate.of(i < 30 ? 2015 : i < 42 ? 2016 : 2018, 1, 5).plusDays(5L * i);
      String stamp = day.toString().replace("-", "") + "1%05d".formatted(i);
      String end = times ? stamp + "000987654" : "5" + Long.toString(7_919_999_991L * (i + 3));
      String maker = times ? "1.3.12.2.1107.5.2.32.35131." : "1.3.6.1.4.1.14519.5.2.1.";
      String date = day.plusDays(shift).toString();
      String diagnosis = i % 2 == 0 ? "flu" : "cold";
      export.append("P%02d,%s,%s,%s,%s%n".formatted(i, maker + end, maker + end, date, diagnosis));
    }
    Policy policy = PolicyYaml.read(POLICY.getBytes(UTF_8));
    try {
      return Assessor.of(new ToolVersion("t", "1", "c"), LocalDate.of(2026, 11, 22))
          .withInventory(AttributeCatalogue.builtIn())
          .assess(
              TableReader.of(policy.format())
                  .read(
                      new ByteArrayInputStream(export.toString().getBytes(UTF_8)),
                      "export.csv",
                      policy::classify),
              policy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<TimelineEntry> timelines(Assessment assessment) {
    InventorySummary inventory = assessment.inventory();
    assertThat(inventory).isNotNull();
    return inventory.uidTimelines();
  }

  private static TimelineEntry expected(String column) {
    List<YearCount> years = List.of(new YearCount(2015, 30), new YearCount(2016, 12));
    return new TimelineEntry(column, "uid-tells-date", 47, 47, years, 5);
  }

  @Test
  void record_holdsTheYears_andReadsBack() {
    Assessment assessment = assessment(true, 0);
    assertThat(timelines(assessment))
        .containsExactly(expected("StudyInstanceUID"), expected("SeriesInstanceUID"));
    byte[] record = AssessmentJson.write(assessment);
    assertThat(AssessmentJson.read(record)).isEqualTo(assessment);
    assertThat(AssessmentJson.write(AssessmentJson.read(record))).isEqualTo(record);
    assertThat(Records.tree(assessment).at("/inventory/uid-timelines/0/years").toString())
        .isEqualTo("[[2015,30],[2016,12]]");
  }

  @Test
  void ofShiftedDates_itHoldsNoYears() {
    assertThat(timelines(assessment(true, -777)))
        .hasSize(2)
        .allMatch(t -> t.code().equals("uid-undoes-shift") && t.years().isEmpty());
    Assessment assessment = assessment(true, -777);
    assertThat(AssessmentJson.read(AssessmentJson.write(assessment))).isEqualTo(assessment);
  }

  @Test
  void withoutTimes_theKeyIsAbsent_asInOldRecords() {
    Assessment assessment = assessment(false, 0);
    assertThat(timelines(assessment)).isEmpty();
    assertThat(new String(AssessmentJson.write(assessment), UTF_8)).doesNotContain("timelines");
    ObjectNode old = Records.tree(assessment(true, 0));
    inventory(old).remove("uid-timelines");
    Assessment read = AssessmentJson.read(Records.bytes(old));
    assertThat(timelines(read)).isEmpty();
    assertThat(Records.tree(read)).isEqualTo(old);
  }

  private static ObjectNode inventory(JsonNode tree) {
    return (ObjectNode) tree.get("inventory");
  }

  private static ArrayNode timelines(JsonNode tree) {
    return (ArrayNode) inventory(tree).get("uid-timelines");
  }

  private static ObjectNode first(JsonNode tree) {
    return (ObjectNode) timelines(tree).get(0);
  }

  private static ArrayNode year(JsonNode tree, int index) {
    return (ArrayNode) first(tree).get("years").get(index);
  }

  /** Another number of pooled times, and of all. */
  private static void pooled(JsonNode tree, long other) {
    long before = first(tree).get("other").longValue();
    first(tree).put("other", other);
    first(tree).put("stamps", first(tree).get("stamps").longValue() + other - before);
  }

  @Test
  void recordSchema_knowsThem() throws IOException {
    JsonNode schema = Records.JSON.readTree(AssessmentJson.schema("t", AssessmentJson.shape()));
    ObjectNode tree = Records.tree(assessment(true, 0));
    assertThat(JsonSchemaCheck.problems(schema, tree)).isEmpty();
    first(tree).put("month", 3);
    assertThat(JsonSchemaCheck.problems(schema, tree)).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> aSpoiledRecord_isRefused() {
    return Stream.<Consumer<JsonNode>>of(
            t -> year(t, 0).set(1, 31),
            t -> year(t, 0).set(1, 29),
            t -> first(t).put("other", 6),
            t -> first(t).put("other", -1),
            t -> first(t).put("stamps", 46),
            t -> first(t).put("stamps", 0),
            t -> pooled(t, 6),
            t -> {
              first(t).put("sampled", 48);
              pooled(t, 6);
            },
            t -> first(t).put("sampled", 46),
            t -> first(t).put("sampled", 48),
            t -> first(t).put("sampled", -47),
            t -> {
              year(t, 1).set(1, 10);
              first(t).put("other", 7);
            },
            t -> year(t, 0).set(0, 2016),
            t -> year(t, 0).set(0, 2017),
            t -> year(t, 0).set(0, -5),
            t -> year(t, 1).set(0, 2027),
            t -> year(t, 1).set(0, 5_000_000_000L),
            t -> year(t, 1).set(0, 2016.5),
            t -> year(t, 1).add(1),
            t -> year(t, 0).set(1, Long.MAX_VALUE),
            t -> ((ArrayNode) first(t).get("years")).addArray().add(2018).add(5),
            t -> first(t).put("column", "Unknown"),
            t -> first(t).put("column", "Diagnosis"),
            t -> first(t).put("code", "uid-holds-times"),
            t -> first(t).put("code", "uid-undoes-shift"),
            t -> first(t).put("day", 1),
            t -> first(t).remove("other"),
            t -> first(t).remove("years"),
            t -> timelines(t).add(first(t).deepCopy()),
            t -> inventory(t).put("uid-timelines", 1))
        .map(
            change ->
                DynamicTest.dynamicTest(
                    "change",
                    () -> {
                      ObjectNode tree = Records.tree(assessment(true, 0));
                      AssessmentJson.read(Records.bytes(tree));
                      change.accept(tree);
                      assertThatThrownBy(() -> AssessmentJson.read(Records.bytes(tree)))
                          .isInstanceOf(RecordFormatException.class);
                    }));
  }

  /** Not even of another column, and although all figures add up. */
  @Test
  void yearsBesideAShift_areRefused() {
    ObjectNode tree = Records.tree(assessment(true, -777));
    AssessmentJson.read(Records.bytes(tree));
    ((ArrayNode) timelines(tree).get(1).get("years")).addArray().add(2015).add(30);
    ((ObjectNode) timelines(tree).get(1)).put("other", 17);
    assertThatThrownBy(() -> AssessmentJson.read(Records.bytes(tree)))
        .isInstanceOf(RecordFormatException.class)
        .hasMessageContaining("shift");
  }
}
