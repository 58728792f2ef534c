package org.reidrisk.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reidrisk.group.Unit;

/**
 * Every figure straight from the definitions, slowly: each unit is compared with each other, in
 * exact fractions. Shares no code with what it checks.
 *
 * <p>Where one patient owns several rows: V(u) are all sensitive values of a patient when rows are
 * linked, else those of the patient's rows in the class; Q always is the mean over all patients
 * that have a value. Rows without patient key take no part in figures of patients, and neither do
 * their sensitive values.
 */
final class NaiveOracle {
  private final SeededTable source;
  private final Unit unit;
  private final List<List<String>> tuples = new ArrayList<>();
  private final List<String> owners = new ArrayList<>();
  private final List<String> sensitive = new ArrayList<>();

  private NaiveOracle(SeededTable source, Unit unit) {
    this.source = source;
    this.unit = unit;
    List<String> keys = source.cells(SeededTable.Kind.KEY);
    List<String> values = source.cells(SeededTable.Kind.SENSITIVE);
    for (int row = 0; row < source.rows().size(); row++) {
      String owner = unit == Unit.ROW ? "row " + row : keys.get(row);
      if (!owner.isEmpty()) {
        tuples.add(tuple(row, keys));
        owners.add(owner);
        sensitive.add(values.get(row));
      }
    }
  }

  static Figures figures(SeededTable source, Unit unit) {
    return new NaiveOracle(source, unit).figures();
  }

  /** The quasi-identifiers of a row, missing static cells filled from the patient's other rows. */
  private List<String> tuple(int row, List<String> keys) {
    List<String> tuple = new ArrayList<>();
    for (int column = 0; column < source.columns().size(); column++) {
      SeededTable.Col col = source.columns().get(column);
      if (col.quasi()) {
        String cell = source.rows().get(row).get(column);
        if (cell.isEmpty() && col.kind() == SeededTable.Kind.STATIC && !keys.get(row).isEmpty()) {
          Set<String> known = new LinkedHashSet<>();
          for (int other = 0; other < source.rows().size(); other++) {
            if (keys.get(other).equals(keys.get(row))) {
              known.add(source.rows().get(other).get(column));
            }
          }
          known.remove("");
          if (known.size() == 1) {
            cell = known.iterator().next();
          }
        }
        tuple.add(cell);
      }
    }
    return tuple;
  }

  private Set<String> units() {
    return new LinkedHashSet<>(owners);
  }

  private Set<List<String>> classes() {
    return new LinkedHashSet<>(tuples);
  }

  private Set<String> membersOf(List<String> tuple) {
    Set<String> members = new LinkedHashSet<>();
    for (int i = 0; i < tuples.size(); i++) {
      if (tuples.get(i).equals(tuple)) {
        members.add(owners.get(i));
      }
    }
    return members;
  }

  private int smallestClassOf(String owner) {
    int smallest = Integer.MAX_VALUE;
    for (int i = 0; i < tuples.size(); i++) {
      if (owners.get(i).equals(owner)) {
        smallest = Math.min(smallest, membersOf(tuples.get(i)).size());
      }
    }
    return smallest;
  }

  private Set<String> allValuesOf(String owner) {
    Set<String> values = new LinkedHashSet<>();
    for (int i = 0; i < owners.size(); i++) {
      if (owners.get(i).equals(owner) && !sensitive.get(i).isEmpty()) {
        values.add(sensitive.get(i));
      }
    }
    return values;
  }

  private Set<String> valuesOf(String owner, List<String> tuple) {
    if (unit == Unit.ROW || source.patientsLinked()) {
      return allValuesOf(owner);
    }
    Set<String> values = new LinkedHashSet<>();
    for (int i = 0; i < owners.size(); i++) {
      boolean here = owners.get(i).equals(owner) && tuples.get(i).equals(tuple);
      if (here && !sensitive.get(i).isEmpty()) {
        values.add(sensitive.get(i));
      }
    }
    return values;
  }

  private Figures figures() {
    SortedMap<String, Object> figures = new TreeMap<>();
    List<Integer> smallest = units().stream().map(this::smallestClassOf).toList();
    List<Integer> sizes = classes().stream().map(c -> membersOf(c).size()).toList();
    figures.put("classes", (long) sizes.size());
    figures.put("class-size-histogram", histogram(sizes));
    figures.put("units-by-smallest-class", histogram(smallest));
    addIdentity(figures, smallest);
    addAttribute(figures);
    return new Figures(figures);
  }

  private static Map<Integer, Long> histogram(List<Integer> sizes) {
    Map<Integer, Long> histogram = new TreeMap<>();
    sizes.forEach(size -> histogram.merge(size, 1L, Long::sum));
    return histogram;
  }

  private void addIdentity(SortedMap<String, Object> figures, List<Integer> smallest) {
    int n = smallest.size();
    Ratio sum = Ratio.ZERO;
    int k = Integer.MAX_VALUE;
    long alone = 0;
    for (int size : smallest) {
      sum = sum.plus(Ratio.of(1, size));
      k = Math.min(k, size);
      alone += size == 1 ? 1 : 0;
    }
    figures.put("k", n == 0 ? Figures.UNDEFINED : (Object) (long) k);
    figures.put("uniques", n == 0 ? Figures.UNDEFINED : (Object) alone);
    figures.put("highest", n == 0 ? Figures.UNDEFINED : (Object) Ratio.of(1, k).toDouble());
    figures.put("mean", n == 0 ? Figures.UNDEFINED : (Object) sum.dividedBy(n).toDouble());
    for (int threshold : Figures.THRESHOLDS) {
      long below = smallest.stream().filter(size -> size < threshold).count();
      figures.put(
          "share-above-" + threshold,
          n == 0 ? Figures.UNDEFINED : (Object) Ratio.of(below, n).toDouble());
    }
  }

  private void addAttribute(SortedMap<String, Object> figures) {
    if (units().isEmpty()) {
      for (String name : List.of("l-distinct", "l-entropy", "alpha", "t-equal", "t-ordered")) {
        figures.put(name, Figures.UNDEFINED);
      }
      figures.put("homogeneous", 0L);
      return;
    }
    long distinct = Long.MAX_VALUE;
    double effective = Double.MAX_VALUE;
    Ratio alpha = Ratio.ZERO;
    long homogeneous = 0;
    for (List<String> tuple : classes()) {
      List<Set<String>> holdings = new ArrayList<>();
      membersOf(tuple).forEach(u -> holdings.add(valuesOf(u, tuple)));
      distinct = Math.min(distinct, distinct(holdings));
      effective = Math.min(effective, effectiveValues(holdings));
      Ratio share = alpha(holdings);
      alpha = alpha.max(share);
      homogeneous += share.equals(Ratio.ONE) && holdings.size() >= 2 ? 1 : 0;
    }
    figures.put("l-distinct", distinct);
    figures.put("l-entropy", effective);
    figures.put("alpha", alpha.toDouble());
    figures.put("homogeneous", homogeneous);
    addCloseness(figures);
  }

  /** Values held alone, plus one when somebody holds none of those; nobody's value is no value. */
  private static long distinct(List<Set<String>> holdings) {
    Set<String> alone = new LinkedHashSet<>();
    holdings.stream().filter(v -> v.size() == 1).forEach(alone::addAll);
    boolean other =
        holdings.stream().anyMatch(v -> !v.isEmpty() && v.stream().noneMatch(alone::contains));
    return Math.max(1, alone.size() + (other ? 1 : 0));
  }

  private static Map<String, Ratio> weights(List<Set<String>> holdings) {
    Map<String, Ratio> weights = new LinkedHashMap<>();
    for (Set<String> values : holdings) {
      for (String value : values) {
        weights.merge(value, Ratio.of(1, values.size()), Ratio::plus);
      }
    }
    return weights;
  }

  private static double effectiveValues(List<Set<String>> holdings) {
    Map<String, Ratio> weights = weights(holdings);
    if (weights.isEmpty()) {
      return 1;
    }
    String commonest = "";
    for (String value : weights.keySet()) {
      if (commonest.isEmpty() || weights.get(value).compareTo(weights.get(commonest)) > 0) {
        commonest = value;
      }
    }
    long without = holdings.stream().filter(Set::isEmpty).count();
    weights.merge(commonest, Ratio.of(without, 1), Ratio::plus);
    double entropy = 0;
    for (Ratio weight : weights.values()) {
      double p = weight.dividedBy(holdings.size()).toDouble();
      entropy -= p * Math.log(p);
    }
    return Math.exp(entropy);
  }

  private static Ratio alpha(List<Set<String>> holdings) {
    long without = holdings.stream().filter(Set::isEmpty).count();
    long most = 0;
    for (String value : weights(holdings).keySet()) {
      most = Math.max(most, holdings.stream().filter(v -> v.contains(value)).count());
    }
    return Ratio.of(most + without, holdings.size());
  }

  private void addCloseness(SortedMap<String, Object> figures) {
    List<Set<String>> everybody = units().stream().map(this::allValuesOf).toList();
    Map<String, Ratio> q = distribution(everybody);
    if (q.isEmpty()) {
      figures.put("t-equal", Figures.UNDEFINED);
      figures.put("t-ordered", Figures.UNDEFINED);
      return;
    }
    List<String> order = source.order().stream().filter(q::containsKey).toList();
    Ratio equal = Ratio.ZERO;
    Ratio ordered = Ratio.ZERO;
    for (List<String> tuple : classes()) {
      List<Set<String>> holdings = new ArrayList<>();
      membersOf(tuple).forEach(u -> holdings.add(valuesOf(u, tuple)));
      Map<String, Ratio> p = distribution(holdings);
      if (!p.isEmpty()) {
        Ratio moved = Ratio.ZERO;
        Ratio cumulated = Ratio.ZERO;
        Ratio steps = Ratio.ZERO;
        for (String value : order) {
          Ratio difference = p.getOrDefault(value, Ratio.ZERO).minus(q.get(value));
          moved = moved.plus(difference.abs());
          cumulated = cumulated.plus(difference);
          steps = steps.plus(cumulated.abs());
        }
        equal = equal.max(moved.dividedBy(2));
        if (order.size() > 1) {
          ordered = ordered.max(steps.dividedBy(order.size() - 1L));
        }
      }
    }
    figures.put("t-equal", equal.toDouble());
    figures.put("t-ordered", ordered.toDouble());
  }

  private static Map<String, Ratio> distribution(List<Set<String>> holdings) {
    long known = holdings.stream().filter(v -> !v.isEmpty()).count();
    Map<String, Ratio> distribution = new LinkedHashMap<>();
    weights(holdings).forEach((value, w) -> distribution.put(value, w.dividedBy(known)));
    return distribution;
  }
}
