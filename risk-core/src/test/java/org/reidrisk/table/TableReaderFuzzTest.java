package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: a table, or a {@link TableFormatException} that holds no cell. */
class TableReaderFuzzTest {
  private static final String SECRET = "Zx9";
  private static final List<String> SEEDS =
      List.of(
          "a,b,c\n1,2,3\nZx9,5,6\n",
          "\uFEFFa;b;c\r\n\"Zx9\";\"2;\"\"3\";4\r\n5;6;7\r\n",
          "a|b\r\"x\ry\"|Zx9\r1|2\r",
          "a\tb\tc\td\nZx9\t\t\t\n\n",
          "one\nZx9\n\n\"\"\n2\n\n",
          "\"a\nb\",c\n\"Zx9\n\",2\n3,\"4\"\n");
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\"\"",
          ",",
          ";",
          "\t",
          "|",
          "\n",
          "\r",
          "\r\n",
          " ",
          "",
          "Zx9",
          "\\",
          "#",
          "\0",
          "\u20ac",
          "\ud83e\ude7b",
          "\u2028",
          "\uFEFF",
          "'",
          "a");

  @Test
  void mutatedTextGivesATableOrADefect() throws IOException {
    SplitMix64 random = new SplitMix64(4180);
    int tables = 0;
    int defects = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = mutated(random);
      if (outcome(bytes, "fuzz.csv", i)) {
        tables++;
      } else {
        defects++;
      }
    }
    // Both outcomes must occur, or the mutations are too timid or too wild.
    assertThat(tables).isGreaterThan(300);
    assertThat(defects).isGreaterThan(300);
  }

  @Test
  void mutatedGzipGivesATableOrADefect() throws IOException {
    SplitMix64 random = new SplitMix64(1952);
    for (int i = 0; i < 1000; i++) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = new GZIPOutputStream(packed)) {
        out.write(mutated(random));
      }
      byte[] bytes = packed.toByteArray();
      for (int flips = random.between(0, 2); flips > 0; flips--) {
        bytes[random.below(bytes.length)] ^= (byte) (1 << random.below(8));
      }
      outcome(bytes, "fuzz.csv.gz", i);
    }
  }

  @Test
  void writtenTablesAreReadBack() throws IOException {
    SplitMix64 random = new SplitMix64(2026);
    for (int i = 0; i < 800; i++) {
      int columns = random.between(2, 5);
      String delimiter = random.oneOf(List.of(",", ";", "\t", "|"));
      String newline = random.oneOf(List.of("\n", "\r\n", "\r"));
      StringBuilder text = new StringBuilder(random.chance(0.3) ? "\uFEFF" : "");
      for (int c = 0; c < columns; c++) {
        text.append(c == 0 ? "" : delimiter).append("name").append(c);
      }
      List<List<String>> rows = new ArrayList<>();
      for (int r = random.between(0, 6); r > 0; r--) {
        List<String> row = new ArrayList<>();
        text.append(newline);
        for (int c = 0; c < columns; c++) {
          String cell = cell(random);
          row.add(cell);
          text.append(c == 0 ? "" : delimiter)
              .append('"')
              .append(cell.replace("\"", "\"\""))
              .append('"');
        }
        rows.add(row);
      }
      text.append(random.chance(0.5) ? newline : "");
      Table table =
          TableReader.of(TableFormat.strict())
              .read(
                  new ByteArrayInputStream(text.toString().getBytes(UTF_8)),
                  "x",
                  TableReaderTest::text);
      assertThat(cells(table)).as("number %d", i).isEqualTo(rows);
      assertThat(String.valueOf(table.origin().orElseThrow().delimiter())).isEqualTo(delimiter);
    }
  }

  private static String cell(SplitMix64 random) {
    StringBuilder cell = new StringBuilder();
    for (int pieces = random.between(0, 4); pieces > 0; pieces--) {
      cell.append(random.oneOf(PIECES));
    }
    return cell.toString();
  }

  private static List<List<String>> cells(Table table) {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (Column column : table.columns()) {
        int code = column.code(row);
        cells.add(code == Column.MISSING ? "" : column.value(code));
      }
      rows.add(cells);
    }
    return rows;
  }

  private static byte[] mutated(SplitMix64 random) {
    StringBuilder text = new StringBuilder(random.oneOf(SEEDS));
    for (int changes = random.between(0, 3); changes > 0; changes--) {
      int at = random.below(text.length() + 1);
      int to = Math.min(text.length(), at + random.below(3));
      text.replace(at, to, random.oneOf(PIECES));
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    if (bytes.length > 0 && random.chance(0.1)) {
      bytes[random.below(bytes.length)] = (byte) random.below(256);
    }
    return bytes;
  }

  /** True for a table, false for a defect; anything else fails. */
  private static boolean outcome(byte[] bytes, String name, int number) {
    String input = new String(bytes, ISO_8859_1);
    try {
      Table table =
          TableReader.of(TableFormat.strict())
              .read(new ByteArrayInputStream(bytes), name, TableReaderTest::text);
      assertThat(table.origin().orElseThrow().bytes()).isEqualTo(bytes.length);
      assertThat(table.toString() + table.columns() + table.header()).doesNotContain(SECRET);
      return true;
    } catch (TableFormatException defect) {
      for (Throwable each = defect; each != null; each = each.getCause()) {
        assertThat(each.toString()).as("number %d: %s", number, input).doesNotContain(SECRET);
      }
      assertThat(defect.getMessage()).doesNotContain("\n").doesNotContain("\r");
      return false;
    } catch (IOException | RuntimeException | StackOverflowError other) {
      throw new AssertionError("number " + number + ": " + input, other);
    }
  }
}
