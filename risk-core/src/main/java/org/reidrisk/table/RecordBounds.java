package org.reidrisk.table;

import java.util.Arrays;

/**
 * Follows quotes from the beginning of a record, byte by byte, to find where records end. A quote
 * opens a cell only where a cell begins; a doubled one inside stands for itself.
 */
final class RecordBounds {
  private static final int CELL_START = 0;
  private static final int PLAIN = 1;
  private static final int QUOTED = 2;
  private static final int AFTER_QUOTE = 3;
  private static final int BLANK_AFTER = 4;

  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;

  private final byte delimiter;
  private int[] open = new int[16];
  private int[] closed = new int[16];

  /** Where the last record that ends before the limit ends; the start when there is none. */
  private int end;

  /** Where text follows a closing quote in the record behind it, or -1. */
  private int textAt;

  RecordBounds(byte delimiter) {
    this.delimiter = delimiter;
  }

  int end() {
    return end;
  }

  boolean textAfterQuote() {
    return textAt >= 0;
  }

  int textAt() {
    return textAt;
  }

  /**
   * Looks at the bytes from the beginning of a record up to a limit. A record ends with the last
   * byte of its line end, and only when at least one more byte is known to follow: a line feed may
   * still belong to a carriage return.
   */
  void scan(byte[] bytes, int from, int limit) {
    end = from;
    textAt = -1;
    int state = CELL_START;
    for (int i = from; i < limit; i++) {
      byte b = bytes[i];
      if (state == QUOTED) {
        if (b == '"') {
          state = AFTER_QUOTE;
        }
      } else if (b == delimiter) {
        state = CELL_START;
      } else if (b == '\n' || b == '\r') {
        if (b == '\r' && i + 1 < limit && bytes[i + 1] == '\n') {
          i++;
        }
        if (i + 1 < limit) {
          end = i + 1;
          textAt = -1;
        }
        state = CELL_START;
      } else if (state == CELL_START) {
        state = b == '"' ? QUOTED : PLAIN;
      } else if (state == AFTER_QUOTE && b == '"') {
        state = QUOTED;
      } else if (state == AFTER_QUOTE || state == BLANK_AFTER) {
        int blank = i + 3 <= limit || b >= 0 ? Utf8.whitespace(bytes, i) : 0;
        if (blank > 0) {
          state = BLANK_AFTER;
          i += blank - 1;
        } else {
          textAt = textAt < 0 ? i : textAt;
          state = PLAIN;
        }
      }
    }
  }

  /**
   * Only the end of the last whole record, much faster: quotes are looked for eight bytes at a
   * time, line ends from behind.
   */
  int lastEnd(byte[] bytes, int from, int limit) {
    int cells = 0;
    int at = quote(bytes, from, limit);
    while (at < limit) {
      byte before = at == from ? delimiter : bytes[at - 1];
      if (before == delimiter || before == '\n' || before == '\r') {
        int close = closingQuote(bytes, at + 1, limit);
        if (cells == open.length) {
          open = Arrays.copyOf(open, cells * 2);
          closed = Arrays.copyOf(closed, cells * 2);
        }
        open[cells] = at;
        closed[cells++] = close;
        at = close;
      }
      at = quote(bytes, at + 1, limit);
    }
    int behind = limit;
    for (int cell = cells - 1; cell >= 0; cell--) {
      int lineEnd = lineEnd(bytes, closed[cell] + 1, behind, limit);
      if (lineEnd > 0) {
        return lineEnd;
      }
      behind = open[cell];
    }
    return Math.max(from, lineEnd(bytes, from, behind, limit));
  }

  /** Where the last line end of a part of the bytes ends with a byte behind it; else 0. */
  private static int lineEnd(byte[] bytes, int from, int to, int limit) {
    for (int i = Math.min(to, limit - 1) - 1; i >= from; i--) {
      if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n')) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int closingQuote(byte[] bytes, int from, int limit) {
    int at = quote(bytes, from, limit);
    while (at + 1 < limit && bytes[at + 1] == '"') {
      at = quote(bytes, at + 2, limit);
    }
    return at;
  }

  /** How many records end in some whole records. */
  static long count(byte delimiter, byte[] bytes, int from, int limit) {
    long records = 0;
    boolean start = true;
    for (int i = from; i < limit; i++) {
      byte b = bytes[i];
      if (start && b == '"') {
        i = closingQuote(bytes, i + 1, limit);
        start = false;
      } else if (b == '\n' || b == '\r') {
        boolean two = b == '\r' && i + 1 < limit && bytes[i + 1] == '\n';
        records += two ? 0 : 1;
        start = true;
      } else {
        start = b == delimiter;
      }
    }
    return records;
  }

  /** Where the next quote stands, or the limit. SLACK bytes behind it can be read. */
  private static int quote(byte[] bytes, int from, int limit) {
    for (int at = from; at < limit; at += Long.BYTES) {
      long word = (long) CellKey.LONGS.get(bytes, at) ^ QUOTES;
      long marks = (word - ONES) & ~word & TOPS;
      if (marks != 0) {
        return Math.min(limit, at + (Long.numberOfTrailingZeros(marks) >>> 3));
      }
    }
    return limit;
  }
}
