package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Resources;
import org.reidrisk.value.ValueFormat;

/** Keys that are numbered at the end stand for the same cells as a map of texts. */
class KeyNumberingTest {

  // Pieces

  /** Texts, null for a missing one, as a piece of keys. */
  private static PieceColumn.Keyed keyed(List<String> texts) {
    // Room for more rows than there are, as the columns of a parser have it.
    long[] low = new long[texts.size() + 5];
    long[] high = new long[texts.size() + 5];
    Arrays.fill(low, 99);
    CellKey key = new CellKey();
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i) == null) {
        key.low = 0;
        key.high = CellKey.MISSING_HIGH;
      } else {
        key.set(texts.get(i), false);
      }
      low[i] = key.low;
      high[i] = key.high;
    }
    return new PieceColumn.Keyed(low, high, texts.size(), null);
  }

  /** The same as codes into a dictionary, turned into keys. */
  private static PieceColumn.Keyed coded(List<String> texts) {
    SeenValues values = new SeenValues();
    Map<String, Integer> codeOf = new HashMap<>();
    int[] codes = new int[texts.size()];
    CellKey key = new CellKey();
    for (int i = 0; i < codes.length; i++) {
      String text = texts.get(i);
      if (text != null) {
        codes[i] =
            codeOf.computeIfAbsent(
                text,
                t -> {
                  key.set(t, false);
                  return values.add(key, t.getBytes(UTF_8), 0, false);
                });
      }
    }
    return new PieceColumn.Coded(codes, codes.length, values).keyed();
  }

  private static String text(SplitMix64 random, int range) {
    int number = random.below(range);
    return switch (random.below(12)) {
      case 0 -> null;
      case 1 -> "";
      case 2 -> "eight-" + number;
      case 3, 4 -> "a text of more than fifteen bytes " + number;
      case 5 -> "\0".repeat(number % 16);
      default -> String.valueOf(number);
    };
  }

  private static List<List<String>> pieces(SplitMix64 random) {
    List<List<String>> pieces = new ArrayList<>();
    for (int p = random.below(6); p >= 0; p--) {
      List<String> texts = new ArrayList<>();
      int rows = random.chance(0.1) ? 0 : random.below(2000);
      int range = 1 + random.below(3000);
      boolean allMissing = random.chance(0.1);
      for (int i = 0; i < rows; i++) {
        texts.add(allMissing ? null : text(random, range));
      }
      pieces.add(texts);
    }
    return pieces;
  }

  private static KeyNumbering number(List<List<String>> pieces, long kinds, int threads) {
    List<PieceColumn.Keyed> keyed = new ArrayList<>();
    int[] firstRow = new int[pieces.size()];
    int rows = 0;
    for (int p = 0; p < firstRow.length; p++) {
      boolean isCoded = (kinds >>> p & 1) != 0;
      keyed.add(isCoded ? coded(pieces.get(p)) : keyed(pieces.get(p)));
      firstRow[p] = rows;
      rows += pieces.get(p).size();
    }
    return KeyNumbering.of(keyed, firstRow, rows, Resources.modest().withThreads(threads));
  }

  @Test
  void seededPieces_likeAMap() {
    SplitMix64 random = new SplitMix64(256);
    for (int round = 0; round < 60; round++) {
      List<List<String>> pieces = pieces(random);
      long kinds = random.chance(0.5) ? 0 : random.next();
      List<String> texts = new ArrayList<>();
      pieces.forEach(texts::addAll);
      KeyNumbering numbering = number(pieces, kinds, 1);
      Map<String, Integer> codeOf = new HashMap<>();
      int missing = 0;
      for (int row = 0; row < texts.size(); row++) {
        int code = numbering.codes()[row];
        if (texts.get(row) == null) {
          assertThat(code).isEqualTo(Column.MISSING);
          missing++;
        } else {
          assertThat(code).isBetween(1, numbering.distinct());
          codeOf.putIfAbsent(texts.get(row), code);
          assertThat(code).isEqualTo(codeOf.get(texts.get(row)));
        }
      }
      assertThat(numbering.missing()).isEqualTo(missing);
      assertThat(numbering.distinct()).isEqualTo(codeOf.size());
      assertThat(Set.copyOf(codeOf.values())).hasSameSizeAs(codeOf.keySet());
      assertThat(number(pieces, kinds, 3).codes()).isEqualTo(numbering.codes());
      Dictionary dictionary = numbering.dictionary();
      assertThat(dictionary.size()).isEqualTo(codeOf.size());
      boolean allShort = true;
      for (Map.Entry<String, Integer> entry : codeOf.entrySet()) {
        if (entry.getKey().getBytes(UTF_8).length <= CellKey.EXACT) {
          assertThat(dictionary.text(entry.getValue())).isEqualTo(entry.getKey());
        } else {
          allShort = false;
        }
      }
      assertThat(dictionary.keepsTexts()).isEqualTo(allShort);
    }
  }

  @Test
  void noPieces_noNumbers() {
    KeyNumbering numbering = number(List.of(), 0, 2);
    assertThat(numbering.codes()).isEmpty();
    assertThat(numbering.distinct()).isZero();
    assertThat(numbering.dictionary().size()).isZero();
  }

  @Test
  void aPieceOfMostRows_ofOneKey() {
    List<String> same = new ArrayList<>();
    for (int i = 0; i < PieceColumn.MOST_ROWS; i++) {
      same.add("x");
    }
    KeyNumbering numbering = number(List.of(same, same), 2, 2);
    assertThat(numbering.distinct()).isEqualTo(1);
    assertThat(numbering.codes()).hasSize(2 * PieceColumn.MOST_ROWS).containsOnly(1);
  }

  // Columns of more values than a dictionary takes while reading

  private static final int ROWS = 420_000;

  /** Spellings of numbers, cells that are none, and missing ones; most of them are new. */
  private static String cell(SplitMix64 random, int row) {
    int number = random.chance(0.2) ? random.below(row + 1) : row;
    return switch (random.below(10)) {
      case 0 -> number + ".0";
      case 1 -> "00" + number;
      case 2 -> "+" + number + ".000";
      case 3 -> " " + number;
      case 4 -> number + "e0";
      case 5 -> "x" + number;
      case 6 -> row % 3 == 0 ? "" : "n/a";
      case 7 -> "an unreadable cell, number " + number % 50_000;
      default -> String.valueOf(number);
    };
  }

  private static List<String> cells(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    List<String> cells = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      cells.add(cell(random, row));
    }
    return cells;
  }

  private static Schema schema(ValueFormat format) {
    return Schema.of(
        List.of(
            new ColumnSpec(
                "N", 1, Role.QUASI_IDENTIFIER, RoleOrigin.POLICY, Knowledge.EVENT, format)));
  }

  private static final TableFormat FORMAT =
      TableFormat.strict().withMissingValues(Set.of("", "n/a")).withDelimiter(';');

  private static Table fused(List<String> cells, ValueFormat format, int threads)
      throws IOException {
    byte[] text = ("N\n" + String.join("\n", cells) + "\n").getBytes(UTF_8);
    return TableReader.of(FORMAT)
        .with(Resources.modest().withThreads(threads))
        .read(new ByteArrayInputStream(text), "n.csv", header -> schema(format));
  }

  private static Table built(List<String> cells, ValueFormat format) {
    Table.Builder table = Table.builder(schema(format), FORMAT);
    cells.forEach(table::row);
    return table.build();
  }

  /** Codes by first appearance, which do not depend on how they were numbered. */
  private static int[] byAppearance(Column column, int rows) {
    int[] codes = new int[rows];
    column.copyCodes(0, codes, rows);
    int[] renamed = new int[column.distinct() + 1];
    int next = 1;
    for (int row = 0; row < rows; row++) {
      int code = codes[row];
      if (code != Column.MISSING && renamed[code] == 0) {
        renamed[code] = next++;
      }
      codes[row] = renamed[code];
    }
    return codes;
  }

  private static void assertSame(Table actual, Table expected) {
    assertThat(actual.rows()).isEqualTo(expected.rows());
    Column column = actual.columns().get(0);
    Column oracle = expected.columns().get(0);
    assertThat(column.distinct()).isEqualTo(oracle.distinct());
    assertThat(column.missing()).isEqualTo(oracle.missing());
    assertThat(column.unparsed()).isEqualTo(oracle.unparsed());
    assertThat(byAppearance(column, actual.rows()))
        .isEqualTo(byAppearance(oracle, expected.rows()));
    for (int row = 0; row < expected.rows(); row += 97) {
      int code = oracle.code(row);
      if (code != Column.MISSING) {
        assertThat(text(column, column.code(row))).isEqualTo(text(oracle, code));
      }
    }
    // Whatever needs texts must find them, or not, however a table was made.
    assertThat(column.keepsTexts()).isEqualTo(oracle.keepsTexts());
  }

  private static String text(Column column, int code) {
    try {
      return column.value(code);
    } catch (IllegalStateException notKept) {
      return "not kept";
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ValueFormat.class,
      names = {"NUMBER", "TEXT"})
  void columnsOfManyValues_likeOneStringACell(ValueFormat format) throws IOException {
    List<String> cells = cells(2027);
    Table oracle = built(cells, format);
    assertThat(oracle.columns().get(0).distinct()).isGreaterThan(2 * ColumnPart.MOST_VALUES);
    assertSame(fused(cells, format, 1), oracle);
    assertSame(fused(cells, format, 3), oracle);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 2})
  void aroundTheMostValuesOfADictionary(int more) throws IOException {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < ColumnPart.MOST_VALUES + more; i++) {
      cells.add(String.valueOf(i));
    }
    for (int i = 0; i < 10_000; i++) {
      cells.add((i % 2 == 0 ? "0" : "") + i);
    }
    assertSame(fused(cells, ValueFormat.NUMBER, 1), built(cells, ValueFormat.NUMBER));
  }

  /** What can be told of a column must not depend on how many threads read it. */
  @Test
  void longTextsOfManyValues_areNotKept_whateverTheThreads() throws IOException {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < ColumnPart.MOST_VALUES + 20_000; i++) {
      cells.add("a text of more than fifteen bytes " + i);
    }
    for (int threads : new int[] {1, 2, 3}) {
      assertThat(fused(cells, ValueFormat.TEXT, threads).columns().get(0).keepsTexts()).isFalse();
    }
    List<String> fewer = cells.subList(0, ColumnPart.MOST_VALUES);
    for (int threads : new int[] {1, 3}) {
      assertThat(fused(fewer, ValueFormat.TEXT, threads).columns().get(0).keepsTexts()).isTrue();
    }
  }
}
