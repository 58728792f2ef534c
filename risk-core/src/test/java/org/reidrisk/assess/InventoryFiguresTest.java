package org.reidrisk.assess;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.group.Unit;
import org.reidrisk.imaging.AttributeCatalogue;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Policy;
import org.reidrisk.record.Assessment;
import org.reidrisk.record.AssessmentJson;
import org.reidrisk.record.ColumnSummary;
import org.reidrisk.record.RecordFormatException;
import org.reidrisk.table.SplitMix64;

/**
 * Whom a column singles out is counted on the rows that the record's other figures are of, against
 * the definitions.
 */
class InventoryFiguresTest {
  private static final int SEEDS = 150;
  private static final List<String> NAMES =
      List.of("PatientID", "PatientSex", "PatientAge", "Modality", "Rows", "Events");
  private static final int SEX = 1;
  private static final int EVENTS = 5;

  /** In file order, the derived column behind. */
  private static final List<Integer> QUASI_IDENTIFIERS = List.of(1, 2, EVENTS);

  private static final String POLICY =
      """
      reidrisk: 1
      release: {id: test, tier: enclave}
      table: {patient: PatientID, missing: MODE}
      columns:
        PatientSex: {role: quasi-identifier, knowledge: static}
        PatientAge: {role: quasi-identifier}
        Modality: {role: other}
        Rows: {role: sensitive}
        Events: {role: quasi-identifier, derive: event-count}
      limits: {explicit: [{quantity: k, at-least: 1}]}
      """;

  /** Each row as its cells; of few patients and values, many of them missing. */
  private static List<List<String>> rows(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    List<List<String>> rows = new ArrayList<>();
    int count = 1 + random.below(24);
    for (int i = 0; i < count; i++) {
      List<String> row = new ArrayList<>();
      row.add(random.chance(0.08) ? "" : "p" + random.below(9));
      row.add(random.chance(0.4) ? "" : random.oneOf(List.of("F", "M")));
      row.add(random.chance(0.2) ? "" : "a" + random.below(3));
      row.add(random.chance(0.2) ? "" : "m" + random.below(3));
      row.add(random.chance(0.2) ? "" : "r" + random.below(4));
      rows.add(row);
    }
    return rows;
  }

  private static Assessment assess(String mode, List<List<String>> rows) {
    StringBuilder csv = new StringBuilder("PatientID,PatientSex,PatientAge,Modality,Rows\n");
    rows.forEach(row -> csv.append(String.join(",", row)).append('\n'));
    Policy policy = Exports.read(POLICY.replace("MODE", mode));
    return Exports.ASSESSOR
        .withInventory(AttributeCatalogue.builtIn())
        .assess(Exports.table(policy, csv.toString()), policy);
  }

  /** The definitions, read aloud. */
  private static class Definition {
    private final List<List<String>> rows;

    Definition(List<List<String>> read, boolean drop) {
      Map<String, Set<String>> sexes = new HashMap<>();
      Map<String, Integer> events = new HashMap<>();
      for (List<String> row : read) {
        events.merge(row.get(0), 1, Integer::sum);
        if (!row.get(SEX).isEmpty()) {
          sexes.computeIfAbsent(row.get(0), p -> new HashSet<>()).add(row.get(SEX));
        }
      }
      rows = new ArrayList<>();
      for (List<String> row : read) {
        List<String> ready = new ArrayList<>(row);
        ready.add(String.valueOf(events.get(row.get(0))));
        Set<String> known = sexes.getOrDefault(row.get(0), Set.of());
        if (row.get(SEX).isEmpty() && known.size() == 1 && fills()) {
          ready.set(SEX, known.iterator().next());
        }
        boolean left = drop && QUASI_IDENTIFIERS.stream().anyMatch(q -> ready.get(q).isEmpty());
        if (!row.get(0).isEmpty() && !left) {
          rows.add(ready);
        }
      }
    }

    boolean fills() {
      return true;
    }

    long unique(List<Integer> columns) {
      Map<List<String>, Set<String>> members = new HashMap<>();
      for (List<String> row : rows) {
        members
            .computeIfAbsent(columns.stream().map(row::get).toList(), t -> new HashSet<>())
            .add(row.get(0));
      }
      return members.values().stream()
          .filter(m -> m.size() == 1)
          .flatMap(Set::stream)
          .distinct()
          .count();
    }

    long madeUnique(int column) {
      List<Integer> without = QUASI_IDENTIFIERS.stream().filter(q -> q != column).toList();
      List<Integer> with = Stream.concat(without.stream(), Stream.of(column)).toList();
      return unique(with) - unique(without);
    }

    long uniqueAlone(int column) {
      Map<String, Set<String>> holders = new HashMap<>();
      for (List<String> row : rows) {
        if (!row.get(column).isEmpty()) {
          holders.computeIfAbsent(row.get(column), v -> new HashSet<>()).add(row.get(0));
        }
      }
      return holders.values().stream()
          .filter(h -> h.size() == 1)
          .flatMap(Set::stream)
          .distinct()
          .count();
    }
  }

  /** How many of the figures differ from the definition's. */
  private static int differences(Assessment assessment, Definition definition) {
    int differences = 0;
    for (int i = 0; i < EVENTS; i++) {
      ColumnSummary column = assessment.schema().get(i);
      assertThat(column.spec().name()).isEqualTo(NAMES.get(i));
      assertThat(column.inventory()).isNotNull();
      differences += column.inventory().madeUnique() == definition.madeUnique(i) ? 0 : 1;
      differences += column.inventory().uniqueAlone() == definition.uniqueAlone(i) ? 0 : 1;
    }
    return differences;
  }

  private static long sampleUniques(Assessment assessment) {
    return assessment.measurements().stream()
        .filter(m -> m.quantity() == Quantity.SAMPLE_UNIQUES && m.unit() == Unit.PATIENT)
        .filter(m -> m.params().equals(Params.ofSet(null).withPower(Params.POWER_ONE)))
        .mapToLong(m -> m.estimate() instanceof Estimate.Count count ? count.value() : 0)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"own-value", "drop", "wildcard"})
  void figuresAreOfTheRowsThatAreMeasured(String mode) {
    int singledOut = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<List<String>> rows = rows(seed);
      Assessment assessment = assess(mode, rows);
      Definition definition = new Definition(rows, mode.equals("drop"));
      assertThat(differences(assessment, definition)).as("seed %d %s", seed, rows).isZero();
      if (!mode.equals("wildcard")) {
        assertThat(sampleUniques(assessment)).isEqualTo(definition.unique(QUASI_IDENTIFIERS));
      }
      singledOut += definition.madeUnique(SEX) > 0 ? 1 : 0;
      assertThat(AssessmentJson.read(AssessmentJson.write(assessment))).isEqualTo(assessment);
    }
    assertThat(singledOut).isGreaterThan(SEEDS / 5);
  }

  // The comparison can fail

  @Test
  void rowsAsReadAreRejected() {
    int unfilled = 0;
    int undropped = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<List<String>> rows = rows(seed);
      Definition asRead =
          new Definition(rows, false) {
            @Override
            boolean fills() {
              return false;
            }
          };
      unfilled += differences(assess("own-value", rows), asRead) > 0 ? 1 : 0;
      undropped += differences(assess("drop", rows), new Definition(rows, false)) > 0 ? 1 : 0;
    }
    assertThat(unfilled).isGreaterThan(SEEDS / 5);
    assertThat(undropped).isGreaterThan(SEEDS / 5);
  }

  @Test
  void aColumnThatSinglesOutMoreThanAllTogether_isRefused() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rows.add(List.of("p" + i / 2, "F", i < 2 ? "a" : "b", "m", "r"));
    }
    String record = new String(AssessmentJson.write(assess("own-value", rows)), UTF_8);
    for (String figure : List.of("unique-alone", "made-unique")) {
      // Of the only age that singles anybody out; the patients' numbers single out all six.
      String one = "\"" + figure + "\": 1(?![0-9])";
      String changed = record.replaceFirst(one, "\"" + figure + "\": 2");
      assertThat(changed).isNotEqualTo(record);
      assertThatThrownBy(() -> AssessmentJson.read(changed.getBytes(UTF_8)))
          .isInstanceOf(RecordFormatException.class)
          .hasMessageContaining("more than all quasi-identifiers together");
    }
  }
}
