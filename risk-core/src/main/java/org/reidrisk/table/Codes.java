package org.reidrisk.table;

/** One small non-negative integer per row, stored in the narrowest of 1, 2 or 4 bytes. */
abstract sealed class Codes {
  abstract int get(int row);

  abstract int size();

  /** Bytes that the codes take. */
  abstract long bytes();

  /** Copies the codes of consecutive rows into the beginning of an array. */
  abstract void copy(int fromRow, int[] target, int count);

  /** Stores codes for consecutive rows; only while the codes are being made. */
  abstract void put(int fromRow, int[] codes, int count);

  /**
   * Stores the codes of other rows, translated; only while the codes are being made. Returns how
   * many of them are 0.
   */
  int put(int fromRow, Codes others, int[] translation, int[] buffer) {
    int count = others.size();
    int zeros = 0;
    others.copy(0, buffer, count);
    for (int i = 0; i < count; i++) {
      int code = translation[buffer[i]];
      zeros += code == 0 ? 1 : 0;
      buffer[i] = code;
    }
    put(fromRow, buffer, count);
    return zeros;
  }

  /** Codes that are all 0, wide enough for a ceiling. */
  static Codes blank(int size, int ceiling) {
    return ceiling <= 0xFF
        ? new Bytes(new byte[size])
        : ceiling <= 0xFFFF ? new Chars(new char[size]) : new Ints(new int[size]);
  }

  /** Takes an array over; wide enough for any code. */
  static Codes wide(int[] codes) {
    return new Ints(codes);
  }

  /** Packs the first {@code size} codes of an array; {@code ceiling} is the largest of them. */
  static Codes pack(int[] codes, int size, int ceiling) {
    Codes packed = blank(size, ceiling);
    packed.put(0, codes, size);
    return packed;
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
    void copy(int fromRow, int[] target, int count) {
      for (int i = 0; i < count; i++) {
        target[i] = codes[fromRow + i] & 0xFF;
      }
    }

    @Override
    void put(int fromRow, int[] from, int count) {
      for (int i = 0; i < count; i++) {
        codes[fromRow + i] = (byte) from[i];
      }
    }

    @Override
    int put(int fromRow, Codes others, int[] translation, int[] buffer) {
      if (!(others instanceof Bytes bytes)) {
        return super.put(fromRow, others, translation, buffer);
      }
      byte[] translated = new byte[1 << Byte.SIZE];
      for (int i = 0; i < translation.length; i++) {
        translated[i] = (byte) translation[i];
      }
      byte[] from = bytes.codes;
      int zeros = 0;
      for (int i = 0; i < from.length; i++) {
        byte code = translated[from[i] & 0xFF];
        zeros += code == 0 ? 1 : 0;
        codes[fromRow + i] = code;
      }
      return zeros;
    }

    @Override
    long bytes() {
      return codes.length;
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
    void copy(int fromRow, int[] target, int count) {
      for (int i = 0; i < count; i++) {
        target[i] = codes[fromRow + i];
      }
    }

    @Override
    void put(int fromRow, int[] from, int count) {
      for (int i = 0; i < count; i++) {
        codes[fromRow + i] = (char) from[i];
      }
    }

    @Override
    long bytes() {
      return 2L * codes.length;
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
    void copy(int fromRow, int[] target, int count) {
      for (int i = 0; i < count; i++) {
        target[i] = codes[fromRow + i];
      }
    }

    @Override
    void put(int fromRow, int[] from, int count) {
      for (int i = 0; i < count; i++) {
        codes[fromRow + i] = from[i];
      }
    }

    @Override
    long bytes() {
      return 4L * codes.length;
    }

    @Override
    int size() {
      return codes.length;
    }
  }
}
