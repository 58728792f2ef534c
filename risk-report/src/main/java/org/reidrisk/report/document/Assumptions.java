package org.reidrisk.report.document;

import java.util.ArrayList;
import java.util.List;
import org.reidrisk.group.Unit;
import org.reidrisk.record.Assessment;

/** What the figures assume, and what was not looked at, a sentence each. */
final class Assumptions {

  private static final List<String> OUT_OF_SCOPE =
      List.of("pixels", "free-text", "linkage", "population", "releases", "conditions");

  private Assumptions() {}

  static List<String> of(Assessment assessment, Wording wording) {
    String prosecutor = register(assessment) ? "prosecutor-and-register" : "prosecutor";
    List<String> assumed = new ArrayList<>();
    if (!assessment.linkage().isEmpty()) {
      assumed.add(wording.text("scope.assumed.scenarios", wording.place("linkage")));
    }
    for (String key : List.of("roles", prosecutor, "exact", "power", "independent")) {
      assumed.add(
          wording.text("scope.assumed." + key, wording.who(Adversary.deciding(assessment))));
    }
    if (assessment.policy().unit() == Unit.ROW) {
      assumed.add(wording.text("scope.assumed.row-is-patient"));
    }
    if (assessment.data().rowsWithoutPatient() > 0) {
      assumed.add(
          wording.text(
              "scope.assumed.rows-without-patient",
              wording.counted("unit.row", assessment.data().rowsWithoutPatient())));
    }
    return assumed;
  }

  static List<String> notLookedAt(Assessment assessment, Wording wording) {
    List<String> missed = new ArrayList<>();
    for (String key : OUT_OF_SCOPE) {
      if (key.equals("linkage") && !assessment.linkage().isEmpty()) {
        continue;
      }
      String variant = "";
      if (key.equals("population") && register(assessment)) {
        variant = ".register";
      } else if (key.equals("releases") && !assessment.joined().isEmpty()) {
        variant = ".held";
      } else if (key.equals("releases") && !assessment.linkage().isEmpty()) {
        variant = ".attackers";
      }
      missed.add(wording.text("scope.not-looked-at." + key + variant));
    }
    return missed;
  }

  static boolean register(Assessment assessment) {
    return assessment.measurements().stream().anyMatch(m -> m.quantity().fromRegister());
  }
}
