package org.reidrisk.arx;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deidentifier.arx.ARXAnonymizer;
import org.deidentifier.arx.ARXConfiguration;
import org.deidentifier.arx.AttributeType.Hierarchy;
import org.deidentifier.arx.Data;
import org.deidentifier.arx.criteria.BasicBLikeness;
import org.deidentifier.arx.criteria.DDisclosurePrivacy;
import org.deidentifier.arx.criteria.DistinctLDiversity;
import org.deidentifier.arx.criteria.EnhancedBLikeness;
import org.deidentifier.arx.criteria.EntropyLDiversity;
import org.deidentifier.arx.criteria.EqualDistanceTCloseness;
import org.deidentifier.arx.criteria.HierarchicalDistanceTCloseness;
import org.deidentifier.arx.criteria.OrderedDistanceTCloseness;
import org.deidentifier.arx.criteria.PrivacyCriterion;
import org.deidentifier.arx.criteria.RecursiveCLDiversity;
import org.jspecify.annotations.Nullable;
import org.reidrisk.assess.CrossCheck.Question;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.SensitiveCounts;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.AttributeRisk;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.GroundDistance;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.TCloseness;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.table.Column;
import org.reidrisk.table.Role;
import org.reidrisk.table.Table;

/**
 * What can be learnt of one sensitive column. ARX has privacy models with parameters and no
 * figures: the rows are anonymised without any generalisation, and where a model begins to hold is
 * ARX's figure.
 */
final class AttributeComparison {
  private static final String NONE = "peer-has-none";
  private static final double MOST_ROUNDINGS = 0x1p60;
  private static final double LN_2 = Math.log(2);

  private final ArxRows rows;
  private final Data data;
  private final int values;
  private final @Nullable GroundDistance distance;
  private final @Nullable Table byRule;

  private AttributeComparison(Question question, ArxRows rows, String sensitive) {
    this.rows = rows;
    this.data = rows.data();
    this.values = question.asRead().column(sensitive).distinct() + 1;
    this.distance = question.distances().get(sensitive);
    Set<Difference> merged = EnumSet.noneOf(Difference.class);
    merged.addAll(rows.rules());
    merged.remove(Difference.SUPPRESSED_ROWS); // the models look at every row
    this.byRule = rows.missingSensitive() || !merged.isEmpty() ? rows.table(true) : null;
  }

  static List<PeerComparison> of(
      Question question, ArxRows rows, String sensitive, List<Measurement> figures)
      throws IOException {
    AttributeComparison comparison = new AttributeComparison(question, rows, sensitive);
    List<PeerComparison> comparisons = new ArrayList<>();
    for (Measurement figure : figures) {
      comparisons.add(comparison.compare(figure));
    }
    return comparisons;
  }

  private PeerComparison compare(Measurement figure) throws IOException {
    if (figure.estimate() instanceof Estimate.Undefined) {
      return Comparing.none(figure, "not-asked", "There is no figure of ours to compare with.");
    }
    return switch (figure.quantity()) {
      case L_DISTINCT ->
          counted(figure, l -> holds(new DistinctLDiversity(ArxRows.SENSITIVE, (int) l)));
      case L_RECURSIVE -> {
        double c = figure.params().c() == null ? 1 : figure.params().c().doubleValue();
        yield counted(figure, l -> holds(new RecursiveCLDiversity(ArxRows.SENSITIVE, c, (int) l)));
      }
      case L_ENTROPY -> entropy(figure);
      case T_CLOSENESS -> closeness(figure);
      case BETA_LIKENESS -> gain(figure, b -> holds(new BasicBLikeness(ArxRows.SENSITIVE, b)));
      case ENHANCED_BETA_LIKENESS ->
          gain(figure, b -> holds(new EnhancedBLikeness(ArxRows.SENSITIVE, b)));
      case DELTA_DISCLOSURE -> disclosure(figure);
      default -> Comparing.none(figure, NONE, "ARX has no such privacy model.");
    };
  }

  private boolean holds(PrivacyCriterion model) throws IOException {
    ARXConfiguration config = ARXConfiguration.create();
    config.addPrivacyModel(model);
    ARXAnonymizer anonymizer = new ARXAnonymizer();
    anonymizer.setMaxQuasiIdentifiers(Integer.MAX_VALUE);
    boolean holds = anonymizer.anonymize(data, config).isResultAvailable();
    data.getHandle().release();
    return holds;
  }

  private PeerComparison counted(Measurement figure, Boundary.Model model) throws IOException {
    Estimate rule = rule(figure);
    long guess = guess(figure, rule);
    // One value is always there; where not even that holds, ours says 1, too.
    long found = Boundary.largestCount(Math.min(rows.rowCount(), values), model, guess);
    return under(figure, new Estimate.Count(Math.max(1, found)), 0, rule);
  }

  private static long guess(Measurement figure, @Nullable Estimate rule) {
    Estimate best = rule == null ? figure.estimate() : rule;
    return best instanceof Estimate.Count count ? count.value() : 1;
  }

  private PeerComparison entropy(Measurement figure) throws IOException {
    Estimate rule = rule(figure);
    Estimate best = rule == null ? figure.estimate() : rule;
    double guess = best instanceof Estimate.Real real ? real.value() : 1;
    double found =
        Boundary.largest(
            1,
            (double) rows.rowCount(),
            l -> holds(new EntropyLDiversity(ArxRows.SENSITIVE, l)),
            guess);
    // Each value's logarithm, product and sum are rounded at the height of ln n.
    long roundings = (long) ((3.0 * values + 8) * (1 + Math.log((double) rows.rowCount())));
    return under(figure, real(found), roundings, rule);
  }

  private static Estimate real(double found) {
    return Double.isNaN(found)
        ? new Estimate.Undefined("peer-never-holds", "ARX's privacy model holds at no parameter.")
        : new Estimate.Real(found);
  }

  private PeerComparison closeness(Measurement figure) throws IOException {
    Estimate rule = rule(figure);
    Estimate best = rule == null ? figure.estimate() : rule;
    double guess = best instanceof Estimate.Real real ? real.value() : 0;
    if (distance instanceof GroundDistance.Equal) {
      double t =
          Boundary.smallest(
              0, 2, x -> holds(new EqualDistanceTCloseness(ArxRows.SENSITIVE, x)), guess);
      return under(figure, real(t), absolute(4.0 * values + 4, t), rule);
    }
    if (distance instanceof GroundDistance.Ordered) {
      double t =
          Boundary.smallest(
              0, 2, x -> holds(new OrderedDistanceTCloseness(ArxRows.SENSITIVE, x)), guess);
      return under(figure, real(t), absolute(4.0 * values + 4, t), rule);
    }
    if (distance instanceof GroundDistance.Hierarchical tree) {
      return hierarchical(figure, tree, rule, guess);
    }
    return Comparing.none(
        figure, NONE, "ARX has t-closeness by equality, by rank and by hierarchy only.");
  }

  private PeerComparison hierarchical(
      Measurement figure, GroundDistance.Hierarchical tree, @Nullable Estimate rule, double guess)
      throws IOException {
    if (rows.missingSensitive()) {
      return Comparing.none(
          figure,
          "missing-in-hierarchy",
          "ARX wants every cell in the hierarchy, and some sensitive cells are missing.");
    }
    Hierarchy hierarchy =
        Hierarchy.create(
            IntStream.range(0, rows.codes().size())
                .mapToObj(
                    place ->
                        Stream.concat(
                                Stream.of(ArxRows.sensitiveName(place)),
                                IntStream.rangeClosed(1, tree.height())
                                    .mapToObj(
                                        level ->
                                            "n" + tree.ancestor(rows.codes().get(place), level)))
                            .toArray(String[]::new))
                .toArray(String[][]::new));
    Boundary.Model model =
        x -> holds(new HierarchicalDistanceTCloseness(ArxRows.SENSITIVE, x, hierarchy));
    double overflowing =
        OverflowingTree.canOverflow(rows.rowCount()) ? OverflowingTree.largest(rows, tree) : guess;
    double t = Boundary.smallest(0, 2, model, guess, overflowing);
    long roundings = 4L * values * (tree.height() + 1) + 4;
    if (overflowing == guess || rule != null) {
      return under(figure, real(t), roundings, rule);
    }
    return Comparing.under(
        figure,
        real(t),
        roundings,
        new Estimate.Real(overflowing),
        EnumSet.of(Difference.INT_OVERFLOW));
  }

  private PeerComparison gain(Measurement figure, Boundary.Model model) throws IOException {
    Estimate rule = rule(figure);
    Estimate best = rule == null ? figure.estimate() : rule;
    double guess = best instanceof Estimate.Real real ? real.value() : 0;
    double found = Boundary.smallest(Double.MIN_VALUE, Double.MAX_VALUE, model, guess);
    double beta = found == Double.MIN_VALUE ? 0 : found;
    // Both shares are rounded before they are subtracted.
    return under(figure, real(beta), absolute(4 * (beta + 2), beta), rule);
  }

  private PeerComparison disclosure(Measurement figure) throws IOException {
    if (!(figure.estimate() instanceof Estimate.Real ours)) {
      return Comparing.none(
          figure,
          "not-asked",
          "ARX passes over values that a class lacks, which is another figure.");
    }
    if (byRule != null) {
      return Comparing.none(figure, "not-asked", "Missing sensitive cells are another value here.");
    }
    double rule = ours.value() / LN_2;
    double found =
        Boundary.smallest(
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            d -> holds(new DDisclosurePrivacy(ArxRows.SENSITIVE, d)),
            Math.nextUp(rule));
    // The model is strict: it begins to hold just above the figure.
    double delta = Double.isNaN(found) ? found : Math.nextDown(found);
    return Comparing.under(
        figure,
        real(delta),
        absolute(8, delta) + 8,
        new Estimate.Real(rule),
        EnumSet.of(Difference.LOG_TWO));
  }

  /** So many roundings at the height of 1, as roundings at the height of the figure. */
  private static long absolute(double roundings, double figure) {
    return figure > 0 ? (long) Math.min(MOST_ROUNDINGS, Math.ceil(roundings / figure)) : 0;
  }

  private PeerComparison under(
      Measurement figure, Estimate peers, long roundings, @Nullable Estimate rule) {
    Set<Difference> rules = EnumSet.noneOf(Difference.class);
    rules.addAll(rows.rules());
    rules.remove(Difference.SUPPRESSED_ROWS);
    if (rows.missingSensitive()) {
      rules.add(Difference.MISSING_SENSITIVE);
    }
    return Comparing.under(figure, peers, roundings, rule, rules);
  }

  /** Our figure on the rows as ARX sees them; null when these are the rows we measured. */
  private @Nullable Estimate rule(Measurement figure) {
    if (byRule == null) {
      return null;
    }
    EquivalenceClasses classes =
        EquivalenceClasses.of(byRule, byRule.schema().named(Role.QUASI_IDENTIFIER));
    SensitiveCounts counts = SensitiveCounts.of(classes, ArxRows.SENSITIVE, Unit.ROW, true);
    BigDecimal c = figure.params().c();
    AttributeRisk risk = AttributeRisk.of(counts, asArx(), c == null ? List.of() : List.of(c));
    return switch (figure.quantity()) {
      case L_DISTINCT -> risk.diversity().distinct();
      case L_ENTROPY -> risk.diversity().entropy();
      case L_RECURSIVE -> risk.recursive().get(0).l();
      case T_CLOSENESS -> risk.closeness().map(TCloseness::t).orElse(null);
      case BETA_LIKENESS -> risk.beta().basic();
      case ENHANCED_BETA_LIKENESS -> risk.beta().enhanced();
      default -> null;
    };
  }

  /** The distance among values as ARX sees them. */
  private @Nullable GroundDistance asArx() {
    if (byRule == null || distance instanceof GroundDistance.Equal) {
      return distance;
    }
    if (!(distance instanceof GroundDistance.Ordered)) {
      return null;
    }
    Column column = byRule.column(ArxRows.SENSITIVE);
    return GroundDistance.ordered(
        IntStream.rangeClosed(1, column.distinct())
            .boxed()
            .sorted(Comparator.comparing(column::value))
            .mapToInt(Integer::intValue)
            .toArray());
  }
}
