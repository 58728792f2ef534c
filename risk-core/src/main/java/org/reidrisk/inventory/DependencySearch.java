package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.reidrisk.Resources;

/** Finds the dependencies worth telling; columns are numbered by their distinct values. */
final class DependencySearch {

  /** Two columns that are the same. */
  private record Twin(int first, int second, long deviating) {}

  /** One column that determines another. */
  private record Pair(int determinant, int determined) {}

  private final List<ComparedColumn> columns;
  private final List<Integer> inFileOrder = new ArrayList<>();
  private final int rows;
  private final Resources resources;
  private final Queue<ColumnPairs> free = new ConcurrentLinkedQueue<>();
  private final Determinations determinations;

  /** The group of each column: those that determine each other, numbered as their first one. */
  private final int[] group;

  /** By group, the groups of which a column is determined by one of its own. */
  private final BitSet[] found;

  DependencySearch(List<ComparedColumn> columns, int rows, Resources resources) {
    this.columns = columns;
    this.rows = rows;
    this.resources = resources;
    this.determinations = new Determinations(columns, rows, resources, free);
    for (int i = 0; i < columns.size(); i++) {
      inFileOrder.add(i);
    }
    inFileOrder.sort(Comparator.comparingInt(i -> columns.get(i).index()));
    this.group = new int[columns.size()];
    this.found = new BitSet[columns.size()];
    group();
  }

  private void group() {
    for (int b = 0; b < group.length; b++) {
      group[b] = b;
      found[b] = new BitSet(group.length);
      for (int a = 0; a < b; a++) {
        if (determinations.mutual(a, b)) {
          merge(group[a], group[b]);
        }
      }
    }
    for (int a = 0; a < group.length; a++) {
      for (int b = 0; b < group.length; b++) {
        if (determinations.has(a, b)) {
          found[group[a]].set(group[b]);
        }
      }
    }
  }

  private void merge(int one, int other) {
    int first = Math.min(one, other);
    int second = Math.max(one, other);
    for (int i = 0; i < group.length && first != second; i++) {
      group[i] = group[i] == second ? first : group[i];
    }
  }

  /** The dependencies by place of the determined column; of each at most so many determinants. */
  List<Dependency> found(int mostDeterminants) {
    List<Twin> twins = twins();
    List<List<Pair>> told = told(twins);
    List<Dependency> dependencies = new ArrayList<>();
    for (int b : inFileOrder) {
      twins.stream()
          .filter(twin -> twin.second() == b)
          .map(t -> new Dependency(name(t.first()), name(b), Dependency.Kind.SAME, t.deviating()))
          .forEach(dependencies::add);
      told.get(b).stream()
          .sorted(Comparator.comparingInt(Pair::determinant))
          .limit(mostDeterminants)
          .map(p -> new Dependency(name(p.determinant()), name(b), Dependency.Kind.DETERMINES, 0))
          .forEach(dependencies::add);
    }
    return dependencies;
  }

  private String name(int column) {
    return columns.get(column).cells().spec().name();
  }

  /** For each column the earliest one that is the same. */
  private List<Twin> twins() {
    List<Callable<List<Twin>>> tasks = new ArrayList<>();
    for (int i = 1; i < inFileOrder.size(); i++) {
      int b = inFileOrder.get(i);
      List<Integer> earlier = inFileOrder.subList(0, i);
      tasks.add(() -> twin(earlier, b));
    }
    return resources.inParallel(tasks).stream().flatMap(List::stream).toList();
  }

  private List<Twin> twin(List<Integer> earlier, int b) {
    ColumnPairs taken = free.poll();
    ColumnPairs pairs = taken == null ? new ColumnPairs(rows) : taken;
    List<Twin> twin = new ArrayList<>();
    for (int i = 0; i < earlier.size() && twin.isEmpty(); i++) {
      int a = earlier.get(i);
      long deviating = determinations.mutual(a, b) ? 0 : deviating(pairs, a, b);
      if (deviating != ColumnPairs.DIFFERENT) {
        twin.add(new Twin(a, b, deviating));
      }
    }
    free.add(pairs);
    return twin;
  }

  private long deviating(ColumnPairs pairs, int a, int b) {
    long deviating = pairs.partitionDeviation(columns.get(a), columns.get(b));
    return deviating == ColumnPairs.DIFFERENT
        ? pairs.textDeviation(columns.get(a), columns.get(b))
        : deviating;
  }

  /** For each column the pairs that determine it and do not follow from others. */
  private List<List<Pair>> told(List<Twin> twins) {
    Set<Pair> known = new HashSet<>();
    for (Twin twin : twins) {
      known.add(new Pair(twin.first(), twin.second()));
      known.add(new Pair(twin.second(), twin.first()));
    }
    int[] firstOfGroup = new int[group.length];
    for (int i = group.length - 1; i >= 0; i--) {
      int column = inFileOrder.get(i);
      firstOfGroup[group[column]] = column;
    }
    List<List<Pair>> told = new ArrayList<>();
    columns.forEach(c -> told.add(new ArrayList<>()));
    Set<Pair> groups = new HashSet<>();
    ColumnPairs pairs = new ColumnPairs(rows);
    for (int a : inFileOrder) {
      for (int b : inFileOrder) {
        Pair pair = new Pair(a, b);
        boolean shown = determinations.shown(a, b) && group[a] != group[b] && !known.contains(pair);
        if (shown && isNear(group[a], group[b]) && groups.add(new Pair(group[a], group[b]))) {
          Pair first = new Pair(firstOfGroup[group[a]], firstOfGroup[group[b]]);
          boolean better = !known.contains(first) && holds(pairs, first);
          told.get(better ? first.determined() : b).add(better ? first : pair);
        }
      }
    }
    return told;
  }

  private boolean holds(ColumnPairs pairs, Pair pair) {
    int a = pair.determinant();
    int b = pair.determined();
    return determinations.shown(a, b)
        || (determinations.has(a, b) && pairs.determines(columns.get(a), columns.get(b)));
  }

  /** Whether no group lies between that the first determines and that determines the second. */
  private boolean isNear(int first, int second) {
    for (int between = second + 1; between < first; between++) {
      if (found[first].get(between) && found[between].get(second)) {
        return false;
      }
    }
    return true;
  }
}
