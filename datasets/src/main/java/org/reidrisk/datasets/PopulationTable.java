package org.reidrisk.datasets;

import java.util.List;
import org.reidrisk.datasets.bytes.CsvFile;
import org.reidrisk.datasets.bytes.Digits;

/**
 * The population that the release was drawn from: one row per study, with the columns an attacker
 * could hold in a register, cell for cell as the archive has them.
 */
final class PopulationTable {
  static final List<String> HEADER =
      List.of(
          "person",
          "sex",
          "age",
          "ethnic_group",
          "exam_date",
          "modality",
          "body_part",
          "site",
          "scanner_model");

  private PopulationTable() {}

  static CsvFile of(Archive archive) {
    CsvFile file = new CsvFile(HEADER);
    int position = 0;
    for (int person : archive.shuffledPeople("population")) {
      position++;
      for (Study study : archive.studies(person)) {
        file.add(
            List.of(
                "P" + Digits.padded(position, 6),
                study.sex(),
                study.age(),
                study.ethnicGroup(),
                Digits.date(study.day()),
                study.scanner().modality().name(),
                study.bodyPartExamined(),
                study.scanner().site().code(),
                study.scanner().model()));
      }
    }
    return file;
  }
}
