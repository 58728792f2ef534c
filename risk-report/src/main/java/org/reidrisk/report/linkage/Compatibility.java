package org.reidrisk.report.linkage;

/** Which cells of a held column go with which cells of a column of the release. */
interface Compatibility {
  /**
   * Whether two cells go together.
   *
   * @param heldCode the code of a cell in the held column; 0 when it is missing
   * @param releaseCode the code of a cell in the column of the release; 0 when it is missing
   */
  boolean compatible(int heldCode, int releaseCode);
}
