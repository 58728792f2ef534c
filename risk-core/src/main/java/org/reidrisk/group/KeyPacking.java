package org.reidrisk.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reidrisk.Resources;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * The codes of several columns as one key of 64 bits where they fit, else of 128, else with the
 * first columns replaced by the number of their class. Equality stays exact: nothing is hashed
 * away.
 */
final class KeyPacking {

  /** One digit of a key: where its codes come from and how many there are. */
  private record Digit(CodeSource codes, long span) {}

  /** Codes of consecutive rows. */
  @FunctionalInterface
  private interface CodeSource {
    void copy(int fromRow, int[] target, int count);
  }

  private final List<Digit> low = new ArrayList<>();
  private final List<Digit> high = new ArrayList<>();

  private KeyPacking() {}

  static KeyPacking of(List<Column> columns, Table table, Resources resources) {
    List<Digit> left = new ArrayList<>();
    for (Column column : columns) {
      left.add(new Digit(column::copyCodes, column.distinct() + 1L));
    }
    KeyPacking packing = new KeyPacking();
    while (!packing.take(left)) {
      // The digits taken so far become one, whose span is at most the number of rows.
      Grouping classes = Grouping.ofRows(packing, table, resources);
      int[] classOfRow = classes.classOfRow();
      packing = new KeyPacking();
      left.add(
          0,
          new Digit(
              (from, target, count) -> System.arraycopy(classOfRow, from, target, 0, count),
              Math.max(1, classes.count())));
    }
    return packing;
  }

  /** Takes digits from the front while they fit; true when all did. */
  private boolean take(List<Digit> left) {
    fill(low, left);
    fill(high, left);
    return left.isEmpty();
  }

  private static void fill(List<Digit> half, List<Digit> left) {
    long span = 1;
    while (!left.isEmpty() && span <= Long.MAX_VALUE / left.get(0).span()) {
      Digit digit = left.remove(0);
      span *= digit.span();
      half.add(digit);
    }
  }

  /** Whether keys need their high half. */
  boolean isWide() {
    return !high.isEmpty();
  }

  /** The keys of consecutive rows; {@code buffer} is as long as they are many. */
  void copy(int fromRow, int count, long[] lowKeys, long[] highKeys, int[] buffer) {
    copy(low, fromRow, count, lowKeys, buffer);
    if (isWide()) {
      copy(high, fromRow, count, highKeys, buffer);
    }
  }

  private static void copy(List<Digit> half, int fromRow, int count, long[] keys, int[] buffer) {
    Arrays.fill(keys, 0, count, 0);
    for (Digit digit : half) {
      digit.codes().copy(fromRow, buffer, count);
      long span = digit.span();
      for (int i = 0; i < count; i++) {
        keys[i] = keys[i] * span + buffer[i];
      }
    }
  }
}
