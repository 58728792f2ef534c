package org.reidrisk.datasets.traps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.reidrisk.datasets.bytes.CsvFile;
import org.reidrisk.datasets.bytes.SeededRandom;

/** A table being made: one row per series, columns that a trap may change, add and take away. */
final class Export {
  private final Cohort cohort;
  private final List<Study> rows = new ArrayList<>();
  private final Map<String, List<String>> columns = new LinkedHashMap<>();
  private HeaderSpelling spelling;

  /** Makes a table without leaks. */
  static Export of(Cohort cohort, Cohort.Visits visits, SeededRandom random) {
    Export export = new Export(cohort, HeaderSpelling.draw(random));
    for (Study study : cohort.studies()) {
      export.rows.add(study);
      if (visits == Cohort.Visits.FEW && random.chance(0.25)) {
        export.rows.add(study);
      }
    }
    CleanColumns.fill(export, random);
    return export;
  }

  private Export(Cohort cohort, HeaderSpelling spelling) {
    this.cohort = cohort;
    this.spelling = spelling;
  }

  Cohort cohort() {
    return cohort;
  }

  int size() {
    return rows.size();
  }

  /** Returns the study of a row. */
  Study study(int row) {
    return rows.get(row);
  }

  /** Fills a column, which is added behind the others unless it is there, row by row. */
  void fillRows(String column, Function<Study, String> cell) {
    List<String> cells = new ArrayList<>(rows.size());
    for (Study study : rows) {
      cells.add(cell.apply(study));
    }
    columns.put(column, cells);
  }

  /** Fills a column with one value per study. */
  void fillStudies(String column, Function<Study, String> cell) {
    Map<Integer, String> made = new HashMap<>();
    fillRows(column, study -> made.computeIfAbsent(study.number(), n -> cell.apply(study)));
  }

  /** Fills a column with one value per patient. */
  void fillPatients(String column, Function<Patient, String> cell) {
    Map<Patient, String> made = new HashMap<>();
    fillRows(column, study -> made.computeIfAbsent(study.patient(), cell));
  }

  /** Fills a column with one value per machine. */
  void fillMachines(String column, Function<Machine, String> cell) {
    Map<Machine, String> made = new HashMap<>();
    fillRows(column, study -> made.computeIfAbsent(study.machine(), cell));
  }

  /** Removes columns. */
  void remove(String... names) {
    for (String name : names) {
      columns.remove(name);
    }
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  /** Returns the cells of a column, which may be changed in place. */
  List<String> cells(String column) {
    List<String> cells = columns.get(column);
    if (cells == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    return cells;
  }

  /** Sorts the rows by a column; equal cells keep their order. */
  void sortBy(String column) {
    List<String> keys = cells(column);
    List<Integer> order = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      order.add(row);
    }
    order.sort(Comparator.comparing(keys::get));
    reorder(rows, order);
    columns.replaceAll((name, cells) -> reordered(cells, order));
  }

  private static <T> List<T> reordered(List<T> elements, List<Integer> order) {
    List<T> sorted = new ArrayList<>(elements);
    reorder(sorted, order);
    return sorted;
  }

  private static <T> void reorder(List<T> elements, List<Integer> order) {
    List<T> before = List.copyOf(elements);
    for (int i = 0; i < before.size(); i++) {
      elements.set(i, before.get(order.get(i)));
    }
  }

  /** Writes every header as the keyword it is, where a spelling would spoil the trap. */
  void keepKeywords() {
    spelling = HeaderSpelling.KEYWORDS;
  }

  /** Returns how a column is headed in the file. */
  String header(String column) {
    return spelling.of(column);
  }

  /** Returns the table as a file. */
  CsvFile file() {
    CsvFile file = new CsvFile(columns.keySet().stream().map(this::header).toList());
    List<List<String>> cells = List.copyOf(columns.values());
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      file.add(cells.stream().map(column -> column.get(row)).toList());
    }
    return file;
  }

  /** Returns some row numbers, at random and in order. */
  List<Integer> someRows(int count, SeededRandom random) {
    List<Integer> all = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      all.add(row);
    }
    random.shuffle(all);
    List<Integer> some = new ArrayList<>(all.subList(0, count));
    Collections.sort(some);
    return some;
  }
}
