package org.reidrisk.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.record.PeerComparison.Reason;
import org.reidrisk.record.PeerComparison.Verdict;

class PeerComparisonTest {
  private static final Estimate TENTH = new Estimate.Real(0.1);
  private static final Estimate NEXT = new Estimate.Real(Math.nextUp(0.1));
  private static final Estimate NONE = new Estimate.Undefined("peer-has-none", "None.");

  @Test
  void equalToTheLastBit_isTheSame() {
    assertThat(PeerComparison.verdict(TENTH, new Estimate.Real(0.1), null, 0))
        .isEqualTo(Verdict.SAME);
  }

  @Test
  void theLastBitAlone_isNotTolerated() {
    assertThat(PeerComparison.verdict(TENTH, NEXT, null, 0)).isEqualTo(Verdict.UNEXPLAINED);
  }

  @Test
  void roundingsExplain_whatTheyCanDoAndNoMore() {
    assertThat(PeerComparison.verdict(TENTH, NEXT, null, 2)).isEqualTo(Verdict.EXPLAINED);
    Estimate far = new Estimate.Real(0.1 + 100 * Math.ulp(0.1));
    assertThat(PeerComparison.verdict(TENTH, far, null, 2)).isEqualTo(Verdict.UNEXPLAINED);
    // Counts are not rounded.
    assertThat(PeerComparison.verdict(new Estimate.Count(1), new Estimate.Count(2), null, 1L << 60))
        .isEqualTo(Verdict.UNEXPLAINED);
  }

  @Test
  void noNumberOfRoundings_explainsWhatCanBeSeen() {
    Estimate half = new Estimate.Real(0.5);
    long most = Long.MAX_VALUE;
    assertThat(PeerComparison.withinRounding(half, new Estimate.Real(0.5 + 1e-8), most)).isTrue();
    assertThat(PeerComparison.withinRounding(half, new Estimate.Real(0.5 + 1e-7), most)).isFalse();
    assertThat(PeerComparison.withinRounding(half, new Estimate.Real(1e-300), most)).isFalse();
    // Of figures above 1 the share counts.
    assertThat(
            PeerComparison.withinRounding(new Estimate.Real(1e9), new Estimate.Real(1e9 + 1), most))
        .isTrue();
    assertThat(PeerComparison.withinRounding(new Estimate.Real(1e9), new Estimate.Real(2e9), most))
        .isFalse();
  }

  @Test
  void anotherRuleExplains_onlyWhenItGivesTheOtherFigure() {
    Estimate ours = new Estimate.Count(5);
    Estimate theirs = new Estimate.Count(4);
    assertThat(PeerComparison.verdict(ours, theirs, theirs, 0)).isEqualTo(Verdict.EXPLAINED);
    assertThat(PeerComparison.verdict(ours, theirs, new Estimate.Count(3), 0))
        .isEqualTo(Verdict.UNEXPLAINED);
  }

  @Test
  void withoutAFigure_nothingIsCompared() {
    assertThat(PeerComparison.verdict(NONE, TENTH, null, 0)).isEqualTo(Verdict.NOT_COMPARED);
    assertThat(PeerComparison.verdict(TENTH, NONE, TENTH, 0)).isEqualTo(Verdict.NOT_COMPARED);
  }

  @Test
  void reasonsStand_whereSomethingIsExplained() {
    List<Reason> reasons = List.of(new Reason("rounding", "It rounds."));
    assertThat(mean(TENTH, NEXT, 2, reasons).verdict()).isEqualTo(Verdict.EXPLAINED);
    assertThatThrownBy(() -> mean(TENTH, NEXT, 2, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mean(TENTH, TENTH, 2, reasons))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mean(TENTH, NEXT, 0, reasons))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PeerComparison mean(
      Estimate ours, Estimate peers, long roundings, List<Reason> reasons) {
    return new PeerComparison(
        Quantity.PROSECUTOR_MEAN, null, Params.ofSet(null), ours, peers, null, roundings, reasons);
  }

  private static PeerComparison histograms(Estimate ours, Estimate peers, Reason... reasons) {
    return new PeerComparison(
        Quantity.CLASS_SIZE_HISTOGRAM,
        null,
        Params.ofSet(null),
        ours,
        peers,
        null,
        0,
        List.of(reasons));
  }

  private static Estimate.Histogram bins(ClassSizes.Bin... bins) {
    return new Estimate.Histogram(List.of(bins));
  }

  @Test
  void distributionsThatDiffer_differFirstAtASize() {
    Estimate.Histogram ours = bins(new ClassSizes.Bin(1, 5), new ClassSizes.Bin(4, 2));
    assertThat(histograms(ours, ours).firstDifferingSize()).isEmpty();
    Estimate.Histogram more = bins(new ClassSizes.Bin(1, 5), new ClassSizes.Bin(4, 3));
    assertThat(histograms(ours, more).firstDifferingSize()).hasValue(4);
    Estimate.Histogram between =
        bins(new ClassSizes.Bin(1, 5), new ClassSizes.Bin(3, 1), new ClassSizes.Bin(4, 2));
    assertThat(histograms(ours, between).firstDifferingSize()).hasValue(3);
    assertThat(histograms(between, ours).firstDifferingSize()).hasValue(3);
    assertThat(histograms(ours, NONE).firstDifferingSize()).isEmpty();
    assertThat(between.count(3)).isEqualTo(1);
    assertThat(ours.count(3)).isZero();
  }

  @Test
  void whatIsNotCompared_hasTheReasonOfThePeerOrOurs() {
    Estimate own = new Estimate.Undefined("ours", "Ours.");
    Estimate.Histogram one = bins(new ClassSizes.Bin(1, 5));
    assertThat(histograms(one, one).whyNotCompared()).isEmpty();
    assertThat(histograms(one, NONE).whyNotCompared()).contains((Estimate.Undefined) NONE);
    assertThat(histograms(own, one).whyNotCompared()).contains((Estimate.Undefined) own);
    assertThat(histograms(own, NONE).whyNotCompared()).contains((Estimate.Undefined) NONE);
  }
}
