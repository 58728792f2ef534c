package org.reidrisk.inventory;

import java.util.Arrays;
import org.reidrisk.table.Column;
import org.reidrisk.table.Role;

/**
 * Compares columns two at a time: some rows that lie all over the table first, then all rows until
 * it is decided. Exact, whatever the rows looked at first. Its arrays are used again; not for
 * several threads.
 */
final class ColumnPairs {
  /** What is answered when two columns are not the same. */
  static final long DIFFERENT = -1;

  private static final int CHUNK = 1 << 13;
  private static final int FIRST_ROWS = 1 << 12;
  private static final int FIRST_SHARE = 16;
  private static final int PERCENT = 100;

  private final int rows;
  private final int step;
  private final int[] codesA;
  private final int[] codesB;
  private final PairCounts counts = new PairCounts();
  private int[] partner = new int[0];
  private int[] partnerMark = new int[0];
  private int mark;

  ColumnPairs(int rows) {
    this.rows = rows;
    this.step = step(rows);
    codesA = new int[Math.min(CHUNK, rows)];
    codesB = new int[Math.min(CHUNK, rows)];
  }

  /** A step that visits every row once before it comes back, each far from the one before. */
  private static int step(int rows) {
    int step = Math.max(1, (int) (rows * 0.6180339887));
    while (gcd(step, rows) > 1) {
      step++;
    }
    return step;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private int next(int row) {
    return (int) (((long) row + step) % rows);
  }

  /** Begins a table of one entry for each code of a column. */
  private void begin(ComparedColumn column) {
    int size = column.cells().distinct() + 1;
    if (partner.length < size) {
      partner = new int[size];
      partnerMark = new int[size];
      mark = 0;
    }
    mark++;
    if (mark == Integer.MAX_VALUE) {
      Arrays.fill(partnerMark, 0);
      mark = 1;
    }
  }

  // A determines B

  /** Whether some rows leave it open that the first column determines the second. */
  boolean mayDetermine(ComparedColumn a, ComparedColumn b) {
    if (b.kinds() - a.missing() > a.distinct()) {
      return false;
    }
    begin(a);
    int row = 0;
    for (int i = Math.min(rows, FIRST_ROWS); i > 0; i--) {
      int code = a.cells().code(row);
      if (code != Column.MISSING && contradicts(code, b.cells().code(row))) {
        return false;
      }
      row = next(row);
    }
    return true;
  }

  private boolean contradicts(int code, int other) {
    if (partnerMark[code] == mark) {
      return partner[code] >>> 1 != other;
    }
    partnerMark[code] = mark;
    partner[code] = other << 1;
    return false;
  }

  /**
   * Whether rows that share a value of the first column share the cell of the second, and two
   * values that repeat go with different cells: else nothing is determined but by chance.
   */
  boolean determines(ComparedColumn a, ComparedColumn b) {
    begin(a);
    for (int from = 0; from < rows; from += CHUNK) {
      int chunk = copy(a, b, from);
      for (int i = 0; i < chunk; i++) {
        int code = codesA[i];
        if (code == Column.MISSING) {
          continue;
        }
        if (partnerMark[code] != mark) {
          partnerMark[code] = mark;
          partner[code] = codesB[i] << 1;
        } else if (partner[code] >>> 1 != codesB[i]) {
          return false;
        } else {
          partner[code] |= 1;
        }
      }
    }
    int known = -1;
    for (int code = Column.MISSING + 1; code <= a.cells().distinct(); code++) {
      if (partnerMark[code] == mark && (partner[code] & 1) == 1) {
        if (known >= 0 && known != partner[code]) {
          return true;
        }
        known = partner[code];
      }
    }
    return false;
  }

  private int copy(ComparedColumn a, ComparedColumn b, int from) {
    int chunk = Math.min(CHUNK, rows - from);
    a.cells().copyCodes(from, codesA, chunk);
    b.cells().copyCodes(from, codesB, chunk);
    return chunk;
  }

  // A and B are the same

  /**
   * The rows without which two columns would part the rows alike, a missing cell being a value:
   * those that A leaves undetermined in B, or B in A, whichever are more. {@link #DIFFERENT} when
   * they are more than one in a hundred of the rows that do not hold a column's commonest value.
   */
  long partitionDeviation(ComparedColumn a, ComparedColumn b) {
    long most = (rows - (long) Math.max(a.commonest(), b.commonest())) / PERCENT;
    boolean apart =
        Math.abs(a.kinds() - b.kinds()) > most || Math.abs(a.commonest() - b.commonest()) > most;
    boolean repeat = a.repeats() && b.repeats();
    if (apart || !repeat || !a.repeatsEnough(rows) || !b.repeatsEnough(rows)) {
      return DIFFERENT;
    }
    counts.begin(a.cells().distinct(), b.cells().distinct());
    int row = 0;
    for (int i = firstRows(); i > 0; i--) {
      counts.add(a.cells().code(row), b.cells().code(row));
      if (counts.deviating() > most) {
        return DIFFERENT;
      }
      row = next(row);
    }
    counts.begin(a.cells().distinct(), b.cells().distinct());
    for (int from = 0; from < rows; from += CHUNK) {
      int chunk = copy(a, b, from);
      for (int i = 0; i < chunk; i++) {
        counts.add(codesA[i], codesB[i]);
      }
      if (counts.deviating() > most) {
        return DIFFERENT;
      }
    }
    return counts.deviating();
  }

  private int firstRows() {
    return Math.min(rows, Math.max(FIRST_ROWS, rows / FIRST_SHARE));
  }

  /**
   * The rows in which two columns have different texts, out of those in which both have one. {@link
   * #DIFFERENT} when these are less than half of the rows in which the sparser column has one, or
   * when more than one in a hundred of those that do not share the commonest text differ.
   */
  long textDeviation(ComparedColumn a, ComparedColumn b) {
    long both = a.rowsWithBoth(b, rows);
    long sparser = rows - (long) Math.max(a.missing(), b.missing());
    long most = both / PERCENT;
    boolean apart =
        a.distinct() - (rows - a.missing() - both) > b.distinct() + most
            || b.distinct() - (rows - b.missing() - both) > a.distinct() + most;
    boolean unlike = a.complete() && b.complete() && Math.abs(a.commonest() - b.commonest()) > most;
    if (both == 0 || 2 * both < sparser || apart || unlike || differ(a, b, most)) {
      return DIFFERENT;
    }
    int[] codeInA;
    try {
      codeInA = a.cells().codesOf(b.cells());
    } catch (IllegalStateException notKept) { // a patient key whose long texts are gone
      return DIFFERENT;
    }
    int[] equal = new int[a.cells().distinct() + 1];
    long different = 0;
    for (int from = 0; from < rows; from += CHUNK) {
      int chunk = copy(a, b, from);
      for (int i = 0; i < chunk; i++) {
        int code = codesA[i];
        if (code != Column.MISSING && codesB[i] != Column.MISSING) {
          if (codeInA[codesB[i]] == code) {
            equal[code]++;
          } else {
            different++;
          }
        }
      }
      if (different > most) {
        return DIFFERENT;
      }
    }
    long beyondCommonest = both - Arrays.stream(equal).max().orElse(0);
    boolean same = beyondCommonest > 0 && different <= beyondCommonest / PERCENT;
    return same ? different : DIFFERENT;
  }

  /** Whether more texts differ than may, as far as some rows show. */
  private boolean differ(ComparedColumn a, ComparedColumn b, long most) {
    if (isPatientKey(a) != isPatientKey(b)) {
      return false; // equal texts have other digests in a patient key
    }
    long different = 0;
    int row = 0;
    for (int i = firstRows(); i > 0; i--) {
      int codeA = a.cells().code(row);
      int codeB = b.cells().code(row);
      boolean both = codeA != Column.MISSING && codeB != Column.MISSING;
      if (both && a.cells().digest(codeA) != b.cells().digest(codeB) && ++different > most) {
        return true;
      }
      row = next(row);
    }
    return false;
  }

  private static boolean isPatientKey(ComparedColumn column) {
    return column.cells().spec().role() == Role.PATIENT_KEY;
  }
}
