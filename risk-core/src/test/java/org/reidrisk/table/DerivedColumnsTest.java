package org.reidrisk.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reidrisk.value.ValueFormat;

class DerivedColumnsTest {

  static DerivedColumn derived(Derivation derivation, @Nullable String of, @Nullable String by) {
    return new DerivedColumn(
        derivation.word(), derivation, of, by, Role.QUASI_IDENTIFIER, Knowledge.STATIC);
  }

  private static final DerivedColumn INTERVALS =
      derived(Derivation.INTERVAL_SEQUENCE, "DATE", null);
  private static final DerivedColumn COUNT = derived(Derivation.EVENT_COUNT, null, null);
  private static final DerivedColumn VALUES = derived(Derivation.VALUE_SEQUENCE, "X", "DATE");
  private static final DerivedColumn SPAN = derived(Derivation.SPAN, "DATE", null);
  private static final DerivedColumn TIME = derived(Derivation.TIME_OF_DAY, "TIME", null);

  private static Table studies(String... rows) {
    Schema schema = SmallTables.schema("ID:key STUDY:other DATE:quasi X:quasi").withEvent("STUDY");
    Table.Builder table = Table.builder(schema, TableFormat.strict());
    for (String row : rows) {
      table.row(SmallTables.cells(row));
    }
    return table.build();
  }

  /** The cells of a derived column; a dash is a missing one. */
  static List<String> cells(Table table, DerivedColumn derived) {
    Table wider = DerivedColumns.append(table, List.of(derived));
    Column column = wider.columns().get(wider.columns().size() - 1);
    List<String> cells = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      int code = column.code(row);
      cells.add(code == Column.MISSING ? "-" : column.value(code));
    }
    return cells;
  }

  // Intervals; all by hand

  @Test
  void intervalsAreDaysBetweenEventsInOrder() {
    Table table =
        studies(
            "A s3 20210425 CT",
            "A s1 2021-03-14 CT",
            "A s2 20210314 MR",
            "A s4 20210418 CT",
            "A s4 20210418 PT",
            "B s1 20200101 CT");
    assertThat(cells(table, INTERVALS))
        .containsExactly("0-35-7", "0-35-7", "0-35-7", "0-35-7", "0-35-7", "none");
  }

  @Test
  void eachDateOfAnEventCounts() {
    assertThat(cells(studies("A s1 20210101 CT", "A s1 20210104 CT", "A s1 20210104 -"), INTERVALS))
        .containsOnly("3");
  }

  @Test
  void rowWithoutEventIsAnEvent() {
    assertThat(cells(studies("A - 20210101 CT", "A - 20210101 CT", "A s 20210102 CT"), INTERVALS))
        .containsOnly("0-1");
    Table rows = SmallTables.of("ID:key DATE:quasi", "A 20210101", "A 20210101", "A 20210201");
    assertThat(cells(rows, INTERVALS)).containsOnly("0-31");
  }

  @Test
  void whatIsUnknownIsCountedAtTheEnd() {
    Table table =
        studies(
            "A s1 20210101 CT",
            "A s2 20210205 CT",
            "A s3 - CT",
            "A s3 - MR",
            "B s1 20210101 CT",
            "B s2 - CT",
            "C s1 - CT",
            "D s1 20210101 -",
            "D s2 14.03.2021 CT",
            "D s3 20210230 CT");
    assertThat(cells(table, INTERVALS))
        .containsExactly(
            "35+?1",
            "35+?1",
            "35+?1",
            "35+?1",
            "none+?1",
            "none+?1",
            "+?1",
            "none+?2!10:14.03.2021!8:20210230",
            "none+?2!10:14.03.2021!8:20210230",
            "none+?2!10:14.03.2021!8:20210230");
  }

  @ParameterizedTest
  @CsvSource({
    "20210301, 20210305093000, 4",
    "20210301, 20210305093000.123456+0100, 4",
    "20210301, 202103050930, 4",
    "20210301, 2021030509, 4",
    "20210301, 2021-03-05T09:30:00, 4",
    "20210301, 2021-03-05 9:30, 4",
    "20210301, 2021-03-05T09:30:00.5Z, 4",
    "20210301, 2021/03/05, 4",
    "20210301, 20210305.0, 4",
    "20200228, 20200301, 2",
    "00010101, 99991231, 3652058",
    "20210301, 20210305253000, none+?1!14:20210305253000",
    "20210301, 20211305093000, none+?1!14:20211305093000",
    "20210301, 2021-03-05T99:30, none+?1!16:2021-03-05T99:30",
  })
  void datesStandAloneOrBeforeATime(String first, String second, String expected) {
    Table.Builder table =
        Table.builder(SmallTables.schema("ID:key DATE:quasi"), TableFormat.strict());
    table.row("A", first).row("A", second);
    assertThat(cells(table.build(), INTERVALS)).containsOnly(expected);
  }

  @Test
  void ownFormatOfTheDatesDoesNotMatter() {
    for (ValueFormat format : List.of(ValueFormat.DATE, ValueFormat.CODE, ValueFormat.NUMBER)) {
      Schema schema =
          Schema.of(
              List.of(
                  new ColumnSpec("ID", 1, Role.PATIENT_KEY),
                  new ColumnSpec(
                      "DATE", 2, Role.OTHER, RoleOrigin.POLICY, Knowledge.EVENT, format)));
      Table table =
          Table.builder(schema, TableFormat.strict())
              .row("A", "20210301")
              .row("A", "20210305")
              .build();
      assertThat(cells(table, INTERVALS)).containsOnly("4");
    }
  }

  // Counts and spans

  @Test
  void eventsAreDistinctWithinThePatient() {
    Table table =
        studies("A s1 - CT", "A s1 - MR", "A s2 - CT", "B s1 - CT", "B - - CT", "B - - CT");
    assertThat(cells(table, COUNT)).containsExactly("2", "2", "2", "3", "3", "3");
  }

  @Test
  void spanIsFromTheFirstToTheLastDate() {
    Table table =
        studies(
            "A s1 20210101 CT",
            "A s2 20220101 CT",
            "A s3 20210601 CT",
            "A s4 - CT",
            "B s1 20210101 CT",
            "C s1 - CT",
            "C s2 spring CT");
    assertThat(cells(table, SPAN)).containsExactly("365", "365", "365", "365", "0", "-", "-");
  }

  // Values

  @Test
  void valuesStandInTheOrderOfDatesThenTexts() {
    Table table =
        studies(
            "A s2 20210201 MR",
            "A s1 20210101 PT",
            "A s1 20210101 CT",
            "A s1 20210101 CT",
            "A s3 20210201 CT");
    assertThat(cells(table, VALUES)).containsOnly("2:CT 2:PT 2:CT 2:MR");
  }

  @Test
  void valueOfAnEventStandsAtItsEarliestDate() {
    Table table =
        studies("A s1 20210301 CT", "A s1 20210101 CT", "A s2 20210201 MR", "A s1 20210301 -");
    assertThat(cells(table, VALUES)).containsOnly("2:CT 2:MR ?");
  }

  @Test
  void valuesWithoutDateStandLast() {
    Table table = studies("A s1 - CT", "A s2 14.03.2021 CT", "A s3 20210101 PT", "A s4 20210101 -");
    assertThat(cells(table, VALUES)).containsOnly("? 2:PT @10:14.03.20212:CT @?2:CT");
  }

  @Test
  void valuesCannotBeConfused() {
    Table.Builder table =
        Table.builder(
            SmallTables.schema("ID:key DATE:quasi X:quasi"),
            TableFormat.strict().withMissingValues(Set.of("NA")));
    table.row("A", "20210101", "CT").row("A", "20210102", "MR");
    table.row("B", "20210101", "CT 2:MR");
    table.row("C", "20210101", "");
    table.row("D", "20210101", "NA");
    table.row("E", "20210101", "?");
    assertThat(cells(table.build(), VALUES))
        .containsExactly("2:CT 2:MR", "2:CT 2:MR", "7:CT 2:MR", "0:", "?", "1:?");
  }

  // Times

  @ParameterizedTest
  @CsvSource({
    "93000, 093000",
    "09:30, 0930",
    "093000.500, 093000.5",
    "20210314093000.120, 093000.12",
    "2021031409, 09",
    "2021-03-14T09:30:00, 093000",
    "2021-03-14T09:30:00Z, 093000Z",
    "20210314093000+0100, 093000+0100",
    "-, -",
    "20210314, 20210314",
    "20211314093000, 20211314093000",
    "noon, noon",
  })
  void timesOfDay(String cell, String expected) {
    Table table = SmallTables.of("TIME:quasi", cell);
    assertThat(cells(table, TIME)).containsExactly(expected);
  }

  @Test
  void timesAreOfTheRowWhoeverItBelongsTo() {
    Table table = SmallTables.of("ID:key TIME:quasi", "A 0930", "A 09:30", "- 0930", "A -", "B x");
    assertThat(cells(table, TIME)).containsExactly("0930", "0930", "0930", "-", "x");
    Column column = DerivedColumns.append(table, List.of(TIME)).column("time-of-day");
    assertThat(column.unparsed()).isEqualTo(1);
    assertThat(column.missing()).isEqualTo(1);
    assertThat(column.distinct()).isEqualTo(2);
  }

  // Patients

  @Test
  void rowsWithoutPatientHaveNothingDerived() {
    Table table = studies("- s1 20210101 CT", "A s1 20210101 CT", "- s2 20210105 CT");
    for (DerivedColumn each : List.of(INTERVALS, COUNT, VALUES, SPAN)) {
      assertThat(cells(table, each)).as(each.name()).element(0).isEqualTo("-");
      assertThat(cells(table, each)).as(each.name()).element(2).isEqualTo("-");
      assertThat(cells(table, each)).as(each.name()).element(1).isNotEqualTo("-");
    }
  }

  @Test
  void withoutKeyEachRowIsItsOwnPatient() {
    Table table = SmallTables.of("DATE:quasi X:quasi", "20210101 CT", "20210101 -", "- CT");
    assertThat(cells(table, INTERVALS)).containsExactly("none", "none", "+?1");
    assertThat(cells(table, COUNT)).containsOnly("1");
    assertThat(cells(table, VALUES)).containsExactly("2:CT", "?", "@?2:CT");
    assertThat(cells(table, SPAN)).containsExactly("0", "0", "-");
  }

  @Test
  void noRows() {
    Table wider = DerivedColumns.append(studies(), List.of(INTERVALS, COUNT, VALUES, SPAN));
    assertThat(wider.columns()).hasSize(8).last().matches(c -> c.distinct() == 0);
  }

  // The table

  @Test
  void columnsFollowThoseOfTheFile() {
    Table table = studies("A s1 20210101 CT", "- s1 20210101 CT");
    Table wider = DerivedColumns.append(table, List.of(COUNT, SPAN));
    assertThat(wider.header()).isSameAs(table.header());
    assertThat(wider.schema().event()).contains("STUDY");
    assertThat(wider.columns().subList(0, 4)).isEqualTo(table.columns());
    assertThat(wider.schema().columns().subList(4, 6))
        .containsExactly(
            new ColumnSpec(
                "event-count",
                5,
                Role.QUASI_IDENTIFIER,
                RoleOrigin.DERIVED,
                Knowledge.STATIC,
                ValueFormat.NUMBER),
            new ColumnSpec(
                "span",
                6,
                Role.QUASI_IDENTIFIER,
                RoleOrigin.DERIVED,
                Knowledge.STATIC,
                ValueFormat.NUMBER));
    assertThat(wider.column("span").missing()).isEqualTo(1);
    assertThat(wider.rows()).isEqualTo(2);
    assertThat(wider.patients()).isEqualTo(1);
    assertThat(StaticCells.fill(wider).table().header()).isSameAs(table.header());
    assertThat(DerivedColumns.append(table, List.of())).isSameAs(table);
  }

  @Test
  void namesThatAreTakenAreRefused() {
    Table table = studies("A s1 20210101 CT");
    DerivedColumn taken =
        new DerivedColumn("X", Derivation.SPAN, "DATE", null, Role.OTHER, Knowledge.EVENT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DerivedColumns.append(table, List.of(taken)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DerivedColumns.append(table, List.of(SPAN, SPAN)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DerivedColumns.append(table, List.of(TIME)));
  }

  @Test
  void derivationsWithoutTheirColumnsAreRefused() {
    for (Derivation each : Derivation.values()) {
      assertThatIllegalArgumentException().isThrownBy(() -> derived(each, null, "DATE"));
      if (each != Derivation.EVENT_COUNT) {
        assertThatIllegalArgumentException().isThrownBy(() -> derived(each, null, null));
      }
      if (each != Derivation.VALUE_SEQUENCE) {
        assertThatIllegalArgumentException().isThrownBy(() -> derived(each, "X", "DATE"));
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DerivedColumn(
                    "N", Derivation.EVENT_COUNT, null, null, Role.PATIENT_KEY, Knowledge.STATIC));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DerivedColumn(
                    "", Derivation.EVENT_COUNT, null, null, Role.OTHER, Knowledge.STATIC));
  }

  @Test
  void columnsThatWereSkippedAreNamedByPosition() {
    Table table = studies("A s1 20210101 CT");
    List<Column> columns = new ArrayList<>(table.columns());
    columns.set(2, Column.skipped(columns.get(2).spec(), 1, 0));
    Table skipped = table.withColumns(columns);
    for (DerivedColumn each : List.of(INTERVALS, SPAN, VALUES)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> DerivedColumns.append(skipped, List.of(each)))
          .withMessageContaining("column 3 was skipped");
    }
    assertThat(cells(skipped, COUNT)).containsExactly("1");
    columns.set(1, Column.skipped(columns.get(1).spec(), 1, 0));
    assertThatIllegalStateException()
        .isThrownBy(() -> DerivedColumns.append(table.withColumns(columns), List.of(COUNT)))
        .withMessageContaining("column 2 was skipped");
  }

  @Test
  void textsThatWereNotKeptAreNamedByPosition() {
    Table table = studies("A s1 20210101 CT");
    List<Column> columns = new ArrayList<>(table.columns());
    Dictionary hashed = new Dictionary(new long[] {5}, new long[] {Long.MIN_VALUE}, null);
    columns.set(
        2, new Column(columns.get(2).spec(), Codes.pack(new int[] {1}, 1, 1), hashed, 0, 0));
    assertThatIllegalStateException()
        .isThrownBy(() -> DerivedColumns.append(table.withColumns(columns), List.of(INTERVALS)))
        .withMessageContaining("column 3 has too many long texts");
  }

  @Test
  void longTextsAreKeptUpToTheBoundOfAColumn() {
    // By hand: 2 * 12 million bytes are below 32 MiB, 3 * 12 million are above.
    for (int patients : List.of(2, 3)) {
      TextCodes texts = new TextCodes();
      byte[] bytes = new byte[12_000_000];
      for (int i = 0; i < patients; i++) {
        bytes[0] = (byte) ('a' + i);
        assertThat(texts.write(bytes).code()).isEqualTo(i + 1);
      }
      assertThat(texts.write(bytes).code()).isEqualTo(patients);
      assertThat(texts.write("short").code()).isEqualTo(patients + 1);
      Dictionary dictionary = texts.dictionary();
      assertThat(dictionary.keepsTexts()).isEqualTo(patients == 2);
      assertThat(dictionary.text(patients + 1)).isEqualTo("short");
    }
  }

  @Test
  void numbersAreWrittenInDecimals() {
    TextCodes texts = new TextCodes();
    for (int number : new int[] {0, 9, 10, 99, 100, 3_652_424, Integer.MAX_VALUE}) {
      int code = texts.write(number).code();
      assertThat(texts.dictionary().text(code)).isEqualTo(Integer.toString(number));
    }
  }
}
