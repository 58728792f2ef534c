package org.reidrisk.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Candidate sets straight from the definitions, on strings. Shares no code with what it checks. */
final class NaiveTrajectories {

  /** Mistakes that the comparison must notice. */
  enum Mistake {
    NONE,
    SET_INSTEAD_OF_MULTISET,
    EVENTS_IGNORED,
    FIRST_TUPLE_OF_AN_EVENT_ONLY,
    TUPLES_OF_AN_EVENT_ARE_EVENTS,
    ROWS_OF_AN_EVENT_COUNTED,
    EVENT_VALUES_SHARED_BY_PATIENTS,
    MISSING_EVENTS_MERGED,
    ROWS_WITHOUT_PATIENT_MERGED,
    ROWS_WITHOUT_PATIENT_COUNTED,
    COPIES_FOR_ONE
  }

  private final Mistake mistake;
  private final Map<String, Map<String, Integer>> trajectories = new LinkedHashMap<>();
  private final Map<String, Set<String>> tuplesOfPatient = new LinkedHashMap<>();

  NaiveTrajectories(EventTable table, Mistake mistake) {
    this.mistake = mistake;
    // Patient and event; an event is the list of the tuples of its rows.
    Map<String, Map<String, List<String>>> events = new LinkedHashMap<>();
    Map<String, Set<String>> tuplesOfValue = new HashMap<>();
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
      String tuple = row.get(2) + "|" + row.get(3);
      boolean named = !row.get(1).isEmpty() || mistake == Mistake.MISSING_EVENTS_MERGED;
      boolean byValue = table.withEvent() && named && mistake != Mistake.EVENTS_IGNORED;
      String event = byValue ? "value " + row.get(1) : "row " + i;
      events
          .computeIfAbsent(patient, p -> new LinkedHashMap<>())
          .computeIfAbsent(event, e -> new ArrayList<>())
          .add(tuple);
      tuplesOfPatient.computeIfAbsent(patient, p -> new HashSet<>()).add(tuple);
      tuplesOfValue.computeIfAbsent(event, e -> new TreeSet<>()).add(tuple);
    }
    events.forEach(
        (patient, ofPatient) -> {
          Map<String, Integer> trajectory = new LinkedHashMap<>();
          ofPatient.forEach(
              (event, tuples) ->
                  elements(tuples, tuplesOfValue.get(event))
                      .forEach(element -> trajectory.merge(element, 1, Integer::sum)));
          if (mistake == Mistake.SET_INSTEAD_OF_MULTISET) {
            trajectory.replaceAll((element, copies) -> 1);
          }
          trajectories.put(patient, trajectory);
        });
  }

  /** What one event adds to a trajectory: itself, unless there is a mistake. */
  private Collection<String> elements(List<String> tuples, Set<String> tuplesOfValue) {
    return switch (mistake) {
      case FIRST_TUPLE_OF_AN_EVENT_ONLY -> List.of(tuples.get(0));
      case TUPLES_OF_AN_EVENT_ARE_EVENTS -> new TreeSet<>(tuples);
      case ROWS_OF_AN_EVENT_COUNTED -> List.of(tuples.stream().sorted().toList().toString());
      case EVENT_VALUES_SHARED_BY_PATIENTS -> List.of(tuplesOfValue.toString());
      default -> List.of(new TreeSet<>(tuples).toString());
    };
  }

  /** The smallest class, as one row is known: not an event. */
  private Map<String, Integer> oneRow() {
    Map<String, Integer> sizes = new HashMap<>();
    tuplesOfPatient.forEach(
        (patient, tuples) -> {
          int fewest = Integer.MAX_VALUE;
          for (String tuple : tuples) {
            int having = 0;
            for (Set<String> others : tuplesOfPatient.values()) {
              having += others.contains(tuple) ? 1 : 0;
            }
            fewest = Math.min(fewest, having);
          }
          sizes.put(patient, fewest);
        });
    return sizes;
  }

  /** How many patients have an event that another patient has too, with several tuples. */
  long patientsWithACommonEventOfSeveralTuples() {
    return trajectories.values().stream()
        .filter(
            t -> t.keySet().stream().anyMatch(e -> e.contains(", ") && havingAll(Map.of(e, 1)) > 1))
        .count();
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
    if (power == 1) {
      return oneRow();
    }
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
