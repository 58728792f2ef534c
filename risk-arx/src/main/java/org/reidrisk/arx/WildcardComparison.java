package org.reidrisk.arx;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deidentifier.arx.DataType;
import org.deidentifier.arx.reliability.ParameterTranslation;
import org.deidentifier.arx.risk.RiskEstimateBuilder;
import org.deidentifier.arx.risk.RiskModelSampleWildcard;
import org.reidrisk.assess.CrossCheck.Question;
import org.reidrisk.group.CandidateSets;
import org.reidrisk.group.MatchCounts;
import org.reidrisk.measure.CandidateRisk;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.table.Table;

/** Prosecutor risk where a missing cell matches everything. */
final class WildcardComparison {
  private final ArxRows rows;
  private final RiskEstimateBuilder arx;
  private final Question question;
  private final Map<Double, RiskModelSampleWildcard> summaries = new HashMap<>();
  private final Map<Set<Difference>, CandidateRisk> byRule = new HashMap<>();
  private final long classes;

  private WildcardComparison(Question question, ArxRows rows) {
    this.rows = rows;
    this.arx = IdentityComparison.estimator(rows);
    this.classes = (long) arx.getEquivalenceClassModel().getNumClasses();
    this.question = question;
  }

  /** Our candidate sets under rules of ARX. */
  private CandidateRisk risk(Set<Difference> inForce) {
    Set<Difference> ofRows = EnumSet.noneOf(Difference.class);
    ofRows.addAll(inForce);
    ofRows.retainAll(rows.rules());
    return byRule.computeIfAbsent(
        ofRows,
        key -> {
          Table table = rows.table(key);
          MatchCounts matches =
              MatchCounts.of(
                  table, table.header().names(), Math.max(1, table.rows()), question.resources());
          return CandidateRisk.of(new CandidateSets(matches.rows(), matches.rows()));
        });
  }

  static List<PeerComparison> of(Question question, ArxRows rows, List<Measurement> figures) {
    WildcardComparison comparison = new WildcardComparison(question, rows);
    return figures.stream().map(comparison::compare).toList();
  }

  private PeerComparison compare(Measurement figure) {
    return switch (figure.quantity()) {
      case K ->
          Comparing.under(
              figure,
              new Estimate.Count(Math.round(1 / summary(1).getHighestRisk())),
              0,
              rows.rules(),
              inForce -> risk(inForce).k());
      case PROSECUTOR_HIGHEST ->
          Comparing.under(
              figure,
              new Estimate.Real(summary(1).getHighestRisk()),
              0,
              rows.rules(),
              inForce -> risk(inForce).highest());
      case PROSECUTOR_MEAN ->
          // A division, a product and a sum for each class, and the last division.
          Comparing.under(
              figure,
              new Estimate.Real(summary(1).getAverageRisk()),
              3 * classes + 1,
              rows.rules(),
              inForce -> risk(inForce).mean());
      case PROSECUTOR_SHARE_ABOVE -> share(figure);
      default -> Comparing.none(figure, NotCompared.NONE_WITH_WILDCARDS);
    };
  }

  private PeerComparison share(Measurement figure) {
    int threshold = figure.params().threshold() == null ? 1 : figure.params().threshold();
    Set<Difference> rules = EnumSet.noneOf(Difference.class);
    rules.addAll(rows.rules());
    int size = ParameterTranslation.getSizeThreshold(1.0 / threshold);
    if (size != threshold) {
      rules.add(Difference.ONE_PERCENT);
    }
    return Comparing.under(
        figure,
        new Estimate.Real(summary(1.0 / threshold).getRecordsAtRisk()),
        0,
        rules,
        inForce ->
            risk(inForce).shareAbove(inForce.contains(Difference.ONE_PERCENT) ? size : threshold));
  }

  private RiskModelSampleWildcard summary(double threshold) {
    return summaries.computeIfAbsent(
        threshold, t -> arx.getSampleBasedRiskSummaryWildcard(t, DataType.ANY_VALUE));
  }
}
