package org.reidrisk.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is run side by side, in the order in which it runs. */
enum Program {
  OURS("reidrisk", "assess: classes of rows and patients, every figure, SHA-256"),
  DUCKDB_ROWS("duckdb-rows", "GROUP BY, rows only"),
  DUCKDB_PATIENTS("duckdb-patients", "GROUP BY, rows and count(DISTINCT patient)"),
  DUCKDB_TWO_STEPS("duckdb-two-steps", "GROUP BY with the patient, then without"),
  FASTCSV("fastcsv", "HashMap, rows only"),
  COMMONS_CSV("commons-csv", "HashMap, rows only"),
  ARX("arx", "load, classes of rows, prosecutor risk"),
  BYTE_SCAN("byte-scan", "finds delimiters, SHA-256, keeps nothing");

  private final String id;
  private final String work;

  Program(String id, String work) {
    this.id = id;
    this.work = work;
  }

  String id() {
    return id;
  }

  String work() {
    return work;
  }

  /** The groups of figures in which it has to agree with us. */
  Set<String> counts() {
    return switch (this) {
      case OURS -> Set.of(Figures.FILE, Figures.ROWS, Figures.PATIENTS);
      case DUCKDB_ROWS, FASTCSV, COMMONS_CSV, ARX -> Set.of(Figures.ROWS);
      case DUCKDB_PATIENTS, DUCKDB_TWO_STEPS -> Set.of(Figures.ROWS, Figures.PATIENTS);
      case BYTE_SCAN -> Set.of(Figures.FILE);
    };
  }

  static Program of(String id) {
    return Arrays.stream(values())
        .filter(program -> program.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no program " + id + "; there are " + String.join(", ", ids())));
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(Program::id).collect(Collectors.toList());
  }
}
