package org.reidrisk.assess;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.measure.RecursiveDiversity;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.Policy;
import org.reidrisk.table.Role;

/** Which figures are wanted: all of them, or those that limits hold. */
record Figures(Policy policy, boolean all) {
  private static final BigDecimal LARGEST_CLASS = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final List<Integer> CLASS_SIZES = List.of(2, 3, 5, 11, 20);

  /** Powers in the order of what they know. */
  static final List<String> POWERS =
      List.of(Params.POWER_ONE, "2", "3", "5", Params.POWER_ALL, Params.POWER_COMPLETE);

  /** Exports of more rows get the powers that limits name, and no others. */
  static final int ROWS_OF_ALL_POWERS = 1_000_000;

  /** The class sizes at which shares are always measured, and those that limits name. */
  SortedSet<Integer> classSizes() {
    SortedSet<Integer> sizes = new TreeSet<>(CLASS_SIZES);
    for (Limit limit : policy.limits()) {
      if (limit.classSize() != null) {
        sizes.add(limit.classSize());
      }
      if (limit.threshold() != null) {
        sizes.add(limit.threshold());
      }
      if (limit.quantity() == Quantity.K || limit.quantity() == Quantity.K_MAP) {
        sizes.add(limit.bound().min(LARGEST_CLASS).intValue());
      }
    }
    return sizes;
  }

  /** The largest class size that any limit or share asks about. */
  int largestClassSize() {
    return classSizes().last();
  }

  /** Powers above one that are wanted on a set; null is the set of all. */
  Set<String> powers(Measuring.Scope scope, int rows) {
    Set<String> wanted = new LinkedHashSet<>();
    for (Limit limit : policy.limits()) {
      if (limit.power() != null
          && Objects.equals(limit.set(), scope.name())
          && !limit.power().equals(Params.POWER_ONE)) {
        wanted.add(limit.power());
      }
    }
    if (all) {
      wanted.add(policy.usualPower());
      wanted.add(policy.power());
      if (scope.name() == null && rows <= ROWS_OF_ALL_POWERS) {
        wanted.addAll(POWERS);
      }
      wanted.remove(Params.POWER_ONE);
    }
    return inOrder(wanted);
  }

  private static Set<String> inOrder(Set<String> powers) {
    return powers.stream()
        .sorted((a, b) -> a.equals(b) ? 0 : Params.knowsAsMuch(a, b) ? 1 : -1)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The sensitive columns that are wanted. */
  List<String> sensitive() {
    return policy.named(Role.SENSITIVE).stream()
        .filter(column -> all || policy.limits().stream().anyMatch(l -> column.equals(l.of())))
        .toList();
  }

  /** Whether the variant with the other sensitive columns known is wanted. */
  boolean extended() {
    return all
        || policy.limits().stream().anyMatch(l -> Params.EXTENDED.equals(l.params().model()));
  }

  /** Whether register figures are wanted. */
  boolean register() {
    return all || policy.limits().stream().anyMatch(l -> l.quantity().fromRegister());
  }

  /** The constants of recursive diversity that are wanted for a column. */
  List<BigDecimal> constants(String column) {
    Set<BigDecimal> constants = new LinkedHashSet<>();
    constants.add(RecursiveDiversity.USUAL_C);
    for (Limit limit : policy.limits()) {
      if (limit.params().c() != null && column.equals(limit.of())) {
        constants.add(limit.params().c());
      }
    }
    return List.copyOf(constants);
  }
}
