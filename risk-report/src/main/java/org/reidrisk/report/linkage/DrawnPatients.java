package org.reidrisk.report.linkage;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reidrisk.policy.HeldTable;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * Patients of the release as targets: those with the smallest digests of their keys under a fixed
 * seed, whatever the order of rows. Where each row is a patient, the compared cells stand for the
 * key; equal rows are as good as each other.
 */
final class DrawnPatients {
  private static final long SEED = 0x5DEECE66D1CE4E5BL;

  private DrawnPatients() {}

  /**
   * For each row of the release the patient when drawn, {@code -2} when not.
   *
   * @param compared the compared columns
   * @param most how many patients, {@link HeldTable#EVERY_PATIENT} for all
   */
  static int[] personOfRow(Table release, List<Column> compared, int most) {
    int[] person = new int[release.rows()];
    release.copyPatients(0, person, person.length);
    boolean[] drawn = drawn(release, compared, Math.max(1, most));
    for (int row = 0; row < person.length; row++) {
      if (person[row] < 0 || (drawn.length > 0 && !drawn[person[row]])) {
        person[row] = -2;
      }
    }
    return person;
  }

  /** Who is drawn; empty for everybody. */
  private static boolean[] drawn(Table release, List<Column> compared, int most) {
    int patients = release.patients();
    if (most >= patients) {
      return new boolean[0];
    }
    @Nullable Column key = release.schema().patientKey().map(release::column).orElse(null);
    long[] digests = new long[patients];
    for (int patient = 0; patient < patients; patient++) {
      long digest = SEED;
      if (key != null) {
        digest = mix(digest ^ key.digest(patient + 1));
      } else {
        for (Column column : compared) {
          digest = mix(digest ^ column.digest(column.code(patient)));
        }
      }
      digests[patient] = digest;
    }
    long[] sorted = digests.clone();
    Arrays.sort(sorted);
    long last = sorted[most - 1];
    int below = 0;
    for (long digest : digests) {
      below += digest < last ? 1 : 0;
    }
    boolean[] drawn = new boolean[patients];
    int equal = most - below;
    for (int patient = 0; patient < patients; patient++) {
      if (digests[patient] < last) {
        drawn[patient] = true;
      } else if (digests[patient] == last && equal > 0) {
        drawn[patient] = true;
        equal--;
      }
    }
    return drawn;
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
