package org.reidrisk.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.SensitiveCounts.ClassCounts;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.Table;

class SensitiveCountsTest {
  private static final String HEADER = "ID:key Q:quasi S:sensitive";

  private static SensitiveCounts counts(Table table, Unit unit, boolean linked) {
    return SensitiveCounts.of(EquivalenceClasses.of(table), "S", unit, linked);
  }

  private static List<ClassCounts> classes(SensitiveCounts counts) {
    List<ClassCounts> classes = new ArrayList<>();
    counts.forEachClass(classes::add);
    return classes;
  }

  @Test
  void rowsHoldOneValueEach() {
    // By hand: x twice, y once, one row without.
    Table table = SmallTables.of(HEADER, "A q x", "A q x", "B q y", "C q -");
    SensitiveCounts counts = counts(table, Unit.ROW, true);
    assertThat(counts.valueCount()).isEqualTo(2);
    assertThat(counts.setSizes()).containsExactly(1);
    ClassCounts only = classes(counts).get(0);
    assertThat(only.members()).isEqualTo(4);
    assertThat(only.known()).isEqualTo(3);
    assertThat(only.distinct()).isEqualTo(2);
    assertThat(only.values()).containsExactly(1, 2);
    assertThat(only.setSizes()).containsExactly(1, 1);
    assertThat(only.holders()).containsExactly(2, 1);
  }

  @Test
  void patientsHoldSetsOfValues() {
    // By hand: A {x} (twice), B {x, y}, C nothing.
    Table table = SmallTables.of(HEADER, "A q x", "A q x", "B q x", "B q y", "C q -");
    ClassCounts only = classes(counts(table, Unit.PATIENT, true)).get(0);
    assertThat(only.members()).isEqualTo(3);
    assertThat(only.known()).isEqualTo(2);
    // x is held alone, and B holds it too.
    assertThat(only.distinct()).isEqualTo(1);
    // x in a set of one, x in a set of two, y in a set of two.
    assertThat(only.values()).containsExactly(1, 1, 2);
    assertThat(only.setSizes()).containsExactly(1, 2, 2);
    assertThat(only.holders()).containsExactly(1, 1, 1);
  }

  @Test
  void linkedPatientHoldsAllValuesInEachClass() {
    Table table = SmallTables.of(HEADER, "A 1 x", "A 2 y");
    for (ClassCounts each : classes(counts(table, Unit.PATIENT, true))) {
      assertThat(each.values()).containsExactly(1, 2);
      assertThat(each.setSizes()).containsExactly(2, 2);
    }
    for (ClassCounts each : classes(counts(table, Unit.PATIENT, false))) {
      assertThat(each.values()).hasSize(1);
      assertThat(each.setSizes()).containsExactly(1);
    }
  }

  @Test
  void totalIsTheSameWhetherLinkedOrNot() {
    // By definition: Q is over patients, each with all values.
    Table table = SmallTables.of(HEADER, "A 1 x", "A 2 y", "B 2 y");
    for (boolean linked : new boolean[] {true, false}) {
      ClassCounts total = counts(table, Unit.PATIENT, linked).total();
      assertThat(total.members()).isEqualTo(2);
      assertThat(total.values()).containsExactly(1, 2, 2);
      assertThat(total.setSizes()).containsExactly(2, 1, 2);
      assertThat(total.holders()).containsExactly(1, 1, 1);
    }
    assertThat(counts(table, Unit.PATIENT, false).setSizes()).containsExactly(1, 2);
  }

  @Test
  void classOfRowsWithoutPatientIsNotVisited() {
    Table table = SmallTables.of(HEADER, "A 1 x", "- 2 y", "- 1 z");
    List<ClassCounts> visited = classes(counts(table, Unit.PATIENT, true));
    assertThat(visited).hasSize(1);
    assertThat(visited.get(0).members()).isEqualTo(1);
    assertThat(visited.get(0).values()).containsExactly(1);
    assertThat(counts(table, Unit.PATIENT, true).total().members()).isEqualTo(1);
    assertThat(classes(counts(table, Unit.ROW, true))).hasSize(2);
  }

  @Test
  void classesCanBeVisitedTwice() {
    // Whatever is reused between classes and visits must not leak from one into the next.
    Table table = SmallTables.of(HEADER, "A 1 x", "B 1 y", "C 2 x", "D 2 x", "E 3 -");
    SensitiveCounts counts = counts(table, Unit.PATIENT, true);
    List<Integer> first = classes(counts).stream().map(ClassCounts::distinct).toList();
    List<Integer> second = classes(counts).stream().map(ClassCounts::distinct).toList();
    assertThat(first).containsExactlyInAnyOrder(2, 1, 1);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void unknownColumnIsRefused() {
    EquivalenceClasses classes = EquivalenceClasses.of(SmallTables.of(HEADER, "A 1 x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SensitiveCounts.of(classes, "T", Unit.ROW, true));
  }

  @Test
  void textSaysNoValue() {
    Table table = SmallTables.of(HEADER, "secret-1 secret-2 secret-3");
    assertThat(counts(table, Unit.PATIENT, true).toString()).doesNotContain("secret");
  }
}
