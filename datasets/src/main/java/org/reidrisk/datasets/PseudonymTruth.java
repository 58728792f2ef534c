package org.reidrisk.datasets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reidrisk.datasets.bytes.CsvFile;

/** Which of an attacker's people is which patient of the release; people not in it have no row. */
final class PseudonymTruth {
  private final Map<Integer, String> pseudonyms = new HashMap<>();
  private final CsvFile file;

  PseudonymTruth(Archive archive, String heldColumn) {
    for (int position = 0; position < archive.released().size(); position++) {
      pseudonyms.put(archive.released().get(position), Archive.pseudonym(position));
    }
    file = new CsvFile(List.of(heldColumn, "PatientID"));
  }

  /** Notes under which name the attacker knows a person. */
  void add(String held, int person) {
    String pseudonym = pseudonyms.get(person);
    if (pseudonym != null) {
      file.add(List.of(held, pseudonym));
    }
  }

  CsvFile file() {
    return file;
  }
}
