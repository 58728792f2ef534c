package org.reidrisk.bench;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The columns that rows are grouped by, and the policy that says so. */
enum BenchmarkPolicy {
  /** Nearly every row is a class of its own: the most that grouping has to hold. */
  EIGHT,
  /** Some ten thousand classes: the work is reading. */
  FOUR;

  /** The column whose equal cells are one patient. */
  static final String PATIENT = "PatientID";

  List<String> quasiIdentifiers() {
    return switch (this) {
      case EIGHT ->
          List.of(
              "PatientSex",
              "PatientAge",
              "StudyDate",
              "Modality",
              "BodyPartExamined",
              "Manufacturer",
              "InstitutionName",
              "PostalCode3");
      case FOUR -> List.of("PatientSex", "PatientAge", "Modality", "InstitutionName");
    };
  }

  String fileName() {
    return "policy-" + quasiIdentifiers().size() + ".yaml";
  }

  String yaml() {
    StringBuilder text = new StringBuilder();
    text.append("reidrisk: 1\n");
    text.append("release: {id: benchmark-").append(quasiIdentifiers().size());
    text.append(", tier: controlled}\n");
    // The other programs know of no adversary who links rows; ours is to do what they do, and more.
    text.append("table: {patient: ").append(PATIENT).append(", patient-released: false}\n");
    text.append("columns:\n");
    Set<String> others = new LinkedHashSet<>(ExportGenerator.COLUMNS);
    others.remove(PATIENT);
    for (String column : others) {
      String role = quasiIdentifiers().contains(column) ? "quasi-identifier" : "other";
      text.append("  ").append(column).append(": {role: ").append(role).append("}\n");
    }
    text.append("limits:\n");
    text.append("  explicit:\n");
    text.append("    - {quantity: k, at-least: 11, power: 1}\n");
    return text.toString();
  }
}
