package org.reidrisk.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.SensitiveCounts;

/**
 * Every measure of attribute disclosure for one sensitive attribute, in one visit of the classes.
 * Each is what its own {@code of} gives.
 *
 * @param diversity distinct and entropy l-diversity
 * @param recursive recursive (c, l)-diversity at each c, in the order asked for
 * @param alpha the largest share of one value
 * @param closeness t-closeness; empty when no distance was given
 * @param beta basic and enhanced β-likeness
 * @param delta δ-disclosure privacy
 */
public record AttributeRisk(
    LDiversity diversity,
    List<RecursiveDiversity> recursive,
    AlphaAnonymity alpha,
    Optional<TCloseness> closeness,
    BetaLikeness beta,
    DeltaDisclosure delta) {

  /** Takes a copy. */
  public AttributeRisk {
    recursive = List.copyOf(recursive);
  }

  /**
   * Measures one sensitive attribute.
   *
   * @param counts its values inside the classes
   * @param distance what it costs to turn one value into another; null leaves t-closeness out
   * @param constants the c of recursive diversity, each above 0
   * @return all figures
   * @throws IllegalArgumentException when a constant is not above 0, or when the distance does not
   *     know every value of the table
   */
  public static AttributeRisk of(
      SensitiveCounts counts, @Nullable GroundDistance distance, List<BigDecimal> constants) {
    ValueWeights table = ValueWeights.of(counts);
    LDiversity.Worst diversity = new LDiversity.Worst();
    List<RecursiveDiversity.Worst> recursive = new ArrayList<>();
    constants.forEach(c -> recursive.add(new RecursiveDiversity.Worst(counts, table, c)));
    AlphaAnonymity.Worst alpha = new AlphaAnonymity.Worst();
    TCloseness.Worst closeness =
        distance == null ? null : new TCloseness.Worst(counts, table, distance);
    TCloseness.Worst visiting = closeness != null && closeness.needsClasses() ? closeness : null;
    BetaLikeness.Worst beta = new BetaLikeness.Worst(counts, table);
    DeltaDisclosure.Worst delta = new DeltaDisclosure.Worst(counts, table);
    counts.forEachClass(
        c -> {
          diversity.visit(c);
          recursive.forEach(r -> r.visit(c));
          alpha.visit(c);
          if (visiting != null) {
            visiting.visit(c);
          }
          beta.visit(c);
          delta.visit(c);
        });
    return new AttributeRisk(
        diversity.result(),
        recursive.stream().map(RecursiveDiversity.Worst::result).toList(),
        alpha.result(),
        Optional.ofNullable(closeness).map(TCloseness.Worst::result),
        beta.result(),
        delta.result());
  }
}
