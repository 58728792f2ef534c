package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.reidrisk.Resources;
import org.reidrisk.value.ValueFormat;

/** What samples of small tables hold, cell by cell. */
class SampledTablesTest {

  private static final TableFormat COMMAS = TableFormat.strict().withDelimiter(',');

  private static Table read(TableReader reader, String text, Function<Header, Schema> classify) {
    try {
      return reader.read(new ByteArrayInputStream(text.getBytes(UTF_8)), "x.csv", classify);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Function<Header, Schema> columns(ColumnSpec... specs) {
    return header -> Schema.of(List.of(specs));
  }

  private static ColumnSpec spec(String name, int position, Role role, ValueFormat format) {
    return new ColumnSpec(name, position, role, RoleOrigin.POLICY, Knowledge.STATIC, format);
  }

  private static Set<String> cells(Table table) {
    Set<String> cells = new HashSet<>();
    for (int row = 0; row < table.rows(); row++) {
      StringBuilder text = new StringBuilder();
      for (Column column : table.columns()) {
        int code = column.code(row);
        text.append('|').append(code == Column.MISSING ? "-" : column.value(code));
      }
      assertThat(cells.add(text.toString())).isTrue();
    }
    return cells;
  }

  @Test
  void rowsKeepTheirSpellings_andWhatIsMissing() {
    TableFormat format = COMMAS.withTrim(true).withMissingValues(Set.of("", "n/a"));
    Function<Header, Schema> classify =
        columns(
            spec("ID", 1, Role.PATIENT_KEY, ValueFormat.TEXT),
            spec("Born", 2, Role.QUASI_IDENTIFIER, ValueFormat.DATE),
            spec("Note", 3, Role.OTHER, ValueFormat.NUMBER));
    String text =
        """
        ID,Born,Note
        a-key-of-many-bytes,2021-03-14,1.0
        a-key-of-many-bytes,20210314,1
        "a-key-of-many-bytes","20210314","1"
        b, n/a ,"two
        lines, and a ""quote\"""
         ,,5
        """;
    for (TableReader reader :
        List.of(TableReader.of(format), TableReader.of(format).withSamples())) {
      Table table = read(reader, text, classify);
      Table rows = table.sampleRows();
      assertThat(cells(rows))
          .containsExactlyInAnyOrder(
              "|a-key-of-many-bytes|2021-03-14|1.0",
              "|a-key-of-many-bytes|20210314|1",
              "|b|-|two\nlines, and a \"quote\"",
              "|-|-|5");
      assertThat(rows.schema().columns())
          .isEqualTo(
              List.of(
                  spec("ID", 1, Role.PATIENT_KEY, ValueFormat.TEXT),
                  spec("Born", 2, Role.QUASI_IDENTIFIER, ValueFormat.TEXT),
                  spec("Note", 3, Role.OTHER, ValueFormat.TEXT)));
      assertThat(rows.patients()).isEqualTo(2);
      assertThat(rows.rowsWithoutPatient()).isEqualTo(1);
      assertThat(rows.origin()).isEmpty();
      assertThat(rows.sampleRows()).isSameAs(rows);
      assertThat(table.sampleRows()).isSameAs(rows);
      assertThat(table.column("Born").sample().texts()).containsExactly("20210314");
      assertThat(table.column("ID").sample().texts())
          .containsExactlyInAnyOrder("a-key-of-many-bytes", "b");
      ValueSample notes = table.column("Note").sample();
      assertThat(notes.texts()).containsExactlyInAnyOrder("1", "5", "two\nlines, and a \"quote\"");
      assertThat(notes.complete() && notes.exact()).isTrue();
      assertThat(notes.toString() + table + rows + table.columns())
          .doesNotContain("lines", "key-of");
      assertThat(table.column("Note").unparsed()).isEqualTo(1);
    }
  }

  @Test
  void oneEmptyColumn_isOneRow() {
    Table table = read(TableReader.of(COMMAS).withSamples(), "a\n\n\n\n", TableReaderTest::text);
    assertThat(cells(table.sampleRows())).containsExactly("|-");
    assertThat(table.columns().get(0).sample().texts()).isEmpty();
    assertThat(table.columns().get(0).sample().complete()).isTrue();
    Table none = read(TableReader.of(COMMAS), "a,b\n", TableReaderTest::text);
    assertThat(none.sampleRows().rows()).isZero();
    assertThat(none.sampleRows().columns()).hasSize(2);
  }

  @Test
  void theEventColumnStaysTheEventColumn() {
    Table table =
        read(
            TableReader.of(COMMAS).withSamples(),
            "ID,Study\n1,a\n1,a\n1,b\n",
            header -> SmallTables.schema("ID:key Study:other").withEvent("Study"));
    assertThat(table.column("Study").encoded()).isTrue();
    assertThat(table.sampleRows().schema().event()).contains("Study");
    assertThat(table.sampleRows().events()).isEqualTo(2);
  }

  /** A pseudonym beside the patient key is not measured; in its place it is. */
  @Test
  void onlyColumnsOfNoFigure_areSampled() {
    Function<Header, Schema> beside =
        columns(new ColumnSpec("a", 1, Role.PATIENT_KEY), new ColumnSpec("b", 2, Role.PSEUDONYM));
    Function<Header, Schema> alone =
        columns(new ColumnSpec("a", 1, Role.SENSITIVE), new ColumnSpec("b", 2, Role.PSEUDONYM));
    TableReader reader = TableReader.of(COMMAS).withSamples();
    assertThat(read(reader, "a,b\n1,2\n", beside).column("b").encoded()).isFalse();
    assertThat(read(reader, "a,b\n1,2\n", alone).column("b").encoded()).isTrue();
    assertThat(read(reader, "a,b\n1,2\n", alone).column("a").encoded()).isTrue();
  }

  /** Whatever else is left out, whoever compares a column finds it as if all had been encoded. */
  @Test
  void columnsThatAreCompared_areEncodedWhateverTheirRole() {
    Function<Header, Schema> classify =
        columns(
            new ColumnSpec("a", 1, Role.PATIENT_KEY),
            new ColumnSpec("b", 2, Role.OTHER),
            new ColumnSpec("c", 3, Role.DIRECT_IDENTIFIER),
            new ColumnSpec("d", 4, Role.OTHER));
    String text = "a,b,c,d\n1,x,p,s\n1,,q,s\n2,y,p,t\n2,x,p,t\n";
    Table all = read(TableReader.of(COMMAS), text, classify);
    TableReader some =
        TableReader.of(COMMAS).withColumns(List.of("d")).withColumns(List.of("b", "none"));
    for (TableReader reader : List.of(some.withSamples(), some.withoutProfiles())) {
      Table table = read(reader.withoutHash(), text, classify);
      assertThat(table.columns().stream().map(Column::encoded))
          .containsExactly(true, true, false, false);
      for (int row = 0; row < all.rows(); row++) {
        assertThat(table.column("b").code(row)).isEqualTo(all.column("b").code(row));
      }
      assertThat(table.column("b").missing()).isEqualTo(1);
    }
    assertThat(read(some.withSamples(), text, classify).column("b").sample().texts())
        .containsExactlyElementsOf(all.column("b").sample().texts());
    assertThat(read(some.withoutSamples(), text, classify).column("c").encoded()).isTrue();
  }

  @Test
  void withoutSamples_thereAreNone() {
    Function<Header, Schema> classify =
        columns(new ColumnSpec("a", 1, Role.PATIENT_KEY), new ColumnSpec("b", 2, Role.OTHER));
    String text = "a,b\na-key-of-many-bytes,2\n";
    Table plain = read(TableReader.of(COMMAS).withoutProfiles(), text, classify);
    assertThatIllegalStateException().isThrownBy(plain::sampleRows).withMessageContaining("rows");
    assertThatIllegalStateException().isThrownBy(() -> plain.column("a").sample());
    assertThatIllegalStateException().isThrownBy(() -> plain.column("b").sample());
    Table encoded = read(TableReader.of(COMMAS).withoutSamples(), text, classify);
    assertThatIllegalStateException().isThrownBy(encoded::sampleRows);
    assertThat(encoded.column("b").sample().texts()).containsExactly("2");
    assertThat(read(TableReader.of(COMMAS), text, classify).column("a").sample().texts())
        .containsExactly("a-key-of-many-bytes");
  }

  @Test
  void madeTables_passSamplesOn() {
    Table table =
        read(
            TableReader.of(COMMAS).withSamples(),
            "ID,Date,Note\n1,20210101,a\n1,20210108,b\n2,,c\n",
            columns(
                new ColumnSpec("ID", 1, Role.PATIENT_KEY),
                spec("Date", 2, Role.QUASI_IDENTIFIER, ValueFormat.DATE),
                new ColumnSpec("Note", 3, Role.OTHER)));
    Table fewer = table.withoutMissing(List.of("Date"));
    assertThat(fewer.rows()).isEqualTo(2);
    assertThat(fewer.sampleRows()).isSameAs(table.sampleRows());
    assertThat(fewer.column("Note").sample().texts()).hasSize(3);
    assertThat(fewer.column("Date").sample().texts()).hasSize(2);
    Table more =
        DerivedColumns.append(
            table,
            List.of(
                new DerivedColumn(
                    "Gaps",
                    Derivation.INTERVAL_SEQUENCE,
                    "Date",
                    null,
                    Role.QUASI_IDENTIFIER,
                    Knowledge.STATIC)));
    assertThat(more.sampleRows()).isSameAs(table.sampleRows());
    assertThat(more.column("Gaps").sample().texts()).containsExactlyInAnyOrder("7", "+?1");
  }

  /** Rows that are added later belong to later tables only. */
  @Test
  void aBuilder_canGoOn() {
    Table.Builder builder = Table.builder(SmallTables.schema("A:other B:other"), COMMAS);
    Table none = builder.build();
    Table one = builder.row("1", "\"2\",").build();
    Table two = builder.row("1", "\n").row("1", "\n").build();
    assertThat(none.sampleRows().rows()).isZero();
    assertThat(cells(one.sampleRows())).containsExactly("|1|\"2\",");
    assertThat(cells(two.sampleRows())).containsExactlyInAnyOrder("|1|\"2\",", "|1|\n");
    assertThat(cells(one.sampleRows())).hasSize(1);
  }

  @Test
  void longTexts_areCutBetweenCharacters() {
    String long3 = "\u20ac".repeat(1_365); // 4,095 bytes
    List<String> texts =
        List.of(long3 + "a", long3 + "ab", long3 + "\u00e4", "\ud83e\ude7b".repeat(1_025), "x");
    Table.Builder builder = Table.builder(SmallTables.schema("A:other"), COMMAS);
    texts.forEach(builder::row);
    String file = "A\n" + String.join("\n", texts) + "\n";
    Function<Header, Schema> other = header -> SmallTables.schema("A:other");
    for (Table table :
        List.of(builder.build(), read(TableReader.of(COMMAS).withSamples(), file, other))) {
      ValueSample sample = table.columns().get(0).sample();
      assertThat(sample.texts())
          .containsExactlyInAnyOrder(
              long3 + "a", long3 + "a", long3, "\ud83e\ude7b".repeat(1_024), "x");
      assertThat(sample.complete()).isTrue();
      assertThat(sample.distinct()).isEqualTo(5);
      // Rows are whole.
      assertThat(cells(table.sampleRows())).hasSize(5).contains("|" + texts.get(1));
    }
  }

  @Test
  void rowsAreFewer_whenTheyAreWideOrLong() {
    int columns = 2_000;
    StringBuilder header = new StringBuilder();
    for (int c = 0; c < columns; c++) {
      header.append("C").append(c).append(":other ");
    }
    Table.Builder wide = Table.builder(SmallTables.schema(header.toString()), COMMAS);
    for (int row = 0; row < 2_100; row++) {
      wide.row(Collections.nCopies(columns, String.valueOf(row)));
    }
    assertThat(wide.build().sampleRows().rows()).isEqualTo(2_000);

    int columnsOfLong = 1;
    Table.Builder builder = Table.builder(SmallTables.schema("A:other"), COMMAS);
    String limit = "x".repeat(RowSample.LONGEST_ROW - columnsOfLong - 1);
    StringBuilder file = new StringBuilder("A\n");
    List<String> rows = new ArrayList<>();
    for (char c = '0'; c <= 'Z'; c++) {
      rows.add(c + limit);
    }
    rows.add("too long" + limit);
    rows.forEach(row -> file.append('"').append(row).append("\"\n"));
    rows.forEach(builder::row);
    Function<Header, Schema> other = h -> SmallTables.schema("A:other");
    Table ofFile =
        read(
            TableReader.of(COMMAS).withSamples().with(Resources.modest().withThreads(2)),
            file.toString(),
            other);
    Table built = builder.build();
    assertThat(ofFile.sampleRows().rows()).isEqualTo(32);
    assertThat(cells(built.sampleRows())).isEqualTo(cells(ofFile.sampleRows()));
    assertThat(cells(ofFile.sampleRows())).doesNotContain("|too long" + limit);
  }

  /** A sample of long texts is told beforehand, so that keys make room for it. */
  @Test
  void theForecast_knowsOfSamples() {
    assertThat(new Forecast(1_000, 1, 1, 0).needsSpill(Resources.modest().withMemory(1 << 20)))
        .isFalse();
    assertThat(
            new Forecast(1_000, 1, 1, 1 << 20).needsSpill(Resources.modest().withMemory(1 << 20)))
        .isTrue();
  }
}
