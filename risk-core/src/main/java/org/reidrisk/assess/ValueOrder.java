package org.reidrisk.assess;

import java.math.BigDecimal;
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

/**
 * The ground distance that a policy asks for, on the values that a column really has; or what
 * stands in its way.
 */
record ValueOrder(@Nullable GroundDistance distance, Estimate.Undefined obstacle) {

  private static final Estimate.Undefined NOTHING = new Estimate.Undefined("none", "");

  static ValueOrder of(Column column, SensitiveDistance wanted) {
    return switch (wanted.kind()) {
      case EQUAL -> new ValueOrder(GroundDistance.equal(), NOTHING);
      case RANK -> column.keepsTexts() ? byRank(column) : textsNotKept();
      case ORDERED -> column.keepsTexts() ? inOrder(column, wanted.order()) : textsNotKept();
      case MAGNITUDE, HIERARCHICAL ->
          obstacle(
              "not-measured",
              "This version does not measure the distance by " + wanted.kind().word() + ".");
    };
  }

  private static ValueOrder textsNotKept() {
    return obstacle(
        "texts-not-kept",
        "The column has too many long values to keep their texts, which an order needs.");
  }

  private static ValueOrder byRank(Column column) {
    Map<Integer, BigDecimal> positions = new HashMap<>();
    for (int code = 1; code <= column.distinct(); code++) {
      Optional<BigDecimal> position = column.spec().format().position(column.value(code));
      if (position.isEmpty()) {
        return obstacle(
            "no-rank",
            "A rank needs values that are numbers, ages, dates or times in the column's format; give"
                + " the order with {ordered: [...]}.");
      }
      positions.put(code, position.get());
    }
    // Values at one position (1 and 1.0 as text) are ordered by their text, not by their code,
    // which
    // depends on the order of rows.
    int[] codes =
        IntStream.rangeClosed(1, column.distinct())
            .boxed()
            .sorted(
                Comparator.<Integer, BigDecimal>comparing(positions::get)
                    .thenComparing(column::value))
            .mapToInt(Integer::intValue)
            .toArray();
    return new ValueOrder(GroundDistance.ordered(codes), NOTHING);
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

  private static ValueOrder obstacle(String code, String text) {
    return new ValueOrder(null, new Estimate.Undefined(code, text));
  }
}
