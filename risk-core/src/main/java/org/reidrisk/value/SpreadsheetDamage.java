package org.reidrisk.value;

/**
 * Distinct values that look as if a spreadsheet had rewritten them. All are suspicions, not proofs;
 * what is destroyed cannot be read back. Lost zeros and retyped dates are counted among the values
 * that {@link DetectedFormat#looked} counts, everything else among all.
 *
 * @param scientific identifiers turned into numbers of some digits, such as {@code 1.23E+15}:
 *     exponents of 11 or more, where numbers are not expected
 * @param lostZeros numbers shorter than the others of an identifier column, or times with an odd
 *     number of digits, whose leading zeros are gone; only where an identifier or a time is
 *     expected
 * @param serialDays numbers from 20,000 to 60,000 where dates are expected: days since 1899-12-30
 * @param hashes number signs in place of a number that did not fit its cell
 * @param retyped dates that are written in another way than most of their column
 * @param cut values of exactly 255 or 32,767 characters in a column without any longer one; of 255
 *     at least two
 */
public record SpreadsheetDamage(
    long scientific, long lostZeros, long serialDays, long hashes, long retyped, long cut) {

  /**
   * Whether anything is suspicious.
   *
   * @return whether any count is above 0
   */
  public boolean any() {
    return scientific + lostZeros + serialDays + hashes + retyped + cut > 0;
  }
}
