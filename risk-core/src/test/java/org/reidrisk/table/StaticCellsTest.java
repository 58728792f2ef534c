package org.reidrisk.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reidrisk.value.ValueFormat;

class StaticCellsTest {

  private static String cell(Table table, String column, int row) {
    Column cells = table.column(column);
    return cells.code(row) == Column.MISSING ? "-" : cells.value(cells.code(row));
  }

  @Test
  void missingCellTakesThePatientsOnlyValue() {
    StaticCells filled =
        StaticCells.fill(SmallTables.of("ID:key SEX:static", "X M", "Y F", "X -", "X M", "X -"));
    assertThat(filled.filledCells()).isEqualTo(2);
    assertThat(filled.conflictingPatients()).isZero();
    assertThat(cell(filled.table(), "SEX", 2)).isEqualTo("M");
    assertThat(cell(filled.table(), "SEX", 4)).isEqualTo("M");
    assertThat(filled.table().column("SEX").missing()).isZero();
    assertThat(filled.table().column("SEX").distinct()).isEqualTo(2);
  }

  @Test
  void conflictIsCountedAndNothingFilled() {
    StaticCells filled =
        StaticCells.fill(
            SmallTables.of("ID:key SEX:static", "X M", "X F", "X -", "X M", "Y M", "Y -"));
    assertThat(filled.conflictingPatients()).isEqualTo(1);
    assertThat(filled.filledCells()).isEqualTo(1);
    assertThat(cell(filled.table(), "SEX", 2)).isEqualTo("-");
    assertThat(cell(filled.table(), "SEX", 5)).isEqualTo("M");
  }

  @Test
  void conflictInACompleteColumnIsCounted() {
    StaticCells filled = StaticCells.fill(SmallTables.of("ID:key SEX:static", "X M", "X F"));
    assertThat(filled.conflictingPatients()).isEqualTo(1);
    assertThat(filled.filledCells()).isZero();
  }

  @Test
  void patientWithConflictsInTwoColumnsCountsOnce() {
    StaticCells filled =
        StaticCells.fill(SmallTables.of("ID:key SEX:static BORN:static", "X M 1970", "X F 1971"));
    assertThat(filled.conflictingPatients()).isEqualTo(1);
  }

  @Test
  void patientWithoutAnyValueKeepsMissingCells() {
    StaticCells filled = StaticCells.fill(SmallTables.of("ID:key SEX:static", "X -", "X -", "Y F"));
    assertThat(filled.filledCells()).isZero();
    assertThat(filled.table().column("SEX").missing()).isEqualTo(2);
  }

  @Test
  void rowsWithoutPatientAreLeftAlone() {
    StaticCells filled = StaticCells.fill(SmallTables.of("ID:key SEX:static", "- M", "- -", "- F"));
    assertThat(filled.filledCells()).isZero();
    assertThat(filled.conflictingPatients()).isZero();
    assertThat(cell(filled.table(), "SEX", 1)).isEqualTo("-");
  }

  @Test
  void eventColumnsAreLeftAlone() {
    StaticCells filled = StaticCells.fill(SmallTables.of("ID:key MODALITY:quasi", "X CT", "X -"));
    assertThat(filled.filledCells()).isZero();
    assertThat(cell(filled.table(), "MODALITY", 1)).isEqualTo("-");
  }

  @Test
  void staticSensitiveColumnsAreFilledToo_sinceASetMayHoldThem() {
    ColumnSpec key = new ColumnSpec("ID", 1, Role.PATIENT_KEY);
    ColumnSpec sensitive =
        new ColumnSpec(
            "S", 2, Role.SENSITIVE, RoleOrigin.POLICY, Knowledge.STATIC, ValueFormat.TEXT);
    Table table =
        Table.builder(Schema.of(List.of(key, sensitive)), TableFormat.strict())
            .row("X", "hiv")
            .row("X", "")
            .build();
    StaticCells filled = StaticCells.fill(table);
    assertThat(filled.filledCells()).isEqualTo(1);
    assertThat(table.column("S").code(1)).isEqualTo(Column.MISSING);
  }

  @Test
  void withoutPatientKeyNothingIsFilled() {
    Table table = SmallTables.of("SEX:static", "M", "-");
    StaticCells filled = StaticCells.fill(table);
    assertThat(filled.table()).isSameAs(table);
    assertThat(filled.filledCells()).isZero();
  }

  @Test
  void givenTableIsUnchanged() {
    Table table = SmallTables.of("ID:key SEX:static", "X M", "X -");
    StaticCells.fill(table);
    assertThat(cell(table, "SEX", 1)).isEqualTo("-");
    assertThat(table.column("SEX").missing()).isEqualTo(1);
  }

  @Test
  void spellingsOfOneValueAreNoConflict() {
    // By meaning 058Y and 58 are one age.
    ColumnSpec key = new ColumnSpec("ID", 1, Role.PATIENT_KEY);
    ColumnSpec age =
        new ColumnSpec(
            "AGE", 2, Role.QUASI_IDENTIFIER, RoleOrigin.POLICY, Knowledge.STATIC, ValueFormat.AGE);
    StaticCells filled =
        StaticCells.fill(
            Table.builder(Schema.of(List.of(key, age)), TableFormat.strict())
                .row("X", "058Y")
                .row("X", "58")
                .row("X", "")
                .build());
    assertThat(filled.conflictingPatients()).isZero();
    assertThat(filled.filledCells()).isEqualTo(1);
  }

  @Test
  void manyValuesKeepTheirCodesWhenFilled() {
    // 300 values need two bytes per code; each patient has a filled cell.
    Table.Builder table =
        Table.builder(SmallTables.schema("ID:key SEX:static"), TableFormat.strict());
    for (int i = 0; i < 300; i++) {
      table.row("p" + i, "v" + i).row("p" + i, "");
    }
    StaticCells filled = StaticCells.fill(table.build());
    assertThat(filled.filledCells()).isEqualTo(300);
    for (int i = 0; i < 300; i++) {
      assertThat(cell(filled.table(), "SEX", 2 * i + 1)).isEqualTo("v" + i);
    }
  }
}
