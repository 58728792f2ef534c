package org.reidrisk.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.reidrisk.Resources;

/**
 * Numbers the keys of a column densely from 1, part by part: each part fits a processor's cache. A
 * number depends on the keys and their order in the file, not on threads.
 */
final class KeyNumbering {
  private static final int PARTS = PieceColumn.Keyed.PARTS;
  private static final int TOGETHER = PieceColumn.Keyed.TOGETHER;

  private final List<PieceColumn.Keyed> pieces;
  private final int[] firstRow;
  private final int[] codes;
  private final long[][] low = new long[PARTS][];
  private final long[][] high = new long[PARTS][];
  private final long[] missingOfPart = new long[PARTS];
  private final Queue<Scratch> scratchOfThread = new ConcurrentLinkedQueue<>();
  private int distinct;

  private KeyNumbering(List<PieceColumn.Keyed> pieces, int[] firstRow, int rows) {
    this.pieces = pieces;
    this.firstRow = firstRow;
    this.codes = new int[rows];
    Arrays.fill(low, new long[0]);
    Arrays.fill(high, new long[0]);
  }

  /** Numbers the keys of all pieces; the pieces are emptied on the way. */
  static KeyNumbering of(
      List<PieceColumn.Keyed> pieces, int[] firstRow, int rows, Resources resources) {
    KeyNumbering numbering = new KeyNumbering(pieces, firstRow, rows);
    for (int group = 0; group < PARTS / TOGETHER; group++) {
      numbering.number(group, resources);
    }
    return numbering;
  }

  int[] codes() {
    return codes;
  }

  int distinct() {
    return distinct;
  }

  long missing() {
    return Arrays.stream(missingOfPart).sum();
  }

  Dictionary dictionary() {
    long[] lows = new long[distinct];
    boolean anyHigh = false;
    for (long[] part : high) {
      anyHigh |= part.length > 0;
    }
    long[] highs = new long[anyHigh ? distinct : 0];
    int at = 0;
    for (int part = 0; part < PARTS; part++) {
      System.arraycopy(low[part], 0, lows, at, low[part].length);
      if (high[part].length > 0) {
        System.arraycopy(high[part], 0, highs, at, low[part].length);
      }
      at += low[part].length;
      low[part] = new long[0];
      high[part] = new long[0];
    }
    return new Dictionary(lows, highs, null);
  }

  private void number(int group, Resources resources) {
    pieces.forEach(piece -> piece.load(group));
    List<Callable<Integer>> find = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    for (int part = group * TOGETHER; part < (group + 1) * TOGETHER; part++) {
      int p = part;
      int rows = rows(part, group);
      if (rows > 0) {
        parts.add(part);
        find.add(() -> findDistinct(p, group, rows));
      }
    }
    List<Integer> counts = resources.inParallel(find);
    List<Callable<Integer>> write = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int part = parts.get(i);
      int base = distinct;
      write.add(() -> writeCodes(part, group, base));
      distinct += counts.get(i);
    }
    resources.inParallel(write);
    pieces.forEach(piece -> piece.letGo(group));
  }

  private int rows(int part, int group) {
    int rows = 0;
    for (PieceColumn.Keyed piece : pieces) {
      rows += piece.begin(part + 1, group) - piece.begin(part, group);
    }
    return rows;
  }

  /** Puts the number within its part, or 0 for a missing key, in the place of each low half. */
  private int findDistinct(int part, int group, int rows) {
    boolean anyHigh = pieces.stream().anyMatch(piece -> piece.high(group).length > 0);
    Scratch free = scratchOfThread.poll();
    Scratch scratch = free == null ? new Scratch() : free;
    // Never more than an array can have; keys of so many rows repeat.
    int log2Slots = Math.min(30, Math.max(4, 33 - Integer.numberOfLeadingZeros(Math.max(1, rows))));
    scratch.reserve(rows, log2Slots);
    int[] slots = scratch.slots;
    int slotMask = (1 << log2Slots) - 1;
    long[] keyLow = scratch.low;
    long[] keyHigh = scratch.high;
    int count = 0;
    long missing = 0;
    for (PieceColumn.Keyed piece : pieces) {
      long[] lows = piece.low(group);
      long[] highs = piece.high(group);
      int end = piece.begin(part + 1, group);
      for (int i = piece.begin(part, group); i < end; i++) {
        long l = lows[i];
        long h = highs.length == 0 ? 0 : highs[i];
        if (h == CellKey.MISSING_HIGH) {
          lows[i] = 0;
          missing++;
          continue;
        }
        int slot = (int) ((CellKey.mix(l, h) << 8) >>> (Long.SIZE - log2Slots));
        int number = slots[slot];
        while (number != 0 && !(keyLow[number - 1] == l && keyHigh[number - 1] == h)) {
          slot = (slot + 1) & slotMask;
          number = slots[slot];
        }
        if (number == 0) {
          keyLow[count] = l;
          keyHigh[count] = h;
          number = ++count;
          slots[slot] = number;
        }
        lows[i] = number;
      }
    }
    low[part] = Arrays.copyOf(keyLow, count);
    high[part] = anyHigh ? Arrays.copyOf(keyHigh, count) : new long[0];
    missingOfPart[part] = missing;
    scratchOfThread.add(scratch);
    return count;
  }

  /** Arrays that one thread uses for one part after the other. */
  private static final class Scratch {
    private int[] slots = new int[0];
    private long[] low = new long[0];
    private long[] high = new long[0];

    void reserve(int rows, int log2Slots) {
      if (slots.length < 1 << log2Slots) {
        slots = new int[1 << log2Slots];
      } else {
        Arrays.fill(slots, 0, 1 << log2Slots, 0);
      }
      if (low.length < rows) {
        low = new long[rows];
        high = new long[rows];
      }
    }
  }

  private int writeCodes(int part, int group, int base) {
    for (int p = 0; p < pieces.size(); p++) {
      PieceColumn.Keyed piece = pieces.get(p);
      long[] numbers = piece.low(group);
      char[] row = piece.row(group);
      int end = piece.begin(part + 1, group);
      for (int i = piece.begin(part, group); i < end; i++) {
        int number = (int) numbers[i];
        codes[firstRow[p] + row[i]] = number == 0 ? Column.MISSING : base + number;
      }
    }
    return 0;
  }
}
