package org.reidrisk.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a delimited file (RFC 4180, plain or gzip) in one pass: hashes it, checks it, encodes it.
 *
 * <p>Every row has as many cells as the header. The last empty line is ignored; another one is a
 * ragged row unless there is one column. A file that breaks a rule yields a {@link
 * TableFormatException} and no table.
 */
public final class TableReader {
  private static final int PEEK = 1 << 20;
  private static final int START = 4;

  private final TableFormat format;

  private TableReader(TableFormat format) {
    this.format = Objects.requireNonNull(format);
  }

  /**
   * A reader for files of one format.
   *
   * @param format delimiter, encoding and what counts as missing
   * @return a reader that can read any number of files
   */
  public static TableReader of(TableFormat format) {
    return new TableReader(format);
  }

  /**
   * Reads a file.
   *
   * @param file the file; gzip is unpacked while reading
   * @param classify decides what the columns are once their names are known; what it throws is
   *     passed on
   * @return the table, with its origin
   * @throws TableFormatException when the file is no table
   * @throws IOException when the file cannot be opened or read
   */
  public Table read(Path file, Function<Header, Schema> classify) throws IOException {
    if (Files.isDirectory(file)) {
      throw new TableFormatException(
          "not-a-file", 0, "is a folder; name the exported file inside it");
    }
    Path name = file.getFileName();
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, name == null ? "" : name.toString(), classify);
    } catch (NoSuchFileException missing) {
      throw new TableFormatException(
          "no-such-file", 0, "does not exist; check the path of the export");
    }
  }

  /**
   * Reads a stream.
   *
   * @param in the bytes as stored; read to its end, not closed
   * @param name base name of the file
   * @param classify decides what the columns are once their names are known
   * @return the table, with its origin
   * @throws TableFormatException when the stream is no table
   * @throws IOException when the stream cannot be read
   */
  public Table read(InputStream in, String name, Function<Header, Schema> classify)
      throws IOException {
    HashingStream hashing = new HashingStream(in);
    PushbackInputStream stored = new PushbackInputStream(hashing, START);
    boolean packed = isPacked(stored, name);
    try (InputStream bytes = packed ? new GzipStream(stored) : stored;
        StrictDecoder decoder = new StrictDecoder(bytes, format.encoding());
        BufferedReader text = new BufferedReader(decoder, 1 << 16)) {
      char delimiter = delimiter(text);
      Table.Builder rows = rows(text, delimiter, classify, decoder::endsWithEmptyLine);
      hashing.drain();
      return rows.build(
          new Origin(
              name,
              HexFormat.of().formatHex(hashing.digest()),
              hashing.count(),
              delimiter,
              format.encoding().name()));
    }
  }

  /** Looks at the first bytes, which tell more about a file than its name. */
  private boolean isPacked(PushbackInputStream stored, String name) throws IOException {
    byte[] start = stored.readNBytes(START);
    stored.unread(start);
    if (begins(start, 0x1F, 0x8B)) {
      return true;
    }
    if (start.length > 0 && name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
      throw new TableFormatException(
          "broken-gzip", 0, "is named .gz and is no gzip file; rename it, or pack it");
    }
    if (begins(start, 'P', 'K', 3, 4)) {
      throw new TableFormatException(
          "not-text", 0, "is a spreadsheet or zip archive; export it as CSV");
    }
    boolean utf16 = begins(start, 0xFF, 0xFE) || begins(start, 0xFE, 0xFF);
    if (utf16 && format.encoding().equals(StandardCharsets.UTF_8)) {
      throw new TableFormatException(
          "undecodable-bytes",
          1,
          "line 1: is UTF-16 text; convert the file to UTF-8 or set the policy's table.encoding to"
              + " UTF-16");
    }
    return false;
  }

  private static boolean begins(byte[] start, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (start.length <= i || (start[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private char delimiter(BufferedReader text) throws IOException {
    text.mark(PEEK);
    char[] start = new char[1 << 13];
    int length = 0;
    int read = 0;
    while (read >= 0 && length < PEEK && !hasLine(start, length)) {
      if (length == start.length) {
        start = Arrays.copyOf(start, Math.min(PEEK, length * 2));
      }
      read = text.read(start, length, start.length - length);
      length += Math.max(read, 0);
    }
    text.reset();
    if (length == 0) {
      throw empty();
    }
    Character given = format.delimiter();
    return given != null ? given : mostFrequent(start, length);
  }

  private static boolean hasLine(char[] text, int length) {
    return endOfLine(text, length, c -> {}) < length;
  }

  /** The candidate that the first line holds most often outside quotes; the comma wins ties. */
  private static char mostFrequent(char[] text, int length) {
    Map<Character, Integer> counts = new HashMap<>();
    endOfLine(text, length, c -> counts.merge(c, 1, Integer::sum));
    char best = ',';
    for (char candidate : TableFormat.DELIMITERS) {
      if (counts.getOrDefault(candidate, 0) > counts.getOrDefault(best, 0)) {
        best = candidate;
      }
    }
    return best;
  }

  /**
   * Where the first line ends, or the length; shows every possible delimiter outside quotes. A
   * quote opens a cell only where a cell begins; elsewhere it is a letter like any other.
   */
  private static int endOfLine(char[] text, int length, Consumer<Character> delimiters) {
    boolean quoted = false;
    boolean atStart = true;
    for (int i = 0; i < length; i++) {
      char c = text[i];
      if (quoted) {
        quoted = c != '"';
        continue;
      }
      if (c == '\n' || c == '\r') {
        return i;
      }
      boolean delimiter = TableFormat.DELIMITERS.contains(c);
      if (delimiter) {
        delimiters.accept(c);
      }
      // A doubled quote closes and opens again.
      quoted = c == '"' && (atStart || (i > 0 && text[i - 1] == '"'));
      atStart = delimiter;
    }
    return length;
  }

  private Table.Builder rows(
      Reader text,
      char delimiter,
      Function<Header, Schema> classify,
      BooleanSupplier endsWithEmptyLine)
      throws IOException {
    CSVFormat csv =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    try (CSVParser parser = CSVParser.builder().setReader(text).setFormat(csv).get()) {
      Lines lines = new Lines(parser);
      CSVRecord first = lines.next();
      if (first == null) {
        throw empty();
      }
      Header header = Header.of(List.of(first.values()));
      if (header.size() == 1 && first.get(0).isBlank()) {
        throw new TableFormatException(
            "no-header", 1, "line 1 is empty; the first line must name the columns");
      }
      Schema schema = classify.apply(header);
      Table.Builder table = new Table.Builder(schema, header, format);
      addRows(lines, header, table, endsWithEmptyLine);
      return table;
    }
  }

  private static void addRows(
      Lines lines, Header header, Table.Builder table, BooleanSupplier endsWithEmptyLine)
      throws IOException {
    CSVRecord row = lines.next();
    while (row != null) {
      long line = lines.start();
      CSVRecord following = lines.next();
      boolean last = following == null;
      if (!(last && lines.wasEmpty(row) && endsWithEmptyLine.getAsBoolean())) {
        if (row.size() != header.size()) {
          throw ragged(line, row.size(), header.size());
        }
        if (table.rows() == Integer.MAX_VALUE - 8) {
          throw new TableFormatException(
              "too-many-rows", line, "has more than 2,147,483,639 rows; split it by patient");
        }
        table.row(Arrays.asList(row.values()));
      }
      row = following;
    }
  }

  private static TableFormatException empty() {
    return new TableFormatException(
        "empty-file", 0, "is empty; export it again with a header line");
  }

  private static TableFormatException ragged(long line, int cells, int columns) {
    return new TableFormatException(
        "ragged-row",
        line,
        "line "
            + line
            + ": the row has "
            + cells
            + (cells == 1 ? " cell" : " cells")
            + ", the header has "
            + columns
            + "; check the delimiter and the quoting of that row");
  }

  /** Records together with the lines on which they begin; turns parser defects into ours. */
  private static final class Lines {
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long nextStart = 1;
    private long start;

    Lines(CSVParser parser) {
      this.parser = parser;
      this.records = parser.iterator();
    }

    @Nullable CSVRecord next() throws IOException {
      start = nextStart;
      try {
        if (!records.hasNext()) {
          return null;
        }
        CSVRecord record = records.next();
        nextStart = parser.getCurrentLineNumber() + 1;
        return record;
      } catch (UncheckedIOException e) {
        throw defect(e);
      }
    }

    long start() {
      return start;
    }

    boolean wasEmpty(CSVRecord record) {
      return record.size() == 1 && record.get(0).isEmpty();
    }

    private IOException defect(UncheckedIOException failure) {
      IOException cause = Objects.requireNonNull(failure.getCause());
      // The parser's own text may quote a character of the cell, so only its kind is kept.
      String text = String.valueOf(cause.getMessage());
      if (text.contains("EOF reached")) {
        throw new TableFormatException(
            "unclosed-quote",
            start,
            "line "
                + start
                + ": a quoted cell of the row that begins here is never closed; close the quote");
      }
      if (text.contains("Invalid char")) {
        throw new TableFormatException(
            "text-after-quote",
            start,
            "line "
                + start
                + ": a cell goes on after its closing quote; double the quotes inside it");
      }
      return cause;
    }
  }
}
