package org.reidrisk.assess;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.GroundDistance;
import org.reidrisk.policy.SensitiveDistance;
import org.reidrisk.table.Column;
import org.reidrisk.value.Hierarchy;

/**
 * The ground distance that a policy asks for, on the values that a column really has; or what
 * stands in its way.
 */
record ValueOrder(@Nullable GroundDistance distance, Estimate.Undefined obstacle) {

  private static final Estimate.Undefined NOTHING = new Estimate.Undefined("none", "");

  static ValueOrder of(Column column, SensitiveDistance wanted, @Nullable Hierarchy hierarchy) {
    if (wanted.kind() == SensitiveDistance.Kind.EQUAL) {
      return new ValueOrder(GroundDistance.equal(), NOTHING);
    }
    if (!column.keepsTexts()) {
      return obstacle(
          "texts-not-kept",
          "The column has too many long values to keep their texts, which a distance other than"
              + " equal needs.");
    }
    return switch (wanted.kind()) {
      case EQUAL -> throw new AssertionError();
      case RANK -> byRank(column);
      case MAGNITUDE -> byMagnitude(column);
      case ORDERED -> inOrder(column, wanted.order());
      case HIERARCHICAL -> inHierarchy(column, hierarchy);
    };
  }

  /** The place of each value on the number line, by code from 1; empty when one has none. */
  private static Optional<List<BigDecimal>> positions(Column column) {
    List<BigDecimal> positions = new ArrayList<>();
    for (int code = 1; code <= column.distinct(); code++) {
      Optional<BigDecimal> position = column.spec().format().position(column.value(code));
      if (position.isEmpty()) {
        return Optional.empty();
      }
      positions.add(position.get());
    }
    return Optional.of(positions);
  }

  private static ValueOrder byRank(Column column) {
    Optional<List<BigDecimal>> positions = positions(column);
    if (positions.isEmpty()) {
      return noNumbers("A rank");
    }
    // Values at one position (1 and 1.0 as text) are ordered by their text, not by their code,
    // which depends on the order of rows.
    int[] codes =
        IntStream.rangeClosed(1, column.distinct())
            .boxed()
            .sorted(
                Comparator.<Integer, BigDecimal>comparing(code -> positions.get().get(code - 1))
                    .thenComparing(column::value))
            .mapToInt(Integer::intValue)
            .toArray();
    return new ValueOrder(GroundDistance.ordered(codes), NOTHING);
  }

  private static ValueOrder byMagnitude(Column column) {
    return positions(column)
        .map(positions -> new ValueOrder(GroundDistance.magnitude(positions), NOTHING))
        .orElseGet(() -> noNumbers("A difference"));
  }

  private static ValueOrder noNumbers(String what) {
    return obstacle(
        "no-rank",
        what
            + " needs values that are numbers, ages, dates or times in the column's format; give an"
            + " order with {ordered: [...]}, or a hierarchy.");
  }

  private static ValueOrder inOrder(Column column, List<String> order) {
    Map<String, Integer> rank = new HashMap<>();
    for (String value : order) {
      rank.putIfAbsent(column.spec().format().canonical(value).orElse(value), rank.size());
    }
    long unlisted =
        IntStream.rangeClosed(1, column.distinct())
            .filter(code -> !rank.containsKey(column.value(code)))
            .count();
    if (unlisted > 0) {
      return obstacle(
          "order-incomplete",
          "The column has " + unlisted + " distinct values that the policy's order does not list.");
    }
    int[] codes =
        IntStream.rangeClosed(1, column.distinct())
            .boxed()
            .sorted(Comparator.comparing(code -> rank.get(column.value(code))))
            .mapToInt(Integer::intValue)
            .toArray();
    return new ValueOrder(GroundDistance.ordered(codes), NOTHING);
  }

  private static ValueOrder inHierarchy(Column column, @Nullable Hierarchy hierarchy) {
    if (hierarchy == null) {
      return obstacle("no-hierarchy", "The hierarchy that the policy names was not handed in.");
    }
    List<List<String>> paths = new ArrayList<>();
    int absent = 0;
    for (int code = 1; code <= column.distinct(); code++) {
      Optional<List<String>> path = hierarchy.path(column.value(code));
      absent += path.isEmpty() ? 1 : 0;
      path.ifPresent(paths::add);
    }
    return absent > 0
        ? obstacle(
            "hierarchy-incomplete",
            absent == column.distinct()
                ? "The hierarchy holds no value of the column; are its cells separated by"
                    + " semicolons, commas or tabs?"
                : "The hierarchy lacks "
                    + absent
                    + " of the "
                    + column.distinct()
                    + " values of the column; add a line for each.")
        : new ValueOrder(GroundDistance.hierarchical(paths), NOTHING);
  }

  private static ValueOrder obstacle(String code, String text) {
    return new ValueOrder(null, new Estimate.Undefined(code, text));
  }
}
