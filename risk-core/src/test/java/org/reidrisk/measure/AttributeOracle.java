package org.reidrisk.measure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reidrisk.group.Unit;

/**
 * Attribute disclosure straight from the definitions, on sets of text and in exact fractions.
 * Shares no code with what it checks, and takes other ways to the earth mover's distance: what two
 * distributions have in common, matching masses in sorted order, the edges of a tree, or the least
 * cost of all flows.
 */
final class AttributeOracle {
  private final List<List<Set<String>>> classes = new ArrayList<>();
  private final List<Set<String>> everybody = new ArrayList<>();

  /**
   * The value sets of the members of each class, and of everybody.
   *
   * <p>A patient's values are those of all rows, or inside a class those of the rows there when the
   * recipient does not see which rows belong together. Rows without key are nobody's.
   */
  AttributeOracle(SeededTable source, Unit unit) {
    List<String> keys = source.cells(SeededTable.Kind.KEY);
    List<String> values = source.cells(SeededTable.Kind.SENSITIVE);
    Map<String, Set<String>> valuesOfOwner = new LinkedHashMap<>();
    Map<List<String>, Map<String, Set<String>>> valuesInClass = new LinkedHashMap<>();
    for (int row = 0; row < source.rows().size(); row++) {
      String owner = unit == Unit.ROW ? "row " + row : keys.get(row);
      if (!owner.isEmpty()) {
        Set<String> all = valuesOfOwner.computeIfAbsent(owner, o -> new TreeSet<>());
        Set<String> here =
            valuesInClass
                .computeIfAbsent(tuple(source, row, keys), t -> new LinkedHashMap<>())
                .computeIfAbsent(owner, o -> new TreeSet<>());
        if (!values.get(row).isEmpty()) {
          all.add(values.get(row));
          here.add(values.get(row));
        }
      }
    }
    everybody.addAll(valuesOfOwner.values());
    for (Map<String, Set<String>> members : valuesInClass.values()) {
      List<Set<String>> holdings = new ArrayList<>();
      members.forEach(
          (owner, here) -> holdings.add(source.patientsLinked() ? valuesOfOwner.get(owner) : here));
      classes.add(holdings);
    }
  }

  /** Missing static cells are filled from the patient's other rows when these agree. */
  private static List<String> tuple(SeededTable source, int row, List<String> keys) {
    List<String> tuple = new ArrayList<>();
    for (int column = 0; column < source.columns().size(); column++) {
      SeededTable.Col col = source.columns().get(column);
      String cell = source.rows().get(row).get(column);
      if (cell.isEmpty() && col.kind() == SeededTable.Kind.STATIC && !keys.get(row).isEmpty()) {
        Set<String> known = new LinkedHashSet<>();
        for (int other = 0; other < keys.size(); other++) {
          if (keys.get(other).equals(keys.get(row))) {
            known.add(source.rows().get(other).get(column));
          }
        }
        known.remove("");
        cell = known.size() == 1 ? known.iterator().next() : "";
      }
      if (col.quasi()) {
        tuple.add(cell);
      }
    }
    return tuple;
  }

  static Figures figures(SeededTable source, Unit unit, ValuePlaces places) {
    return new AttributeOracle(source, unit).figures(places);
  }

  /** The value sets of the members of each class. */
  List<List<Set<String>>> classes() {
    return classes;
  }

  /** The value sets of all units. */
  List<Set<String>> everybody() {
    return everybody;
  }

  boolean nobodyKnown() {
    return everybody.stream().allMatch(Set::isEmpty);
  }

  private Figures figures(ValuePlaces places) {
    SortedMap<String, Object> figures = new TreeMap<>();
    for (String c : AttributeFigures.CONSTANTS) {
      figures.put(
          "l-recursive-" + c,
          everybody.isEmpty() ? AttributeFigures.undefined("no-units") : (Object) recursive(c));
    }
    if (nobodyKnown()) {
      String none = AttributeFigures.undefined(everybody.isEmpty() ? "no-units" : "no-values");
      for (String name : List.of("beta", "enhanced-beta", "delta", "delta-zeros-skipped")) {
        figures.put(name, none);
      }
      AttributeFigures.DISTANCES.forEach(name -> figures.put("t-" + name, none));
      return new Figures(figures);
    }
    addBeta(figures);
    addDelta(figures);
    figures.put("t-equal", largest(AttributeOracle::notInCommon));
    figures.put("t-ordered", largest((p, q) -> matched(p, q, ranks(places))));
    figures.put("t-magnitude", largest((p, q) -> matched(p, q, positions(places))));
    figures.put("t-hierarchical", largest((p, q) -> alongEdges(p, q, places)));
    return new Figures(figures);
  }

  // Recursive diversity

  private long recursive(String c) {
    Ratio constant = exactly(new BigDecimal(c));
    long least = Long.MAX_VALUE;
    for (List<Set<String>> holdings : classes) {
      long holds = 1;
      List<Ratio> falling = fallingWeights(holdings);
      for (int l = 1; l <= falling.size(); l++) {
        Ratio tail = Ratio.ZERO;
        for (Ratio weight : falling.subList(l - 1, falling.size())) {
          tail = tail.plus(weight);
        }
        holds = falling.get(0).compareTo(constant.times(tail)) < 0 ? l : holds;
      }
      least = Math.min(least, holds);
    }
    return least;
  }

  /** The commonest first; whoever has no value counts as holding the commonest. */
  static List<Ratio> fallingWeights(List<Set<String>> holdings) {
    List<Ratio> falling = new ArrayList<>(weights(holdings).values());
    falling.sort(Collections.reverseOrder());
    long without = holdings.stream().filter(Set::isEmpty).count();
    if (!falling.isEmpty()) {
      falling.set(0, falling.get(0).plus(Ratio.of(without, 1)));
    }
    return falling;
  }

  static Ratio exactly(BigDecimal number) {
    return number.scale() > 0
        ? new Ratio(number.unscaledValue(), BigInteger.TEN.pow(number.scale()))
        : new Ratio(number.toBigIntegerExact(), BigInteger.ONE);
  }

  static Map<String, Ratio> weights(List<Set<String>> holdings) {
    Map<String, Ratio> weights = new TreeMap<>();
    for (Set<String> values : holdings) {
      values.forEach(v -> weights.merge(v, Ratio.of(1, values.size()), Ratio::plus));
    }
    return weights;
  }

  // Beta and delta

  static Map<String, Ratio> distribution(List<Set<String>> holdings) {
    long known = holdings.stream().filter(v -> !v.isEmpty()).count();
    Map<String, Ratio> distribution = new TreeMap<>();
    weights(holdings).forEach((value, w) -> distribution.put(value, w.dividedBy(known)));
    return distribution;
  }

  /** The distributions of the classes in which somebody has a value. */
  List<Map<String, Ratio>> distributions() {
    return classes.stream().map(AttributeOracle::distribution).filter(p -> !p.isEmpty()).toList();
  }

  Map<String, Ratio> q() {
    return distribution(everybody);
  }

  static Ratio over(Ratio p, Ratio q) {
    return new Ratio(p.over().multiply(q.under()), p.under().multiply(q.over()));
  }

  private void addBeta(SortedMap<String, Object> figures) {
    Map<String, Ratio> q = q();
    Ratio most = Ratio.ZERO;
    boolean allowed = true;
    for (Map<String, Ratio> p : distributions()) {
      for (String value : p.keySet()) {
        Ratio gain = over(p.get(value).minus(q.get(value)), q.get(value));
        most = most.max(gain);
        allowed &= gain.toDouble() <= -Math.log(q.get(value).toDouble());
      }
    }
    figures.put("beta", AttributeFigures.exact(most));
    figures.put(
        "enhanced-beta",
        allowed ? AttributeFigures.exact(most) : AttributeFigures.undefined("no-beta"));
  }

  private void addDelta(SortedMap<String, Object> figures) {
    Map<String, Ratio> q = q();
    double most = 0;
    boolean ruledOut = false;
    for (Map<String, Ratio> p : distributions()) {
      for (String value : q.keySet()) {
        if (p.containsKey(value)) {
          most = Math.max(most, Math.abs(logarithm(over(p.get(value), q.get(value)))));
        } else {
          ruledOut = true;
        }
      }
    }
    figures.put("delta-zeros-skipped", most);
    figures.put("delta", ruledOut ? AttributeFigures.undefined("value-ruled-out") : (Object) most);
  }

  private static double logarithm(Ratio ratio) {
    double excess = ratio.minus(Ratio.ONE).toDouble();
    return Math.abs(excess) < 0.5 ? Math.log1p(excess) : Math.log(ratio.toDouble());
  }

  // Earth mover's distances

  private String largest(Distance distance) {
    Map<String, Ratio> q = q();
    Ratio worst = Ratio.ZERO;
    for (Map<String, Ratio> p : distributions()) {
      worst = worst.max(distance.between(p, q));
    }
    return AttributeFigures.exact(worst);
  }

  /** Between two distributions. */
  interface Distance {
    Ratio between(Map<String, Ratio> p, Map<String, Ratio> q);
  }

  /** What is not common to both has to move by 1. */
  static Ratio notInCommon(Map<String, Ratio> p, Map<String, Ratio> q) {
    Ratio common = Ratio.ZERO;
    for (String value : p.keySet()) {
      Ratio here = p.get(value);
      Ratio there = q.get(value);
      common = common.plus(here.compareTo(there) < 0 ? here : there);
    }
    return Ratio.ONE.minus(common);
  }

  Map<String, Ratio> ranks(ValuePlaces places) {
    Map<String, Ratio> ranks = new LinkedHashMap<>();
    Set<String> held = q().keySet();
    places.order().stream().filter(held::contains).forEach(v -> ranks.put(v, ratio(ranks.size())));
    return ranks;
  }

  Map<String, Ratio> positions(ValuePlaces places) {
    Map<String, Ratio> positions = new LinkedHashMap<>();
    q().keySet().forEach(v -> positions.put(v, exactly(places.number(v))));
    return positions;
  }

  private static Ratio ratio(int number) {
    return Ratio.of(number, 1);
  }

  static Ratio range(Map<String, Ratio> positions) {
    return Collections.max(positions.values()).minus(Collections.min(positions.values()));
  }

  /** On a line the cheapest plan takes both masses from left to right. */
  static Ratio matched(Map<String, Ratio> p, Map<String, Ratio> q, Map<String, Ratio> positions) {
    Ratio range = range(positions);
    if (range.equals(Ratio.ZERO)) {
      return Ratio.ZERO;
    }
    List<String> line = new ArrayList<>(positions.keySet());
    line.sort(Comparator.comparing(positions::get));
    Ratio cost = Ratio.ZERO;
    int from = 0;
    int to = 0;
    Ratio supply = p.getOrDefault(line.get(0), Ratio.ZERO);
    Ratio demand = q.getOrDefault(line.get(0), Ratio.ZERO);
    while (from < line.size() && to < line.size()) {
      Ratio moved = supply.compareTo(demand) < 0 ? supply : demand;
      Ratio way = positions.get(line.get(from)).minus(positions.get(line.get(to))).abs();
      cost = cost.plus(moved.times(way));
      supply = supply.minus(moved);
      demand = demand.minus(moved);
      if (supply.equals(Ratio.ZERO)) {
        from++;
        supply = from < line.size() ? p.getOrDefault(line.get(from), Ratio.ZERO) : Ratio.ZERO;
      }
      if (demand.equals(Ratio.ZERO)) {
        to++;
        demand = to < line.size() ? q.getOrDefault(line.get(to), Ratio.ZERO) : Ratio.ZERO;
      }
    }
    return over(cost, range);
  }

  /**
   * Two leaves are h/H apart when each edge is 1/(2H) long. Over every edge goes what the subtree
   * below it has too much or too little.
   */
  static Ratio alongEdges(Map<String, Ratio> p, Map<String, Ratio> q, ValuePlaces places) {
    Map<String, Ratio> imbalance = new TreeMap<>();
    int height = 0;
    for (String value : q.keySet()) {
      Ratio extra = p.getOrDefault(value, Ratio.ZERO).minus(q.get(value));
      List<String> path = places.path(value);
      height = path.size();
      imbalance.merge("leaf " + value, extra, Ratio::plus);
      for (int level = 1; level < height; level++) {
        imbalance.merge(level + " " + path.get(level - 1), extra, Ratio::plus);
      }
    }
    Ratio sum = Ratio.ZERO;
    for (Ratio extra : imbalance.values()) {
      sum = sum.plus(extra.abs());
    }
    return sum.dividedBy(2L * height);
  }

  /** How far two values are apart in the tree: the height of their lowest common ancestor. */
  static Ratio inTree(String a, String b, ValuePlaces places) {
    int level = 0;
    boolean together = a.equals(b);
    while (!together) {
      together = places.path(a).get(level).equals(places.path(b).get(level));
      level++;
    }
    return Ratio.of(level, places.path(a).size());
  }

  /** What it costs to turn one value into another. */
  interface Cost {
    Ratio of(String from, String to);
  }

  /**
   * The least cost over all plans, by shortest augmenting paths in the residual network: the
   * definition itself, and slow.
   */
  static Ratio cheapestPlan(Map<String, Ratio> p, Map<String, Ratio> q, Cost cost) {
    Map<String, Ratio> supply = new TreeMap<>();
    Map<String, Ratio> demand = new TreeMap<>();
    for (String value : q.keySet()) {
      supply.put(value, p.getOrDefault(value, Ratio.ZERO));
      demand.put(value, q.get(value));
    }
    Map<List<String>, Ratio> plan = new LinkedHashMap<>();
    Ratio total = Ratio.ZERO;
    List<String> path = cheapestPath(supply, demand, plan, cost);
    while (!path.isEmpty()) {
      Ratio moved = supply.get(path.get(0));
      Ratio other = demand.get(path.get(path.size() - 1));
      moved = other.compareTo(moved) < 0 ? other : moved;
      for (int i = 2; i < path.size(); i += 2) {
        Ratio back = plan.get(List.of(path.get(i), path.get(i - 1)));
        moved = back.compareTo(moved) < 0 ? back : moved;
      }
      for (int i = 1; i < path.size(); i++) {
        boolean forward = i % 2 == 1;
        List<String> edge =
            forward ? List.of(path.get(i - 1), path.get(i)) : List.of(path.get(i), path.get(i - 1));
        Ratio before = plan.getOrDefault(edge, Ratio.ZERO);
        plan.put(edge, forward ? before.plus(moved) : before.minus(moved));
        Ratio paid = cost.of(edge.get(0), edge.get(1)).times(moved);
        total = forward ? total.plus(paid) : total.minus(paid);
      }
      supply.merge(path.get(0), moved, Ratio::minus);
      demand.merge(path.get(path.size() - 1), moved, Ratio::minus);
      path = cheapestPath(supply, demand, plan, cost);
    }
    return total;
  }

  /** From a value with supply, in turn forward and back along the plan, to one with demand. */
  private static List<String> cheapestPath(
      Map<String, Ratio> supply, Map<String, Ratio> demand, Map<List<String>, Ratio> plan, Cost c) {
    Map<String, Ratio> toSource = new TreeMap<>();
    Map<String, Ratio> toSink = new TreeMap<>();
    Map<String, List<String>> sourcePath = new TreeMap<>();
    Map<String, List<String>> sinkPath = new TreeMap<>();
    for (Map.Entry<String, Ratio> left : supply.entrySet()) {
      if (left.getValue().compareTo(Ratio.ZERO) > 0) {
        toSource.put(left.getKey(), Ratio.ZERO);
        sourcePath.put(left.getKey(), List.of(left.getKey()));
      }
    }
    for (boolean changed = true; changed; ) {
      changed = false;
      for (String from : List.copyOf(toSource.keySet())) {
        for (String to : demand.keySet()) {
          Ratio way = toSource.get(from).plus(c.of(from, to));
          if (!toSink.containsKey(to) || way.compareTo(toSink.get(to)) < 0) {
            toSink.put(to, way);
            sinkPath.put(to, longer(sourcePath.get(from), to));
            changed = true;
          }
        }
      }
      for (String to : toSink.keySet()) {
        for (String from : supply.keySet()) {
          boolean used = plan.getOrDefault(List.of(from, to), Ratio.ZERO).compareTo(Ratio.ZERO) > 0;
          Ratio way = toSink.get(to).minus(c.of(from, to));
          if (used && (!toSource.containsKey(from) || way.compareTo(toSource.get(from)) < 0)) {
            toSource.put(from, way);
            sourcePath.put(from, longer(sinkPath.get(to), from));
            changed = true;
          }
        }
      }
    }
    return toSink.keySet().stream()
        .filter(to -> demand.get(to).compareTo(Ratio.ZERO) > 0)
        .min(Comparator.comparing(toSink::get))
        .map(sinkPath::get)
        .orElse(List.of());
  }

  private static List<String> longer(List<String> path, String next) {
    List<String> longer = new ArrayList<>(path);
    longer.add(next);
    return longer;
  }
}
