package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;

/** Dependencies straight from their definitions, slowly; shares no code with what it checks. */
class DependencyOracle {
  private final SeededExport export;
  private final List<String> columns;
  private final Set<List<String>> has = new HashSet<>();
  private final Set<List<String>> shown = new HashSet<>();

  DependencyOracle(SeededExport export) {
    this.export = export;
    List<String> varying = new ArrayList<>(export.names());
    varying.removeIf(name -> distinct(name) < 2);
    this.columns = varying;
    find();
  }

  private int distinct(String name) {
    Set<String> values = new HashSet<>(export.cells(name));
    values.remove("");
    return values.size();
  }

  /** What holds, and what follows through a column without missing cells that lies between. */
  private void find() {
    List<String> order = new ArrayList<>(columns);
    order.sort(Comparator.comparingInt(this::distinct));
    for (int gap = 1; gap < order.size(); gap++) {
      for (int low = 0; low + gap < order.size(); low++) {
        for (boolean up : new boolean[] {true, false}) {
          String a = order.get(up ? low : low + gap);
          String b = order.get(up ? low + gap : low);
          if (determines(a, b)) {
            shown.add(List.of(a, b));
          }
          boolean follows =
              order.subList(low + 1, low + gap).stream()
                  .anyMatch(
                      c ->
                          !export.cells(c).contains("")
                              && has.contains(List.of(a, c))
                              && has.contains(List.of(c, b)));
          if (follows || shown.contains(List.of(a, b))) {
            has.add(List.of(a, b));
          }
        }
      }
    }
  }

  boolean determines(String a, String b) {
    Map<String, Set<String>> cells = new HashMap<>();
    Map<String, Integer> count = new HashMap<>();
    int rows = 0;
    List<String> one = export.cells(a);
    List<String> other = export.cells(b);
    for (int row = 0; row < one.size(); row++) {
      String value = one.get(row);
      if (!value.isEmpty()) {
        rows++;
        count.merge(value, 1, Integer::sum);
        String cell = other.get(row);
        if (looksAt(cell)) {
          cells.computeIfAbsent(value, v -> new LinkedHashSet<>()).add(cell);
        }
      }
    }
    Set<Set<String>> told = new HashSet<>();
    count.forEach(
        (value, times) -> {
          if (times > 1) {
            told.add(cells.getOrDefault(value, Set.of()));
          }
        });
    return 2 * count.size() <= rows
        && cells.values().stream().allMatch(s -> s.size() == 1)
        && told.size() > 1;
  }

  /** Whether a cell of the determined column counts. */
  boolean looksAt(String cell) {
    return cell != null;
  }

  boolean mutual(String a, String b) {
    return has.contains(List.of(a, b)) && has.contains(List.of(b, a));
  }

  OptionalLong same(String a, String b) {
    if (mutual(a, b)) {
      return OptionalLong.of(0);
    }
    OptionalLong partition = partition(a, b);
    return partition.isPresent() ? partition : text(a, b);
  }

  private static <K> int commonest(Map<K, Integer> count) {
    return count.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private static <K> Map<K, Integer> count(int rows, IntFunction<K> of) {
    Map<K, Integer> count = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      count.merge(of.apply(row), 1, Integer::sum);
    }
    return count;
  }

  private OptionalLong partition(String a, String b) {
    List<String> one = export.cells(a);
    List<String> other = export.cells(b);
    int rows = one.size();
    long deviating = Math.max(undetermined(one, other), undetermined(other, one));
    boolean suited = true;
    long varying = rows;
    for (List<String> cells : List.of(one, other)) {
      Map<String, Integer> count = count(rows, cells::get);
      int valued = rows - count.getOrDefault("", 0);
      suited &= count.values().stream().filter(n -> n > 1).count() > 1;
      suited &= 2 * count.keySet().stream().filter(v -> !v.isEmpty()).count() <= valued;
      varying = Math.min(varying, outOf(rows, commonest(count)));
    }
    return suited && 100 * deviating <= varying ? OptionalLong.of(deviating) : OptionalLong.empty();
  }

  /** The rows that deviations are a share of. */
  long outOf(int rows, int commonest) {
    return rows - (long) commonest;
  }

  private static long undetermined(List<String> from, List<String> to) {
    Map<String, Map<String, Integer>> cells = new HashMap<>();
    for (int row = 0; row < from.size(); row++) {
      cells
          .computeIfAbsent(from.get(row), v -> new HashMap<>())
          .merge(to.get(row), 1, Integer::sum);
    }
    return from.size() - cells.values().stream().mapToLong(DependencyOracle::commonest).sum();
  }

  private OptionalLong text(String a, String b) {
    List<String> one = export.cells(a);
    List<String> other = export.cells(b);
    Map<String, Integer> equal = new HashMap<>();
    int both = 0;
    int different = 0;
    int valuedOne = 0;
    int valuedOther = 0;
    for (int row = 0; row < one.size(); row++) {
      valuedOne += one.get(row).isEmpty() ? 0 : 1;
      valuedOther += other.get(row).isEmpty() ? 0 : 1;
      if (!one.get(row).isEmpty() && !other.get(row).isEmpty()) {
        both++;
        if (one.get(row).equals(other.get(row))) {
          equal.merge(one.get(row), 1, Integer::sum);
        } else {
          different++;
        }
      }
    }
    long varying = outOf(both, commonest(equal));
    boolean enough = both > 0 && 2 * both >= Math.min(valuedOne, valuedOther);
    return enough && both > commonest(equal) && 100L * different <= varying
        ? OptionalLong.of(different)
        : OptionalLong.empty();
  }

  /** What is wrong with an answer; empty for nothing. */
  String mistakes(Dependencies answer) {
    List<String> mistakes = new ArrayList<>();
    if (answer.columnsLeftOut() != 0) {
      mistakes.add("columns");
    }
    Map<String, Dependency> twinOf = new HashMap<>();
    Map<String, Integer> determinants = new HashMap<>();
    Set<List<String>> links = new HashSet<>();
    for (Dependency d : answer.found()) {
      List<String> pair = List.of(d.determinant(), d.determined());
      if (!columns.containsAll(pair)) {
        mistakes.add("does not vary " + d);
      }
      if (!links.add(pair)) {
        mistakes.add("twice " + d);
      }
      if (d.kind() == Dependency.Kind.SAME) {
        links.add(List.of(d.determined(), d.determinant()));
        if (twinOf.put(d.determined(), d) != null) {
          mistakes.add("two twins " + d);
        }
      } else {
        determinants.merge(d.determined(), 1, Integer::sum);
        if (!shown.contains(pair) || d.deviatingRows() != 0) {
          mistakes.add("does not hold " + d);
        }
        if (columns.stream().anyMatch(c -> isBetween(c, d.determinant(), d.determined()))) {
          mistakes.add("follows " + d);
        }
      }
    }
    if (determinants.values().stream().anyMatch(n -> n > 5)) {
      mistakes.add("too many determinants");
    }
    for (String b : columns) {
      Dependency expected = null;
      for (String a : columns.subList(0, columns.indexOf(b))) {
        OptionalLong deviating = same(a, b);
        if (expected == null && deviating.isPresent()) {
          expected = new Dependency(a, b, Dependency.Kind.SAME, deviating.getAsLong());
        }
        if (mutual(a, b)) {
          links.add(List.of(a, b));
          links.add(List.of(b, a));
        }
      }
      if (expected == null ? twinOf.containsKey(b) : !expected.equals(twinOf.get(b))) {
        mistakes.add("twin of " + b + ": " + twinOf.get(b) + " not " + expected);
      }
    }
    for (List<String> pair : shown) {
      boolean full = determinants.getOrDefault(pair.get(1), 0) == 5;
      if (!full && !reaches(links, pair.get(0), pair.get(1))) {
        mistakes.add("not told " + pair);
      }
    }
    return String.join("\n", mistakes);
  }

  private boolean isBetween(String c, String a, String b) {
    return distinct(b) < distinct(c)
        && distinct(c) < distinct(a)
        && has.contains(List.of(a, c))
        && has.contains(List.of(c, b))
        && !mutual(a, c)
        && !mutual(c, b);
  }

  private static boolean reaches(Set<List<String>> links, String from, String to) {
    Set<String> reached = new HashSet<>(Set.of(from));
    boolean grown = true;
    while (grown) {
      grown = false;
      for (List<String> link : links) {
        grown |= reached.contains(link.get(0)) && reached.add(link.get(1));
      }
    }
    return reached.contains(to);
  }
}
