package org.reidrisk.report.linkage;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The distinct tuples of classes that the rows of a release have, as a tree with one level per
 * compared column; brothers ascend. A leaf knows its rows and its distinct patients.
 *
 * <p>Memory: some 40 bytes a row at most, and 8 for each node.
 */
final class ClassTrie {
  private final int[][] value;
  private final int[][] child;
  private final int[] rows;
  private final int[] rowStart;
  private final int[] patients;
  private final int[] patientStart;
  private final boolean onePerPatient;

  /**
   * Builds the tree.
   *
   * @param classes for each level, from the root, the class of every row; rows with {@link
   *     Comparison#NOTHING} in a level are left out
   * @param bounds for each level a number above its classes
   * @param patientOfRow the patient of every row; rows without one are left out
   * @param patientCount a number above all patients
   */
  ClassTrie(int[][] classes, int[] bounds, int[] patientOfRow, int patientCount) {
    int depth = classes.length;
    int[] order = RowOrder.by(kept(classes, patientOfRow), patientOfRow, patientCount);
    for (int level = depth - 1; level >= 0; level--) {
      order = RowOrder.by(order, classes[level], bounds[level]);
    }
    this.rows = order;
    byte[] changed = changes(classes, order);
    int[] nodes = new int[depth + 1];
    for (byte level : changed) {
      nodes[level]++;
    }
    for (int level = 1; level <= depth; level++) {
      nodes[level] += nodes[level - 1];
    }
    // A node of a level begins where some level down to it changes.
    this.value = new int[depth][];
    this.child = new int[depth][];
    for (int level = 0; level < depth; level++) {
      value[level] = new int[nodes[level]];
      child[level] = new int[nodes[level] + 1];
    }
    int leaves = depth == 0 ? Math.min(1, order.length) : nodes[depth - 1];
    this.rowStart = new int[leaves + 1];
    this.patientStart = new int[leaves + 1];
    int[] distinct = new int[order.length];
    int[] at = new int[depth];
    int leaf = 0;
    int used = 0;
    for (int i = 0; i < order.length; i++) {
      int row = order[i];
      boolean newLeaf = depth == 0 ? i == 0 : changed[i] < depth;
      if (newLeaf) {
        for (int level = changed[i]; level < depth; level++) {
          value[level][at[level]] = classes[level][row];
          child[level][at[level]] = level + 1 < depth ? at[level + 1] : leaf;
          at[level]++;
        }
        rowStart[leaf] = i;
        patientStart[leaf] = used;
        leaf++;
      }
      if (newLeaf || patientOfRow[row] != distinct[used - 1]) {
        distinct[used++] = patientOfRow[row];
      }
    }
    for (int level = 0; level < depth; level++) {
      child[level][nodes[level]] = level + 1 < depth ? nodes[level + 1] : leaves;
    }
    rowStart[leaves] = order.length;
    patientStart[leaves] = used;
    this.patients = distinct;
    this.onePerPatient = patientsDiffer(used, patientCount);
  }

  private static int[] kept(int[][] classes, int[] patientOfRow) {
    int[] kept = new int[patientOfRow.length];
    int count = 0;
    for (int row = 0; row < kept.length; row++) {
      boolean keeps = patientOfRow[row] >= 0;
      for (int level = 0; keeps && level < classes.length; level++) {
        keeps = classes[level][row] != Comparison.NOTHING;
      }
      if (keeps) {
        kept[count++] = row;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /** For each sorted row the first level in which it differs from the one before; 0 first. */
  private static byte[] changes(int[][] classes, int[] order) {
    byte[] changed = new byte[order.length];
    for (int i = 1; i < order.length; i++) {
      int level = 0;
      while (level < classes.length && classes[level][order[i]] == classes[level][order[i - 1]]) {
        level++;
      }
      changed[i] = (byte) level;
    }
    return changed;
  }

  private boolean patientsDiffer(int used, int patientCount) {
    BitSet seen = new BitSet(patientCount);
    for (int i = 0; i < used; i++) {
      if (seen.get(patients[i])) {
        return false;
      }
      seen.set(patients[i]);
    }
    return true;
  }

  int depth() {
    return value.length;
  }

  /** The classes of a level's nodes; brothers ascend. */
  int[] values(int level) {
    return value[level];
  }

  /** Where the children of a level's nodes begin, in the next level or among the leaves. */
  int[] children(int level) {
    return child[level];
  }

  int leaves() {
    return rowStart.length - 1;
  }

  int topNodes() {
    return depth() == 0 ? leaves() : value[0].length;
  }

  /** The first leaf below a node, or below the next when the node is one past the last. */
  int firstLeaf(int level, int node) {
    int leaf = node;
    for (int below = level; below < depth(); below++) {
      leaf = child[below][leaf];
    }
    return leaf;
  }

  /** Whether no patient has two leaves, so that patients of leaves add up. */
  boolean onePerPatient() {
    return onePerPatient;
  }

  /** Where the patients of a leaf begin in {@link #patient}. */
  int patientStart(int leaf) {
    return patientStart[leaf];
  }

  int patient(int index) {
    return patients[index];
  }

  /** Where the rows of a leaf begin in {@link #row}. */
  int rowStart(int leaf) {
    return rowStart[leaf];
  }

  int row(int index) {
    return rows[index];
  }
}
