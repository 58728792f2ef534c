package org.reidrisk.datasets.traps;

import java.util.List;
import org.reidrisk.datasets.bytes.CsvFile;

/**
 * A table and its label.
 *
 * @param planted whether the leak is in it
 * @param columns headers, as in the file, of the columns where the leak is or would be; a finding
 *     about any one of them finds the leak
 */
record TrapTable(String kind, String variant, boolean planted, List<String> columns, CsvFile file) {

  String fileName() {
    return kind + (planted ? "-planted.csv" : "-near-miss.csv");
  }
}
