package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Resources;

/** The codes of one column's values in another column. */
class ColumnCodesOfTest {

  private static Schema schema(Role role) {
    return Schema.of(List.of(new ColumnSpec("N", 1, role)));
  }

  private static Column built(Role role, List<String> cells) {
    Table.Builder table = Table.builder(schema(role), TableFormat.strict());
    cells.forEach(table::row);
    return table.build().columns().get(0);
  }

  private static Column read(Role role, List<String> cells, int threads) throws IOException {
    byte[] text = ("N\n" + String.join("\n", cells) + "\n").getBytes(UTF_8);
    return TableReader.of(TableFormat.strict().withDelimiter(';'))
        .with(Resources.modest().withThreads(threads))
        .read(new ByteArrayInputStream(text), "n.csv", header -> schema(role))
        .columns()
        .get(0);
  }

  /** Every value by its cells: the code there of row i must become the code here of that text. */
  private static void check(Column here, List<String> cellsHere, Column there, List<String> cells) {
    Map<String, Integer> codeHere = new HashMap<>();
    for (int row = 0; row < cellsHere.size(); row++) {
      codeHere.put(cellsHere.get(row), here.code(row));
    }
    int[] codes = here.codesOf(there);
    assertThat(codes).hasSize(there.distinct() + 1);
    assertThat(codes[0]).isZero();
    for (int row = 0; row < cells.size(); row++) {
      int expected = cells.get(row).isEmpty() ? 0 : codeHere.getOrDefault(cells.get(row), -1);
      if (codes[there.code(row)] != expected) {
        assertThat(codes[there.code(row)]).as("row %s", row).isEqualTo(expected);
      }
    }
  }

  @Test
  void textsOfEveryLength() {
    List<String> here = new ArrayList<>(List.of("", "x"));
    List<String> there = new ArrayList<>(List.of("y", "", "x", "X"));
    for (int length = 1; length < 40; length++) {
      here.add("a".repeat(length));
      there.add(0, "a".repeat(length) + (length % 2 == 0 ? "" : "b"));
      there.add("ü".repeat(length));
    }
    check(built(Role.OTHER, here), here, built(Role.OTHER, there), there);
    check(built(Role.OTHER, there), there, built(Role.OTHER, here), here);
    check(built(Role.OTHER, List.of()), List.of(), built(Role.OTHER, here), here);
    assertThat(built(Role.OTHER, here).codesOf(built(Role.OTHER, List.of()))).containsExactly(0);
  }

  @Test
  void aColumnInItself() {
    Column column = built(Role.OTHER, List.of("b", "", "a", "b"));
    assertThat(column.codesOf(column)).containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void columnsWhoseTextsWereNotKept(int threads) throws IOException {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < ColumnPart.MOST_VALUES + 20_000; i++) {
      many.add(i % 1000 == 0 ? "" : i % 3 == 0 ? "short " + i : "a text beyond fifteen bytes " + i);
    }
    List<String> some = new ArrayList<>();
    for (int i = 0; i < many.size(); i += 5) {
      some.add(many.get(i));
      some.add("another text of many bytes " + i);
    }
    Column large = read(Role.OTHER, many, threads);
    assertThat(large.keepsTexts()).isFalse();
    check(large, many, built(Role.OTHER, some), some);
    check(built(Role.OTHER, some), some, large, many);
    check(large, many, read(Role.OTHER, many, 2), many);
  }

  /** A patient key has other keys for long texts; only a column that kept them can tell them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void patientKeysAndOtherColumns(int threads) throws IOException {
    List<String> long1 = new ArrayList<>();
    List<String> long2 = new ArrayList<>();
    List<String> small = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      long1.add(i % 50 == 0 ? "" : i % 3 == 0 ? "short " + i : "a text beyond fifteen bytes " + i);
      long2.add("a text beyond fifteen bytes " + 7 * i);
      small.add("short " + i);
    }
    Column kept = read(Role.OTHER, long1, threads);
    Column key = read(Role.PATIENT_KEY, long2, threads);
    assertThat(kept.keepsTexts()).isTrue();
    assertThat(key.keepsTexts()).isFalse();
    check(kept, long1, key, long2);
    check(key, long2, kept, long1);
    check(key, long2, built(Role.PATIENT_KEY, long1), long1);
    // Short texts are their own keys, whatever was kept.
    check(kept, long1, read(Role.PATIENT_KEY, small, threads), small);
    List<String> many = new ArrayList<>(small);
    for (int i = 0; i < ColumnPart.MOST_VALUES + 1; i++) {
      many.add("a text beyond fifteen bytes " + i);
    }
    Column large = read(Role.OTHER, many, threads);
    assertThat(large.keepsTexts()).isFalse();
    check(large, many, read(Role.PATIENT_KEY, small, threads), small);
    assertThatIllegalStateException().isThrownBy(() -> large.codesOf(key));
    assertThatIllegalStateException().isThrownBy(() -> key.codesOf(large));
  }

  @Test
  void keysWithoutHighHalvesAgreeWithKeysThatHaveThem() throws IOException {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < ColumnPart.MOST_VALUES + 20_000; i++) {
      many.add(String.valueOf(i));
    }
    List<String> some = List.of("7", "-7", "140000", "a text of more than fifteen bytes", "007");
    Column large = read(Role.OTHER, many, 2);
    check(large, many, built(Role.OTHER, some), some);
    check(built(Role.OTHER, some), some, large, many);
  }

  @Test
  void skippedColumnsHaveNoCodes() {
    Column skipped = Column.skipped(new ColumnSpec("N", 1, Role.OTHER), 3, 0);
    Column column = built(Role.OTHER, List.of("a"));
    assertThatIllegalStateException().isThrownBy(() -> column.codesOf(skipped));
    assertThatIllegalStateException().isThrownBy(() -> skipped.codesOf(column));
  }

  @Test
  void wholeNumbers() {
    List<String> cells =
        List.of(
            "0", "", "007", "999999999999999", "1000000000000000", "-1", "+1", "1.0", "١", " 1");
    assertThat(built(Role.OTHER, cells).wholeNumbers())
        .containsExactly(-1, 0, 7, 999_999_999_999_999L, -1, -1, -1, -1, -1, -1);
  }
}
