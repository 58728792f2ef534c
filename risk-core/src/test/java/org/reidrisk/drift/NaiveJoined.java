package org.reidrisk.drift;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.policy.PatientKeys;
import org.reidrisk.record.JoinedRelease;
import org.reidrisk.record.JoinedRelease.Difference;
import org.reidrisk.record.JoinedRelease.Figures;
import org.reidrisk.record.JoinedRelease.Learnt;
import org.reidrisk.record.JoinedRelease.Links;
import org.reidrisk.record.JoinedRelease.Right;
import org.reidrisk.record.JoinedRelease.View;

/**
 * The figures of two releases by their definitions, on texts, everybody against everybody. Shares
 * no code with what it judges. A fault makes it wrong on purpose.
 */
final class NaiveJoined {
  /** Ways to get it wrong that a comparison has to notice. */
  enum Fault {
    NONE,
    NO_EARLIER_CLASS,
    ANY_CLASS_FOR_UNLINKED,
    FIRST_CLASS_ONLY,
    SIZE_INCLUDED,
    UIDS_ONE_WAY,
    REPEATED_DAYS,
    INTERVALS_WITHOUT_PERSON,
    TRAJECTORIES_AS_SETS,
    EVENTS_IGNORED,
    NOT_FILLED,
    ONE_VALUE_THERE_IS_ENOUGH,
    MISLED_IS_LEARNT,
    INTERVALS_FIRST,
    EVENT_VALUES_IGNORED,
    MULTISETS_AS_SETS,
    HALF_IS_KEPT,
    ROWS_WITHOUT_KEY
  }

  private final ReleaseCase given;
  private final Fault fault;
  private final Map<String, List<Map<String, String>>> here;
  private final Map<String, List<Map<String, String>>> there;
  private final Map<String, String> same = new HashMap<>();
  private final Map<String, String> back = new HashMap<>();

  NaiveJoined(ReleaseCase given, Fault fault) {
    this.given = given;
    this.fault = fault;
    this.here = people(given.release());
    this.there = people(given.earlier());
  }

  private Map<String, List<Map<String, String>>> people(List<Map<String, String>> rows) {
    Map<String, List<Map<String, String>>> people = new TreeMap<>();
    for (Map<String, String> row : rows) {
      String key = Objects.requireNonNull(row.get(ReleaseCase.KEY));
      if (!key.isEmpty() || fault == Fault.ROWS_WITHOUT_KEY) {
        people.computeIfAbsent(key, k -> new ArrayList<>()).add(new LinkedHashMap<>(row));
      }
    }
    for (List<Map<String, String>> own : people.values()) {
      for (String column : given.fixed()) {
        Set<String> values = values(own, column);
        if (values.size() == 1 && fault != Fault.NOT_FILLED) {
          own.forEach(row -> row.computeIfPresent(column, (c, v) -> values.iterator().next()));
        }
      }
    }
    return people;
  }

  private static Set<String> values(List<Map<String, String>> rows, String column) {
    Set<String> values = new TreeSet<>();
    rows.forEach(row -> values.add(row.getOrDefault(column, "")));
    values.remove("");
    return values;
  }

  private static List<String> tuple(Map<String, String> row, List<String> columns) {
    return columns.stream().map(c -> Objects.requireNonNull(row.get(c))).toList();
  }

  private static Set<List<String>> classes(List<Map<String, String>> rows, List<String> columns) {
    Set<List<String>> classes = new HashSet<>();
    rows.forEach(row -> classes.add(tuple(row, columns)));
    return classes;
  }

  // The same person

  private Map<String, String> byKey() {
    Map<String, String> links = new TreeMap<>();
    here.keySet().stream().filter(there::containsKey).forEach(p -> links.put(p, p));
    return links;
  }

  private interface Evidence {
    boolean links(String p, String q);
  }

  /** Pairs of which each has nobody else. */
  private Map<String, String> mutual(Evidence evidence) {
    Map<String, Set<String>> ofHere = new HashMap<>();
    Map<String, Set<String>> ofThere = new HashMap<>();
    for (String p : here.keySet()) {
      for (String q : there.keySet()) {
        if (evidence.links(p, q)) {
          ofHere.computeIfAbsent(p, x -> new HashSet<>()).add(q);
          ofThere.computeIfAbsent(q, x -> new HashSet<>()).add(p);
        }
      }
    }
    Map<String, String> links = new TreeMap<>();
    ofHere.forEach(
        (p, partners) -> {
          String q = partners.iterator().next();
          boolean one =
              partners.size() == 1
                  && (fault == Fault.UIDS_ONE_WAY
                      || Objects.requireNonNull(ofThere.get(q)).size() == 1);
          if (one) {
            links.put(p, q);
          }
        });
    return links;
  }

  private Map<String, String> byUid() {
    return mutual(
        (p, q) ->
            given.pseudonyms().stream()
                .filter(given::inEarlier)
                .anyMatch(c -> !Collections.disjoint(values(rows(p), c), values(rowsThere(q), c))));
  }

  private List<Map<String, String>> rows(String p) {
    return Objects.requireNonNull(here.get(p));
  }

  private List<Map<String, String>> rowsThere(String q) {
    return Objects.requireNonNull(there.get(q));
  }

  /** The multiset of events, each a set of tuples. */
  private Object trajectory(
      List<Map<String, String>> rows, List<String> columns, @Nullable String event) {
    List<Set<String>> events = new ArrayList<>();
    Map<String, Set<String>> named = new HashMap<>();
    for (Map<String, String> row : rows) {
      String tuple = tuple(row, columns).toString();
      String value = event == null || fault == Fault.EVENTS_IGNORED ? "" : row.get(event);
      if (value == null || value.isEmpty()) {
        events.add(new TreeSet<>(Set.of(tuple)));
      } else {
        named.computeIfAbsent(value, v -> new TreeSet<>()).add(tuple);
      }
    }
    events.addAll(named.values());
    List<String> sorted = events.stream().map(Set::toString).sorted().toList();
    return fault == Fault.TRAJECTORIES_AS_SETS ? Set.copyOf(sorted) : sorted;
  }

  private Map<String, String> byTrajectory() {
    String event = given.inEarlier(given.event()) ? given.event() : null;
    return mutual(sole(rows -> trajectory(rows, given.common(), event)));
  }

  /** Both have something that nobody else of their release has; null is nothing. */
  private Evidence sole(Function<List<Map<String, String>>, @Nullable Object> what) {
    Map<Object, List<String>> ofHere = holders(here, what);
    Map<Object, List<String>> ofThere = holders(there, what);
    return (p, q) -> {
      Object one = what.apply(rows(p));
      return one != null
          && one.equals(what.apply(rowsThere(q)))
          && Objects.requireNonNull(ofHere.get(one)).size() == 1
          && Objects.requireNonNull(ofThere.get(one)).size() == 1;
    };
  }

  private static Map<Object, List<String>> holders(
      Map<String, List<Map<String, String>>> people,
      Function<List<Map<String, String>>, @Nullable Object> what) {
    Map<Object, List<String>> holders = new HashMap<>();
    people.forEach(
        (p, rows) -> {
          Object one = what.apply(rows);
          if (one != null) {
            holders.computeIfAbsent(one, x -> new ArrayList<>()).add(p);
          }
        });
    return holders;
  }

  private Map<String, String> byIntervals() {
    List<Evidence> columns = new ArrayList<>();
    for (String date : given.dates()) {
      if (given.inEarlier(date)) {
        columns.add(sole(rows -> intervals(rows, date)));
      }
    }
    return mutual((p, q) -> columns.stream().anyMatch(e -> e.links(p, q)));
  }

  private @Nullable Object intervals(List<Map<String, String>> rows, String date) {
    List<Long> days = new ArrayList<>();
    for (Map<String, String> row : rows) {
      String cell = Objects.requireNonNull(row.get(date));
      if (cell.matches("\\d{8}")) {
        long day = LocalDate.parse(cell, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay();
        if (fault == Fault.REPEATED_DAYS || !days.contains(day)) {
          days.add(day);
        }
      }
    }
    Collections.sort(days);
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < days.size(); i++) {
      gaps.add(days.get(i) - days.get(i - 1));
    }
    List<String> fixed = given.fixed().stream().filter(given::inEarlier).toList();
    Set<List<String>> person =
        fault == Fault.INTERVALS_WITHOUT_PERSON ? Set.of() : classes(rows, fixed);
    return gaps.isEmpty() ? null : List.of(person, gaps);
  }

  private boolean speaksForKept(Map<String, String> byKey) {
    int smaller = Math.min(here.size(), there.size());
    boolean most =
        fault == Fault.HALF_IS_KEPT ? 2 * byKey.size() >= smaller : 2 * byKey.size() > smaller;
    if (!most) {
      return false;
    }
    for (String column : given.fixed()) {
      long both = 0;
      long agree = 0;
      for (String key : byKey.keySet()) {
        Set<String> one = values(rows(key), column);
        Set<String> other = values(rowsThere(key), column);
        if (given.inEarlier(column) && one.size() == 1 && other.size() == 1) {
          both++;
          agree += one.equals(other) ? 1 : 0;
        }
      }
      if (agree < both * 0.95) {
        return false;
      }
    }
    return true;
  }

  private void add(Map<String, String> links) {
    links.forEach(
        (p, q) -> {
          if (!same.containsKey(p) && !back.containsKey(q)) {
            same.put(p, q);
            back.put(q, p);
          }
        });
  }

  private static long right(Map<String, String> links) {
    return links.entrySet().stream().filter(e -> e.getKey().equals(e.getValue())).count();
  }

  private Links links() {
    Map<String, String> key = byKey();
    Map<String, String> uid = byUid();
    Map<String, String> trajectory = byTrajectory();
    Map<String, String> intervals = byIntervals();
    boolean kept = given.said() == null ? speaksForKept(key) : given.said().equals("kept");
    if (kept) {
      add(key);
    } else if (fault == Fault.INTERVALS_FIRST) {
      add(intervals);
      add(trajectory);
      add(uid);
    } else {
      add(uid);
      add(trajectory);
      add(intervals);
    }
    return new Links(
        kept ? PatientKeys.KEPT : PatientKeys.RE_KEYED,
        given.said() != null,
        key.size(),
        uid.size(),
        trajectory.size(),
        intervals.size(),
        same.size(),
        kept ? new Right(right(uid), right(trajectory), right(intervals)) : null);
  }

  // The difference

  private boolean byEvent() {
    return given.inEarlier(given.event())
        && fault != Fault.EVENT_VALUES_IGNORED
        && !Collections.disjoint(
            values(all(here), Objects.requireNonNull(given.event())),
            values(all(there), Objects.requireNonNull(given.event())));
  }

  private static List<Map<String, String>> all(Map<String, List<Map<String, String>>> people) {
    return people.values().stream().flatMap(List::stream).toList();
  }

  private List<Map<String, String>> differing(
      List<Map<String, String>> own, @Nullable List<Map<String, String>> others) {
    if (others == null) {
      return own;
    }
    List<Map<String, String>> differing = new ArrayList<>();
    for (Map<String, String> row : own) {
      String event = byEvent() ? Objects.requireNonNull(row.get(given.event())) : "";
      long ownAlike = alike(own, row, event);
      long othersAlike = alike(others, row, event);
      boolean more =
          fault == Fault.MULTISETS_AS_SETS
              ? ownAlike > 0 && othersAlike == 0
              : ownAlike > othersAlike;
      if (!event.isEmpty()) {
        more &= ofEvent(own, event) > ofEvent(others, event);
      }
      if (more) {
        differing.add(row);
      }
    }
    return differing;
  }

  private long alike(List<Map<String, String>> rows, Map<String, String> row, String event) {
    return rows.stream()
        .filter(r -> !byEvent() || event.equals(r.get(given.event())))
        .filter(r -> tuple(r, given.common()).equals(tuple(row, given.common())))
        .count();
  }

  private long ofEvent(List<Map<String, String>> rows, String event) {
    return rows.stream().filter(r -> event.equals(r.get(given.event()))).count();
  }

  private @Nullable Difference difference() {
    if (same.isEmpty()) {
      return null;
    }
    Map<String, List<Map<String, String>>> added = new TreeMap<>();
    here.forEach(
        (p, rows) ->
            added.put(p, differing(rows, same.containsKey(p) ? there.get(same.get(p)) : null)));
    Map<String, List<Map<String, String>>> gone = new TreeMap<>();
    there.forEach(
        (q, rows) ->
            gone.put(q, differing(rows, back.containsKey(q) ? here.get(back.get(q)) : null)));
    long returned = 0;
    long reduced = 0;
    for (Map.Entry<String, String> pair : same.entrySet()) {
      if (!Objects.requireNonNull(added.get(pair.getKey())).isEmpty()) {
        returned++;
      } else if (!Objects.requireNonNull(gone.get(pair.getValue())).isEmpty()) {
        reduced++;
      }
    }
    return new Difference(
        here.size() - same.size(),
        there.size() - same.size(),
        returned,
        reduced,
        same.size() - returned - reduced,
        revealed(here, added, given.quasiIdentifiers()),
        revealed(there, gone, given.common()));
  }

  private long revealed(
      Map<String, List<Map<String, String>>> people,
      Map<String, List<Map<String, String>>> differing,
      List<String> columns) {
    return people.keySet().stream()
        .filter(
            p ->
                classes(Objects.requireNonNull(differing.get(p)), columns).stream()
                    .anyMatch(
                        c -> {
                          long some = having(differing, c, columns);
                          boolean few =
                              fault == Fault.SIZE_INCLUDED
                                  ? some <= given.classSize()
                                  : some < given.classSize();
                          return few && having(people, c, columns) >= given.classSize();
                        }))
        .count();
  }

  private static long having(
      Map<String, List<Map<String, String>>> people, List<String> tuple, List<String> columns) {
    return people.values().stream().filter(rows -> classes(rows, columns).contains(tuple)).count();
  }

  // The joined view

  private Set<List<String>> classesThere(String p) {
    return same.containsKey(p)
        ? classes(rowsThere(Objects.requireNonNull(same.get(p))), given.common())
        : Set.of(List.of("nobody"));
  }

  private View rowView() {
    Map<String, Long> alone = new TreeMap<>();
    Map<String, Long> joined = new TreeMap<>();
    for (String p : here.keySet()) {
      for (List<String> c : classes(rows(p), given.quasiIdentifiers())) {
        long size = having(here, c, given.quasiIdentifiers());
        alone.merge(p, size, Math::min);
        for (List<String> d : classesThere(p)) {
          long both =
              here.keySet().stream()
                  .filter(o -> classes(rows(o), given.quasiIdentifiers()).contains(c))
                  .filter(
                      o ->
                          fault == Fault.NO_EARLIER_CLASS
                              || (fault == Fault.ANY_CLASS_FOR_UNLINKED && !same.containsKey(o))
                              || classesThere(o).contains(d))
                  .count();
          joined.merge(p, both, Math::min);
          if (fault == Fault.FIRST_CLASS_ONLY) {
            break;
          }
        }
      }
    }
    return view("1", alone, joined);
  }

  private View completeView() {
    Map<String, Object> alone = new TreeMap<>();
    Map<String, Object> joined = new TreeMap<>();
    String eventThere = given.inEarlier(given.event()) ? given.event() : null;
    for (String p : here.keySet()) {
      Object one = trajectory(rows(p), given.quasiIdentifiers(), given.event());
      Object other =
          same.containsKey(p)
              ? trajectory(
                  rowsThere(Objects.requireNonNull(same.get(p))), given.common(), eventThere)
              : "nobody";
      alone.put(p, one);
      joined.put(p, List.of(one, other));
    }
    return view("complete", equal(alone), equal(joined));
  }

  private static Map<String, Long> equal(Map<String, Object> what) {
    Map<String, Long> sizes = new TreeMap<>();
    what.forEach(
        (p, one) -> sizes.put(p, what.values().stream().filter(o -> o.equals(one)).count()));
    return sizes;
  }

  private View view(String power, Map<String, Long> alone, Map<String, Long> joined) {
    long below =
        alone.entrySet().stream()
            .filter(e -> e.getValue() >= given.classSize())
            .filter(e -> Objects.requireNonNull(joined.get(e.getKey())) < given.classSize())
            .count();
    return new View(power, figures(alone), figures(joined), below);
  }

  private static Figures figures(Map<String, Long> sizes) {
    TreeMap<Integer, Long> counts = new TreeMap<>();
    BigFraction sum = BigFraction.ZERO;
    for (long size : sizes.values()) {
      counts.merge((int) size, 1L, Long::sum);
      sum = sum.add(BigFraction.of(BigInteger.ONE, BigInteger.valueOf(size)));
    }
    List<Bin> bins = new ArrayList<>();
    counts.forEach((size, count) -> bins.add(new Bin(size, count)));
    return new Figures(
        counts.isEmpty() ? 0 : counts.firstKey(),
        counts.getOrDefault(1, 0L),
        sizes.isEmpty() ? 0 : sum.divide(BigInteger.valueOf(sizes.size())).doubleValue(),
        bins);
  }

  // Intersection

  private Learnt learnt(String column) {
    long learnt = 0;
    long misled = 0;
    for (String p : same.keySet()) {
      List<Map<String, String>> then = rowsThere(Objects.requireNonNull(same.get(p)));
      boolean right = false;
      boolean wrong = false;
      for (List<String> c : classes(rows(p), given.quasiIdentifiers())) {
        for (List<String> d : classes(then, given.common())) {
          Set<String> one = valuesOfClass(here, c, given.quasiIdentifiers(), column);
          Set<String> other = valuesOfClass(there, d, given.common(), column);
          Set<String> left = new TreeSet<>(one);
          left.retainAll(other);
          boolean several =
              one.size() > 1 && (other.size() > 1 || fault == Fault.ONE_VALUE_THERE_IS_ENOUGH);
          if (left.size() == 1 && several) {
            boolean own =
                values(rows(p), column).containsAll(left) && values(then, column).containsAll(left);
            right |= own || fault == Fault.MISLED_IS_LEARNT;
            wrong |= !own;
          }
        }
      }
      learnt += right ? 1 : 0;
      misled += wrong ? 1 : 0;
    }
    return new Learnt(column, learnt, misled);
  }

  private static Set<String> valuesOfClass(
      Map<String, List<Map<String, String>>> people,
      List<String> tuple,
      List<String> columns,
      String column) {
    return values(
        all(people).stream().filter(r -> tuple(r, columns).equals(tuple)).toList(), column);
  }

  /** All figures, under the name and hash that the release was given. */
  JoinedRelease figures(String sha256) {
    Links links = links();
    return new JoinedRelease(
        "before",
        sha256,
        given.earlier().size(),
        there.size(),
        given.classSize(),
        null,
        given.common(),
        links,
        difference(),
        List.of(rowView(), completeView()),
        given.sensitive().stream().filter(given::inEarlier).map(this::learnt).toList());
  }
}
