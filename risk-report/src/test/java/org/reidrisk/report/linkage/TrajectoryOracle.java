package org.reidrisk.report.linkage;

import static org.reidrisk.report.linkage.TrajectoryCase.GARBLED;
import static org.reidrisk.report.linkage.TrajectoryCase.NOT_THERE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.reidrisk.report.linkage.TrajectoryCase.Row;

/** Looks at all pairs of people, tries all shifts and all matchings. Slow, and short. */
final class TrajectoryOracle {
  /** Mistakes that a comparison must notice. */
  enum Mistake {
    NONE,
    /** Two held events are found in one release event. */
    EVENT_USED_TWICE,
    /** Each event has a shift of its own. */
    SHIFT_OF_EACH_EVENT,
    /** Complete trajectories are only looked for in others. */
    COMPLETE_IS_CONTAINED,
    /** How often a value occurs does not matter. */
    MULTISET_IS_SET,
    /** Sequences agree when one begins with the other. */
    SEQUENCE_IS_PREFIX,
    /** A missing day matches a missing day. */
    MISSING_IS_EQUAL,
    /** Somebody without values is among nobody's. */
    EMPTY_SET_IS_NOWHERE,
    /** Somebody without days agrees with nobody. */
    EMPTY_SEQUENCE_IS_NOWHERE,
    /** A day that cannot be read is as good as none. */
    UNREAD_IS_MISSING
  }

  private static final int WIDEST = 60;

  private final TrajectoryCase what;
  private final Mistake mistake;

  TrajectoryOracle(TrajectoryCase what, Mistake mistake) {
    this.what = what;
    this.mistake = mistake;
  }

  /** By target the candidates. */
  List<Set<Integer>> candidates() {
    List<Set<Integer>> all = new ArrayList<>();
    for (int t = 0; t < what.targets(); t++) {
      Set<Integer> found = new TreeSet<>();
      List<List<Row>> held = events(what.held(), t);
      for (int p = 0; p < what.patients(); p++) {
        if (!held.isEmpty() && isCandidate(held, events(what.release(), p))) {
          found.add(p);
        }
      }
      all.add(found);
    }
    return all;
  }

  private static List<List<Row>> events(List<Row> rows, int person) {
    Map<Integer, List<Row>> events = new TreeMap<>();
    int own = 1000;
    for (Row row : rows) {
      if (row.person() == person) {
        int event = row.event() < 0 ? own++ : row.event();
        events.computeIfAbsent(event, e -> new ArrayList<>()).add(row);
      }
    }
    return List.copyOf(events.values());
  }

  private boolean isCandidate(List<List<Row>> held, List<List<Row>> release) {
    String power = what.rules().power();
    int needed =
        switch (power) {
          case "all", "complete" -> held.size();
          default -> Math.min(Integer.parseInt(power), held.size());
        };
    if (power.equals("complete")
        && mistake != Mistake.COMPLETE_IS_CONTAINED
        && held.size() != release.size()) {
      return false;
    }
    return sequencesAgree(held, release)
        && setsAgree(held, release)
        && eventsMatch(held, release, needed);
  }

  private boolean eventsMatch(List<List<Row>> held, List<List<Row>> release, int needed) {
    if (what.rules().shifts() == 0 || mistake == Mistake.SHIFT_OF_EACH_EVENT) {
      return most(held, 0, release, new TreeSet<>(), null) >= needed;
    }
    for (int shift = -WIDEST; shift <= WIDEST; shift++) {
      if (most(held, 0, release, new TreeSet<>(), shift) >= needed) {
        return true;
      }
    }
    return false;
  }

  /** The most held events, from one on, that can have release events which are not used. */
  private int most(
      List<List<Row>> held,
      int from,
      List<List<Row>> release,
      Set<Integer> used,
      @Nullable Integer shift) {
    if (from == held.size()) {
      return 0;
    }
    int best = most(held, from + 1, release, used, shift);
    for (int e = 0; e < release.size(); e++) {
      if (!used.contains(e) && agree(held.get(from), release.get(e), shift)) {
        if (mistake != Mistake.EVENT_USED_TWICE) {
          used.add(e);
        }
        best = Math.max(best, 1 + most(held, from + 1, release, used, shift));
        used.remove(e);
      }
    }
    return best;
  }

  private boolean agree(List<Row> held, List<Row> release, @Nullable Integer shift) {
    for (Row h : held) {
      for (Row r : release) {
        Integer kinds = what.rules().kinds();
        boolean agree = kinds == null || Math.abs(h.kind() - r.kind()) <= kinds;
        if (agree && what.rules().shifts() > 0) {
          agree = daysAgree(h.day(), r.day(), shift);
        }
        if (agree && what.rules().shifts() > 1) {
          agree = daysAgree(h.otherDay(), r.otherDay(), shift);
        }
        if (agree) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean daysAgree(int held, int release, @Nullable Integer shift) {
    if (held == GARBLED || release == GARBLED) {
      return false;
    }
    if (held == NOT_THERE || release == NOT_THERE) {
      return what.rules().anyDay() || (mistake == Mistake.MISSING_IS_EQUAL && held == release);
    }
    int difference = release - held;
    Integer from = what.rules().from();
    Integer to = what.rules().to();
    return (shift == null || difference == shift)
        && (from == null || difference >= from)
        && (to == null || difference <= to);
  }

  private boolean sequencesAgree(List<List<Row>> held, List<List<Row>> release) {
    Integer tolerance = what.rules().sequence();
    if (tolerance == null) {
      return true;
    }
    List<Integer> one = days(held);
    List<Integer> other = days(release);
    if (one.isEmpty() || other.isEmpty()) {
      boolean known = mistake == Mistake.UNREAD_IS_MISSING || !(garbled(held) || garbled(release));
      return one.size() == other.size() && known && mistake != Mistake.EMPTY_SEQUENCE_IS_NOWHERE;
    }
    if (one.size() != other.size()
        && (mistake != Mistake.SEQUENCE_IS_PREFIX || one.size() > other.size())) {
      return false;
    }
    for (int i = 1; i < one.size(); i++) {
      int gap = one.get(i) - one.get(i - 1);
      if (Math.abs(other.get(i) - other.get(i - 1) - gap) > tolerance) {
        return false;
      }
    }
    return true;
  }

  private static boolean garbled(List<List<Row>> events) {
    return events.stream().flatMap(List::stream).anyMatch(row -> row.day() == GARBLED);
  }

  private static List<Integer> days(List<List<Row>> events) {
    return events.stream()
        .map(e -> e.stream().map(Row::day).filter(d -> d > GARBLED).min(Integer::compare))
        .flatMap(java.util.Optional::stream)
        .sorted()
        .toList();
  }

  private boolean setsAgree(List<List<Row>> held, List<List<Row>> release) {
    if (what.rules().set() == 0) {
      return true;
    }
    Map<Integer, Integer> one = values(held);
    Map<Integer, Integer> other = values(release);
    if (one.isEmpty() && mistake == Mistake.EMPTY_SET_IS_NOWHERE) {
      return false;
    }
    boolean repeats = what.rules().set() == 2 && mistake != Mistake.MULTISET_IS_SET;
    if (what.rules().power().equals("complete")) {
      return repeats ? one.equals(other) : one.keySet().equals(other.keySet());
    }
    return one.entrySet().stream()
        .allMatch(e -> other.getOrDefault(e.getKey(), 0) >= (repeats ? e.getValue() : 1));
  }

  /** In how many events each value occurs. */
  private static Map<Integer, Integer> values(Collection<List<Row>> events) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (List<Row> event : events) {
      Set<Integer> values = new TreeSet<>();
      event.stream().map(Row::value).filter(v -> v >= 0).forEach(values::add);
      values.forEach(v -> counts.merge(v, 1, Integer::sum));
    }
    return counts;
  }
}
