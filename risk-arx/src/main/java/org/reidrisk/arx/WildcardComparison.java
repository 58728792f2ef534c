package org.reidrisk.arx;

import java.util.EnumSet;
import java.util.List;
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
  private final CandidateRisk byRule;
  private final long classes;

  private WildcardComparison(Question question, ArxRows rows) {
    this.rows = rows;
    this.arx = IdentityComparison.estimator(rows);
    this.classes = (long) arx.getEquivalenceClassModel().getNumClasses();
    Table table = rows.table(false);
    MatchCounts matches =
        MatchCounts.of(
            table, table.header().names(), Math.max(1, table.rows()), question.resources());
    this.byRule = CandidateRisk.of(new CandidateSets(matches.rows(), matches.rows()));
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
              byRule.k(),
              rows.rules());
      case PROSECUTOR_HIGHEST ->
          Comparing.under(
              figure,
              new Estimate.Real(summary(1).getHighestRisk()),
              0,
              byRule.highest(),
              rows.rules());
      case PROSECUTOR_MEAN ->
          // A division, a product and a sum for each class, and the last division.
          Comparing.under(
              figure,
              new Estimate.Real(summary(1).getAverageRisk()),
              3 * classes + 1,
              byRule.mean(),
              rows.rules());
      case PROSECUTOR_SHARE_ABOVE -> share(figure);
      default ->
          Comparing.none(
              figure,
              "peer-has-none",
              "ARX prints three risks with wildcards, and no such figure.");
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
        byRule.shareAbove(size),
        rules);
  }

  private RiskModelSampleWildcard summary(double threshold) {
    return arx.getSampleBasedRiskSummaryWildcard(threshold, DataType.ANY_VALUE);
  }
}
