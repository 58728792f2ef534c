package org.reidrisk.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.table.Column;
import org.reidrisk.table.Table;

/**
 * All figures of one table in one unit, whoever computed them. A figure is a {@link Long}, a {@link
 * Double}, a histogram ({@code Map<Integer, Long>}) or the text {@link #UNDEFINED}.
 */
record Figures(SortedMap<String, Object> byName) {
  static final String UNDEFINED = "undefined";
  static final List<Integer> THRESHOLDS = List.of(1, 2, 3, 4, 5, 11, 100);

  Figures {
    byName = new TreeMap<>(byName);
  }

  /** What the library says. */
  static Figures ofLibrary(SeededTable source, Unit unit) {
    Table table = source.table();
    EquivalenceClasses classes = EquivalenceClasses.of(table);
    ClassSizes sizes = classes.sizes(unit);
    KAnonymity anonymity = KAnonymity.of(sizes);
    IdentityRisk risk = IdentityRisk.prosecutor(sizes);
    SensitiveCounts counts = SensitiveCounts.of(classes, "S", unit, source.patientsLinked());
    LDiversity diversity = LDiversity.of(counts);
    AlphaAnonymity alpha = AlphaAnonymity.of(counts);
    GroundDistance order = GroundDistance.ordered(codes(table.column("S"), source.order()));
    SortedMap<String, Object> figures = new TreeMap<>();
    figures.put("k", plain(anonymity.k()));
    figures.put("classes", plain(anonymity.equivalenceClasses()));
    figures.put("uniques", plain(anonymity.sampleUniques()));
    figures.put("class-size-histogram", histogram(sizes.classes()));
    figures.put("units-by-smallest-class", histogram(sizes.units()));
    figures.put("highest", plain(risk.highest()));
    figures.put("mean", plain(risk.mean()));
    THRESHOLDS.forEach(t -> figures.put("share-above-" + t, plain(risk.shareAbove(t))));
    figures.put("l-distinct", plain(diversity.distinct()));
    figures.put("l-entropy", plain(diversity.entropy()));
    figures.put("alpha", plain(alpha.alpha()));
    figures.put("homogeneous", alpha.homogeneousClasses());
    figures.put("t-equal", plain(TCloseness.of(counts, GroundDistance.equal()).t()));
    figures.put("t-ordered", plain(TCloseness.of(counts, order).t()));
    return new Figures(figures);
  }

  private static int[] codes(Column column, List<String> order) {
    Map<String, Integer> codes = new TreeMap<>();
    for (int code = 1; code <= column.distinct(); code++) {
      codes.put(column.value(code), code);
    }
    return order.stream().mapToInt(codes::get).toArray();
  }

  private static Map<Integer, Long> histogram(List<ClassSizes.Bin> bins) {
    Map<Integer, Long> histogram = new TreeMap<>();
    bins.forEach(bin -> histogram.put(bin.size(), bin.count()));
    return histogram;
  }

  static Object plain(Estimate estimate) {
    if (estimate instanceof Estimate.Count count) {
      return count.value();
    }
    if (estimate instanceof Estimate.Real real) {
      return real.value();
    }
    if (estimate instanceof Estimate.Undefined) {
      return UNDEFINED;
    }
    throw new AssertionError("unexpected " + estimate.getClass().getSimpleName());
  }

  Object get(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }

  double number(String name) {
    return (Double) get(name);
  }

  long count(String name) {
    return (Long) get(name);
  }

  boolean isUndefined(String name) {
    return get(name).equals(UNDEFINED);
  }

  Figures with(String name, Object value) {
    SortedMap<String, Object> changed = new TreeMap<>(byName);
    changed.put(name, value);
    return new Figures(changed);
  }

  Figures withEach(UnaryOperator<Object> change) {
    SortedMap<String, Object> changed = new TreeMap<>();
    byName.forEach((name, value) -> changed.put(name, change.apply(value)));
    return new Figures(changed);
  }

  /** Names of the figures that differ: counts at all, doubles by more than 1e-12 relative. */
  List<String> differences(Figures other) {
    List<String> names = new ArrayList<>();
    if (!byName.keySet().equals(other.byName.keySet())) {
      names.add("set of figures");
    }
    byName.forEach(
        (name, value) -> {
          if (!same(value, other.byName.get(name))) {
            names.add(name);
          }
        });
    return names;
  }

  private static boolean same(Object value, Object other) {
    if (value instanceof Double x && other instanceof Double y) {
      return Math.abs(x - y) <= 1e-12 * Math.max(Math.abs(x), Math.abs(y));
    }
    return value.equals(other);
  }
}
