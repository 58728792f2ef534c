package org.reidrisk.table;

/** Finds bytes that are no UTF-8 (RFC 3629), as the JDK's decoder would. */
final class Utf8 {
  private static final long TOPS = 0x8080808080808080L;

  private Utf8() {}

  /** Where the first malformed sequence begins, or -1. SLACK bytes behind the end can be read. */
  static int firstMalformed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      // Many bytes at a time while there is nothing but ASCII.
      while (at + 4 * Long.BYTES <= to && fourWords(bytes, at) == 0) {
        at += 4 * Long.BYTES;
      }
      while (at + Long.BYTES <= to && ((long) CellKey.LONGS.get(bytes, at) & TOPS) == 0) {
        at += Long.BYTES;
      }
      while (at < to && bytes[at] >= 0) {
        at++;
      }
      while (at < to && bytes[at] < 0) {
        int length = sequenceLength(bytes, at, to);
        if (length == 0) {
          return at;
        }
        at += length;
      }
    }
    return -1;
  }

  private static long fourWords(byte[] bytes, int at) {
    return TOPS
        & ((long) CellKey.LONGS.get(bytes, at)
            | (long) CellKey.LONGS.get(bytes, at + Long.BYTES)
            | (long) CellKey.LONGS.get(bytes, at + 2 * Long.BYTES)
            | (long) CellKey.LONGS.get(bytes, at + 3 * Long.BYTES));
  }

  /** Bytes of the character that begins here, or 0 when it is malformed or cut off. */
  private static int sequenceLength(byte[] bytes, int at, int to) {
    int lead = bytes[at] & 0xFF;
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > to) {
      return 0;
    }
    int second = bytes[at + 1] & 0xFF;
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /**
   * Bytes of the white-space character that begins here (as {@link Character#isWhitespace} has it),
   * or 0; the bytes are known to be UTF-8.
   */
  static int whitespace(byte[] bytes, int at) {
    int b = bytes[at];
    if (b >= 0) {
      return Character.isWhitespace((char) b) ? 1 : 0;
    }
    // All white space beyond ASCII has three bytes.
    if ((b & 0xF0) != 0xE0) {
      return 0;
    }
    int c = ((b & 0x0F) << 12) | ((bytes[at + 1] & 0x3F) << 6) | (bytes[at + 2] & 0x3F);
    return Character.isWhitespace((char) c) ? 3 : 0;
  }
}
