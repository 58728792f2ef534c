package org.reidrisk.arx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.GroundDistance;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.record.PeerComparison;

/**
 * What can be learnt of one sensitive column. ARX has privacy models with parameters and no
 * figures: the rows are anonymised without any generalisation, and where a model begins to hold is
 * ARX's figure.
 */
final class AttributeComparison {
  private static final double MOST_ROUNDINGS = 0x1p60;
  private static final double LN_2 = Math.log(2);

  private final ArxRows rows;
  private final Data data;
  private final int values;
  private final @Nullable GroundDistance distance;
  private final AttributeFigures figures;

  private AttributeComparison(Question question, ArxRows rows, String sensitive) {
    this.rows = rows;
    this.data = rows.data();
    this.values = question.asRead().column(sensitive).distinct() + 1;
    this.distance = question.distances().get(sensitive);
    this.figures = new AttributeFigures(rows, distance);
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
      return Comparing.none(figure, NotCompared.OURS_UNDEFINED);
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
      default -> Comparing.none(figure, NotCompared.NONE);
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
    long guess = expected(figure) instanceof Estimate.Count count ? count.value() : 1;
    // One value is always there; where not even that holds, ours says 1, too.
    long found = Boundary.largestCount(Math.min(rows.rowCount(), values), model, guess);
    return under(figure, new Estimate.Count(Math.max(1, found)), 0);
  }

  private PeerComparison entropy(Measurement figure) throws IOException {
    double found =
        Boundary.largest(
            1,
            (double) rows.rowCount(),
            l -> holds(new EntropyLDiversity(ArxRows.SENSITIVE, l)),
            guess(figure, 1));
    // ARX takes no parameter below 1, and a class of one value can be rounded to just below.
    Estimate peers = new Estimate.Real(Double.isNaN(found) ? Math.nextDown(1.0) : found);
    // Each value's logarithm, product and sum are rounded at the height of ln n.
    long roundings = (long) ((3.0 * values + 8) * (1 + Math.log((double) rows.rowCount())));
    return under(figure, peers, roundings);
  }

  /** What ARX should say: our figure under its rules. */
  private Estimate expected(Measurement figure) {
    Estimate rule = rows.rules().isEmpty() ? null : figures.of(figure, rows.rules());
    return rule == null ? figure.estimate() : rule;
  }

  private double guess(Measurement figure, double otherwise) {
    return expected(figure) instanceof Estimate.Real real ? real.value() : otherwise;
  }

  /**
   * ARX's figure. A model that holds at no parameter is one that has no figure by ARX's rules, or
   * it contradicts ours: then the figure lies beyond every number.
   */
  private Estimate real(Measurement figure, double found) {
    if (!Double.isNaN(found)) {
      return new Estimate.Real(found);
    }
    return expected(figure) instanceof Estimate.Undefined
        ? NotCompared.NEVER_HOLDS.estimate()
        : new Estimate.Real(Double.MAX_VALUE);
  }

  private PeerComparison closeness(Measurement figure) throws IOException {
    double guess = guess(figure, 0);
    if (distance instanceof GroundDistance.Equal) {
      double t =
          Boundary.smallest(
              0, 2, x -> holds(new EqualDistanceTCloseness(ArxRows.SENSITIVE, x)), guess);
      return under(figure, real(figure, t), absolute(4.0 * values + 4, figure, t));
    }
    if (distance instanceof GroundDistance.Ordered) {
      double t =
          Boundary.smallest(
              0, 2, x -> holds(new OrderedDistanceTCloseness(ArxRows.SENSITIVE, x)), guess);
      return under(figure, real(figure, t), absolute(4.0 * values + 4, figure, t));
    }
    if (distance instanceof GroundDistance.Hierarchical tree) {
      return hierarchical(figure, tree, guess);
    }
    return Comparing.none(figure, NotCompared.NO_DISTANCE);
  }

  private PeerComparison hierarchical(
      Measurement figure, GroundDistance.Hierarchical tree, double guess) throws IOException {
    if (rows.missingSensitive()) {
      return Comparing.none(figure, NotCompared.MISSING_IN_HIERARCHY);
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
    long roundings = 4L * values * (tree.height() + 1) + 4;
    Set<Difference> rules = EnumSet.noneOf(Difference.class);
    rules.addAll(rows.rules());
    if (OverflowingTree.canOverflow(rows.rowCount())) {
      rules.add(Difference.INT_OVERFLOW);
    }
    Function<Set<Difference>, @Nullable Estimate> underRules =
        inForce -> figures.overflowing(figure, tree, inForce, roundings);
    double second = underRules.apply(rules) instanceof Estimate.Real real ? real.value() : guess;
    double t = Boundary.smallest(0, 2, model, guess, second);
    return Comparing.under(figure, real(figure, t), roundings, rules, underRules);
  }

  private PeerComparison gain(Measurement figure, Boundary.Model model) throws IOException {
    double found = Boundary.smallest(Double.MIN_VALUE, Double.MAX_VALUE, model, guess(figure, 0));
    double beta = found == Double.MIN_VALUE ? 0 : found;
    // Both shares are rounded before they are subtracted.
    return under(figure, real(figure, beta), absolute(4 * (beta + 2), figure, beta));
  }

  private PeerComparison disclosure(Measurement figure) throws IOException {
    if (!Params.ZEROS_SKIPPED.equals(figure.params().model())) {
      return Comparing.none(figure, NotCompared.ZEROS);
    }
    Set<Difference> rules = EnumSet.of(Difference.LOG_TWO);
    rules.addAll(rows.rules());
    Function<Set<Difference>, @Nullable Estimate> underRules =
        inForce ->
            figures.of(figure, inForce) instanceof Estimate.Real natural
                ? new Estimate.Real(
                    inForce.contains(Difference.LOG_TWO) ? natural.value() / LN_2 : natural.value())
                : null;
    double rule = underRules.apply(rules) instanceof Estimate.Real real ? real.value() : 0;
    double found =
        Boundary.smallest(
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            d -> holds(new DDisclosurePrivacy(ArxRows.SENSITIVE, d)),
            Math.nextUp(rule));
    // The model is strict: it begins to hold just above the figure.
    double delta = Double.isNaN(found) ? found : Math.nextDown(found);
    return Comparing.under(
        figure, real(figure, delta), absolute(8, figure, delta) + 8, rules, underRules);
  }

  /**
   * So many roundings at the height of 1, as roundings at the height of the figure. Of two figures
   * the larger counts, or a very small one of ARX would excuse any of ours.
   */
  private long absolute(double roundings, Measurement figure, double peers) {
    double expected = guess(figure, peers);
    double ours = figure.estimate() instanceof Estimate.Real real ? real.value() : expected;
    double nearest = Math.abs(ours - peers) < Math.abs(expected - peers) ? ours : expected;
    double height = Math.max(nearest, peers);
    return height > 0 ? (long) Math.min(MOST_ROUNDINGS, Math.ceil(roundings / height)) : 0;
  }

  private PeerComparison under(Measurement figure, Estimate peers, long roundings) {
    return Comparing.under(
        figure, peers, roundings, rows.rules(), inForce -> figures.of(figure, inForce));
  }
}
