package org.reidrisk.datasets.traps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reidrisk.datasets.CsvTable;

/** A trap read back from its files. */
record LabelledTable(
    String kind, String variant, boolean planted, List<String> columns, CsvTable table) {

  /** Reads all tables of a folder, in the order of the labels. */
  static List<LabelledTable> readAll(Path folder) {
    try {
      Map<String, LabelledTable> byFile = new LinkedHashMap<>();
      for (Map<String, String> label : CsvTable.read(folder.resolve("labels.csv")).rows()) {
        String file = label.get("file");
        if (!byFile.containsKey(file)) {
          byFile.put(
              file,
              new LabelledTable(
                  label.get("kind"),
                  label.get("variant"),
                  label.get("planted").equals("yes"),
                  new ArrayList<>(),
                  CsvTable.read(folder.resolve(file))));
        }
        byFile.get(file).columns().add(label.get("column"));
      }
      return List.copyOf(byFile.values());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the cells of the first labelled column. */
  List<String> cells() {
    return table.column(columns.get(0));
  }

  /** Returns the cells of the column whose header is one of the spellings of a keyword. */
  List<String> cells(String keyword, String name, String tag) {
    for (String spelling :
        List.of(
            keyword,
            keyword + "_DICOM",
            name,
            "(" + tag + ")",
            "(" + tag.replace(",", ", ") + ")",
            name.replace(' ', '_').toLowerCase(java.util.Locale.ROOT))) {
      if (table.header().contains(spelling)) {
        return table.column(spelling);
      }
    }
    throw new IllegalStateException("no column for " + keyword);
  }

  List<String> patients() {
    return cells("PatientID", "Patient ID", "0010,0020");
  }

  List<String> studyDates() {
    return cells("StudyDate", "Study Date", "0008,0020");
  }

  /** Returns the distinct cells of the first labelled column for each patient. */
  Map<String, List<String>> byPatient() {
    Map<String, List<String>> values = new HashMap<>();
    List<String> patients = patients();
    for (int row = 0; row < patients.size(); row++) {
      List<String> own = values.computeIfAbsent(patients.get(row), p -> new ArrayList<>());
      if (!own.contains(cells().get(row))) {
        own.add(cells().get(row));
      }
    }
    return values;
  }

  @Override
  public String toString() {
    return kind + (planted ? " planted: " : " near miss: ") + variant;
  }
}
