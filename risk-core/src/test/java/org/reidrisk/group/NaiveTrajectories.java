package org.reidrisk.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Candidate sets straight from the definitions, on strings. Shares no code with what it checks. */
final class NaiveTrajectories {

  /** Mistakes that the comparison must notice. */
  enum Mistake {
    NONE,
    SET_INSTEAD_OF_MULTISET,
    EVENTS_IGNORED,
    ONE_EVENT_PER_EVENT_VALUE,
    MISSING_EVENTS_MERGED,
    ROWS_WITHOUT_PATIENT_MERGED,
    ROWS_WITHOUT_PATIENT_COUNTED,
    COPIES_FOR_ONE
  }

  private final Mistake mistake;
  private final Map<String, Map<String, Integer>> trajectories = new LinkedHashMap<>();

  NaiveTrajectories(EventTable table, Mistake mistake) {
    this.mistake = mistake;
    Set<List<String>> seen = new LinkedHashSet<>();
    for (int i = 0; i < table.rows().size(); i++) {
      List<String> row = table.rows().get(i);
      String patient = table.withKey() ? row.get(0) : "row " + i;
      if (patient.isEmpty()) {
        if (mistake == Mistake.ROWS_WITHOUT_PATIENT_MERGED) {
          patient = "nobody";
        } else if (mistake == Mistake.ROWS_WITHOUT_PATIENT_COUNTED) {
          patient = "nobody " + i;
        } else {
          continue;
        }
      }
      String element = row.get(2) + "|" + row.get(3);
      boolean named = !row.get(1).isEmpty() || mistake == Mistake.MISSING_EVENTS_MERGED;
      if (table.withEvent() && named && mistake != Mistake.EVENTS_IGNORED) {
        String tuple = mistake == Mistake.ONE_EVENT_PER_EVENT_VALUE ? "" : element;
        if (!seen.add(List.of(patient, row.get(1), tuple))) {
          continue;
        }
      }
      Map<String, Integer> trajectory =
          trajectories.computeIfAbsent(patient, p -> new LinkedHashMap<>());
      trajectory.merge(element, 1, Integer::sum);
      if (mistake == Mistake.SET_INSTEAD_OF_MULTISET) {
        trajectory.put(element, 1);
      }
    }
  }

  Map<String, Integer> complete() {
    Map<String, Integer> sizes = new HashMap<>();
    trajectories.forEach(
        (patient, t) ->
            sizes.put(patient, (int) trajectories.values().stream().filter(t::equals).count()));
    return sizes;
  }

  Map<String, Integer> containment() {
    Map<String, Integer> sizes = new HashMap<>();
    trajectories.forEach((patient, t) -> sizes.put(patient, havingAll(t)));
    return sizes;
  }

  Map<String, Integer> worst(int power) {
    Map<String, Integer> sizes = new HashMap<>();
    trajectories.forEach(
        (patient, t) -> {
          int events = t.values().stream().mapToInt(Integer::intValue).sum();
          int size = Math.min(power, events);
          int[] fewest = {Integer.MAX_VALUE};
          choose(new ArrayList<>(t.keySet()), t, 0, size, new HashMap<>(), fewest);
          sizes.put(patient, fewest[0]);
        });
    return sizes;
  }

  private void choose(
      List<String> elements,
      Map<String, Integer> of,
      int at,
      int left,
      Map<String, Integer> chosen,
      int[] fewest) {
    if (at == elements.size()) {
      if (left == 0 || mistake == Mistake.COPIES_FOR_ONE) {
        fewest[0] = Math.min(fewest[0], havingAll(chosen));
      }
      return;
    }
    for (int copies = 0; copies <= of.get(elements.get(at)); copies++) {
      int cost = mistake == Mistake.COPIES_FOR_ONE ? Math.min(1, copies) : copies;
      if (cost <= left) {
        Map<String, Integer> more = new HashMap<>(chosen);
        more.put(elements.get(at), copies);
        choose(elements, of, at + 1, left - cost, more, fewest);
      }
    }
  }

  private int havingAll(Map<String, Integer> wanted) {
    int having = 0;
    for (Map<String, Integer> other : trajectories.values()) {
      boolean all =
          wanted.entrySet().stream()
              .allMatch(e -> other.getOrDefault(e.getKey(), 0) >= e.getValue());
      having += all ? 1 : 0;
    }
    return having;
  }
}
