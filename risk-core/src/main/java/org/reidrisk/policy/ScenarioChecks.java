package org.reidrisk.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reidrisk.table.DerivedColumn;

/**
 * Checks scenarios against the rest of a policy.
 *
 * @param columns what the policy says of columns
 * @param derived columns that are not in the export
 * @param patient the patient key, or null
 * @param places where the file names something
 */
record ScenarioChecks(
    Map<String, ColumnPolicy> columns,
    List<DerivedColumn> derived,
    @Nullable String patient,
    Map<String, Place> places) {

  void check(List<Scenario> scenarios) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < scenarios.size(); i++) {
      Scenario scenario = scenarios.get(i);
      String what = "scenarios." + i;
      if (!ids.add(scenario.id())) {
        throw place(what + ".id")
            .error(
                "repeated-scenario",
                "the id \"" + scenario.id() + "\" names an earlier scenario already");
      }
      check(scenario, what);
    }
  }

  private Place place(String what) {
    return places.getOrDefault(what, Place.NOWHERE);
  }

  private void check(Scenario scenario, String what) {
    boolean shifted = false;
    Set<JoinColumn> seen = new HashSet<>();
    for (int j = 0; j < scenario.join().size(); j++) {
      JoinColumn column = scenario.join().get(j);
      Place place = place(what + ".join." + j);
      requireColumn(column.release(), place);
      if (scenario.holds().fromRelease() != null) {
        requireColumn(column.held(), place(what + ".join." + j + ".held"));
      }
      if (column.rule().wholePerson() && scenario.attack() != Attack.TRAJECTORY) {
        throw place.error(
            "rule-needs-trajectory",
            "the rule "
                + column.rule().word()
                + " looks at all events of a person; say attack: trajectory");
      }
      if (column.rule() == ComparisonRule.COMMON_SHIFT && shifted) {
        throw place.error("second-common-shift", "one column of a scenario has a common shift");
      }
      shifted |= column.rule() == ComparisonRule.COMMON_SHIFT;
      if (!seen.add(column)) {
        throw place.error("repeated-join", "the scenario compares these columns so already");
      }
    }
    if (scenario.holds().fromRelease() != null && scenario.holds().site() != null) {
      requireColumn(scenario.holds().site(), place(what + ".holds"));
    }
    if (scenario.truth() != null && patient == null) {
      throw place(what + ".truth")
          .error(
              "truth-without-patient-key",
              "truth names patients of the release, and table.patient is not set");
    }
    Limit limit = scenario.limit();
    if (limit != null && !scenario.id().equals(limit.params().scenario())) {
      throw place(what)
          .error("limit-of-other-scenario", "the limit is on no figure of this scenario");
    }
  }

  private void requireColumn(String name, Place place) {
    if (name.equals(patient)) {
      throw place.error(
          "join-of-patient-key",
          "the column \""
              + name
              + "\" is the patient key; an attacker who held it would need no"
              + " comparison");
    }
    if (derived.stream().anyMatch(d -> d.name().equals(name))) {
      throw place.error(
          "join-of-derived-column",
          "the column \""
              + name
              + "\" is not in the export; compare the one that it is computed"
              + " from");
    }
    if (!columns.containsKey(name)) {
      String hint =
          NearestName.of(name, columns.keySet())
              .map(n -> "; the nearest is \"" + n + "\"")
              .orElse("");
      throw place.error(
          "join-of-no-column",
          "the scenario compares \"" + name + "\", which columns does not list" + hint);
    }
  }
}
