package org.reidrisk.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.policy.Policy;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.table.Column;
import org.reidrisk.table.StaticCells;
import org.reidrisk.table.Table;

/** No cell leaves the house: not in the record, not in what its parts print. */
class AssessorSecrecyTest {
  /** In every cell of the export, in every spelling that a cell could be turned into. */
  private static final String SECRET = "zq7secret";

  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: demo, tier: public, contains: [metadata, pixels]}
      table: {patient: Key, event: Event, trim: true, missing-values: ["", "zq7secret-missing"]}
      columns:
        Event: {role: pseudonym}
        Name: {role: direct-identifier}
        Sex: {role: quasi-identifier, knowledge: static}
        Age: {role: quasi-identifier, format: age}
        Date: {role: quasi-identifier, format: date}
        Time: {role: quasi-identifier, format: time}
        Dose: {role: quasi-identifier, format: number}
        Uid: {role: quasi-identifier, format: uid}
        Code: {role: quasi-identifier, format: code}
        Diagnosis: {role: sensitive}
        Stage: {role: sensitive, distance: {ordered: [zq7secret-low, zq7secret-high]}}
        Grade: {role: sensitive, distance: rank}
        Size: {role: sensitive, distance: magnitude}
        Note: {role: other}
        Open: {role: undecided}
      quasi-identifier-sets: {doctor: [Sex, Diagnosis]}
      limits:
        preset: public-high
        explicit: [{quantity: t-closeness, at-most: 0.1}, {quantity: l-distinct, at-least: 2}]
      acknowledge: [{code: direct-identifier-present, about: Name, reason: none}]
      """;

  private static final String HEADER =
      "Key,Event,Name,Sex,Age,Date,Time,Dose,Uid,Code,Diagnosis,Stage,Grade,Size,Note,Open,Extra,,Sex";

  private static String csv() {
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    int columns = HEADER.split(",", -1).length;
    for (int row = 0; row < 30; row++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        cells.add(SECRET + (column == 0 ? row / 2 : row % 3) + "c" + column);
      }
      // Two keys that collide when folded, one missing key, one patient with two sexes.
      if (row == 4) {
        cells.set(0, "ZQ7SECRET0C0");
      }
      if (row == 5) {
        cells.set(0, "");
      }
      if (row == 6) {
        cells.set(9, SECRET + "-missing");
      }
      csv.append(String.join(",", cells)).append('\n');
    }
    return csv.toString();
  }

  private static void assertNoSecret(String what, String text) {
    assertThat(text.toLowerCase(Locale.ROOT)).as(what).doesNotContain(SECRET);
  }

  @Test
  void record_holdsNoCell() {
    Assessment assessment = Exports.assess(POLICY, csv());
    assertThat(assessment.findings())
        .as("the export is full of things to remark")
        .hasSizeGreaterThan(12);
    assertNoSecret(
        "assessment.json", new String(AssessmentJson.write(assessment), StandardCharsets.UTF_8));
  }

  @Test
  void nothingReachableFromTheAssessment_printsACell() {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    visit(Exports.assess(POLICY, csv()), seen);
    assertThat(seen).hasSizeGreaterThan(300);
    seen.forEach(o -> assertNoSecret(o.getClass().getName(), String.valueOf(o)));
  }

  /** Records, collections and maps, as deep as they go. */
  private static void visit(Object value, Set<Object> seen) {
    if (value == null || !seen.add(value)) {
      return;
    }
    if (value instanceof Collection<?> collection) {
      collection.forEach(v -> visit(v, seen));
    } else if (value instanceof Map<?, ?> map) {
      map.keySet().forEach(v -> visit(v, seen));
      map.values().forEach(v -> visit(v, seen));
    } else if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        try {
          visit(component.getAccessor().invoke(record), seen);
        } catch (ReflectiveOperationException e) {
          throw new LinkageError(component.getName(), e);
        }
      }
    }
  }

  @Test
  void nothingOnTheWayToTheAssessment_printsACell() {
    Policy policy = Exports.read(POLICY);
    Table table = Exports.table(policy, csv());
    EquivalenceClasses classes = EquivalenceClasses.of(table);
    SensitiveCounts counts = SensitiveCounts.of(classes, "Diagnosis", Unit.PATIENT, true);
    List<Object> objects =
        new ArrayList<>(
            List.of(
                table,
                table.schema(),
                table.header(),
                classes,
                classes.sizes(Unit.PATIENT),
                counts,
                counts.total(),
                StaticCells.fill(table)));
    objects.addAll(table.columns());
    for (Column column : table.columns()) {
      objects.add(column.spec());
    }
    objects.forEach(o -> assertNoSecret(o.getClass().getName(), o.toString()));
  }
}
