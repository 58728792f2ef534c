package org.reidrisk.table;

import java.util.Arrays;

/** One small non-negative integer per row, stored in the narrowest of 1, 2 or 4 bytes. */
abstract sealed class Codes {
  abstract int get(int row);

  abstract int size();

  /** Packs the first {@code size} codes of an array; {@code ceiling} is the largest of them. */
  static Codes pack(int[] codes, int size, int ceiling) {
    if (ceiling <= 0xFF) {
      byte[] narrow = new byte[size];
      for (int i = 0; i < size; i++) {
        narrow[i] = (byte) codes[i];
      }
      return new Bytes(narrow);
    }
    if (ceiling <= 0xFFFF) {
      char[] narrow = new char[size];
      for (int i = 0; i < size; i++) {
        narrow[i] = (char) codes[i];
      }
      return new Chars(narrow);
    }
    return new Ints(Arrays.copyOf(codes, size));
  }

  private static final class Bytes extends Codes {
    private final byte[] codes;

    Bytes(byte[] codes) {
      this.codes = codes;
    }

    @Override
    int get(int row) {
      return codes[row] & 0xFF;
    }

    @Override
    int size() {
      return codes.length;
    }
  }

  private static final class Chars extends Codes {
    private final char[] codes;

    Chars(char[] codes) {
      this.codes = codes;
    }

    @Override
    int get(int row) {
      return codes[row];
    }

    @Override
    int size() {
      return codes.length;
    }
  }

  private static final class Ints extends Codes {
    private final int[] codes;

    Ints(int[] codes) {
      this.codes = codes;
    }

    @Override
    int get(int row) {
      return codes[row];
    }

    @Override
    int size() {
      return codes.length;
    }
  }
}
