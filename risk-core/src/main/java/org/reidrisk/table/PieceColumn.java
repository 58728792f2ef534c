package org.reidrisk.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The cells of one column in one piece of the file, as far as one thread could encode them. */
sealed interface PieceColumn {

  /** Rows of a piece at most, so that a place in it fits a char. */
  int MOST_ROWS = 0xFFFF;

  /** Codes into the values that one thread has seen. */
  final class Coded implements PieceColumn {
    private final Codes codes;
    private final SeenValues values;

    Coded(int[] codes, int rows, SeenValues values) {
      this.codes = Codes.pack(codes, rows, values.count());
      this.values = values;
    }

    SeenValues values() {
      return values;
    }

    Codes codes() {
      return codes;
    }

    /** The same as keys. */
    Keyed keyed() {
      int rows = codes.size();
      int[] code = new int[rows];
      codes.copy(0, code, rows);
      long[] low = new long[rows];
      long[] high = new long[rows];
      for (int i = 0; i < rows; i++) {
        low[i] = values.low(code[i]);
        high[i] = values.high(code[i]);
      }
      return new Keyed(low, high, rows, null);
    }
  }

  /**
   * Keys, sorted into parts by their bits: equal keys are in one part of every piece. Within a part
   * the order of rows is kept.
   */
  final class Keyed implements PieceColumn {
    static final int PARTS = 256;

    /** Parts that are stored, and let go, together. */
    static final int TOGETHER = 32;

    private final char[] start = new char[PARTS + 1];
    private final long[][] low = new long[PARTS / TOGETHER][];
    private final long[][] high = new long[PARTS / TOGETHER][];
    private final char[][] row = new char[PARTS / TOGETHER][];
    private final long[] spilledAt = new long[PARTS / TOGETHER];
    private @Nullable KeySpill spill;
    private boolean anyHigh;

    /** Keys in memory, or in a file when there is one. */
    Keyed(long[] lows, long[] highs, int rows, @Nullable KeySpill spill) {
      int[] next = new int[PARTS + 1];
      for (int i = 0; i < rows; i++) {
        next[part(lows[i], highs[i]) + 1]++;
        anyHigh |= highs[i] != 0;
      }
      for (int part = 0; part < PARTS; part++) {
        next[part + 1] += next[part];
        start[part + 1] = (char) next[part + 1];
      }
      for (int group = 0; group < low.length; group++) {
        int size = start[(group + 1) * TOGETHER] - start[group * TOGETHER];
        low[group] = new long[size];
        high[group] = new long[anyHigh ? size : 0];
        row[group] = new char[size];
      }
      for (int i = 0; i < rows; i++) {
        int part = part(lows[i], highs[i]);
        int group = part / TOGETHER;
        int at = next[part]++ - start[group * TOGETHER];
        low[group][at] = lows[i];
        if (anyHigh) {
          high[group][at] = highs[i];
        }
        row[group][at] = (char) i;
      }
      this.spill = spill;
      if (spill != null) {
        for (int group = 0; group < low.length; group++) {
          spilledAt[group] = write(spill, group);
          letGo(group);
        }
      }
    }

    /** Low halves, high halves and rows of a group, one behind the other. */
    private long write(KeySpill file, int group) {
      int size = low[group].length;
      long[] all = new long[size * (anyHigh ? 2 : 1) + (size + 3) / 4];
      System.arraycopy(low[group], 0, all, 0, size);
      System.arraycopy(high[group], 0, all, size, high[group].length);
      int rowsFrom = size + high[group].length;
      for (int i = 0; i < size; i++) {
        all[rowsFrom + (i >> 2)] |= (long) row[group][i] << ((i & 3) << 4);
      }
      return file.write(all);
    }

    /** Brings a group back from the file, if it is there. */
    void load(int group) {
      if (spill == null) {
        return;
      }
      int size = start[(group + 1) * TOGETHER] - start[group * TOGETHER];
      int highs = anyHigh ? size : 0;
      long[] all = spill.read(spilledAt[group], size + highs + (size + 3) / 4);
      low[group] = Arrays.copyOf(all, size);
      high[group] = Arrays.copyOfRange(all, size, size + highs);
      row[group] = new char[size];
      for (int i = 0; i < size; i++) {
        row[group][i] = (char) (all[size + highs + (i >> 2)] >>> ((i & 3) << 4));
      }
    }

    static int part(long low, long high) {
      return (int) (CellKey.mix(low, high) >>> 56);
    }

    /** Where a part begins in the arrays of its group; for the part behind the last, its end. */
    int begin(int part, int group) {
      return start[part] - start[group * TOGETHER];
    }

    long[] low(int group) {
      return low[group];
    }

    /** Empty when every high half is 0. */
    long[] high(int group) {
      return high[group];
    }

    char[] row(int group) {
      return row[group];
    }

    void letGo(int group) {
      Arrays.fill(low, group, group + 1, new long[0]);
      Arrays.fill(high, group, group + 1, new long[0]);
      Arrays.fill(row, group, group + 1, new char[0]);
    }
  }
}
