package org.reidrisk.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Limit;
import org.reidrisk.policy.LimitResult.Verdict;
import org.reidrisk.record.LinkageResult.Intervals;
import org.reidrisk.record.LinkageResult.Rate;
import org.reidrisk.record.LinkageResult.Size;
import org.reidrisk.record.LinkageResult.Truth;

class LinkageMeasurementsTest {
  private static final Intervals NO_INTERVALS = null;

  private static LinkageResult result(
      long targets, long unique, @Nullable Truth truth, @Nullable Intervals intervals) {
    double rate = targets == 0 ? 0 : unique / (double) targets;
    return new LinkageResult(
        "a",
        null,
        "who",
        "deterministic",
        "1",
        true,
        "file",
        "0".repeat(64),
        List.of(
            new LinkageResult.Join("Sex", "S", "exact"),
            new LinkageResult.Join("Age", "A", "exact")),
        targets,
        targets - unique,
        unique,
        0,
        truth,
        rate,
        new Rate(0, rate),
        rate,
        0.01,
        intervals,
        unique == 0 ? List.of() : List.of(new Size(1, unique)),
        List.of(),
        null);
  }

  private static Truth truth(long members, long correct) {
    return new Truth(members, correct, correct, 0, 0, 0, 0, 0, 0, 1.0, 1.0, List.of());
  }

  private static Intervals interval(
      Quantity quantity, double low, double high, @Nullable Double site) {
    return new Intervals(
        quantity.word(), "random", new Rate(low, high), new Rate(low, high), 2, site);
  }

  private static Estimate estimate(LinkageResult result, Quantity quantity) {
    return LinkageMeasurements.of(result, Unit.PATIENT, List.of("Age", "Room", "Sex")).stream()
        .filter(m -> m.quantity() == quantity && m.params().model() == null)
        .findFirst()
        .orElseThrow()
        .estimate();
  }

  private static @Nullable Verdict verdict(LinkageResult result, Quantity quantity, String bound) {
    Limit limit =
        new Limit(
            quantity,
            new BigDecimal(bound),
            null,
            null,
            null,
            Params.ofScenario("a"),
            Limit.EXPLICIT);
    return LinkageMeasurements.judged(result, limit, Unit.PATIENT).verdict();
  }

  @Test
  void knownRates_areExactFractions() {
    LinkageResult result = result(300, 27, truth(300, 26), NO_INTERVALS);
    Estimate unique = estimate(result, Quantity.LINKAGE_UNIQUE_RATE);
    assertThat(((Estimate.Real) unique).fraction()).isEqualTo(BigFraction.of(27, 300));
    assertThat(estimate(result, Quantity.LINKAGE_CORRECT_RATE))
        .isEqualTo(new Estimate.Real(26 / 300.0));
    assertThat(verdict(result, Quantity.LINKAGE_UNIQUE_RATE, "0.09")).isEqualTo(Verdict.MET);
    assertThat(verdict(result, Quantity.LINKAGE_UNIQUE_RATE, "0.089999999999999999999"))
        .isEqualTo(Verdict.VIOLATED);
  }

  @Test
  void columnsStandInFileOrder_andConventionsSayHow() {
    Measurement m =
        LinkageMeasurements.of(
                result(9, 1, null, null), Unit.PATIENT, List.of("Age", "Room", "Sex"))
            .get(0);
    assertThat(m.quasiIdentifiers()).containsExactly("Age", "Sex");
    assertThat(m.convention())
        .containsEntry("attack", "deterministic")
        .containsEntry("targets", "file")
        .doesNotContainKey("power");
  }

  @Test
  void withoutTruth_theCorrectRateIsOnlyBounded() {
    LinkageResult result = result(100, 20, null, NO_INTERVALS);
    assertThat(estimate(result, Quantity.LINKAGE_CORRECT_RATE))
        .isEqualTo(new Estimate.Interval(0, 0.2));
    assertThat(verdict(result, Quantity.LINKAGE_CORRECT_RATE, "0.2")).isEqualTo(Verdict.MET);
    assertThat(verdict(result, Quantity.LINKAGE_CORRECT_RATE, "0.1")).isEqualTo(Verdict.UNDEFINED);
  }

  @ParameterizedTest
  @CsvSource({
    "0.01, 0.05,     , 0.05, MET",
    "0.01, 0.05,     , 0.04, UNDEFINED",
    "0.06, 0.09,     , 0.05, VIOLATED",
    "0.01, 0.05, 0.11, 0.05, UNDEFINED",
    "0.01, 0.05, 0.11, 0.11, MET",
    "0.01, 0.05, 0.02, 0.05, MET",
    "0.01, 0.05, 0.02, 0.02, UNDEFINED",
  })
  void ofASample_theLargerUpperEndDecides(
      double low, double high, Double site, String bound, Verdict verdict) {
    Intervals unique = interval(Quantity.LINKAGE_UNIQUE_RATE, low, high, site);
    assertThat(
            verdict(result(400, 12, truth(400, 12), unique), Quantity.LINKAGE_UNIQUE_RATE, bound))
        .isEqualTo(verdict);
    Intervals correct = interval(Quantity.LINKAGE_CORRECT_RATE, low, high, site);
    assertThat(
            verdict(result(400, 12, truth(400, 12), correct), Quantity.LINKAGE_CORRECT_RATE, bound))
        .isEqualTo(verdict);
  }

  @Test
  void ofASample_withoutTruth_theIntervalWidensTheBound() {
    Intervals unique = interval(Quantity.LINKAGE_UNIQUE_RATE, 0.01, 0.06, null);
    assertThat(estimate(result(400, 12, null, unique), Quantity.LINKAGE_CORRECT_RATE))
        .isEqualTo(new Estimate.Interval(0, 0.06));
  }

  @Test
  void fewerThanFortySampledPeople_neverMeetALimit() {
    Intervals unique = interval(Quantity.LINKAGE_UNIQUE_RATE, 0, 0.09, null);
    assertThat(verdict(result(39, 1, null, unique), Quantity.LINKAGE_UNIQUE_RATE, "0.5"))
        .isEqualTo(Verdict.UNDEFINED);
    assertThat(verdict(result(40, 1, null, unique), Quantity.LINKAGE_UNIQUE_RATE, "0.5"))
        .isEqualTo(Verdict.MET);
    Intervals correct = interval(Quantity.LINKAGE_CORRECT_RATE, 0, 0.09, null);
    assertThat(verdict(result(400, 1, truth(39, 0), correct), Quantity.LINKAGE_CORRECT_RATE, "0.5"))
        .as("39 members among 400 targets")
        .isEqualTo(Verdict.UNDEFINED);
  }

  @Test
  void nobodyHasACandidate_isNoZeroRisk() {
    for (Quantity quantity :
        List.of(
            Quantity.LINKAGE_UNIQUE_RATE,
            Quantity.LINKAGE_CORRECT_RATE,
            Quantity.LINKAGE_EXPECTED_BY_GUESSING)) {
      LinkageResult none = result(100, 0, truth(100, 0), NO_INTERVALS);
      assertThat(estimate(none, quantity)).isInstanceOf(Estimate.Undefined.class);
      assertThat(verdict(none, quantity, "1")).isEqualTo(Verdict.UNDEFINED);
      assertThat(estimate(result(0, 0, null, NO_INTERVALS), quantity))
          .isInstanceOf(Estimate.Undefined.class);
    }
  }

  @Test
  void nobodyIsInTheRelease_isNoZeroRisk() {
    assertThat(estimate(result(100, 3, truth(0, 0), NO_INTERVALS), Quantity.LINKAGE_CORRECT_RATE))
        .isInstanceOf(Estimate.Undefined.class);
  }

  @Test
  void keysThatTheReleaseLacks_mayBeMembers() {
    // 10 of 100 members found, 20 others with a key that is not there, 5 of them claimed.
    Truth truth = new Truth(100, 10, 10, 5, 20, 5, 0, 20, 5, 2 / 3.0, 0.1, List.of());
    LinkageResult result = result(120, 15, truth, NO_INTERVALS);
    assertThat(estimate(result, Quantity.LINKAGE_CORRECT_RATE))
        .isEqualTo(new Estimate.Interval(10 / 120.0, 15 / 105.0));
    assertThat(verdict(result, Quantity.LINKAGE_CORRECT_RATE, "0.1")).isEqualTo(Verdict.UNDEFINED);
    assertThat(verdict(result, Quantity.LINKAGE_CORRECT_RATE, "0.15")).isEqualTo(Verdict.MET);
    assertThat(verdict(result, Quantity.LINKAGE_CORRECT_RATE, "0.08")).isEqualTo(Verdict.VIOLATED);
    assertThat(estimate(result, Quantity.LINKAGE_EXPECTED_BY_GUESSING))
        .isInstanceOf(Estimate.Undefined.class);
    Truth missed = new Truth(100, 0, 0, 0, 20, 0, 0, 20, 0, null, 0.0, List.of());
    assertThat(estimate(result(120, 1, missed, NO_INTERVALS), Quantity.LINKAGE_CORRECT_RATE))
        .isEqualTo(new Estimate.Real(0));
  }

  @Test
  void guessing_needsToKnowWhoIsThere() {
    Quantity guessing = Quantity.LINKAGE_EXPECTED_BY_GUESSING;
    assertThat(verdict(result(100, 3, truth(0, 0), NO_INTERVALS), guessing, "1"))
        .isEqualTo(Verdict.UNDEFINED);
    Truth incomplete = new Truth(90, 3, 3, 0, 0, 0, 10, 0, 0, 1.0, 3 / 90.0, List.of());
    assertThat(verdict(result(100, 3, incomplete, NO_INTERVALS), guessing, "1"))
        .isEqualTo(Verdict.UNDEFINED);
    assertThat(verdict(result(100, 3, truth(100, 3), NO_INTERVALS), guessing, "0.03"))
        .isEqualTo(Verdict.MET);
    assertThat(verdict(result(100, 3, null, NO_INTERVALS), guessing, "0.03"))
        .isEqualTo(Verdict.MET);
  }

  @Test
  void withoutLimit_thereIsNoVerdict() {
    LinkageResult met =
        LinkageMeasurements.judged(
            result(100, 3, null, NO_INTERVALS).withVerdict(Verdict.MET), null, Unit.PATIENT);
    assertThat(met.verdict()).isNull();
  }
}
