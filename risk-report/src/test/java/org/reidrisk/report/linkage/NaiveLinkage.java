package org.reidrisk.report.linkage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of a deterministic attack, written down once more for tables of strings: every
 * held row with every row of the release, sets of keys, nothing encoded. Shares no code with the
 * engine.
 */
final class NaiveLinkage {
  /** What one could get wrong; the comparison of figures must notice each. */
  enum Bug {
    NONE,
    MISSING_MATCHES_MISSING,
    TOLERANCE_EXCLUSIVE,
    UNION_OF_ALL_ROWS,
    ROWS_ARE_CANDIDATES
  }

  /**
   * One compared pair of columns.
   *
   * @param release column of the release
   * @param held held column
   * @param any whether a missing cell goes with everything
   * @param goes whether a held and a released cell go together, both there
   */
  record Pair(int release, int held, boolean any, BiPredicate<String, String> goes) {}

  /** Figures, comparable as texts. */
  record Result(
      long targets,
      long none,
      long unique,
      long ambiguous,
      Map<Integer, List<Long>> sizes,
      @Nullable List<Long> truth) {}

  private final List<List<String>> release;
  private final int patient;
  private final List<List<String>> held;
  private final int person;
  private final List<Pair> pairs;
  private final Bug bug;

  /**
   * An attack.
   *
   * @param patient the column of patients, -1 when each row is one
   * @param person the column of people, -1 when each row is one
   */
  NaiveLinkage(
      List<List<String>> release,
      int patient,
      List<List<String>> held,
      int person,
      List<Pair> pairs,
      Bug bug) {
    this.release = release;
    this.patient = patient;
    this.held = held;
    this.person = person;
    this.pairs = pairs;
    this.bug = bug;
  }

  private boolean compatible(List<String> heldRow, List<String> row) {
    for (Pair pair : pairs) {
      String h = heldRow.get(pair.held());
      String r = row.get(pair.release());
      boolean goes;
      if (h.isEmpty() || r.isEmpty()) {
        goes = pair.any() || (bug == Bug.MISSING_MATCHES_MISSING && h.isEmpty() && r.isEmpty());
      } else {
        goes = pair.goes().test(h, r);
      }
      if (!goes) {
        return false;
      }
    }
    return true;
  }

  private Set<String> candidates(List<String> heldRow) {
    Set<String> found = new HashSet<>();
    for (int i = 0; i < release.size(); i++) {
      String key = patient < 0 ? "row " + i : release.get(i).get(patient);
      if (!key.isBlank() && compatible(heldRow, release.get(i))) {
        found.add(bug == Bug.ROWS_ARE_CANDIDATES ? key + " row " + i : key);
      }
    }
    return found;
  }

  private Map<String, Set<String>> attack() {
    Map<String, List<Set<String>>> rows = new LinkedHashMap<>();
    for (int i = 0; i < held.size(); i++) {
      String who = person < 0 ? "row " + i : held.get(i).get(person);
      if (!who.isBlank()) {
        rows.computeIfAbsent(who, w -> new ArrayList<>()).add(candidates(held.get(i)));
      }
    }
    Map<String, Set<String>> result = new LinkedHashMap<>();
    rows.forEach(
        (who, sets) -> {
          int fewest = sets.stream().mapToInt(Set::size).filter(n -> n > 0).min().orElse(0);
          Set<String> all = new HashSet<>();
          for (Set<String> set : sets) {
            if (set.size() == fewest || bug == Bug.UNION_OF_ALL_ROWS) {
              all.addAll(set);
            }
          }
          result.put(who, all);
        });
    return result;
  }

  /** All figures; {@code truth} is null when nobody knows. */
  Result run(@Nullable Map<String, String> truth, boolean membershipKnown) {
    Set<String> patients = new HashSet<>();
    release.forEach(row -> patients.add(patient < 0 ? "" : row.get(patient)));
    Map<Integer, List<Long>> sizes = new TreeMap<>();
    long[] t = new long[7];
    long targets = 0;
    long unique = 0;
    long some = 0;
    for (Map.Entry<String, Set<String>> target : attack().entrySet()) {
      Set<String> c = target.getValue();
      targets++;
      some += c.isEmpty() ? 0 : 1;
      unique += c.size() == 1 ? 1 : 0;
      String right = truth == null ? null : truth.get(target.getKey());
      boolean member = right != null && patients.contains(right);
      boolean covers = member && c.contains(right);
      if (!c.isEmpty()) {
        List<Long> bar =
            sizes.computeIfAbsent(c.size(), s -> new ArrayList<>(Collections.nCopies(2, 0L)));
        bar.set(0, bar.get(0) + 1);
        bar.set(1, bar.get(1) + (covers ? 1 : 0));
      }
      if (member) {
        t[0]++;
        t[1] += covers ? 1 : 0;
        t[2] += covers && c.size() == 1 ? 1 : 0;
        t[3] += !covers && c.size() == 1 ? 1 : 0;
      } else if (membershipKnown) {
        t[6]++;
      } else {
        t[4]++;
        t[5] += c.size() == 1 ? 1 : 0;
      }
    }
    return new Result(
        targets,
        targets - some,
        unique,
        some - unique,
        sizes,
        truth == null ? null : List.of(t[0], t[1], t[2], t[3], t[4], t[5], t[6]));
  }

  /** The engine's figures in the same form. */
  static Result of(AttackCounts counts) {
    Map<Integer, List<Long>> sizes = new TreeMap<>();
    counts.sizes().forEach(s -> sizes.put(s.candidates(), List.of(s.targets(), s.covering())));
    AttackCounts.Truth truth = counts.truth();
    return new Result(
        counts.targets(),
        counts.none(),
        counts.unique(),
        counts.ambiguous(),
        sizes,
        truth == null
            ? null
            : List.of(
                truth.members(),
                truth.covered(),
                truth.correct(),
                truth.wrongMembers(),
                truth.outsiders(),
                truth.claimed(),
                truth.unknown()));
  }
}
