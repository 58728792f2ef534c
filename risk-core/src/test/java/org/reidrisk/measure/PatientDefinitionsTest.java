package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.reidrisk.measure.Measured.count;
import static org.reidrisk.measure.Measured.number;
import static org.reidrisk.measure.Measured.reason;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.group.Unit;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.StaticCells;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

/**
 * The examples of the page that defines what the figures mean when one person owns several rows, at
 * adversary power 1. Expected numbers are from that page unless a comment says otherwise.
 */
class PatientDefinitionsTest {

  /** A is F/40-44/CT five times; B, C, D are M/40-44/MR; E is M/40-44/MR and M/40-44/CT. */
  private static Table demo() {
    return SmallTables.of(
        "ID:key SEX:quasi AGE:quasi MODALITY:quasi",
        "A F 40-44 CT",
        "A F 40-44 CT",
        "A F 40-44 CT",
        "A F 40-44 CT",
        "A F 40-44 CT",
        "B M 40-44 MR",
        "C M 40-44 MR",
        "D M 40-44 MR",
        "E M 40-44 MR",
        "E M 40-44 CT");
  }

  @Test
  void demoByPatient() {
    Measured demo = Measured.of(Unit.PATIENT, demo());
    assertThat(count(demo.anonymity().k())).isEqualTo(1);
    assertThat(number(demo.risk().highest())).isEqualTo(1);
    assertThat(number(demo.risk().mean())).isEqualTo(0.55);
    // Share above 0.5: patients in a class smaller than 2.
    assertThat(number(demo.risk().shareAbove(2))).isEqualTo(0.4);
    // A and E.
    assertThat(count(demo.anonymity().sampleUniques())).isEqualTo(2);
    assertThat(count(demo.anonymity().equivalenceClasses())).isEqualTo(3);
    assertThat(demo.sizes().classes()).containsExactly(new Bin(1, 2), new Bin(4, 1));
    assertThat(demo.sizes().units()).containsExactly(new Bin(1, 2), new Bin(4, 3));
    assertThat(demo.sizes().unitCount()).isEqualTo(5);
  }

  @Test
  void demoByRow() {
    // Row view, class sizes 5, 4, 1, average 0.30.
    Measured demo = Measured.of(Unit.ROW, demo());
    assertThat(demo.sizes().classes()).containsExactly(new Bin(1, 1), new Bin(4, 1), new Bin(5, 1));
    assertThat(number(demo.risk().mean())).isEqualTo(0.3);
    assertThat(count(demo.anonymity().k())).isEqualTo(1);
    assertThat(count(demo.anonymity().sampleUniques())).isEqualTo(1);
  }

  @Test
  void fiveRowsOfOnePatientAreAClassOfOne() {
    // By hand: A alone, five times CT.
    Measured alone = Measured.byPatient("ID:key Q:quasi", "A CT", "A CT", "A CT", "A CT", "A CT");
    assertThat(count(alone.anonymity().k())).isEqualTo(1);
    assertThat(count(alone.in(Unit.ROW).anonymity().k())).isEqualTo(5);
  }

  @Test
  void shareIsNeverAboveOneForAPatientInSeveralClasses() {
    // The trap: u alone in four classes, v and w together in one; by the record formula 4/3.
    Measured trap = Measured.byPatient("ID:key Q:quasi", "u a", "u b", "u c", "u d", "v e", "w e");
    assertThat(number(trap.risk().shareAbove(2))).isEqualTo(1.0 / 3);
    // By hand: (1 + 1/2 + 1/2) / 3.
    assertThat(number(trap.risk().mean())).isEqualTo(2.0 / 3);
    assertThat(count(trap.anonymity().sampleUniques())).isEqualTo(1);
    assertThat(trap.sizes().classes()).containsExactly(new Bin(1, 4), new Bin(2, 1));
    assertThat(trap.sizes().units()).containsExactly(new Bin(1, 1), new Bin(2, 2));
  }

  @Test
  void modalitiesOfThreePatientsAtPowerOne() {
    // X{CT, MR}, Y{CT}, Z{MR}: highest 0.5, mean 0.5.
    Measured three = Measured.byPatient("ID:key Q:quasi", "X CT", "X MR", "Y CT", "Z MR");
    assertThat(number(three.risk().highest())).isEqualTo(0.5);
    assertThat(number(three.risk().mean())).isEqualTo(0.5);
  }

  private static final String[] FLU = {
    "A 1 flu", "B 1 flu", "B 1 hiv", "C 2 hiv", "D 2 cold",
  };

  /** One class of the example, with everybody else in the other one. */
  private static Measured flu() {
    return Measured.byPatient("ID:key Q:quasi S:sensitive", FLU);
  }

  @Test
  void sensitiveValuesByPatient() {
    // E1: l 1, alpha 1, exp(H) 1.7547654, t 0.375. E2: l 2, alpha 0.5, t 0.375.
    Measured flu = flu();
    assertThat(count(flu.diversity().distinct())).isEqualTo(1);
    assertThat(number(flu.diversity().entropy())).isCloseTo(1.7547654, within(5e-8));
    assertThat(number(flu.alpha().alpha())).isEqualTo(1);
    assertThat(flu.alpha().homogeneousClasses()).isEqualTo(1);
    assertThat(number(flu.closeness())).isEqualTo(0.375);
  }

  @Test
  void secondClassOfTheExampleAlone() {
    // E2 = C{hiv}, D{cold}: l 2, alpha 0.5, exp(H) = 2 since both values are held once.
    Measured second = Measured.byPatient("ID:key Q:quasi S:sensitive", FLU[3], FLU[4]);
    assertThat(count(second.diversity().distinct())).isEqualTo(2);
    assertThat(number(second.alpha().alpha())).isEqualTo(0.5);
    assertThat(second.alpha().homogeneousClasses()).isZero();
    assertThat(number(second.diversity().entropy())).isCloseTo(2, within(1e-12));
  }

  @Test
  void sensitiveValuesByRow() {
    // By row: E1 l 2, t 0.2666667; E2 t 0.4.
    Measured flu = flu().in(Unit.ROW);
    assertThat(count(flu.diversity().distinct())).isEqualTo(2);
    assertThat(number(flu.closeness())).isEqualTo(0.4);
    // By hand: E1 is flu, flu, hiv, so alpha 2/3 and exp(ln 3 - 2/3 ln 2).
    assertThat(number(flu.alpha().alpha())).isEqualTo(2.0 / 3);
    assertThat(number(flu.diversity().entropy())).isCloseTo(3 / Math.cbrt(4), within(1e-12));
  }

  @Test
  void droppedKeyLeavesAPatientTheValuesOfTheClass() {
    // By hand: B's flu is in class 1, B's hiv in class 2. Linked, B holds both values everywhere:
    // class 1 = A{flu}, B{flu, hiv}: l 1, alpha 1. Class 2 = B{flu, hiv}, C{hiv}: l 1, alpha 1.
    Measured linked =
        Measured.byPatient(
            "ID:key Q:quasi S:sensitive", "A 1 flu", "B 1 hiv", "B 2 flu", "C 2 hiv");
    assertThat(count(linked.diversity().distinct())).isEqualTo(1);
    assertThat(number(linked.alpha().alpha())).isEqualTo(1);
    assertThat(linked.alpha().homogeneousClasses()).isEqualTo(2);
    // Linked: P1 = flu 3/4, hiv 1/4; Q = flu (1 + 1/2 + 0) / 3 = 1/2; t = 1/4.
    assertThat(number(linked.closeness())).isEqualTo(0.25);
    // Not linked: class 1 = A{flu}, B{hiv}; class 2 = B{flu}, C{hiv}: l 2, alpha 1/2, t 0.
    Measured dropped = linked.patientKeyDropped();
    assertThat(count(dropped.diversity().distinct())).isEqualTo(2);
    assertThat(number(dropped.diversity().entropy())).isCloseTo(2, within(1e-12));
    assertThat(number(dropped.alpha().alpha())).isEqualTo(0.5);
    assertThat(dropped.alpha().homogeneousClasses()).isZero();
    assertThat(number(dropped.closeness())).isZero();
  }

  @Test
  void droppedKeyChangesNothingWhenEachPatientLiesInOneClass() {
    // By definition: the rows in the class are all rows of the patient.
    Measured dropped = flu().patientKeyDropped();
    assertThat(dropped.diversity()).isEqualTo(flu().diversity());
    assertThat(dropped.alpha()).isEqualTo(flu().alpha());
    assertThat(dropped.closeness()).isEqualTo(flu().closeness());
  }

  @Test
  void missingSensitiveValuesCountAsTheCommonest() {
    // {7, 7, 3, -, -, -}: exp(H) 1.569193; with the missing left out it would be 1.889882.
    for (Unit unit : Unit.values()) {
      Measured six =
          Measured.of(
              unit,
              SmallTables.of(
                  "ID:key Q:quasi S:sensitive",
                  "A q 7",
                  "B q 7",
                  "C q 3",
                  "D q -",
                  "E q -",
                  "F q -"));
      assertThat(number(six.diversity().entropy())).isCloseTo(1.569193, within(5e-7));
      assertThat(count(six.diversity().distinct())).isEqualTo(2);
      // By hand: (2 + 3) / 6.
      assertThat(number(six.alpha().alpha())).isEqualTo(5.0 / 6);
    }
  }

  @Test
  void missingIsNoSensitiveValue() {
    // {7, 7, -, -, -}: l 1.
    for (Unit unit : Unit.values()) {
      Measured five =
          Measured.of(
              unit,
              SmallTables.of(
                  "ID:key Q:quasi S:sensitive", "A q 7", "B q 7", "C q -", "D q -", "E q -"));
      assertThat(count(five.diversity().distinct())).isEqualTo(1);
      assertThat(number(five.diversity().entropy())).isEqualTo(1);
      assertThat(number(five.alpha().alpha())).isEqualTo(1);
      assertThat(five.alpha().homogeneousClasses()).isEqualTo(1);
    }
  }

  @Test
  void someRowsOfAPatientWithoutValueLeaveTheOthers() {
    // By definition: V ignores missing cells, so A holds {flu} although one row is empty.
    Measured two =
        Measured.byPatient("ID:key Q:quasi S:sensitive", "A q flu", "A q -", "B q hiv", "B q -");
    assertThat(count(two.diversity().distinct())).isEqualTo(2);
    assertThat(number(two.alpha().alpha())).isEqualTo(0.5);
    assertThat(number(two.diversity().entropy())).isCloseTo(2, within(1e-12));
  }

  @Test
  void patientWithNoneOfTheSingleValuesCountsOnce() {
    // By definition: {a}, {b}, {c, d}, {d, e}: a and b, plus one for the two others.
    Measured four =
        Measured.byPatient(
            "ID:key Q:quasi S:sensitive", "1 q a", "2 q b", "3 q c", "3 q d", "4 q d", "4 q e");
    assertThat(count(four.diversity().distinct())).isEqualTo(3);
    // {a, b}, {a, c}: nobody holds one value only; a fits both, so l is 1 and alpha 1.
    Measured shared =
        Measured.byPatient("ID:key Q:quasi S:sensitive", "1 q a", "1 q b", "2 q a", "2 q c");
    assertThat(count(shared.diversity().distinct())).isEqualTo(1);
    assertThat(number(shared.alpha().alpha())).isEqualTo(1);
    // {a}, {a, b}: whoever it is holds a.
    Measured covered = Measured.byPatient("ID:key Q:quasi S:sensitive", "1 q a", "2 q a", "2 q b");
    assertThat(count(covered.diversity().distinct())).isEqualTo(1);
  }

  @Test
  void staticCellIsFilledBeforeGrouping() {
    // X (M,40,CT), X (-,40,MR), Y (F,40,MR): Y's class is 1.
    Table table =
        SmallTables.of(
            "ID:key SEX:static AGE:quasi MODALITY:quasi", "X M 40 CT", "X - 40 MR", "Y F 40 MR");
    StaticCells filled = StaticCells.fill(table);
    assertThat(filled.filledCells()).isEqualTo(1);
    assertThat(filled.table().column("SEX").missing()).isZero();
    Measured three = Measured.of(Unit.PATIENT, table);
    assertThat(three.sizes().classes()).containsExactly(new Bin(1, 3));
    assertThat(three.sizes().units()).containsExactly(new Bin(1, 2));
  }

  @Test
  void filledStaticCellMakesPatientsAlike() {
    // By hand: filled, X and Y share M/CT and M/MR; unfilled, X's MR row would stand alone.
    Measured alike =
        Measured.byPatient(
            "ID:key SEX:static MODALITY:quasi", "X M CT", "X - MR", "Y M CT", "Y M MR");
    assertThat(count(alike.anonymity().k())).isEqualTo(2);
  }

  @Test
  void rowsWithoutPatientAreLeftOutNotMerged() {
    // By hand: without the two rows that lack a key, A and B are alike; c is nobody's class.
    Measured some =
        Measured.byPatient("ID:key Q:quasi S:sensitive", "A a x", "B a y", "- a z", "- c z");
    assertThat(some.table().rowsWithoutPatient()).isEqualTo(2);
    assertThat(some.table().patients()).isEqualTo(2);
    assertThat(some.sizes().classes()).containsExactly(new Bin(2, 1));
    assertThat(some.sizes().units()).containsExactly(new Bin(2, 2));
    assertThat(count(some.anonymity().equivalenceClasses())).isEqualTo(1);
    assertThat(count(some.diversity().distinct())).isEqualTo(2);
    assertThat(number(some.closeness())).isZero();
    assertThat(some.in(Unit.ROW).sizes().classes()).containsExactly(new Bin(1, 1), new Bin(3, 1));
  }

  @Test
  void valuesOfRowsWithoutPatientDoNotStretchTheOrder() {
    // By definition: the patients hold 1, 1, 2, 2, so m = 2 and a class of 1s is 0.5 away; a third
    // value that only a row without patient holds takes no part. Counted in, t would halve.
    String[] rows = {"A a 1", "B a 1", "C b 2", "D b 2", "- b 3"};
    Measured four = Measured.byPatient("ID:key Q:quasi S:sensitive", rows);
    assertThat(number(four.closenessInOrder("1", "2", "3"))).isEqualTo(0.5);
    assertThat(number(four.closenessInOrder("1", "3", "2"))).isEqualTo(0.5);
    assertThat(number(four.closeness())).isEqualTo(0.5);
  }

  @Test
  void allRowsWithoutPatientLeavePatientFiguresUndefined() {
    Measured none = Measured.byPatient("ID:key Q:quasi S:sensitive", "- a x", "- a y", "- b x");
    assertThat(reason(none.anonymity().k())).isEqualTo("no-units");
    assertThat(reason(none.anonymity().sampleUniques())).isEqualTo("no-units");
    assertThat(reason(none.risk().highest())).isEqualTo("no-units");
    assertThat(reason(none.risk().mean())).isEqualTo("no-units");
    assertThat(reason(none.risk().shareAbove(11))).isEqualTo("no-units");
    assertThat(reason(none.diversity().distinct())).isEqualTo("no-units");
    assertThat(reason(none.diversity().entropy())).isEqualTo("no-units");
    assertThat(reason(none.alpha().alpha())).isEqualTo("no-units");
    assertThat(reason(none.closeness())).isEqualTo("no-units");
    assertThat(none.sizes().classes()).isEmpty();
    assertThat(none.sizes().units()).isEmpty();
    assertThat(count(none.in(Unit.ROW).anonymity().k())).isEqualTo(1);
  }

  @Test
  void suppressingOnePatientShrinksAnothersClass() {
    // Class a holds ten patients and x; x alone is in b too. Without x, a falls from 11 to 10.
    Table.Builder with = Table.builder(SmallTables.schema("ID:key Q:quasi"), format());
    Table.Builder without = Table.builder(SmallTables.schema("ID:key Q:quasi"), format());
    for (int i = 0; i < 10; i++) {
      with.row("p" + i, "a");
      without.row("p" + i, "a");
    }
    with.row("x", "a").row("x", "b");
    assertThat(Measured.of(Unit.PATIENT, with.build()).sizes().classes())
        .isEqualTo(List.of(new Bin(1, 1), new Bin(11, 1)));
    assertThat(Measured.of(Unit.PATIENT, without.build()).sizes().classes())
        .isEqualTo(List.of(new Bin(10, 1)));
  }

  private static TableFormat format() {
    return TableFormat.strict();
  }
}
