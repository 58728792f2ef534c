package org.reidrisk.inventory;

/**
 * Classes of rows that two or more patients share; who is alone in a class stays alone in every
 * part of it, so that such classes need not be kept.
 *
 * <p>The rows of a class stand side by side, those of one patient too; the first of them is stored
 * as its complement.
 */
final class SharedClasses {
  private int[] entries = new int[0];
  private int size;

  /** All rows as one class; none when fewer than two patients share it. */
  static SharedClasses all(PatientOrder patients) {
    SharedClasses all = new SharedClasses();
    if (patients.count() > 1) {
      all.entries = patients.rows().clone();
      all.size = all.entries.length;
      all.entries[0] = ~all.entries[0];
    }
    return all;
  }

  /** The rows in all classes. */
  int size() {
    return size;
  }

  /** Makes room for the rows of other classes; what was here is gone. */
  void reserve(int rows) {
    if (entries.length < rows) {
      entries = new int[rows];
    }
  }

  /**
   * Copies the rows of the class that begins at an entry into the beginning of an array; returns
   * how many there are.
   */
  int copyClass(int from, int[] target) {
    target[0] = ~entries[from];
    int end = from + 1;
    while (end < size && entries[end] >= 0) {
      target[end - from] = entries[end];
      end++;
    }
    return end - from;
  }

  /** Writes a class at an entry; returns where the next one begins. */
  int putClass(int at, int[] source, int from, int to) {
    entries[at] = ~source[from];
    System.arraycopy(source, from + 1, entries, at + 1, to - from - 1);
    return at + to - from;
  }

  /** Ends what was put. */
  void end(int at) {
    size = at;
  }
}
