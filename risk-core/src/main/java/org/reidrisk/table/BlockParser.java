package org.reidrisk.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the records of blocks into pieces of columns, on one thread. Eight bytes are looked at at a
 * time; a cell is never a String unless it is met for the first time.
 */
final class BlockParser {
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final long LINE_FEEDS = '\n' * ONES;
  private static final long RETURNS = '\r' * ONES;

  /** What can be wrong with a record. */
  enum DefectKind {
    UNDECODABLE,
    UNCLOSED_QUOTE,
    TEXT_AFTER_QUOTE,
    RAGGED
  }

  /**
   * What is wrong with a block.
   *
   * @param kind the kind of defect
   * @param line the line in the block, from 0, on which the defective record begins
   * @param cells the cells of a ragged row
   */
  record Defect(DefectKind kind, long line, int cells) {}

  /** The rows of a piece and their columns; a skipped column has none. */
  record Piece(int rows, @Nullable PieceColumn[] columns) {
    /** A column that is known to have been encoded. */
    PieceColumn column(int column) {
      return Objects.requireNonNull(columns[column]);
    }
  }

  /** One parsed block. */
  static final class Parsed {
    private final int sequence;
    private final List<Piece> pieces = new ArrayList<>();
    private long rows;
    private long lines;
    private @Nullable Defect defect;

    private Parsed(int sequence) {
      this.sequence = sequence;
    }

    int sequence() {
      return sequence;
    }

    List<Piece> pieces() {
      return pieces;
    }

    long rows() {
      return rows;
    }

    long lines() {
      return lines;
    }

    @Nullable Defect defect() {
      return defect;
    }
  }

  private final ColumnPart[] parts;
  private final byte delimiter;
  private final long delimiters;
  private final @Nullable RowSample rows;
  private final CellKey key = new CellKey();

  // The cell that was read last, when it was quoted.
  private byte[] content = new byte[0];
  private int contentFrom;
  private int contentLength;
  private byte[] unescaped = new byte[64];
  private long linesInQuotes;
  private @Nullable DefectKind quoteDefect;

  /** Whether the record that was read last has a cell whose text is needed. */
  private boolean someMissed;

  // The record that was read last, when rows are sampled.
  private long rowDigest;
  private int rowEnd;
  private boolean rowQuoted;

  /** Rows of a piece for which the columns have room. */
  private int reserved;

  /** A parser that fills parts of columns and samples rows unless there is nobody to take them. */
  BlockParser(char delimiter, ColumnPart[] parts, @Nullable RowSample rows) {
    this.delimiter = (byte) delimiter;
    this.delimiters = delimiter * ONES;
    this.parts = parts;
    this.rows = rows;
  }

  ColumnPart[] parts() {
    return parts;
  }

  /**
   * The first record of a file.
   *
   * @param cells its cells
   * @param next where the next record begins
   * @param lines how many lines it has
   * @param defect what is wrong with it, if anything
   */
  record FirstRecord(List<String> cells, int next, long lines, @Nullable Defect defect) {}

  /** Reads the first record, which names the columns. */
  static FirstRecord first(byte[] bytes, int from, int to, char delimiter) {
    BlockParser parser = new BlockParser(delimiter, new ColumnPart[0], null);
    int malformed = Utf8.firstMalformed(bytes, from, to);
    if (malformed >= 0) {
      RecordBounds bounds = new RecordBounds((byte) delimiter);
      bounds.scan(bytes, from, malformed + 1);
      if (bounds.end() == from) {
        return new FirstRecord(List.of(), from, 0, broken(bytes, from, malformed, bounds, 0));
      }
    }
    List<String> cells = new ArrayList<>();
    int at = from;
    while (true) {
      int end = parser.cell(bytes, at, to);
      if (parser.quoteDefect != null) {
        return new FirstRecord(List.of(), from, 0, new Defect(parser.quoteDefect, 0, 0));
      }
      cells.add(new String(parser.content, parser.contentFrom, parser.contentLength, UTF_8));
      if (bytes[end] != parser.delimiter) {
        return new FirstRecord(cells, afterLineEnd(bytes, end, to), parser.linesInQuotes + 1, null);
      }
      at = end + 1;
    }
  }

  /** Parses a block; what is wrong with it is part of the result. */
  Parsed parse(byte[] bytes, int from, int to, int sequence, boolean last) {
    Parsed parsed = new Parsed(sequence);
    int malformed = Utf8.firstMalformed(bytes, from, to);
    if (malformed < 0) {
      parseRecords(bytes, from, to, last, parsed);
      return parsed;
    }
    RecordBounds bounds = new RecordBounds(delimiter);
    bounds.scan(bytes, from, malformed + 1);
    parseRecords(bytes, from, bounds.end(), false, parsed);
    if (parsed.defect == null) {
      parsed.defect = broken(bytes, from, malformed, bounds, parsed.lines);
    }
    return parsed;
  }

  /** What is wrong with the record in which malformed bytes stand. */
  private static Defect broken(
      byte[] bytes, int from, int malformed, RecordBounds bounds, long linesBefore) {
    boolean textFirst = bounds.textAfterQuote() && bounds.textAt() < malformed;
    return textFirst
        ? new Defect(DefectKind.TEXT_AFTER_QUOTE, linesBefore, 0)
        : new Defect(DefectKind.UNDECODABLE, lineEnds(bytes, from, malformed), 0);
  }

  private static long lineEnds(byte[] bytes, int from, int to) {
    long lines = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\r' || (bytes[i] == '\n' && (i == from || bytes[i - 1] != '\r'))) {
        lines++;
      }
    }
    return lines;
  }

  private static int afterLineEnd(byte[] bytes, int lineEnd, int to) {
    boolean two = bytes[lineEnd] == '\r' && lineEnd + 1 < to && bytes[lineEnd + 1] == '\n';
    return lineEnd + (two ? 2 : 1);
  }

  private void parseRecords(byte[] bytes, int from, int to, boolean last, Parsed parsed) {
    linesInQuotes = 0;
    int rowInPiece = 0;
    long row = 0;
    int at = from;
    while (at < to && parsed.defect == null) {
      boolean emptyLastLine =
          last && (bytes[at] == '\n' || bytes[at] == '\r') && afterLineEnd(bytes, at, to) == to;
      if (emptyLastLine) {
        parsed.lines++;
        break;
      }
      long line = row + linesInQuotes;
      if (rowInPiece == reserved) {
        reserve();
      }
      int next = record(bytes, at, to, rowInPiece);
      if (next < 0) {
        parsed.defect = defect(bytes, at, to, line);
      } else {
        if (someMissed) {
          complete(bytes, at, to, rowInPiece, ((long) parsed.sequence << 32) | row);
        }
        if (rows != null && rows.lacks(rowDigest)) {
          sample(rows, bytes, at, to);
        }
        at = next;
        row++;
        if (++rowInPiece == PieceColumn.MOST_ROWS) {
          flush(rowInPiece, parsed);
          rowInPiece = 0;
        }
      }
    }
    flush(rowInPiece, parsed);
    parsed.rows = row;
    parsed.lines += row + linesInQuotes;
  }

  private void reserve() {
    reserved = Math.min(PieceColumn.MOST_ROWS, Math.max(1 << 6, reserved * 4));
    for (ColumnPart part : parts) {
      part.reserve(reserved);
    }
  }

  private void flush(int rows, Parsed parsed) {
    if (rows > 0) {
      PieceColumn[] columns = new PieceColumn[parts.length];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = parts[i].piece(rows);
      }
      parsed.pieces.add(new Piece(rows, columns));
    }
  }

  /** Where the next record begins, or -1 when this one has a defect. */
  private int record(byte[] bytes, int from, int to, int rowInPiece) {
    int at = from;
    int lastColumn = parts.length - 1;
    boolean missed = false;
    boolean sampling = rows != null;
    boolean anyQuoted = false;
    long digest = RowSample.NO_CELLS;
    for (int column = 0; ; column++) {
      ColumnPart part = parts[column];
      long word = (long) CellKey.LONGS.get(bytes, at);
      byte[] cell = bytes;
      int cellFrom = at;
      int end;
      int length;
      long low;
      long high;
      long marks = marks(word);
      boolean isQuoted = (byte) word == '"';
      if (marks != 0 && !isQuoted) {
        length = Long.numberOfTrailingZeros(marks) >>> 3;
        low = (word & CellKey.mask(length)) | ((long) length << 56);
        high = 0;
        end = at + length;
      } else {
        long second = (long) CellKey.LONGS.get(bytes, at + Long.BYTES);
        marks = marks(second);
        if (marks != 0 && !isQuoted) {
          int more = Long.numberOfTrailingZeros(marks) >>> 3;
          length = Long.BYTES + more;
          low = word;
          high = (second & CellKey.mask(more)) | ((long) length << 56);
          end = at + length;
        } else {
          end = isQuoted ? quoted(bytes, at, to) : plain(bytes, at);
          if (end < 0) {
            return -1;
          }
          cell = content;
          cellFrom = contentFrom;
          length = contentLength;
          key.set(cell, cellFrom, length, part.isPatient());
          low = key.low;
          high = key.high;
        }
      }
      missed |= part.add(rowInPiece, low, high, cell[cellFrom]);
      if (sampling) {
        digest = RowSample.digest(digest, low, high);
        anyQuoted |= isQuoted;
      }
      byte terminator = bytes[end];
      if (terminator != delimiter) {
        someMissed = missed;
        rowDigest = digest;
        rowEnd = end;
        rowQuoted = anyQuoted;
        return column == lastColumn ? afterLineEnd(bytes, end, to) : -1;
      }
      if (column == lastColumn) {
        return -1;
      }
      at = end + 1;
    }
  }

  /** Goes through a good record once more, as some of its cells are met for the first time. */
  private void complete(byte[] bytes, int from, int to, int rowInPiece, long seen) {
    long lines = linesInQuotes;
    int at = from;
    for (ColumnPart part : parts) {
      int end = cell(bytes, at, to);
      key.set(content, contentFrom, contentLength, part.isPatient());
      part.complete(rowInPiece, key, content, contentFrom, contentLength, seen);
      at = end + 1;
    }
    linesInQuotes = lines;
  }

  /** Offers the record that was read last to the sample of rows. */
  private void sample(RowSample sample, byte[] bytes, int from, int to) {
    long textBytes = rowEnd - from - (parts.length - 1L);
    if (rowQuoted) {
      textBytes = 0;
      long lines = linesInQuotes;
      int at = from;
      for (int i = 0; i < parts.length; i++) {
        int end = cell(bytes, at, to);
        textBytes += contentLength;
        at = end + 1;
      }
      linesInQuotes = lines;
    }
    sample.offer(rowDigest, textBytes, bytes, from, rowEnd);
  }

  /** What is wrong with a record that could not be parsed: its quotes, or its number of cells. */
  private Defect defect(byte[] bytes, int from, int to, long line) {
    int at = from;
    for (int cells = 1; ; cells++) {
      int end = cell(bytes, at, to);
      if (quoteDefect != null) {
        return new Defect(quoteDefect, line, 0);
      }
      if (bytes[end] != delimiter) {
        return new Defect(DefectKind.RAGGED, line, cells);
      }
      at = end + 1;
    }
  }

  /** Reads one cell into the content fields; returns where its terminator stands, or -1. */
  private int cell(byte[] bytes, int from, int to) {
    quoteDefect = null;
    if (bytes[from] == '"') {
      return quoted(bytes, from, to);
    }
    return plain(bytes, from);
  }

  /** Reads a cell without quotes into the content fields; returns where its terminator stands. */
  private int plain(byte[] bytes, int from) {
    content = bytes;
    contentFrom = from;
    int end = plainEnd(bytes, from);
    contentLength = end - from;
    return end;
  }

  private int plainEnd(byte[] bytes, int from) {
    int at = from;
    while (true) {
      long marks = marks((long) CellKey.LONGS.get(bytes, at));
      if (marks != 0) {
        return at + (Long.numberOfTrailingZeros(marks) >>> 3);
      }
      at += Long.BYTES;
    }
  }

  /** The lowest set bit stands in the first byte that is the delimiter or a line end. */
  private long marks(long word) {
    long d = word ^ delimiters;
    long f = word ^ LINE_FEEDS;
    long r = word ^ RETURNS;
    return (((d - ONES) & ~d) | ((f - ONES) & ~f) | ((r - ONES) & ~r)) & TOPS;
  }

  /** Reads a quoted cell into the content fields; returns its terminator's place, or -1. */
  private int quoted(byte[] bytes, int from, int to) {
    content = bytes;
    contentFrom = from + 1;
    int copied = 0;
    int copyFrom = from + 1;
    int at = from + 1;
    boolean afterReturn = false;
    while (true) {
      if (at >= to) {
        quoteDefect = DefectKind.UNCLOSED_QUOTE;
        return -1;
      }
      byte b = bytes[at];
      if (b == '"') {
        if (bytes[at + 1] != '"' || at + 1 >= to) {
          break;
        }
        // The first of two quotes stays, the second is passed over.
        copied = copy(bytes, copyFrom, at + 1, copied);
        content = unescaped;
        copyFrom = at + 2;
        at++;
      } else if (b == '\r' || (b == '\n' && !afterReturn)) {
        linesInQuotes++;
      }
      afterReturn = b == '\r';
      at++;
    }
    if (content == bytes) {
      contentLength = at - contentFrom;
    } else {
      copied = copy(bytes, copyFrom, at, copied);
      content = unescaped;
      contentFrom = 0;
      contentLength = copied;
    }
    return terminator(bytes, at + 1, to);
  }

  private int copy(byte[] bytes, int from, int to, int copied) {
    int length = to - from;
    if (unescaped.length < copied + length + CellKey.SLACK) {
      unescaped = Arrays.copyOf(unescaped, 2 * (copied + length) + CellKey.SLACK);
    }
    System.arraycopy(bytes, from, unescaped, copied, length);
    return copied + length;
  }

  /** Passes over the blanks behind a closing quote; returns the terminator's place, or -1. */
  private int terminator(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      byte b = bytes[at];
      if (b == delimiter || b == '\n' || b == '\r') {
        return at;
      }
      int blank = Utf8.whitespace(bytes, at);
      if (blank == 0) {
        quoteDefect = DefectKind.TEXT_AFTER_QUOTE;
        return -1;
      }
      at += blank;
    }
    quoteDefect = DefectKind.UNCLOSED_QUOTE;
    return -1;
  }
}
