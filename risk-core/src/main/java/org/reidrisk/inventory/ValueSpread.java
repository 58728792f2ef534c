package org.reidrisk.inventory;

import java.util.Arrays;
import java.util.OptionalInt;
import org.reidrisk.table.Column;

/**
 * How the values of one column are spread over rows and patients.
 *
 * @param distinct distinct values that a row holds; a missing cell is no value
 * @param constant whether all cells that are not missing hold one value; false when there is none
 * @param entropy Shannon entropy of the values of the cells that are not missing, in bits: 0 for a
 *     constant or without values, at most log2 of {@code distinct}
 * @param longest characters (code points) of the longest value; absent when there is no value or
 *     when the table did not keep the texts
 * @param uniqueAlone patients who hold a value that no other patient holds in any row; a missing
 *     cell singles nobody out, and rows without a patient key are left out. Of the rows that risk
 *     is measured on, where these are fewer
 * @param patients patients with such a row; each row is one where there is no patient key
 */
public record ValueSpread(
    long distinct,
    boolean constant,
    double entropy,
    OptionalInt longest,
    long uniqueAlone,
    long patients) {

  private static final int CHUNK = 1 << 13;
  private static final int FREQUENT = 1 << 10;
  private static final double LN_2 = StrictMath.log(2);
  private static final int SHARED = -1;

  /** The same values, with those counted who are singled out on other rows. */
  ValueSpread withUnitsOf(ValueSpread onOtherRows) {
    return new ValueSpread(
        distinct, constant, entropy, longest, onOtherRows.uniqueAlone, onOtherRows.patients);
  }

  static ValueSpread of(Column column, PatientOrder patients) {
    int[] count = new int[column.distinct() + 1];
    int[] owner = patients.rowsArePatients() ? new int[0] : new int[count.length];
    int[] codes = new int[Math.min(CHUNK, patients.tableRows())];
    for (int from = 0; from < patients.tableRows(); from += CHUNK) {
      int rows = Math.min(CHUNK, patients.tableRows() - from);
      column.copyCodes(from, codes, rows);
      for (int i = 0; i < rows; i++) {
        count[codes[i]]++;
      }
      for (int i = 0; i < rows && owner.length > 0; i++) {
        int patientFromOne = patients.patient(from + i) + 1;
        int before = owner[codes[i]];
        if (patientFromOne > 0 && before != patientFromOne) {
          owner[codes[i]] = before == 0 ? patientFromOne : SHARED;
        }
      }
    }
    count[Column.MISSING] = 0;
    int distinct = 0;
    long alone = 0;
    for (int rows : count) {
      distinct += rows > 0 ? 1 : 0;
      alone += rows == 1 ? 1 : 0;
    }
    return new ValueSpread(
        distinct,
        distinct == 1,
        entropy(count),
        longest(column, count),
        patients.rowsArePatients() ? alone : owners(owner, patients),
        patients.count());
  }

  /** Patients who own a value; one may own several. */
  private static long owners(int[] owner, PatientOrder patients) {
    long[] seen = new long[(patients.bound() >>> 6) + 1];
    for (int code = Column.MISSING + 1; code < owner.length; code++) {
      int patient = owner[code] - 1;
      if (patient >= 0) {
        seen[patient >>> 6] |= 1L << patient;
      }
    }
    return Arrays.stream(seen).map(Long::bitCount).sum();
  }

  /** Summed by size of the count, since the order of codes depends on the order of rows. */
  private static double entropy(int[] count) {
    long rows = 0;
    int[] values = new int[FREQUENT];
    int large = 0;
    for (int n : count) {
      rows += n;
      if (n < FREQUENT) {
        values[n]++;
      } else {
        large++;
      }
    }
    double sum = 0;
    for (int n = 1; n < FREQUENT; n++) {
      if (values[n] > 0) {
        sum += (double) values[n] * n * log2((double) rows / n);
      }
    }
    int[] frequent = new int[large];
    int at = 0;
    for (int n : count) {
      if (n >= FREQUENT) {
        frequent[at++] = n;
      }
    }
    Arrays.sort(frequent);
    for (int n : frequent) {
      sum += n * log2((double) rows / n);
    }
    return rows == 0 ? 0 : sum / rows;
  }

  private static double log2(double number) {
    return StrictMath.log(number) / LN_2;
  }

  private static OptionalInt longest(Column column, int[] count) {
    if (!column.keepsTexts()) {
      return OptionalInt.empty();
    }
    int longest = -1;
    for (int code = Column.MISSING + 1; code < count.length; code++) {
      if (count[code] > 0) {
        longest = Math.max(longest, column.characters(code));
      }
    }
    return longest < 0 ? OptionalInt.empty() : OptionalInt.of(longest);
  }
}
