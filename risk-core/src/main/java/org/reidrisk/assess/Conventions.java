package org.reidrisk.assess;

import java.util.LinkedHashMap;
import java.util.Map;
import org.reidrisk.group.Unit;
import org.reidrisk.policy.Policy;

/** What every figure of an assessment follows. */
record Conventions(Policy policy, PreparedTable prepared) {

  /** A map to which a figure adds its own. */
  Map<String, String> of(Unit unit) {
    Map<String, String> convention = new LinkedHashMap<>();
    convention.put("missing", policy.missing().word());
    convention.put("weight", unit == Unit.PATIENT ? "patients" : "rows");
    if (prepared.filledCells() > 0) {
      convention.put("static-cells-filled", String.valueOf(prepared.filledCells()));
    }
    if (prepared.droppedRows() > 0) {
      convention.put("rows-dropped", String.valueOf(prepared.droppedRows()));
    }
    return convention;
  }

  /** A copy with one more. */
  static Map<String, String> with(Map<String, String> convention, String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(convention);
    more.put(key, value);
    return more;
  }

  /** The unit that limits hold in. */
  Unit deciding() {
    return prepared.grouped().hasPatientKey() ? Unit.PATIENT : Unit.ROW;
  }
}
