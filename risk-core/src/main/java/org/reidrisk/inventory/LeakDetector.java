package org.reidrisk.inventory;

import java.util.List;
import org.reidrisk.Finding;

/**
 * Looks for one kind of leak inside the values of an export. Pure: the same export gives the same
 * findings in the same order, whatever the order of its rows and the number of threads. No finding
 * holds a cell value.
 */
interface LeakDetector {
  /**
   * Looks at an export.
   *
   * @param export the export
   * @return findings in file order of the columns they are about; none when nothing leaks
   */
  List<Finding> findings(ExportView export);

  /** The same, with what a picture needs beside it. */
  default Leaks leaks(ExportView export) {
    return new Leaks(findings(export), List.of());
  }
}
