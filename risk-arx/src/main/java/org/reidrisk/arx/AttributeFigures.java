package org.reidrisk.arx;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.AttributeRisk;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.GroundDistance;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Quantity;
import org.reidrisk.measure.TCloseness;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.table.Column;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;

/** Our figures of one sensitive column with some rules of ARX in force, or none. */
final class AttributeFigures {
  private final ArxRows rows;
  private final @Nullable GroundDistance distance;
  private final Map<Set<Difference>, Table> tables = new HashMap<>();
  private final Map<Set<Difference>, SensitiveCounts> counts = new HashMap<>();
  private final Map<Set<Difference>, OverflowingTree> trees = new HashMap<>();

  AttributeFigures(ArxRows rows, @Nullable GroundDistance distance) {
    this.rows = rows;
    this.distance = distance;
  }

  /** Our figure, with ARX's overflow only where one occurs: its way in 64 bits has to be ours. */
  @Nullable Estimate overflowing(
      Measurement figure,
      GroundDistance.Hierarchical tree,
      Set<Difference> inForce,
      long roundings) {
    Estimate exact = of(figure, inForce);
    if (exact == null || !inForce.contains(Difference.INT_OVERFLOW)) {
      return exact;
    }
    OverflowingTree both =
        trees.computeIfAbsent(ofRows(inForce), key -> OverflowingTree.of(table(key), rows, tree));
    boolean ours = PeerComparison.withinRounding(exact, new Estimate.Real(both.exact()), roundings);
    return ours && both.overflowing() != both.exact()
        ? new Estimate.Real(both.overflowing())
        : exact;
  }

  private Set<Difference> ofRows(Set<Difference> inForce) {
    Set<Difference> ofRows = EnumSet.noneOf(Difference.class);
    ofRows.addAll(inForce);
    ofRows.retainAll(rows.rules());
    return ofRows;
  }

  private Table table(Set<Difference> ofRows) {
    return tables.computeIfAbsent(ofRows, rows::table);
  }

  private SensitiveCounts counts(Set<Difference> ofRows) {
    return counts.computeIfAbsent(
        ofRows,
        key -> {
          Table table = table(key);
          EquivalenceClasses classes =
              EquivalenceClasses.of(table, table.schema().named(Role.QUASI_IDENTIFIER));
          return SensitiveCounts.of(classes, ArxRows.SENSITIVE, Unit.ROW, true);
        });
  }

  /**
   * A figure made again.
   *
   * @param inForce the rules of ARX that are followed
   * @return null where there is none under these rules
   */
  @Nullable Estimate of(Measurement figure, Set<Difference> inForce) {
    Set<Difference> ofRows = ofRows(inForce);
    BigDecimal c = figure.params().c();
    GroundDistance among =
        figure.quantity() == Quantity.T_CLOSENESS
            ? among(table(ofRows).column(ArxRows.SENSITIVE))
            : null;
    AttributeRisk risk =
        AttributeRisk.of(counts(ofRows), among, c == null ? List.of() : List.of(c));
    return switch (figure.quantity()) {
      case L_DISTINCT -> risk.diversity().distinct();
      case L_ENTROPY -> risk.diversity().entropy();
      case L_RECURSIVE -> risk.recursive().get(0).l();
      case T_CLOSENESS -> risk.closeness().map(TCloseness::t).orElse(null);
      case BETA_LIKENESS -> risk.beta().basic();
      case ENHANCED_BETA_LIKENESS -> risk.beta().enhanced();
      case DELTA_DISCLOSURE -> risk.delta().zerosSkipped();
      default -> null;
    };
  }

  /** The distance among values by the names that ARX gets. */
  private @Nullable GroundDistance among(Column column) {
    List<Integer> codes = IntStream.rangeClosed(1, column.distinct()).boxed().toList();
    if (distance instanceof GroundDistance.Ordered) {
      return GroundDistance.ordered(
          codes.stream()
              .sorted(Comparator.comparing(column::value))
              .mapToInt(Integer::intValue)
              .toArray());
    }
    if (distance instanceof GroundDistance.Hierarchical tree) {
      if (rows.missingSensitive()) {
        return null; // a missing value stands nowhere in the tree
      }
      return GroundDistance.hierarchical(
          codes.stream()
              .map(code -> rows.codes().get(rows.place(column.value(code))))
              .map(
                  code ->
                      IntStream.rangeClosed(1, tree.height())
                          .mapToObj(level -> String.valueOf(tree.ancestor(code, level)))
                          .toList())
              .toList());
    }
    return distance;
  }
}
