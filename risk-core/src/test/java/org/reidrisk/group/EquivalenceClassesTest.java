package org.reidrisk.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.table.ColumnSpec;
import org.reidrisk.table.Role;
import org.reidrisk.table.Schema;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.Table;
import org.reidrisk.table.TableFormat;

class EquivalenceClassesTest {

  /** The size of each row's class, in the order of the rows. */
  private static List<Integer> sizeOfEachRow(EquivalenceClasses classes) {
    Integer[] sizes = new Integer[classes.table().rows()];
    for (int c = 0; c < classes.classCount(); c++) {
      for (int i = classes.start()[c]; i < classes.start()[c + 1]; i++) {
        sizes[classes.order()[i]] = classes.start()[c + 1] - classes.start()[c];
      }
    }
    return List.of(sizes);
  }

  @Test
  void missingIsAValueOfItsOwn() {
    // Own category 3 3 3 2 2 1 1 1 (wildcard would be 6 6 6 7 7 2 4 6).
    EquivalenceClasses w1 =
        EquivalenceClasses.of(
            SmallTables.of(
                "SEX:quasi ZIP:quasi",
                "M 4711",
                "M 4711",
                "M 4711",
                "- 4711",
                "- 4711",
                "F 4712",
                "F -",
                "M -"));
    assertThat(sizeOfEachRow(w1)).containsExactly(3, 3, 3, 2, 2, 1, 1, 1);
    assertThat(w1.sizes(Unit.ROW).classes())
        .containsExactly(new Bin(1, 3), new Bin(2, 1), new Bin(3, 1));
  }

  @Test
  void missingNeverMatchesAValue() {
    // (Male,SecComp,Emp), (Male,SecInc,Emp), (Male,-,Emp): 1, 1, 1 (wildcard 2, 2, 3).
    EquivalenceClasses three =
        EquivalenceClasses.of(
            SmallTables.of(
                "SEX:quasi SCHOOL:quasi WORK:quasi",
                "Male SecComp Emp",
                "Male SecInc Emp",
                "Male - Emp"));
    assertThat(sizeOfEachRow(three)).containsExactly(1, 1, 1);
  }

  @Test
  void rowOfMissingCellsIsARow() {
    // A peer drops rows whose quasi-identifiers are all missing. By hand: 2 and 2.
    EquivalenceClasses four =
        EquivalenceClasses.of(SmallTables.of("A:quasi B:quasi", "x y", "- -", "x y", "- -"));
    assertThat(sizeOfEachRow(four)).containsExactly(2, 2, 2, 2);
  }

  @ParameterizedTest
  @CsvSource({"A, 1", "A B, 1", "A C, 1", "A B C, 1", "B C, 4"})
  void constantColumnChangesNoClass(String columns, int sizeOfFourthRow) {
    // A peer's open defect: A = 1, 1, 1, -; B constant; C always missing.
    Table table = SmallTables.of("A:quasi B:quasi C:quasi", "1 1 -", "1 1 -", "1 1 -", "- 1 -");
    EquivalenceClasses classes = EquivalenceClasses.of(table, List.of(columns.split(" ", -1)));
    assertThat(sizeOfEachRow(classes).get(3)).isEqualTo(sizeOfFourthRow);
  }

  @Test
  void valuesThatReadAlikeTogetherStayApart() {
    // By hand: joined without a separator both rows would read "abc".
    EquivalenceClasses two =
        EquivalenceClasses.of(SmallTables.of("A:quasi B:quasi", "ab c", "a bc"));
    assertThat(two.classCount()).isEqualTo(2);
  }

  @Test
  void swappedValuesStayApart() {
    EquivalenceClasses two = EquivalenceClasses.of(SmallTables.of("A:quasi B:quasi", "x y", "y x"));
    assertThat(two.classCount()).isEqualTo(2);
  }

  @Test
  void onlyQuasiIdentifiersAreCompared() {
    EquivalenceClasses two =
        EquivalenceClasses.of(
            SmallTables.of("ID:key A:quasi S:sensitive X:other", "1 a s x", "2 a t y"));
    assertThat(two.classCount()).isEqualTo(1);
    assertThat(two.quasiIdentifiers()).containsExactly("A");
  }

  @Test
  void setIsInFileOrderWithoutRepetition() {
    Table table = SmallTables.of("A:quasi B:quasi S:sensitive", "1 2 3");
    EquivalenceClasses classes = EquivalenceClasses.of(table, List.of("S", "A", "S"));
    assertThat(classes.quasiIdentifiers()).containsExactly("A", "S");
  }

  @Test
  void noQuasiIdentifierIsRefused() {
    Table table = SmallTables.of("S:sensitive", "1");
    assertThatIllegalArgumentException().isThrownBy(() -> EquivalenceClasses.of(table));
    assertThatIllegalArgumentException().isThrownBy(() -> EquivalenceClasses.of(table, List.of()));
  }

  @Test
  void unknownColumnIsRefused() {
    Table table = SmallTables.of("A:quasi", "1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EquivalenceClasses.of(table, List.of("A", "B")));
  }

  @Test
  void noRowsHaveNoClasses() {
    EquivalenceClasses none = EquivalenceClasses.of(SmallTables.of("ID:key A:quasi"));
    assertThat(none.classCount()).isZero();
    assertThat(none.sizes(Unit.ROW).classes()).isEmpty();
    assertThat(none.sizes(Unit.PATIENT).units()).isEmpty();
  }

  @Test
  void thousandsOfDistinctRowsStayApart() {
    // By hand: 20,000 distinct numbers, the first 5,000 of them twice.
    Table.Builder table =
        Table.builder(SmallTables.schema("A:quasi B:quasi"), TableFormat.strict());
    for (int i = 0; i < 25_000; i++) {
      int number = i % 20_000;
      table.row("a" + number / 137, "b" + number % 137);
    }
    EquivalenceClasses classes = EquivalenceClasses.of(table.build());
    assertThat(classes.classCount()).isEqualTo(20_000);
    assertThat(classes.sizes(Unit.ROW).classes())
        .containsExactly(new Bin(1, 15_000), new Bin(2, 5_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 300})
  void columnsBeyondSixtyFourBitsAreComparedExactly(int values) {
    // By hand: 40 columns; row i differs from row 0 in one column only, whichever it is; the last
    // row repeats row 0. With 255 values and the missing cell, keys that overflow would lose the
    // first 32 columns without a trace.
    List<ColumnSpec> columns = new ArrayList<>();
    for (int c = 0; c < 40; c++) {
      columns.add(new ColumnSpec("Q" + c, c + 1, Role.QUASI_IDENTIFIER));
    }
    Table.Builder table = Table.builder(Schema.of(columns), TableFormat.strict());
    for (int v = 0; v < values; v++) {
      String value = "v" + v;
      table.row(IntStream.range(0, 40).mapToObj(c -> value).toList());
    }
    for (int changed = 0; changed < 40; changed++) {
      int position = changed;
      table.row(IntStream.range(0, 40).mapToObj(c -> c == position ? "v1" : "v0").toList());
    }
    table.row(IntStream.range(0, 40).mapToObj(c -> "v0").toList());
    ClassSizes sizes = EquivalenceClasses.of(table.build()).sizes(Unit.ROW);
    assertThat(sizes.classes()).containsExactly(new Bin(1, values + 39L), new Bin(2, 1));
  }

  @Test
  void textSaysNoValue() {
    EquivalenceClasses classes = EquivalenceClasses.of(SmallTables.of("A:quasi", "secret-7"));
    assertThat(classes.toString()).doesNotContain("secret-7");
    assertThat(classes.sizes(Unit.ROW).toString()).doesNotContain("secret-7");
  }
}
