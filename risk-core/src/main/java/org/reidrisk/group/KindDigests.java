package org.reidrisk.group;

import java.util.List;
import org.reidrisk.table.Column;

/**
 * For each kind of event 64 bits that depend on its values alone, not on how kinds are numbered.
 */
final class KindDigests {
  private static final long K1 = 0x9E3779B97F4A7C15L;
  private static final long K2 = 0xD6E8FEB86659FD93L;

  private final EquivalenceClasses classes;
  private final List<Column> columns;
  private final int classCount;
  private final long[] ofSet;

  KindDigests(EquivalenceClasses classes, EventKinds kinds) {
    this.classes = classes;
    this.columns =
        classes.quasiIdentifiers().stream().map(name -> classes.table().column(name)).toList();
    this.classCount = kinds.classes();
    this.ofSet = new long[kinds.sets()];
    for (int set = 0; set < ofSet.length; set++) {
      // A sum, as the order of the members is that of the rows.
      long sum = 0;
      for (int i = kinds.from(set); i < kinds.to(set); i++) {
        sum += mixed(ofClass(kinds.members()[i]));
      }
      ofSet[set] = mixed(sum);
    }
  }

  long of(int kind) {
    return kind < classCount ? ofClass(kind) : ofSet[kind - classCount];
  }

  private long ofClass(int c) {
    int row = classes.order()[classes.start()[c]];
    long hash = 0;
    for (Column column : columns) {
      hash = mixed(hash ^ column.digest(column.code(row)));
    }
    return hash;
  }

  private static long mixed(long bits) {
    long hash = bits * K1;
    return (hash ^ (hash >>> 32)) * K2;
  }
}
