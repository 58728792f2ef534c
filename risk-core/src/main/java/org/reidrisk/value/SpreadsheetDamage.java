package org.reidrisk.value;

/**
 * Distinct values that look as if a spreadsheet had rewritten them. All are suspicions, not proofs;
 * what is destroyed cannot be read back. Lost zeros and retyped dates are counted among the values
 * that {@link DetectedFormat#looked} counts, everything else among all.
 *
 * @param scientific identifiers turned into numbers of some digits, such as {@code 1.23E+15}:
 *     exponents of 11 or more, where numbers are not expected
 * @param lostZeros times with an odd number of digits where a time is expected; and, where an
 *     identifier is, numbers shorter than the others, when they are about a tenth of at least 50
 *     and the others begin with each other figure as often: what zeros that are gone leave behind,
 *     and also numbers drawn from 1 to a power of ten
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
