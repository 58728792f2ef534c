package org.reidrisk.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.reidrisk.Progress;
import org.reidrisk.Resources;

/**
 * Reads text in any encoding through commons-csv: one String per cell, on one thread. What {@link
 * FusedReader} makes of UTF-8 is judged by it.
 */
final class DecodingReader {
  private static final int PEEK = 1 << 20;
  private static final int ROWS_BETWEEN_REPORTS = 1 << 14;

  private final TableFormat format;
  private final Resources resources;
  private final Reading reading;

  DecodingReader(TableFormat format, Resources resources, Reading reading) {
    this.format = format;
    this.resources = resources;
    this.reading = reading;
  }

  /** The rows of a table, and the delimiter that was found. */
  record Result(Table.Builder rows, char delimiter) {}

  Result read(InputStream bytes, LongSupplier stored, long total, Function<Header, Schema> classify)
      throws IOException {
    try (StrictDecoder decoder = new StrictDecoder(bytes, format.encoding());
        BufferedReader text = new BufferedReader(decoder, 1 << 16)) {
      char delimiter = delimiter(text);
      return new Result(
          rows(text, delimiter, classify, decoder::endsWithEmptyLine, stored, total), delimiter);
    }
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
      try {
        read = text.read(start, length, start.length - length);
        length += Math.max(read, 0);
      } catch (TableFormatException undecodable) {
        // It is thrown again when parsing comes there, unless something else is wrong before.
        break;
      }
    }
    text.reset();
    if (length == 0 && read < 0) {
      throw Defects.empty();
    }
    Character given = format.delimiter();
    char[] looked = start;
    return given != null ? given : DelimiterFinder.find(i -> looked[i], length);
  }

  private static boolean hasLine(char[] text, int length) {
    return DelimiterFinder.hasLine(i -> text[i], length);
  }

  private Table.Builder rows(
      Reader text,
      char delimiter,
      Function<Header, Schema> classify,
      BooleanSupplier endsWithEmptyLine,
      LongSupplier stored,
      long total)
      throws IOException {
    CSVFormat csv =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    try (CSVParser parser = CSVParser.builder().setReader(text).setFormat(csv).get()) {
      Lines lines = new Lines(parser);
      CSVRecord first = lines.next();
      if (first == null) {
        throw Defects.empty();
      }
      Header header = Defects.header(List.of(first.values()));
      Schema schema = classify.apply(header);
      Table.Builder table = new Table.Builder(schema, header, format, reading);
      addRows(
          lines,
          header,
          table,
          endsWithEmptyLine,
          rows -> resources.progress().at(Progress.Stage.READ, stored.getAsLong(), total, rows));
      return table;
    }
  }

  private static void addRows(
      Lines lines,
      Header header,
      Table.Builder table,
      BooleanSupplier endsWithEmptyLine,
      LongConsumer progress)
      throws IOException {
    CSVRecord row = lines.next();
    while (row != null) {
      long line = lines.start();
      boolean ragged = row.size() != header.size();
      boolean maybeEmpty = lines.wasEmpty(row);
      if (ragged && !maybeEmpty) {
        throw Defects.ragged(line, row.size(), header.size());
      }
      CSVRecord following;
      try {
        following = lines.next();
      } catch (TableFormatException later) {
        // An empty line with anything behind it is not the last one.
        throw ragged ? Defects.ragged(line, row.size(), header.size()) : later;
      }
      boolean last = following == null;
      if (!(last && maybeEmpty && endsWithEmptyLine.getAsBoolean())) {
        if (ragged) {
          throw Defects.ragged(line, row.size(), header.size());
        }
        if (table.rows() == Defects.MOST_ROWS) {
          throw Defects.tooManyRows();
        }
        table.row(Arrays.asList(row.values()));
        if (table.rows() % ROWS_BETWEEN_REPORTS == 0) {
          progress.accept(table.rows());
        }
      }
      row = following;
    }
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
        throw Defects.unclosedQuote(start);
      }
      if (text.contains("Invalid char")) {
        throw Defects.textAfterQuote(start);
      }
      return cause;
    }
  }
}
