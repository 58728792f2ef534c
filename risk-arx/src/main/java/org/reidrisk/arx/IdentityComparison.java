package org.reidrisk.arx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.deidentifier.arx.ARXPopulationModel;
import org.deidentifier.arx.risk.RiskEstimateBuilder;
import org.deidentifier.arx.risk.RiskModelSampleSummary.ProsecutorRisk;
import org.reidrisk.assess.CrossCheck.Question;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.IdentityRisk;
import org.reidrisk.measure.KAnonymity;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Limit;
import org.reidrisk.record.PeerComparison;

/** Classes and prosecutor risk, where a missing cell is a value or its row was dropped. */
final class IdentityComparison {
  private final Question question;
  private final ArxRows rows;
  private final RiskEstimateBuilder arx;
  private final ClassSizes sizes;
  private final Map<Double, ProsecutorRisk> summaries = new HashMap<>();
  private final Map<Set<Difference>, ClassSizes> sizesByRule = new HashMap<>();

  private IdentityComparison(Question question, ArxRows rows) {
    this.question = question;
    this.rows = rows;
    this.arx = estimator(rows);
    this.sizes = histogram(arx.getEquivalenceClassModel().getHistogram());
  }

  /** What ARX says of rows; what population it assumes is of no concern here. */
  static RiskEstimateBuilder estimator(ArxRows rows) {
    return rows.data()
        .getHandle()
        .getRiskEstimator(ARXPopulationModel.create(rows.rowCount()), rows.quasiIdentifiers());
  }

  static List<PeerComparison> of(Question question, ArxRows rows, List<Measurement> figures) {
    IdentityComparison comparison = new IdentityComparison(question, rows);
    List<PeerComparison> comparisons = new ArrayList<>();
    for (Measurement figure : figures) {
      comparisons.add(comparison.compare(figure));
      if (figure.quantity() == Quantity.PROSECUTOR_SHARE_ABOVE) {
        comparisons.addAll(comparison.atLimits(figure));
      }
    }
    return comparisons;
  }

  private static ClassSizes histogram(int[] pairs) {
    SortedMap<Integer, Long> bySize = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      bySize.put(pairs[i], (long) pairs[i + 1]);
    }
    return ClassSizes.ofRows(bySize);
  }

  private PeerComparison compare(Measurement figure) {
    return Comparing.under(
        figure, peers(figure), 0, rows.rules(), inForce -> ours(figure, sizes(inForce)));
  }

  /** Our classes under rules of ARX; where none changes a row, those that ARX found. */
  private ClassSizes sizes(Set<Difference> inForce) {
    if (rows.rules().isEmpty()) {
      return sizes;
    }
    Set<Difference> ofRows = EnumSet.noneOf(Difference.class);
    ofRows.addAll(inForce);
    ofRows.retainAll(rows.rules());
    return sizesByRule.computeIfAbsent(
        ofRows, key -> EquivalenceClasses.of(rows.table(key)).sizes(Unit.ROW));
  }

  /** ARX's figure: its histogram is its own, and so are its risks. */
  private Estimate peers(Measurement figure) {
    Integer threshold = figure.params().threshold();
    return switch (figure.quantity()) {
      case SAMPLE_UNIQUES ->
          new Estimate.Count((long) arx.getSampleBasedUniquenessRisk().getNumUniqueRecords());
      case EQUIVALENCE_CLASSES ->
          new Estimate.Count((long) arx.getEquivalenceClassModel().getNumClasses());
      case PROSECUTOR_HIGHEST -> new Estimate.Real(prosecutor(1).getHighestRisk());
      case PROSECUTOR_MEAN -> new Estimate.Real(prosecutor(1).getAverageRisk());
      case PROSECUTOR_SHARE_ABOVE ->
          new Estimate.Real(
              prosecutor(1.0 / (threshold == null ? 1 : threshold)).getRecordsAtRisk());
      default -> ours(figure, sizes);
    };
  }

  private ProsecutorRisk prosecutor(double threshold) {
    return summaries.computeIfAbsent(
        threshold, t -> arx.getSampleBasedRiskSummary(t).getProsecutorRisk());
  }

  /** Our figure from sizes of classes. */
  private static Estimate ours(Measurement figure, ClassSizes sizes) {
    KAnonymity anonymity = KAnonymity.of(sizes);
    IdentityRisk risk = IdentityRisk.prosecutor(sizes);
    Integer threshold = figure.params().threshold();
    return switch (figure.quantity()) {
      case K -> anonymity.k();
      case EQUIVALENCE_CLASSES -> anonymity.equivalenceClasses();
      case SAMPLE_UNIQUES -> anonymity.sampleUniques();
      case CLASS_SIZE_HISTOGRAM -> new Estimate.Histogram(sizes.classes());
      case PATIENTS_BY_SMALLEST_CLASS -> new Estimate.Histogram(sizes.units());
      case PROSECUTOR_HIGHEST -> risk.highest();
      case PROSECUTOR_MEAN -> risk.mean();
      case PROSECUTOR_SHARE_ABOVE -> risk.shareAbove(threshold == null ? 1 : threshold);
      default -> NotCompared.NONE.estimate();
    };
  }

  /** A share at a limit as it is written, where the policy reads the limit as this class size. */
  private List<PeerComparison> atLimits(Measurement figure) {
    List<PeerComparison> comparisons = new ArrayList<>();
    List<BigDecimal> seen = new ArrayList<>();
    for (Limit limit : question.policy().limits()) {
      BigDecimal bound = limit.bound();
      boolean here =
          limit.quantity() == Quantity.PROSECUTOR_HIGHEST
              && limit.classSize() != null
              && limit.classSize().equals(figure.params().threshold())
              && Objects.equals(limit.params().set(), figure.params().set())
              && bound.signum() > 0
              && bound.compareTo(BigDecimal.ONE) < 0;
      if (here && seen.stream().noneMatch(b -> b.compareTo(bound) == 0)) {
        seen.add(bound);
        comparisons.add(atLimit(figure, bound));
      }
    }
    return comparisons;
  }

  private PeerComparison atLimit(Measurement figure, BigDecimal bound) {
    double limit = bound.doubleValue();
    int read = Objects.requireNonNull(figure.params().threshold());
    int strict = safeSize(limit);
    Set<Difference> rules = EnumSet.noneOf(Difference.class);
    rules.addAll(rows.rules());
    if (strict != read) {
      rules.add(Difference.LIMIT_STRICT);
    }
    UnaryOperator<Measurement> renamed =
        m ->
            new Measurement(
                m.quantity(),
                m.unit(),
                m.quasiIdentifiers(),
                m.of(),
                m.params()
                    .withModel(
                        PeerComparison.LIMIT_AS_WRITTEN
                            + bound.stripTrailingZeros().toPlainString()),
                m.estimate(),
                m.convention());
    return Comparing.under(
        renamed.apply(figure),
        new Estimate.Real(prosecutor(limit).getRecordsAtRisk()),
        0,
        rules,
        inForce ->
            IdentityRisk.prosecutor(sizes(inForce))
                .shareAbove(inForce.contains(Difference.LIMIT_STRICT) ? strict : read));
  }

  /** The smallest size of a class whose risk, in double precision, does not exceed a limit. */
  static int safeSize(double limit) {
    double size = Math.min(Integer.MAX_VALUE, Math.ceil(1 / limit));
    while (size > 1 && 1 / (size - 1) <= limit) {
      size--;
    }
    while (size < Integer.MAX_VALUE && 1 / size > limit) {
      size++;
    }
    return (int) size;
  }
}
