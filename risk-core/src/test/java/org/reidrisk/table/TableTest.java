package org.reidrisk.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.value.ValueFormat;

class TableTest {

  private static Table keys(String... keys) {
    Table.Builder table = Table.builder(SmallTables.schema("ID:key"), TableFormat.strict());
    for (String key : keys) {
      table.row(key);
    }
    return table.build();
  }

  @Test
  void patientsAreDistinctKeys() {
    Table table = keys("B", "A", "B", "", "A", "");
    assertThat(table.rows()).isEqualTo(6);
    assertThat(table.patients()).isEqualTo(2);
    assertThat(table.rowsWithoutPatient()).isEqualTo(2);
    assertThat(table.patient(0)).isEqualTo(table.patient(2)).isNotEqualTo(table.patient(1));
    assertThat(table.patient(3)).isEqualTo(Table.NO_PATIENT);
    assertThat(table.hasPatientKey()).isTrue();
  }

  @Test
  void withoutKeyEachRowIsAPatient() {
    Table table = SmallTables.of("A:quasi", "x", "x", "-");
    assertThat(table.hasPatientKey()).isFalse();
    assertThat(table.patients()).isEqualTo(3);
    assertThat(table.rowsWithoutPatient()).isZero();
    assertThat(List.of(table.patient(0), table.patient(1), table.patient(2)))
        .containsExactly(0, 1, 2);
    assertThat(table.collidingPatientKeys()).isZero();
  }

  @Test
  void keysThatOnlySpellingKeepsApartCollide() {
    // By hand: three spellings of 7, two of mr1; 70 and 8 are their own.
    assertThat(keys("7", "07", " 7 ", "MR1", "mr1", "70", "8", "7").collidingPatientKeys())
        .isEqualTo(5);
  }

  @Test
  void keysOfZerosCollide() {
    assertThat(keys("0", "000", "1").collidingPatientKeys()).isEqualTo(2);
  }

  @Test
  void keysThatDifferDoNotCollide() {
    assertThat(keys("1", "10", "100", "A", "B", "").collidingPatientKeys()).isZero();
  }

  @Test
  void rowsAreEventsUnlessAColumnNamesThem() {
    assertThat(SmallTables.of("ID:key STUDY:other", "A 1", "A 1", "B 1").events()).isEqualTo(3);
  }

  @Test
  void eventsAreDistinctPerPatient() {
    // By hand: A has studies 1 and 2, B has 1 (another event), one row of B names none.
    Schema schema = SmallTables.schema("ID:key STUDY:other").withEvent("STUDY");
    Table.Builder table = Table.builder(schema, TableFormat.strict());
    for (String row : List.of("A 1", "A 1", "A 2", "B 1", "B -", "B 1")) {
      table.row(SmallTables.cells(row));
    }
    assertThat(table.build().events()).isEqualTo(4);
  }

  @Test
  void eventsOfRowsWithoutPatientAreCounted() {
    // By hand: rows without key stand together as nobody's: study 1 once; A's study 1 is another.
    Schema schema = SmallTables.schema("ID:key STUDY:other").withEvent("STUDY");
    Table.Builder table = Table.builder(schema, TableFormat.strict());
    for (String row : List.of("- 1", "- 1", "A 1")) {
      table.row(SmallTables.cells(row));
    }
    assertThat(table.build().events()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {254, 255, 256, 257, 65_534, 65_535, 65_536, 65_537})
  void codesKeepTheirValuesAtEachWidth(int distinct) {
    Table.Builder table = Table.builder(SmallTables.schema("A:quasi"), TableFormat.strict());
    for (int i = 0; i < distinct; i++) {
      table.row("v" + i);
    }
    table.row("").row("v0").row("v" + (distinct - 1));
    Column column = table.build().column("A");
    assertThat(column.distinct()).isEqualTo(distinct);
    assertThat(column.missing()).isEqualTo(1);
    for (int i = 0; i < distinct; i++) {
      assertThat(column.value(column.code(i))).isEqualTo("v" + i);
    }
    assertThat(column.code(distinct)).isEqualTo(Column.MISSING);
    assertThat(column.value(column.code(distinct + 1))).isEqualTo("v0");
    assertThat(column.value(column.code(distinct + 2))).isEqualTo("v" + (distinct - 1));
  }

  private static Column column(ValueFormat format, TableFormat file, String... cells) {
    ColumnSpec spec =
        new ColumnSpec("A", 1, Role.SENSITIVE, RoleOrigin.POLICY, Knowledge.EVENT, format);
    Table.Builder table = Table.builder(Schema.of(List.of(spec)), file);
    for (String cell : cells) {
      table.row(cell);
    }
    return table.build().column("A");
  }

  @Test
  void textIsComparedExactly() {
    Column column = column(ValueFormat.TEXT, TableFormat.strict(), "1", "01", "1 ", "a", "A", " ");
    assertThat(column.distinct()).isEqualTo(6);
    assertThat(column.missing()).isZero();
    assertThat(column.unparsed()).isZero();
  }

  @Test
  void formatComparesByMeaning() {
    Column column =
        column(ValueFormat.AGE, TableFormat.strict(), "058Y", "58", "58.0", "59", "?", "", "?");
    assertThat(column.distinct()).isEqualTo(3);
    assertThat(column.code(0)).isEqualTo(column.code(1)).isEqualTo(column.code(2));
    assertThat(column.unparsed()).isEqualTo(2);
    assertThat(column.missing()).isEqualTo(1);
    assertThat(column.code(4)).isEqualTo(column.code(6));
  }

  @Test
  void cellThatDoesNotParseNeverEqualsOneThatDoes() {
    // Canonical texts of cells that parse, written where they do not parse themselves.
    Column ages = column(ValueFormat.AGE, TableFormat.strict(), ">999", "1000Y+");
    assertThat(ages.distinct() == 1).isEqualTo(ages.unparsed() == 0);
    Column dates =
        column(ValueFormat.DATE, TableFormat.strict(), "2021-03-14", "20210314", "14.03.2021");
    assertThat(dates.distinct()).isEqualTo(2);
    assertThat(dates.unparsed()).isEqualTo(1);
  }

  @Test
  void missingValuesAreTheListedCellsOnly() {
    TableFormat listed = TableFormat.strict().withMissingValues(Set.of("NA", "n/a"));
    Column column = column(ValueFormat.TEXT, listed, "NA", "n/a", "na", "", " NA", "NULL");
    assertThat(column.missing()).isEqualTo(2);
    assertThat(column.distinct()).isEqualTo(4);
  }

  @Test
  void nothingIsMissingWhenNothingIsListed() {
    Column column =
        column(ValueFormat.TEXT, TableFormat.strict().withMissingValues(Set.of()), "", "a");
    assertThat(column.missing()).isZero();
    assertThat(column.distinct()).isEqualTo(2);
  }

  @Test
  void trimmingComesBeforeMissingValues() {
    TableFormat trimmed = TableFormat.strict().withTrim(true).withMissingValues(Set.of("", "NA"));
    Column column = column(ValueFormat.TEXT, trimmed, " NA ", "   ", "a", " a\t", "");
    assertThat(column.missing()).isEqualTo(3);
    assertThat(column.distinct()).isEqualTo(1);
  }

  @Test
  void missingValuesAreOfNoFormat() {
    // "0" means missing here although it is a number.
    TableFormat zero = TableFormat.strict().withMissingValues(Set.of("0"));
    Column column = column(ValueFormat.NUMBER, zero, "0", "1", "");
    assertThat(column.missing()).isEqualTo(1);
    assertThat(column.unparsed()).isEqualTo(1);
  }

  @Test
  void blankCodeIsMissingLikeAnEmptyOne() {
    // Blanks carry no meaning in a code, so a blank code is the empty cell; as a value of its own
    // it
    // would raise l.
    Column column = column(ValueFormat.CODE, TableFormat.strict(), "", " ", "CT", " CT ");
    assertThat(column.distinct()).isEqualTo(1);
    assertThat(column.missing()).isEqualTo(2);
  }

  @Test
  void rowsOfAnotherLengthAreRefused() {
    Table.Builder table =
        Table.builder(SmallTables.schema("A:quasi B:quasi"), TableFormat.strict());
    table.row("a", "b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.row("secret-7"))
        .withMessageNotContaining("secret-7");
    assertThatIllegalArgumentException().isThrownBy(() -> table.row("a", "b", "c"));
    assertThat(table.row("a", "c").build().rows()).isEqualTo(2);
  }

  @Test
  void builtTableDoesNotGrow() {
    Table.Builder builder = Table.builder(SmallTables.schema("A:quasi"), TableFormat.strict());
    Table one = builder.row("a").build();
    Table two = builder.row("b").build();
    assertThat(one.rows()).isEqualTo(1);
    assertThat(one.column("A").distinct()).isEqualTo(1);
    assertThat(two.column("A").distinct()).isEqualTo(2);
    assertThat(one.origin()).isEmpty();
  }

  @Test
  void schemaRefusesWhatIsAmbiguous() {
    ColumnSpec a = new ColumnSpec("a", 1, Role.PATIENT_KEY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.of(List.of(a, new ColumnSpec("a", 2, Role.OTHER))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.of(List.of(a, new ColumnSpec("b", 2, Role.PATIENT_KEY))));
    assertThatIllegalArgumentException().isThrownBy(() -> Schema.of(List.of(a)).withEvent("b"));
    assertThatIllegalArgumentException().isThrownBy(() -> Schema.of(List.of(a)).indexOf("b"));
    assertThatIllegalArgumentException().isThrownBy(() -> new ColumnSpec("", 1, Role.OTHER));
    assertThatIllegalArgumentException().isThrownBy(() -> new ColumnSpec("a", 0, Role.OTHER));
  }

  @Test
  void textSaysNoValue() {
    Table table = SmallTables.of("ID:key A:quasi", "secret-1 secret-2");
    List<Object> printed = new ArrayList<>(table.columns());
    printed.addAll(
        List.of(table, table.schema(), table.header(), StaticCells.fill(table), table.column("A")));
    printed.forEach(each -> assertThat(each.toString()).doesNotContain("secret"));
  }

  @Test
  void formatKeepsItsCopyOfMissingValues() {
    Set<String> values = new HashSet<>(Set.of("NA"));
    TableFormat format =
        new TableFormat(';', StandardCharsets.ISO_8859_1, true, values).withDelimiter('|');
    values.add("x");
    assertThat(format.missingValues()).containsExactly("NA");
    assertThat(format.delimiter()).isEqualTo('|');
    assertThat(format.trim()).isTrue();
    assertThat(format.encoding()).isEqualTo(StandardCharsets.ISO_8859_1);
  }
}
