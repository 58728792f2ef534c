package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Profiles straight from the definitions, slowly; shares no code with what it checks. */
class ProfileOracle {
  private final SeededExport export;
  private final int threshold;

  ProfileOracle(SeededExport export, int threshold) {
    this.export = export;
    this.threshold = threshold;
  }

  Profiles profiles() {
    List<String> quasi =
        export.names().stream().filter(export.quasiIdentifiers()::contains).toList();
    ClassRisk baseline = risk(quasi);
    List<ColumnProfile> columns = new ArrayList<>();
    for (String name : export.names()) {
      List<String> with = new ArrayList<>(quasi);
      List<String> without = new ArrayList<>(quasi);
      with.add(name);
      without.remove(name);
      List<String> cells = export.cells(name);
      ValueSpread spread = spread(name);
      boolean inside = quasi.contains(name);
      columns.add(
          new ColumnProfile(
              name,
              columns.size() + 1,
              cells.stream().filter(String::isEmpty).count(),
              OptionalLong.of(spread.distinct()),
              Optional.of(spread),
              inside ? Optional.of(marginal(risk(without), baseline)) : Optional.empty(),
              inside ? Optional.empty() : Optional.of(marginal(risk(with), baseline))));
    }
    return new Profiles(quasi, threshold, baseline, columns);
  }

  private static Marginal marginal(ClassRisk risk, ClassRisk baseline) {
    return new Marginal(
        risk,
        risk.uniquePatients() - baseline.uniquePatients(),
        risk.patientsAtRisk() - baseline.patientsAtRisk());
  }

  ClassRisk risk(List<String> columns) {
    Map<List<String>, Set<String>> members = new LinkedHashMap<>();
    for (int row = 0; row < export.rows().size(); row++) {
      if (counts(row)) {
        members.computeIfAbsent(tuple(columns, row), t -> new LinkedHashSet<>()).add(owner(row));
      }
    }
    Map<String, Integer> smallest = new HashMap<>();
    members
        .values()
        .forEach(m -> m.forEach(patient -> smallest.merge(patient, m.size(), Math::min)));
    return new ClassRisk(
        smallest.size(),
        smallest.values().stream().mapToLong(Integer::longValue).min(),
        smallest.values().stream().filter(size -> size == 1).count(),
        smallest.values().stream().filter(this::isSmall).count());
  }

  boolean isSmall(int size) {
    return size < threshold;
  }

  boolean counts(int row) {
    return !owner(row).isEmpty();
  }

  String owner(int row) {
    return export.owner(row);
  }

  List<String> tuple(List<String> columns, int row) {
    return columns.stream()
        .map(c -> export.rows().get(row).get(export.names().indexOf(c)))
        .toList();
  }

  private ValueSpread spread(String name) {
    List<String> cells = export.cells(name);
    Map<String, Set<String>> holders = new HashMap<>();
    Map<String, Integer> count = new HashMap<>();
    Set<String> patients = new HashSet<>();
    for (int row = 0; row < cells.size(); row++) {
      String value = cells.get(row);
      if (counts(row)) {
        patients.add(owner(row));
      }
      if (!value.isEmpty()) {
        count.merge(value, 1, Integer::sum);
        holders.computeIfAbsent(value, v -> new HashSet<>());
        if (counts(row)) {
          holders.get(value).add(owner(row));
        }
      }
    }
    Set<String> alone = new HashSet<>();
    holders.values().stream().filter(h -> h.size() == 1).forEach(alone::addAll);
    int n = count.values().stream().mapToInt(Integer::intValue).sum();
    double entropy = 0;
    for (int c : count.values()) {
      double p = (double) c / n;
      entropy -= p * Math.log(p) / Math.log(2);
    }
    int distinct = count.size();
    return new ValueSpread(
        distinct,
        distinct == 1,
        entropy,
        count.keySet().stream().mapToInt(v -> v.codePointCount(0, v.length())).max(),
        alone.size(),
        patients.size());
  }
}
