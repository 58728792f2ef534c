package org.reidrisk.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reidrisk.table.Column;
import org.reidrisk.table.SplitMix64;

/**
 * Where the sensitive values of a random table stand: on the number line, and in a tree.
 *
 * @param order the values from the lowest to the highest by rank
 * @param numbers the number of each value
 * @param paths the ancestors of each value from its parent to the root
 */
record ValuePlaces(
    List<String> order, Map<String, BigDecimal> numbers, Map<String, List<String>> paths) {

  ValuePlaces {
    order = List.copyOf(order);
    numbers = Map.copyOf(numbers);
    paths = Map.copyOf(paths);
  }

  /** Places made from the table's seed and the places of its values in their order, not names. */
  static ValuePlaces random(SeededTable table) {
    SplitMix64 random = new SplitMix64(~table.seed());
    int kind = random.below(6);
    Map<String, BigDecimal> numbers = new HashMap<>();
    for (String value : table.order()) {
      numbers.put(value, number(kind, random));
    }
    return new ValuePlaces(table.order(), numbers, tree(table.order(), random));
  }

  private static BigDecimal number(int kind, SplitMix64 random) {
    return switch (kind) {
      // Close together, so that several values share one place.
      case 0 -> BigDecimal.valueOf(random.between(-2, 2));
      case 1 -> BigDecimal.valueOf(random.between(-50, 5000));
      case 2 -> BigDecimal.valueOf(random.between(-900, 900), 2);
      // Thirty digits behind the point.
      case 3 ->
          new BigDecimal(random.between(-9, 9) + "." + decimals(random))
              .setScale(20 + random.below(11), RoundingMode.DOWN);
      // As far apart as a number format lets them be.
      case 4 ->
          new BigDecimal(
              random.oneOf(List.of("1E+400", "-1E+400", "1E-400", "7E+307", "3E-3", "0", "-2E+9")));
      default -> BigDecimal.valueOf(random.next());
    };
  }

  private static String decimals(SplitMix64 random) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      digits.append(random.below(10));
    }
    return digits.toString();
  }

  private static Map<String, List<String>> tree(List<String> values, SplitMix64 random) {
    int height = random.between(1, 4);
    List<Integer> below = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      below.add(i);
    }
    List<List<String>> paths = new ArrayList<>();
    values.forEach(value -> paths.add(new ArrayList<>()));
    for (int level = 1; level <= height; level++) {
      int nodes = level == height ? 1 : random.between(1, Math.max(1, values.size()));
      Map<Integer, Integer> parent = new HashMap<>();
      for (int i = 0; i < values.size(); i++) {
        int node = parent.computeIfAbsent(below.get(i), child -> random.below(nodes));
        paths.get(i).add("n" + node);
        below.set(i, node);
      }
    }
    Map<String, List<String>> pathOfValue = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      pathOfValue.put(values.get(i), List.copyOf(paths.get(i)));
    }
    return pathOfValue;
  }

  BigDecimal number(String value) {
    return Objects.requireNonNull(numbers.get(value));
  }

  List<String> path(String value) {
    return Objects.requireNonNull(paths.get(value));
  }

  ValuePlaces withNumbers(Map<String, BigDecimal> changed) {
    return new ValuePlaces(order, changed, paths);
  }

  ValuePlaces withPaths(Map<String, List<String>> changed) {
    return new ValuePlaces(order, numbers, changed);
  }

  /** The distance as the library wants it: by code. */
  GroundDistance magnitude(Column column) {
    return GroundDistance.magnitude(values(column).stream().map(this::number).toList());
  }

  GroundDistance hierarchical(Column column) {
    return GroundDistance.hierarchical(values(column).stream().map(this::path).toList());
  }

  GroundDistance ordered(Column column) {
    List<String> values = values(column);
    return GroundDistance.ordered(order.stream().mapToInt(v -> values.indexOf(v) + 1).toArray());
  }

  private static List<String> values(Column column) {
    List<String> values = new ArrayList<>();
    for (int code = 1; code <= column.distinct(); code++) {
      values.add(column.value(code));
    }
    return values;
  }
}
