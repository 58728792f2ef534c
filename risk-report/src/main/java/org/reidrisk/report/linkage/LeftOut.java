package org.reidrisk.report.linkage;

/**
 * What of a held table and its truth was not used, and what left the machine.
 *
 * @param rowsWithoutPerson held rows without a person id
 * @param duplicateRows held rows that repeat another one of the same person
 * @param cellsNotCompared cells that do not parse under their rule, held and released
 * @param unknownPatients patient keys of the truth that the release does not have
 * @param pairsWritten pairs written to a file for the internal annex
 */
record LeftOut(
    long rowsWithoutPerson,
    long duplicateRows,
    long cellsNotCompared,
    long unknownPatients,
    long pairsWritten) {

  /** Everything was used. */
  static final LeftOut NOTHING = new LeftOut(0, 0, 0, 0, 0);

  LeftOut {
    if (rowsWithoutPerson < 0
        || duplicateRows < 0
        || cellsNotCompared < 0
        || unknownPatients < 0
        || pairsWritten < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }
}
