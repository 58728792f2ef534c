package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {

  /** A value that no message may repeat. */
  private static final String SECRET = "Zx9Secret";

  @TempDir Path folder;

  /** Every column is a quasi-identifier of text. */
  static Schema text(Header header) {
    List<ColumnSpec> columns = new ArrayList<>();
    for (String name : header.names()) {
      columns.add(new ColumnSpec(name, columns.size() + 1, Role.QUASI_IDENTIFIER));
    }
    return Schema.of(columns);
  }

  private static Table read(TableFormat format, byte[] bytes, String name) {
    try {
      return TableReader.of(format)
          .read(new ByteArrayInputStream(bytes), name, TableReaderTest::text);
    } catch (IOException e) {
      throw new AssertionError("reading from memory failed", e);
    }
  }

  private static Table read(String text) {
    return read(TableFormat.strict(), text.getBytes(UTF_8), "export.csv");
  }

  private static TableFormatException defect(byte[] bytes, String name) {
    TableFormatException defect =
        catchThrowableOfType(
            TableFormatException.class, () -> read(TableFormat.strict(), bytes, name));
    assertThat(defect).as("no defect was found").isNotNull();
    assertThat(defect.getMessage()).doesNotContain("\n").isNotBlank();
    return defect;
  }

  private static TableFormatException defect(String text) {
    return defect(text.getBytes(UTF_8), "export.csv");
  }

  /** Header and rows as they were read; a missing cell is the empty text. */
  private static List<List<String>> cells(Table table) {
    List<List<String>> all = new ArrayList<>();
    all.add(table.header().names());
    for (int row = 0; row < table.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (Column column : table.columns()) {
        int code = column.code(row);
        cells.add(code == Column.MISSING ? "" : column.value(code));
      }
      all.add(cells);
    }
    return all;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    StringBuilder text = new StringBuilder();
    for (byte b : MessageDigest.getInstance("SHA-256").digest(bytes)) {
      text.append(String.format("%02x", b));
    }
    return text.toString();
  }

  // Quoting (RFC 4180, section 2)

  @Test
  void plainCells() {
    assertThat(cells(read("a,b\n1,2\n3,\n")))
        .containsExactly(List.of("a", "b"), List.of("1", "2"), List.of("3", ""));
  }

  @Test
  void quotedCells() {
    assertThat(cells(read("\"a\",\"b\"\n\"1,2\",\"3\"\"4\"\n\"\",\"\"\"\"\n")))
        .containsExactly(List.of("a", "b"), List.of("1,2", "3\"4"), List.of("", "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void newlinesInQuotesBelongToTheCell(String newline) {
    assertThat(cells(read("a,b" + newline + "\"1" + newline + "2\",3" + newline)))
        .containsExactly(List.of("a", "b"), List.of("1" + newline + "2", "3"));
  }

  @Test
  void headerMayBeQuotedOverSeveralLines() {
    assertThat(read("\"a\nb\",c\n1,2\n").header().names()).containsExactly("a\nb", "c");
  }

  @Test
  void blanksAreKept() {
    assertThat(cells(read("a,b\n 1 ,\t2\n")).get(1)).containsExactly(" 1 ", "\t2");
  }

  @Test
  void quoteInsideAnUnquotedCellIsText() {
    assertThat(cells(read("a,b\n5\" disc,2\n")).get(1)).containsExactly("5\" disc", "2");
  }

  @Test
  void backslashIsText() {
    assertThat(cells(read("a,b\n\\,\"\\\"\n")).get(1)).containsExactly("\\", "\\");
  }

  @Test
  void hashSignIsText() {
    assertThat(cells(read("#a,b\n#1,2\n"))).containsExactly(List.of("#a", "b"), List.of("#1", "2"));
  }

  @Test
  void wordsThatOtherToolsTakeForMissingAreText() {
    Table table = read("a\nNULL\nnull\nNA\nNaN\n\\N\n");
    assertThat(table.column("a").distinct()).isEqualTo(5);
    assertThat(table.column("a").missing()).isZero();
  }

  // Line ends

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lineEndsMeanTheSame(String newline) {
    List<List<String>> expected = List.of(List.of("a", "b"), List.of("1", "2"), List.of("3", "4"));
    String open = String.join(newline, "a,b", "1,2", "3,4");
    assertThat(cells(read(open))).isEqualTo(expected);
    assertThat(cells(read(open + newline))).isEqualTo(expected);
    assertThat(cells(read(open + newline + newline))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void secondEmptyLineAtTheEndIsARaggedRow(String newline) {
    TableFormatException defect = defect(String.join(newline, "a,b", "1,2", "", "", ""));
    assertThat(defect.code()).isEqualTo("ragged-row");
    assertThat(defect.line()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void emptyLineInTheMiddleIsARaggedRow(String newline) {
    TableFormatException defect = defect(String.join(newline, "a,b", "1,2", "", "3,4", ""));
    assertThat(defect.code()).isEqualTo("ragged-row");
    assertThat(defect.line()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void emptyLinesOfOneColumnAreMissingCellsExceptTheLast(String newline) {
    String rows = String.join(newline, "a", "1", "", "2");
    assertThat(read(rows).rows()).isEqualTo(3);
    assertThat(read(rows + newline).rows()).isEqualTo(3);
    assertThat(read(rows + newline + newline).rows()).isEqualTo(3);
    assertThat(read(rows + newline + newline + newline).rows()).isEqualTo(4);
    assertThat(read(rows + newline + newline + newline).column("a").missing()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void quotedEmptyCellOfOneColumnIsARow(String newline) {
    String rows = String.join(newline, "a", "1", "\"\"");
    assertThat(read(rows).rows()).isEqualTo(2);
    assertThat(read(rows + newline).rows()).isEqualTo(2);
    assertThat(read(rows + newline + newline).rows()).isEqualTo(2);
    assertThat(read(rows + newline + "\"\"").rows()).isEqualTo(3);
  }

  @Test
  void lastLineOfBlanksIsNotEmpty() {
    assertThat(defect("a,b\n1,2\n ").code()).isEqualTo("ragged-row");
    assertThat(read("a\n1\n ").rows()).isEqualTo(2);
  }

  @Test
  void otherUnicodeLineSeparatorsAreText() {
    String cell = "x\u2028y\u0085z\u000bw";
    assertThat(cells(read("a,b\n" + cell + ",2\n")).get(1)).containsExactly(cell, "2");
    assertThat(read("a\n1\n\u2028").rows()).isEqualTo(2);
    assertThat(read("a\n1\n\u0085\n").rows()).isEqualTo(2);
  }

  // Encoding

  @Test
  void byteOrderMarkIsNoPartOfTheName() {
    assertThat(read("\uFEFFa,b\n1,2\n").header().names()).containsExactly("a", "b");
    assertThat(read("\uFEFF\"a;x\",b\n1,2\n").header().names()).containsExactly("a;x", "b");
  }

  @Test
  void byteOrderMarkElsewhereIsText() {
    assertThat(cells(read("a,b\n\uFEFF1,2\n")).get(1)).containsExactly("\uFEFF1", "2");
  }

  @Test
  void namedEncodingIsUsed() {
    TableFormat latin = TableFormat.strict().withEncoding(ISO_8859_1);
    byte[] bytes = "name\nM\u00fcller\n".getBytes(ISO_8859_1);
    assertThat(cells(read(latin, bytes, "x.csv")).get(1)).containsExactly("M\u00fcller");
    TableFormat wide = TableFormat.strict().withEncoding(UTF_16);
    byte[] utf16 = "name,b\nM\u00fcller,2\n".getBytes(UTF_16);
    Table table = read(wide, utf16, "x.csv");
    assertThat(cells(table)).containsExactly(List.of("name", "b"), List.of("M\u00fcller", "2"));
    assertThat(table.origin().orElseThrow().encoding()).isEqualTo("UTF-16");
  }

  @Test
  void charactersOutsideTheBasicPlaneSurvive() {
    String cell = "\ud83e\ude7b";
    assertThat(cells(read("a\n" + cell + "\n")).get(1)).containsExactly(cell);
  }

  @Test
  void charactersSplitBetweenBuffersSurvive() {
    // Two, three and four bytes per character, shifted over the borders of any power of two.
    String odd = "\u00e9\u20ac\ud83e\ude7b";
    for (int shift = 0; shift < 10; shift++) {
      String first = "x".repeat(65_530 + shift);
      List<List<String>> expected = List.of(List.of("a"), List.of(first + odd), List.of(odd));
      assertThat(cells(read("a\n" + first + odd + "\n" + odd + "\n"))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "40000"})
  void undecodableBytesAreFoundOnTheirLine(int line) {
    StringBuilder before = new StringBuilder();
    for (int i = 1; i < line; i++) {
      before.append(i == 1 ? "a,b" : SECRET + ",2").append(i % 2 == 0 ? "\r\n" : "\n");
    }
    byte[] bytes =
        joined(before.toString().getBytes(UTF_8), new byte[] {'x', (byte) 0xE9, ',', 'y', '\n'});
    TableFormatException defect = defect(bytes, "export.csv");
    assertThat(defect.code()).isEqualTo("undecodable-bytes");
    assertThat(defect.line()).isEqualTo(line);
    assertThat(defect.getMessage()).contains("line " + line).doesNotContain(SECRET);
  }

  @Test
  void undecodableBytesAfterQuotedNewlinesAreFoundOnTheirLine() {
    byte[] bytes =
        joined("a,b\n\"1\n\r\n\r2\",3\n4,".getBytes(UTF_8), new byte[] {(byte) 0xC3, '\n'});
    // Lines: 1 header; 2 to 5 the quoted cell; 6 the bytes.
    assertThat(defect(bytes, "export.csv").line()).isEqualTo(6);
  }

  @Test
  void characterCutOffAtTheEndIsUndecodable() {
    byte[] bytes = joined("a\n1\n2".getBytes(UTF_8), new byte[] {(byte) 0xE2, (byte) 0x82});
    TableFormatException defect = defect(bytes, "export.csv");
    assertThat(defect.code()).isEqualTo("undecodable-bytes");
    assertThat(defect.line()).isEqualTo(3);
  }

  @Test
  void packedFileIsUnpackedWhateverItsName() throws IOException {
    byte[] packed = gzip("a\n1\n".getBytes(UTF_8));
    for (String name : List.of("export.csv", "EXPORT.CSV.GZ", "export.gz")) {
      assertThat(read(TableFormat.strict(), packed, name).rows()).isEqualTo(1);
    }
    TableFormatException plain = defect("a\n1\n".getBytes(UTF_8), "export.csv.gz");
    assertThat(plain.code()).isEqualTo("broken-gzip");
    assertThat(plain).hasMessageContaining("is no gzip file");
  }

  @Test
  void otherFilesAreCalledByTheirName() {
    byte[] spreadsheet = "PK\u0003\u0004xl/workbook".getBytes(US_ASCII);
    assertThat(defect(spreadsheet, "export.xlsx"))
        .hasMessageContaining("export it as CSV")
        .extracting(TableFormatException::code)
        .isEqualTo("not-text");
    byte[] utf16 = "\uFEFFa\n1\n".getBytes(UTF_16LE);
    assertThat(defect(utf16, "export.csv")).hasMessageContaining("UTF-16");
  }

  @Test
  void asciiRefusesWhatIsNotAscii() {
    Charset ascii = US_ASCII;
    assertThatThrownBy(
            () -> read(TableFormat.strict().withEncoding(ascii), "\u00e9".getBytes(UTF_8), "x"))
        .isInstanceOf(TableFormatException.class);
  }

  // Delimiter

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|'})
  void delimiterIsFoundInTheHeader(char delimiter) {
    Table table = read("a,b,c\n1,2,3\n".replace(',', delimiter));
    assertThat(cells(table)).containsExactly(List.of("a", "b", "c"), List.of("1", "2", "3"));
    assertThat(table.origin().orElseThrow().delimiter()).isEqualTo(delimiter);
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|'})
  void givenDelimiterIsUsed(char delimiter) {
    TableFormat given = TableFormat.strict().withDelimiter(delimiter);
    byte[] bytes = ("a" + delimiter + "b,;\t|\n").replace(delimiter + "\n", "\n").getBytes(UTF_8);
    Table table = read(given, bytes, "x.csv");
    assertThat(table.header().names().get(0)).isEqualTo("a");
    assertThat(table.origin().orElseThrow().delimiter()).isEqualTo(delimiter);
  }

  @Test
  void delimitersInsideQuotesDoNotCount() {
    assertThat(read("\"Study, Date, Time\";Sex\n1;2\n").header().names())
        .containsExactly("Study, Date, Time", "Sex");
    assertThat(read("\"a;b\"\"c;d;e\",f\n1,2\n").header().names())
        .containsExactly("a;b\"c;d;e", "f");
  }

  @Test
  void delimitersAfterTheHeaderDoNotCount() {
    assertThat(read("a;b\n1,5;2,5\n").header().names()).containsExactly("a", "b");
  }

  @Test
  void quoteInsideANameDoesNotHideDelimiters() {
    // The reader takes a quote inside an unquoted cell for text; so must the search.
    assertThat(read("Matrix (5\");Sex;Age\n1;2;3\n").header().names())
        .containsExactly("Matrix (5\")", "Sex", "Age");
  }

  @Test
  void commaWinsTies() {
    assertThat(read("a,b;c\n1,2\n").header().names()).containsExactly("a", "b;c");
    assertThat(read("a\n1\n").origin().orElseThrow().delimiter()).isEqualTo(',');
  }

  @Test
  void headerLongerThanAnyBufferIsRead() {
    // Longer than the buffers of decoder and parser, shorter than the start that is searched.
    String name = "n".repeat(900_000);
    assertThat(read("\"" + name + "\";b\n1;2\n").header().names()).containsExactly(name, "b");
    assertThat(read(name + ";b\n1;2\n").header().names()).containsExactly(name, "b");
  }

  // Origin

  @Test
  void originIsOfTheBytesAsStored() throws IOException, GeneralSecurityException {
    byte[] plain = "a,b\n1,2\n".getBytes(UTF_8);
    Origin origin = read(TableFormat.strict(), plain, "export.csv").origin().orElseThrow();
    assertThat(origin.file()).isEqualTo("export.csv");
    assertThat(origin.sha256()).isEqualTo(sha256(plain));
    assertThat(origin.bytes()).isEqualTo(plain.length);
    assertThat(origin.encoding()).isEqualTo("UTF-8");
    byte[] packed = gzip(plain);
    Origin ofPacked = read(TableFormat.strict(), packed, "export.csv.gz").origin().orElseThrow();
    assertThat(ofPacked.sha256()).isEqualTo(sha256(packed));
    assertThat(ofPacked.bytes()).isEqualTo(packed.length);
  }

  @Test
  void knownHash() {
    // printf 'a\n1\n' | sha256sum
    Origin origin = read("a\n1\n").origin().orElseThrow();
    assertThat(origin.sha256())
        .isEqualTo("309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc");
    assertThat(origin.bytes()).isEqualTo(4);
  }

  @Test
  void originOfALargeFileCoversAllOfIt() throws IOException, GeneralSecurityException {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 100_000; i++) {
      text.append(i).append(",x\n");
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    Path file = Files.write(folder.resolve("large.csv"), bytes);
    Table table = TableReader.of(TableFormat.strict()).read(file, TableReaderTest::text);
    assertThat(table.rows()).isEqualTo(100_000);
    assertThat(table.origin().orElseThrow().sha256()).isEqualTo(sha256(bytes));
    assertThat(table.origin().orElseThrow().bytes()).isEqualTo(bytes.length);
    assertThat(table.origin().orElseThrow().file()).isEqualTo("large.csv");
  }

  @Test
  void sourceThatGivesOneByteAtATimeIsReadAlike() throws IOException, GeneralSecurityException {
    byte[] bytes = "\uFEFFa,b\r\n\"1\r\n\u20ac\",2\r\n\r\n".getBytes(UTF_8);
    Table table =
        TableReader.of(TableFormat.strict())
            .read(new Trickle(bytes), "export.csv", TableReaderTest::text);
    assertThat(cells(table)).containsExactly(List.of("a", "b"), List.of("1\r\n\u20ac", "2"));
    assertThat(table.origin().orElseThrow().sha256()).isEqualTo(sha256(bytes));
  }

  /** Gives one byte per read and says that none is available, as some network streams do. */
  private static final class Trickle extends InputStream {
    private final byte[] bytes;
    private int next;
    private boolean closed;

    Trickle(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return next == bytes.length ? -1 : bytes[next++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0 || next == bytes.length) {
        return length == 0 ? 0 : -1;
      }
      target[offset] = bytes[next++];
      return 1;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void streamStaysOpen() throws IOException {
    Trickle stream = new Trickle("a\n1\n".getBytes(UTF_8));
    TableReader.of(TableFormat.strict()).read(stream, "x.csv", TableReaderTest::text);
    assertThat(stream.closed).isFalse();
  }

  // Gzip

  @Test
  void packedFileIsUnpacked() throws IOException {
    Path file = Files.write(folder.resolve("export.csv.gz"), gzip("a,b\n1,2\n".getBytes(UTF_8)));
    Table table = TableReader.of(TableFormat.strict()).read(file, TableReaderTest::text);
    assertThat(cells(table)).containsExactly(List.of("a", "b"), List.of("1", "2"));
  }

  @Test
  void packedFileMayHaveSeveralMembers() throws IOException, GeneralSecurityException {
    // RFC 1952, section 2.2: members follow each other.
    byte[] bytes =
        joined(
            gzip("a,b\n1,".getBytes(UTF_8)), gzip(new byte[0]), gzip("2\n3,4\n".getBytes(UTF_8)));
    Path file = Files.write(folder.resolve("export.csv.gz"), bytes);
    Table table = TableReader.of(TableFormat.strict()).read(file, TableReaderTest::text);
    assertThat(cells(table))
        .containsExactly(List.of("a", "b"), List.of("1", "2"), List.of("3", "4"));
    assertThat(table.origin().orElseThrow().sha256()).isEqualTo(sha256(bytes));
    assertThat(table.origin().orElseThrow().bytes()).isEqualTo(bytes.length);
  }

  @Test
  void laterMembersOfATricklingSourceAreNotLost() throws IOException {
    byte[] bytes = joined(gzip("a\n1\n".getBytes(UTF_8)), gzip("2\n".getBytes(UTF_8)));
    Table table =
        TableReader.of(TableFormat.strict())
            .read(new Trickle(bytes), "export.csv.gz", TableReaderTest::text);
    assertThat(table.rows()).isEqualTo(2);
  }

  @Test
  void optionalHeaderFieldsOfAPackedFileAreSkipped() throws IOException {
    // RFC 1952, 2.3: flags 2 (header CRC), 4 (extra), 8 (name) and 16 (comment), in this layout.
    byte[] plain = gzip("a,b\n1,2\n".getBytes(UTF_8));
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.write(plain, 0, 3);
    header.write(2 + 4 + 8 + 16);
    header.write(plain, 4, 6);
    header.writeBytes(new byte[] {3, 0, 'x', 0, 'y'});
    header.writeBytes("export.csv\0".getBytes(US_ASCII));
    header.writeBytes("a comment\0".getBytes(US_ASCII));
    CRC32 crc = new CRC32();
    crc.update(header.toByteArray());
    byte[] check = {(byte) crc.getValue(), (byte) (crc.getValue() >>> 8)};
    byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
    Table table =
        read(TableFormat.strict(), joined(header.toByteArray(), check, rest), "export.csv.gz");
    assertThat(cells(table)).containsExactly(List.of("a", "b"), List.of("1", "2"));
    byte[] wrong = {(byte) (check[0] ^ 1), check[1]};
    assertThat(defect(joined(header.toByteArray(), wrong, rest), "export.csv.gz").code())
        .isEqualTo("broken-gzip");
  }

  @Test
  void membersMayEndAnywhereInABuffer() throws IOException, GeneralSecurityException {
    // Cells that hardly shrink; the first member ends at every distance from a border of 64 KiB.
    SplitMix64 random = new SplitMix64(64);
    StringBuilder text = new StringBuilder("a,b\n");
    while (text.length() < 120_000) {
      text.append(Long.toString(random.next(), 36)).append(",x\n");
    }
    byte[] second = gzip("last,y\n".getBytes(UTF_8));
    int rows = 0;
    for (int i = 0; i < text.length(); i++) {
      rows += text.charAt(i) == '\n' ? 1 : 0;
    }
    byte[] first = gzip(text.toString().getBytes(UTF_8));
    for (int distance = -30; distance <= 30; distance += 1) {
      // A comment of the right length moves the end of the first member to the border.
      int comment = (1 << 16) * 2 - first.length + distance - 1;
      ByteArrayOutputStream moved = new ByteArrayOutputStream();
      moved.write(first, 0, 3);
      moved.write(16);
      moved.write(first, 4, 6);
      moved.writeBytes("c".repeat(comment).getBytes(US_ASCII));
      moved.write(0);
      moved.write(first, 10, first.length - 10);
      assertThat(moved.size()).isEqualTo((1 << 16) * 2 + distance);
      byte[] all = joined(moved.toByteArray(), second);
      Table table = read(TableFormat.strict(), all, "export.csv.gz");
      assertThat(table.rows()).as("distance %d", distance).isEqualTo(rows);
      assertThat(table.origin().orElseThrow().sha256()).isEqualTo(sha256(all));
    }
  }

  @Test
  void everyTruncationOfAPackedFileIsBroken() throws IOException {
    byte[] whole = gzip("a,b\n1,2\n3,4\n".getBytes(UTF_8));
    assertThat(defect(new byte[0], "x.csv.gz").code()).isEqualTo("empty-file");
    for (int length = 1; length < whole.length; length++) {
      TableFormatException defect = defect(Arrays.copyOf(whole, length), "x.csv.gz");
      assertThat(defect.code()).as("cut after %d bytes", length).isEqualTo("broken-gzip");
      assertThat(defect.line()).isZero();
    }
  }

  @Test
  void damageIsNotTakenForADefectOfARow() throws IOException, GeneralSecurityException {
    // Stored without compression, so that a byte of a row can be changed in place.
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    Deflater stored = new Deflater(Deflater.NO_COMPRESSION, true);
    byte[] text = "a,b\n1,2\n3,4\n".getBytes(UTF_8);
    stored.setInput(text);
    stored.finish();
    byte[] deflated = new byte[100];
    int length = stored.deflate(deflated);
    stored.end();
    whole.write(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0});
    whole.write(deflated, 0, length);
    CRC32 crc = new CRC32();
    crc.update(text);
    whole.write(littleEndian(crc.getValue()));
    whole.write(littleEndian(text.length));
    byte[] packed = whole.toByteArray();
    for (Charset encoding : List.of(UTF_8, ISO_8859_1)) {
      TableFormat format = TableFormat.strict().withEncoding(encoding);
      assertThat(read(format, packed, "x.csv.gz").rows()).isEqualTo(2);
      byte[] damaged = packed.clone();
      damaged[new String(packed, ISO_8859_1).indexOf("1,2") + 1] = ';';
      assertThatThrownBy(() -> read(format, damaged, "x.csv.gz"))
          .isInstanceOfSatisfying(
              TableFormatException.class,
              defect -> assertThat(defect.code()).isEqualTo("broken-gzip"));
    }
    assertThat(defect(gzip("a,b\n1;2\n3,4\n".getBytes(UTF_8)), "x.csv.gz").code())
        .isEqualTo("ragged-row");
  }

  private static byte[] littleEndian(long value) {
    return new byte[] {
      (byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)
    };
  }

  @Test
  void everyTruncationOfTheSecondMemberIsBroken() throws IOException {
    // Cut anywhere, the rows of the second member are lost; no table may come of it.
    byte[] first = gzip("a,b\n1,2\n".getBytes(UTF_8));
    byte[] second = gzip("3,4\n".getBytes(UTF_8));
    byte[] whole = joined(first, second);
    List<Integer> unnoticed = new ArrayList<>();
    for (int length = first.length + 1; length < whole.length; length++) {
      try {
        read(TableFormat.strict(), Arrays.copyOf(whole, length), "x.csv.gz");
        unnoticed.add(length - first.length);
      } catch (TableFormatException expected) {
        assertThat(expected.code()).isEqualTo("broken-gzip");
      }
    }
    assertThat(unnoticed).as("lengths of the second member that go unnoticed").isEmpty();
  }

  @Test
  void damagedSecondMemberIsBroken() throws IOException {
    byte[] second = gzip("3,4\n".getBytes(UTF_8));
    second[0] ^= 1;
    byte[] whole = joined(gzip("a,b\n1,2\n".getBytes(UTF_8)), second);
    assertThat(defect(whole, "x.csv.gz").code()).isEqualTo("broken-gzip");
  }

  @Test
  void damagedPackedFileIsBroken() throws IOException {
    byte[] whole = gzip(("a,b\n" + (SECRET + ",2\n").repeat(50)).getBytes(UTF_8));
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x55;
      try {
        Table table = read(TableFormat.strict(), damaged, "x.csv.gz");
        // Fields of the gzip header that carry no data: flags' spare bits, time, level, system.
        assertThat(i).as("damaged byte").isBetween(3, 9);
        assertThat(table.rows()).isEqualTo(50);
      } catch (TableFormatException expected) {
        assertThat(expected.getMessage()).doesNotContain(SECRET);
      }
    }
  }

  @Test
  void plainFileNamedGzIsBroken() {
    assertThat(defect("a,b\n1,2\n".getBytes(UTF_8), "x.csv.gz").code()).isEqualTo("broken-gzip");
  }

  @Test
  void packedNothingIsEmpty() throws IOException {
    assertThat(defect(gzip(new byte[0]), "x.csv.gz").code()).isEqualTo("empty-file");
  }

  // Defects

  @ParameterizedTest
  @CsvSource({
    "'a,b\n1,2\n3\n', 3, 1",
    "'a,b\n1\n3,4\n', 2, 1",
    "'a,b\n1,2,3\n', 2, 3",
    "'a,b\r\n1,2\r\n3,4,5\r\n', 3, 3",
    "'a,b\r1,2\r3,4,5\r', 3, 3",
    // The quoted cell reaches from line 2 to 4.
    "'a,b\n\"x\ny\nz\",2\n3\n', 5, 1",
    "'a,b\r\n\"x\r\ny\",2\r\n3\r\n', 4, 1",
    "'a,b\r\"x\ry\",2\r3\r', 4, 1",
    // The ragged row itself begins on line 2 and ends on line 4.
    "'a,b\n\"x\ny\nz\"\n3,4\n', 2, 1",
    "'\"a\nA\",b\n1\n', 3, 1",
    "'a,b\n1,2\n3', 3, 1",
    "'a\n1,2\n', 2, 2",
  })
  void raggedRowIsFoundOnItsLine(String text, int line, int cells) {
    TableFormatException defect = defect(text);
    assertThat(defect.code()).isEqualTo("ragged-row");
    assertThat(defect.line()).isEqualTo(line);
    assertThat(defect.getMessage())
        .contains("line " + line)
        .contains(cells + (cells == 1 ? " cell," : " cells,"));
  }

  @Test
  void raggedRowIsFoundAfterMoreThanABuffer() {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 60_000; i++) {
      text.append("\"x\n\",y").append(i % 3 == 0 ? "\r\n" : i % 3 == 1 ? "\n" : "\r");
    }
    text.append("short\n");
    // By hand: the header, then 60,000 rows of two lines each.
    assertThat(defect(text.toString()).line()).isEqualTo(120_002);
  }

  @ParameterizedTest
  @CsvSource({
    "'a,b\n1,\"2\n3,4\n', 2",
    "'a,b\n1,2\n\"3,4', 3",
    "'\"a,b\n1,2\n', 1",
    "'a,b\n\"x\ny\",2\n3,\"\n', 4",
    "'a,b\n1,\"2\"\"\n', 2",
  })
  void unclosedQuoteIsFoundWhereItsRowBegins(String text, int line) {
    TableFormatException defect = defect(text);
    assertThat(defect.code()).isEqualTo("unclosed-quote");
    assertThat(defect.line()).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({
    "'a,b\n\"1\"x,2\n', 2",
    "'a,b\n1,2\n3,\"4\"5\n', 3",
    "'\"a\"x,b\n1,2\n', 1",
    "'a,b\n\"x\ny\",2\n\"3\" 4,5\n', 4",
  })
  void textAfterAQuoteIsFoundWhereItsRowBegins(String text, int line) {
    TableFormatException defect = defect(text);
    assertThat(defect.code()).isEqualTo("text-after-quote");
    assertThat(defect.line()).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n\"1\" ,2\n", "a,b\n\"1\",2\n", "a,b\n\"1\"\t,2\n"})
  void blankAfterAQuoteIsNoPartOfTheCell(String text) {
    // RFC 4180 has no such cell; commons-csv, our judge for dialects, drops the blank, and so do
    // we.
    assertThat(read(text).columns().get(0).value(1)).isEqualTo("1");
  }

  @Test
  void nothingIsEmpty() {
    for (String text : List.of("", "\uFEFF")) {
      TableFormatException defect = defect(text);
      assertThat(defect.code()).isEqualTo("empty-file");
      assertThat(defect.line()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\na,b\n1,2\n", " \n1\n", "\"\"\n1\n", "\uFEFF\n", "\n\n"})
  void emptyFirstLineIsNoHeader(String text) {
    TableFormatException defect = defect(text);
    assertThat(defect.code()).isEqualTo("no-header");
    assertThat(defect.line()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a,b\n", "a,b\r\n", "a,b\n\n", "\uFEFFa,b\r\r"})
  void headerAloneIsATableWithoutRows(String text) {
    Table table = read(text);
    assertThat(table.rows()).isZero();
    assertThat(table.header().names()).containsExactly("a", "b");
    assertThat(table.column("a").distinct()).isZero();
  }

  @Test
  void unnamedAndRepeatedNamesAreMadeUnique() {
    Table table = read("a,,a,column-2,\n1,2,3,4,5\n");
    assertThat(table.header().names())
        .containsExactly("a", "column-2", "a@3", "column-2@4", "column-5");
    assertThat(table.header().unnamed()).containsExactly(2, 5);
    assertThat(cells(table).get(1)).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void headerOfDelimitersHasUnnamedColumns() {
    Table table = read(",\n1,2\n");
    assertThat(table.header().names()).containsExactly("column-1", "column-2");
    assertThat(table.rows()).isEqualTo(1);
  }

  @Test
  void folderIsNoFile() {
    TableReader reader = TableReader.of(TableFormat.strict());
    assertThatThrownBy(() -> reader.read(folder, TableReaderTest::text))
        .isInstanceOfSatisfying(
            TableFormatException.class, e -> assertThat(e.code()).isEqualTo("not-a-file"));
  }

  @Test
  void missingFileIsNamedSo() {
    TableReader reader = TableReader.of(TableFormat.strict());
    Path nowhere = folder.resolve("nowhere.csv");
    assertThatThrownBy(() -> reader.read(nowhere, TableReaderTest::text))
        .isInstanceOfSatisfying(
            TableFormatException.class,
            e -> {
              assertThat(e.code()).isEqualTo("no-such-file");
              assertThat(e.getMessage()).doesNotContain(folder.toString());
            });
  }

  @Test
  void failureOfTheClassifierPassesUnchanged() {
    RuntimeException mine = new IllegalStateException("mine");
    Function<Header, Schema> failing =
        header -> {
          throw mine;
        };
    assertThatThrownBy(
            () ->
                TableReader.of(TableFormat.strict())
                    .read(new ByteArrayInputStream("a\n1\n".getBytes(UTF_8)), "x", failing))
        .isSameAs(mine);
  }

  @Test
  void failureOfTheSourcePassesAsIs() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("disk");
          }
        };
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream("x\n".repeat(100_000).getBytes(UTF_8)), broken);
    assertThatThrownBy(
            () ->
                TableReader.of(TableFormat.strict()).read(failing, "x.csv", TableReaderTest::text))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("disk");
  }

  @Test
  void missingValuesAndTrim() {
    TableFormat format =
        TableFormat.strict().withTrim(true).withMissingValues(new HashSet<>(Set.of("", "n/a")));
    Table table = read(format, "a,b\n n/a ,\" x \"\n,x\n".getBytes(UTF_8), "x.csv");
    assertThat(table.column("a").missing()).isEqualTo(2);
    assertThat(table.column("b").distinct()).isEqualTo(1);
  }

  @Test
  void quotedMissingValueIsMissing() {
    assertThat(read("a,b\n\"\",1\n").column("a").missing()).isEqualTo(1);
  }

  @Test
  void messagesNeverHoldACell() throws IOException {
    List<byte[]> broken = new ArrayList<>();
    for (String text :
        List.of(
            "a,b\n" + SECRET + "\n",
            "a,b\n" + SECRET + "," + SECRET + "," + SECRET + "\n",
            "a,b\n\"" + SECRET + "\n",
            "a,b\n\"" + SECRET + "\"" + SECRET + ",1\n",
            "\"" + SECRET + "\"" + SECRET + ",1\n",
            "\"" + SECRET,
            SECRET + "," + SECRET + "\n" + SECRET + "\n",
            "a,b\n1,\"" + SECRET + "\"Z\n",
            "a,b\n" + SECRET + ",2\n\n\n")) {
      broken.add(text.getBytes(UTF_8));
    }
    broken.add(joined(("a,b\n" + SECRET).getBytes(UTF_8), new byte[] {(byte) 0xFF}));
    for (byte[] bytes : broken) {
      for (TableFormatException defect :
          List.of(defect(bytes, "export.csv"), defect(gzip(bytes), "export.csv.gz"))) {
        for (Throwable each = defect; each != null; each = each.getCause()) {
          assertThat(each.toString()).doesNotContain(SECRET).doesNotContain("Zx9");
          assertThat(each.getSuppressed()).isEmpty();
        }
      }
    }
  }

  @Test
  void withoutHashTheRowsAreTheSameAndTheOriginIsUnknown() throws IOException {
    byte[] csv = "PatientID,Sex\n1,F\n2,M\n2,M\n".getBytes(UTF_8);
    Function<Header, Schema> texts =
        header ->
            Schema.of(
                IntStream.range(0, 2)
                    .mapToObj(i -> new ColumnSpec(header.names().get(i), i + 1, Role.OTHER))
                    .toList());
    TableReader reader = TableReader.of(TableFormat.strict());
    Table hashed = reader.read(new ByteArrayInputStream(csv), "a.csv", texts);
    Table plain = reader.withoutHash().read(new ByteArrayInputStream(csv), "a.csv", texts);
    assertThat(hashed.origin()).isPresent();
    assertThat(plain.origin()).isEmpty();
    assertThat(plain.rows()).isEqualTo(3);
    for (int c = 0; c < 2; c++) {
      for (int row = 0; row < 3; row++) {
        assertThat(plain.columns().get(c).code(row)).isEqualTo(hashed.columns().get(c).code(row));
      }
    }
  }
}
