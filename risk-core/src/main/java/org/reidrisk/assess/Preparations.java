package org.reidrisk.assess;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.reidrisk.measure.Measurement;
import org.reidrisk.policy.Policy;
import org.reidrisk.record.CrossCheckResult.Preparation;
import org.reidrisk.table.DerivedColumn;
import org.reidrisk.table.Table;
import org.reidrisk.value.ValueFormat;

/** What was done to an export before anybody measures its rows. */
final class Preparations {
  private Preparations() {}

  /**
   * What was done to the columns that figures are of. Sensitive values are counted as they were
   * read, so that only quasi-identifiers are filled.
   */
  static List<Preparation> of(PreparedTable prepared, Policy policy, List<Measurement> figures) {
    Set<String> quasiIdentifiers = new LinkedHashSet<>();
    Set<String> columns = new LinkedHashSet<>();
    for (Measurement figure : figures) {
      quasiIdentifiers.addAll(figure.quasiIdentifiers());
      String of = figure.of();
      if (of != null) {
        columns.add(of);
      }
    }
    columns.addAll(quasiIdentifiers);
    Set<String> derived = new LinkedHashSet<>();
    policy.derived().stream()
        .map(DerivedColumn::name)
        .filter(columns::remove)
        .forEach(derived::add);
    List<Preparation> all = new ArrayList<>();
    if (policy.format().trim()) {
      all.add(new Preparation("blanks-trimmed", "blanks around cells cut off"));
    }
    long formatted =
        columns.stream()
            .filter(c -> prepared.full().column(c).spec().format() != ValueFormat.TEXT)
            .count();
    if (formatted > 0) {
      all.add(
          new Preparation(
              "formats-applied",
              "spellings of one value made alike by the formats of " + count(formatted, "column")));
    }
    long missing = missing(prepared.unfilled(), columns);
    if (missing > 0) {
      all.add(new Preparation("missing-cells", count(missing, "cell") + " taken as missing"));
    }
    if (!derived.isEmpty()) {
      all.add(
          new Preparation(
              "columns-derived", count(derived.size(), "column") + " derived from others"));
    }
    long filled =
        missing(prepared.unfilled(), quasiIdentifiers) - missing(prepared.full(), quasiIdentifiers);
    if (filled > 0) {
      all.add(
          new Preparation(
              "static-cells-filled",
              count(filled, "missing cell") + " filled from other rows of the patient"));
    }
    if (prepared.droppedRows() > 0) {
      all.add(
          new Preparation(
              "rows-left-out",
              count(prepared.droppedRows(), "row") + " with missing cells left out"));
    }
    return all;
  }

  private static long missing(Table table, Set<String> columns) {
    return columns.stream().mapToLong(c -> table.column(c).missing()).sum();
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
