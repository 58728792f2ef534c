package org.reidrisk.measure;

import java.util.List;
import java.util.TreeMap;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.table.Column;
import org.reidrisk.table.SmallTables;
import org.reidrisk.table.StaticCells;
import org.reidrisk.table.Table;

/** The measures of a small table, called the way the assessor calls them. */
record Measured(Table table, Unit unit, boolean patientsLinked) {

  static Measured byRow(String header, String... rows) {
    return of(Unit.ROW, SmallTables.of(header, rows));
  }

  static Measured byPatient(String header, String... rows) {
    return of(Unit.PATIENT, SmallTables.of(header, rows));
  }

  static Measured of(Unit unit, Table table) {
    return new Measured(StaticCells.fill(table).table(), unit, true);
  }

  Measured in(Unit other) {
    return new Measured(table, other, patientsLinked);
  }

  Measured patientKeyDropped() {
    return new Measured(table, unit, false);
  }

  ClassSizes sizes() {
    return EquivalenceClasses.of(table).sizes(unit);
  }

  KAnonymity anonymity() {
    return KAnonymity.of(sizes());
  }

  IdentityRisk risk() {
    return IdentityRisk.prosecutor(sizes());
  }

  SensitiveCounts counts() {
    return SensitiveCounts.of(EquivalenceClasses.of(table), "S", unit, patientsLinked);
  }

  LDiversity diversity() {
    return LDiversity.of(counts());
  }

  AlphaAnonymity alpha() {
    return AlphaAnonymity.of(counts());
  }

  Estimate closeness() {
    return TCloseness.of(counts(), GroundDistance.equal()).t();
  }

  Estimate closenessInOrder(String... values) {
    Column column = table.column("S");
    TreeMap<String, Integer> codes = new TreeMap<>();
    for (int code = 1; code <= column.distinct(); code++) {
      codes.put(column.value(code), code);
    }
    int[] order = List.of(values).stream().mapToInt(codes::get).toArray();
    return TCloseness.of(counts(), GroundDistance.ordered(order)).t();
  }

  static double number(Estimate estimate) {
    return ((Estimate.Real) estimate).value();
  }

  static long count(Estimate estimate) {
    return ((Estimate.Count) estimate).value();
  }

  static String reason(Estimate estimate) {
    return ((Estimate.Undefined) estimate).code();
  }
}
