package org.reidrisk.report.linkage;

import java.util.List;
import org.reidrisk.policy.JoinColumn;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * Whether an attacker's table is the release itself, taken by mistake: the same bytes, or the same
 * patient keys with the same compared cells in as many rows. Such a scenario would measure nothing.
 */
final class SameAsRelease {
  private SameAsRelease() {}

  static boolean is(Table release, Table held, List<JoinColumn> joins) {
    if (release.origin().isPresent()
        && release.origin().map(o -> o.sha256()).equals(held.origin().map(o -> o.sha256()))) {
      return true;
    }
    if (release.rows() != held.rows() || !release.hasPatientKey() || !held.hasPatientKey()) {
      return false;
    }
    int rows = release.rows();
    long[] ofRelease = new long[rows];
    long[] ofHeld = new long[rows];
    if (!mixIn(ofRelease, ofHeld, key(release), key(held), key(release).codesOf(key(held)))) {
      return false;
    }
    for (JoinColumn join : joins) {
      Column released = release.column(join.release());
      Column column = held.column(join.held());
      int[] codes = codes(released, column);
      if (!mixIn(ofRelease, ofHeld, released, column, codes)) {
        return false;
      }
    }
    return sum(ofRelease) == sum(ofHeld);
  }

  private static Column key(Table table) {
    return table.column(table.schema().patientKey().orElseThrow());
  }

  /** The release's code of each held code, -1 for none; nothing when that cannot be told. */
  private static int[] codes(Column released, Column held) {
    try {
      return released.spec().format() == held.spec().format()
          ? released.codesOf(held)
          : Equality.codes(released, held);
    } catch (IllegalStateException textsNotKept) {
      return new int[0];
    }
  }

  private static boolean mixIn(
      long[] ofRelease, long[] ofHeld, Column released, Column held, int[] codes) {
    for (int row = 0; row < ofHeld.length; row++) {
      int code = held.code(row);
      if (code >= codes.length || codes[code] < 0) {
        return false;
      }
      ofRelease[row] = mix(ofRelease[row] * 31 + released.code(row) + 1);
      ofHeld[row] = mix(ofHeld[row] * 31 + codes[code] + 1);
    }
    return true;
  }

  private static long sum(long[] digests) {
    long sum = 0;
    for (long digest : digests) {
      sum += digest;
    }
    return sum;
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
