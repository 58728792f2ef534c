package org.reidrisk.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.reidrisk.Resources;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * Finds the class of a row of another table. Keys are the codes of the classes' own table, several
 * in a word of 64 bits; equality is exact.
 */
final class ClassIndex {
  /** What stands for a row that looks like nobody in the classes. */
  static final int ABSENT = -1;

  private static final int CHUNK = 1 << 13;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final List<Column> columns;
  private final int[] wordOfColumn;
  private final long[][] words;
  private final int[] slots;
  private final int shift;

  ClassIndex(EquivalenceClasses classes) {
    columns = classes.quasiIdentifiers().stream().map(classes.table()::column).toList();
    wordOfColumn = new int[columns.size()];
    int word = 0;
    long span = 1;
    for (int i = 0; i < wordOfColumn.length; i++) {
      long digits = columns.get(i).distinct() + 1L;
      if (span > Long.MAX_VALUE / digits) {
        word++;
        span = 1;
      }
      span *= digits;
      wordOfColumn[i] = word;
    }
    int count = classes.classCount();
    words = new long[word + 1][count];
    int log2Slots = log2Slots(count);
    shift = Long.SIZE - log2Slots;
    slots = new int[1 << log2Slots];
    fill(classes, count);
  }

  private static int log2Slots(int classes) {
    return Math.max(4, 33 - Integer.numberOfLeadingZeros(Math.max(1, classes)));
  }

  /** Bytes that an index takes. */
  static long bytes(EquivalenceClasses classes) {
    // Two columns share a word at least, as no column has more than 31 bits.
    long wordsAtMost = (classes.quasiIdentifiers().size() + 1L) / 2;
    return ((long) Integer.BYTES << log2Slots(classes.classCount()))
        + wordsAtMost * Long.BYTES * classes.classCount();
  }

  private void fill(EquivalenceClasses classes, int count) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      long span = column.distinct() + 1L;
      long[] keys = words[wordOfColumn[i]];
      for (int c = 0; c < count; c++) {
        keys[c] = keys[c] * span + column.code(classes.order()[classes.start()[c]]);
      }
    }
    for (int c = 0; c < count; c++) {
      int slot = slot(words, c);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = c + 1;
    }
  }

  private int slot(long[][] keys, int at) {
    long mixed = 0;
    for (long[] word : keys) {
      mixed = (mixed ^ word[at]) * SPREAD;
      mixed ^= mixed >>> 32;
    }
    return (int) ((mixed * SPREAD) >>> shift);
  }

  /**
   * The class of each row of a table that has columns of the same names, or {@link #ABSENT}.
   *
   * @throws IllegalArgumentException when a column is not there
   */
  int[] classOfRow(Table other, Resources resources) {
    List<Column> theirs = columns.stream().map(c -> other.column(c.spec().name())).toList();
    List<int[]> translations = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      translations.add(columns.get(i).codesOf(theirs.get(i)));
    }
    int rows = other.rows();
    int[] classOfRow = new int[rows];
    int tasks = resources.threads() == 1 ? 1 : 8 * resources.threads();
    List<Callable<Integer>> work = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      int from = (int) ((long) rows * i / tasks);
      int to = (int) ((long) rows * (i + 1) / tasks);
      work.add(() -> find(theirs, translations, from, to, classOfRow));
    }
    resources.inParallel(work);
    return classOfRow;
  }

  private int find(
      List<Column> theirs, List<int[]> translations, int from, int to, int[] classOfRow) {
    int[] codes = new int[CHUNK];
    long[][] keys = new long[words.length][CHUNK];
    boolean[] unknown = new boolean[CHUNK];
    for (int first = from; first < to; first += CHUNK) {
      int count = Math.min(CHUNK, to - first);
      Arrays.fill(unknown, 0, count, false);
      for (long[] word : keys) {
        Arrays.fill(word, 0, count, 0);
      }
      for (int i = 0; i < theirs.size(); i++) {
        theirs.get(i).copyCodes(first, codes, count);
        int[] translation = translations.get(i);
        long span = columns.get(i).distinct() + 1L;
        long[] word = keys[wordOfColumn[i]];
        for (int k = 0; k < count; k++) {
          int code = translation[codes[k]];
          unknown[k] |= code < 0;
          word[k] = word[k] * span + code;
        }
      }
      for (int k = 0; k < count; k++) {
        classOfRow[first + k] = unknown[k] ? ABSENT : find(keys, k);
      }
    }
    return 0;
  }

  private int find(long[][] keys, int at) {
    int slot = slot(keys, at);
    while (slots[slot] != 0 && !equal(slots[slot] - 1, keys, at)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    // An empty slot holds 0, which is one more than ABSENT.
    return slots[slot] - 1;
  }

  private boolean equal(int c, long[][] keys, int at) {
    for (int w = 0; w < keys.length; w++) {
      if (words[w][c] != keys[w][at]) {
        return false;
      }
    }
    return true;
  }
}
