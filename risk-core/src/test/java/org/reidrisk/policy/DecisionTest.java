package org.reidrisk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.IdentityRisk;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;

class DecisionTest {

  private static final Finding BLOCKING =
      new Finding("direct-identifier-present", Severity.BLOCKING, "Name", "Text.", "3 cells");
  private static final Finding WARNING =
      new Finding("cells-not-in-format", Severity.WARNING, "Age", "Text.", "3 cells");

  private static Measurement measured(Quantity quantity, Estimate estimate) {
    return new Measurement(
        quantity,
        Unit.PATIENT,
        List.of("Sex"),
        quantity.ofSensitive() ? "Diagnosis" : null,
        new Params(null, quantity.powered() ? "1" : null, null, null),
        estimate,
        Map.of());
  }

  private static Measurement share(int threshold, Estimate estimate) {
    return new Measurement(
        Quantity.PROSECUTOR_SHARE_ABOVE,
        Unit.PATIENT,
        List.of("Sex"),
        null,
        new Params(threshold, "1", null, null),
        estimate,
        Map.of());
  }

  private static Measurement k(long value) {
    return measured(Quantity.K, new Estimate.Count(value));
  }

  private static Measurement mean(long numerator, long denominator) {
    return measured(
        Quantity.PROSECUTOR_MEAN, Estimate.Real.of(BigFraction.of(numerator, denominator)));
  }

  private static Measurement highestOfClassSize(int k) {
    return measured(Quantity.PROSECUTOR_HIGHEST, Estimate.Real.of(BigFraction.of(1, k)));
  }

  private static Outcome outcome(Limit limit, Measurement measurement) {
    return Decision.of(List.of(limit), Unit.PATIENT, List.of(measurement), List.of()).outcome();
  }

  private static LimitResult.Verdict verdict(Limit limit, Estimate estimate) {
    return Decision.of(
            List.of(limit), Unit.PATIENT, List.of(measured(limit.quantity(), estimate)), List.of())
        .limits()
        .get(0)
        .verdict();
  }

  // The order: reject, undetermined, accept

  @Test
  void everyLimitMet_accepts() {
    Decision decision =
        Decision.of(
            List.of(Limits.k("3"), Limits.mean("0.1")),
            Unit.PATIENT,
            List.of(k(3), mean(1, 20)),
            List.of(WARNING));
    assertThat(decision.outcome()).isEqualTo(Outcome.ACCEPT);
    assertThat(decision.because())
        .containsExactly(
            "met: k at least 3, measured 3 by patient (explicit)",
            "met: prosecutor-mean at most 0.1, measured 0.05 by patient (explicit)");
  }

  @Test
  void oneLimitViolated_rejects_whateverElseIsUnknownOrBlocking() {
    Decision decision =
        Decision.of(
            List.of(Limits.mean("0.1"), Limits.k("3")),
            Unit.PATIENT,
            List.of(k(2)),
            List.of(BLOCKING));
    assertThat(decision.outcome()).isEqualTo(Outcome.REJECT);
    assertThat(decision.because())
        .containsExactly(
            "undefined: prosecutor-mean at most 0.1, not measured (It was not measured.)"
                + " (explicit)",
            "violated: k at least 3, measured 2 by patient (explicit)",
            "blocking: direct-identifier-present about Name");
  }

  @Test
  void oneLimitUndefined_isUndetermined() {
    for (List<Measurement> measurements :
        List.of(
            List.of(k(50)),
            List.of(
                k(50),
                measured(Quantity.PROSECUTOR_MEAN, new Estimate.Undefined("no-units", "None."))))) {
      assertThat(
              Decision.of(
                      List.of(Limits.k("3"), Limits.mean("0.1")),
                      Unit.PATIENT,
                      measurements,
                      List.of())
                  .outcome())
          .isEqualTo(Outcome.UNDETERMINED);
    }
  }

  @Test
  void notMeasured_saysSo() {
    Decision decision = Decision.of(List.of(Limits.k("3")), Unit.PATIENT, List.of(), List.of());
    assertThat(decision.limits().get(0).measured())
        .isInstanceOfSatisfying(
            Estimate.Undefined.class,
            u -> {
              assertThat(u.code()).isEqualTo("not-measured");
              assertThat(u.text()).isEqualTo("It was not measured.");
            });
    Decision atPower =
        Decision.of(
            List.of(Limits.k("3").withPower("complete")), Unit.PATIENT, List.of(k(100)), List.of());
    assertThat(atPower.outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(atPower.because())
        .containsExactly(
            "undefined: k at least 3 at power complete, not measured (It was not measured at power"
                + " complete.) (explicit)");
  }

  @Test
  void blockingFinding_isUndetermined_untilAcknowledged() {
    List<Limit> limits = List.of(Limits.k("3"));
    assertThat(Decision.of(limits, Unit.PATIENT, List.of(k(5)), List.of(BLOCKING)).outcome())
        .isEqualTo(Outcome.UNDETERMINED);
    Finding acknowledged = BLOCKING.acknowledgedBecause("consented");
    Decision decision =
        Decision.of(limits, Unit.PATIENT, List.of(k(5)), List.of(acknowledged, WARNING));
    assertThat(decision.outcome()).isEqualTo(Outcome.ACCEPT);
    assertThat(decision.because()).hasSize(1);
    assertThat(
            Decision.of(limits, Unit.PATIENT, List.of(k(5)), List.of(acknowledged, BLOCKING))
                .outcome())
        .isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void noLimits_isUndetermined_andNamesThePresets() {
    Decision decision = Decision.of(List.of(), Unit.PATIENT, List.of(k(1000)), List.of());
    assertThat(decision.outcome()).isEqualTo(Outcome.UNDETERMINED);
    assertThat(decision.because()).hasSize(1);
    Preset.all().forEach(p -> assertThat(decision.because().get(0)).contains(p.id()));
  }

  @Test
  void noLimits_withABlockingFinding_isStillUndetermined() {
    assertThat(Decision.of(List.of(), Unit.PATIENT, List.of(), List.of(BLOCKING)).outcome())
        .isEqualTo(Outcome.UNDETERMINED);
  }

  // Which measurement answers

  @Test
  void otherUnitSetPowerThresholdOrColumn_isNoAnswer() {
    Limit limit = Limits.k("3");
    Estimate good = new Estimate.Count(1000);
    for (Measurement other :
        List.of(
            new Measurement(
                Quantity.K,
                Unit.ROW,
                List.of("Sex"),
                null,
                new Params(null, "1", null, null),
                good,
                Map.of()),
            new Measurement(
                Quantity.K,
                Unit.PATIENT,
                List.of("Sex"),
                null,
                new Params(null, "1", null, "a"),
                good,
                Map.of()),
            new Measurement(
                Quantity.K,
                Unit.PATIENT,
                List.of("Sex"),
                null,
                new Params(null, "2", null, null),
                good,
                Map.of()),
            new Measurement(
                Quantity.K,
                Unit.PATIENT,
                List.of("Sex"),
                null,
                new Params(3, "1", null, null),
                good,
                Map.of()),
            new Measurement(
                Quantity.SAMPLE_UNIQUES,
                Unit.PATIENT,
                List.of("Sex"),
                null,
                new Params(null, "1", null, null),
                good,
                Map.of()))) {
      assertThat(outcome(limit, other)).as(other.toString()).isEqualTo(Outcome.UNDETERMINED);
    }
    assertThat(
            outcome(
                Limits.ofColumn(Quantity.ALPHA, "0.5", "Finding"),
                measured(Quantity.ALPHA, new Estimate.Real(0.1))))
        .isEqualTo(Outcome.UNDETERMINED);
    assertThat(outcome(Limits.share("0.1", 11), share(12, new Estimate.Real(0))))
        .isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void limitOnASet_isAnsweredByTheSet() {
    Measurement onSet =
        new Measurement(
            Quantity.K,
            Unit.PATIENT,
            List.of("Sex"),
            null,
            new Params(null, "1", null, "a"),
            new Estimate.Count(2),
            Map.of());
    assertThat(
            Decision.of(List.of(Limits.k("3", "a")), Unit.PATIENT, List.of(k(9), onSet), List.of())
                .outcome())
        .isEqualTo(Outcome.REJECT);
  }

  @Test
  void limitAtAPower_isAnsweredByThatPower() {
    for (String power : List.of("2", "all", "complete")) {
      Limit limit = Limits.k("3").withPower(power);
      Measurement atPower =
          new Measurement(
              Quantity.K,
              Unit.PATIENT,
              List.of("Sex"),
              null,
              new Params(null, power, null, null),
              new Estimate.Count(2),
              Map.of());
      assertThat(
              Decision.of(List.of(limit), Unit.PATIENT, List.of(k(9), atPower), List.of())
                  .outcome())
          .as(power)
          .isEqualTo(Outcome.REJECT);
    }
  }

  @Test
  void limitWithAConstantOrAVariant_isAnsweredByThatOneOnly() {
    Params two = Params.ofSet(null).withC(new BigDecimal("2.0"));
    Limit limit =
        new Limit(
            Quantity.L_RECURSIVE, BigDecimal.valueOf(3), null, null, "Diagnosis", two, "explicit");
    Measurement answer =
        new Measurement(
            Quantity.L_RECURSIVE,
            Unit.PATIENT,
            List.of("Sex"),
            "Diagnosis",
            Params.ofSet(null).withC(BigDecimal.valueOf(2)),
            new Estimate.Count(3),
            Map.of());
    assertThat(outcome(limit, answer)).as("2 and 2.0 are one constant").isEqualTo(Outcome.ACCEPT);
    for (Params other :
        List.of(
            Params.ofSet(null).withC(BigDecimal.valueOf(3)),
            two.withModel(Params.EXTENDED),
            Params.ofSet("a").withC(BigDecimal.valueOf(2)))) {
      assertThat(
              outcome(
                  limit,
                  new Measurement(
                      answer.quantity(),
                      answer.unit(),
                      answer.quasiIdentifiers(),
                      answer.of(),
                      other,
                      answer.estimate(),
                      Map.of())))
          .as(other.toString())
          .isEqualTo(Outcome.UNDETERMINED);
    }
    Limit extended =
        new Limit(
            Quantity.L_RECURSIVE,
            BigDecimal.valueOf(3),
            null,
            null,
            "Diagnosis",
            two.withModel(Params.EXTENDED),
            "explicit");
    assertThat(outcome(extended, answer)).isEqualTo(Outcome.UNDETERMINED);
  }

  // At the bound

  @ParameterizedTest
  @CsvSource({"10, VIOLATED", "11, MET", "12, MET"})
  void k_isInclusive(long measured, LimitResult.Verdict expected) {
    assertThat(verdict(Limits.k("11"), new Estimate.Count(measured))).isEqualTo(expected);
    assertThat(verdict(Limits.k("11.0"), new Estimate.Count(measured))).isEqualTo(expected);
  }

  @Test
  void meanOfExactlyATenth_isAccepted() {
    assertThat(outcome(Limits.mean("0.1"), mean(1, 10))).isEqualTo(Outcome.ACCEPT);
    assertThat(outcome(Limits.mean("0.10"), mean(1, 10))).isEqualTo(Outcome.ACCEPT);
    assertThat(outcome(Limits.mean("0.1"), mean(100_000_001, 1_000_000_000)))
        .isEqualTo(Outcome.REJECT);
  }

  @Test
  void mean_isComparedWithoutRounding() {
    // Both have the double of 0.1; one lies above it.
    BigFraction above = BigFraction.of(1, 10).add(BigFraction.of(1, Long.MAX_VALUE));
    assertThat(above.doubleValue()).isEqualTo(0.1);
    assertThat(
            outcome(
                Limits.mean("0.1"), measured(Quantity.PROSECUTOR_MEAN, Estimate.Real.of(above))))
        .isEqualTo(Outcome.REJECT);
  }

  @Test
  void meanOfARealTable_exactlyATenth() {
    ClassSizes sizes = ClassSizes.ofRows(new TreeMap<>(Map.of(5, 1L, 10, 3L, 20, 1L)));
    // (5/5 + 30/10 + 20/20) / 55 = 5/55
    Estimate mean = IdentityRisk.prosecutor(sizes).mean();
    assertThat(mean).isEqualTo(new Estimate.Real(5 / 55.0));
    assertThat(verdict(Limits.mean("0.09"), mean)).isEqualTo(LimitResult.Verdict.VIOLATED);
    Estimate tenth =
        IdentityRisk.prosecutor(ClassSizes.ofRows(new TreeMap<>(Map.of(10, 7L)))).mean();
    assertThat(verdict(Limits.mean("0.1"), tenth)).isEqualTo(LimitResult.Verdict.MET);
  }

  @ParameterizedTest
  @CsvSource({
    "STRICT, 0.09, 11, VIOLATED",
    "STRICT, 0.09, 12, MET",
    "REGULATOR, 0.09, 10, VIOLATED",
    "REGULATOR, 0.09, 11, MET",
    "STRICT, 0.33, 3, VIOLATED",
    "STRICT, 0.33, 4, MET",
    "REGULATOR, 0.33, 3, MET",
    "STRICT, 0.075, 13, VIOLATED",
    "STRICT, 0.075, 14, MET",
    "REGULATOR, 0.075, 14, VIOLATED",
    "REGULATOR, 0.075, 15, MET",
    "STRICT, 0.3333, 3, VIOLATED",
    "STRICT, 1, 1, MET"
  })
  void highestRisk_isComparedAsAClassSize(
      ComparisonMode mode, String risk, int k, LimitResult.Verdict expected) {
    Estimate exact = Estimate.Real.of(BigFraction.of(1, k));
    assertThat(verdict(Limits.highest(risk, mode), exact)).isEqualTo(expected);
    Estimate fromARecord = new Estimate.Real(1.0 / k);
    assertThat(verdict(Limits.highest(risk, mode), fromARecord)).isEqualTo(expected);
  }

  @Test
  void highestRisk_everyClassSize_agreesWithK() {
    for (int k = 1; k <= 2000; k++) {
      for (int size : new int[] {k - 1, k, k + 1}) {
        if (size >= 1) {
          Limit limit =
              new Limit(
                  Quantity.PROSECUTOR_HIGHEST,
                  BigDecimal.ONE.divide(BigDecimal.valueOf(size), 12, RoundingMode.CEILING),
                  size,
                  ComparisonMode.STRICT,
                  null,
                  "1",
                  null,
                  null,
                  Limit.EXPLICIT);
          LimitResult.Verdict expected =
              k >= size ? LimitResult.Verdict.MET : LimitResult.Verdict.VIOLATED;
          assertThat(outcomeOf(limit, highestOfClassSize(k))).isEqualTo(expected);
          assertThat(verdict(limit, new Estimate.Real(1.0 / k))).isEqualTo(expected);
        }
      }
    }
  }

  private static LimitResult.Verdict outcomeOf(Limit limit, Measurement measurement) {
    return Decision.of(List.of(limit), Unit.PATIENT, List.of(measurement), List.of())
        .limits()
        .get(0)
        .verdict();
  }

  @Test
  void entropyOfExactlyThreeEqualValues_meetsThree() {
    for (double rounded : new double[] {3, Math.nextDown(3.0), Math.nextUp(3.0), 3 * (1 - 1e-13)}) {
      assertThat(
              verdict(
                  Limits.ofColumn(Quantity.L_ENTROPY, "3", "Diagnosis"),
                  new Estimate.Real(rounded)))
          .isEqualTo(LimitResult.Verdict.MET);
    }
    assertThat(
            verdict(
                Limits.ofColumn(Quantity.L_ENTROPY, "3", "Diagnosis"),
                new Estimate.Real(2.99999999)))
        .isEqualTo(LimitResult.Verdict.VIOLATED);
  }

  @Test
  void closenessOfExactlyAFifth_meetsAFifth() {
    Limit limit = Limits.ofColumn(Quantity.T_CLOSENESS, "0.2", "Diagnosis");
    assertThat(verdict(limit, Estimate.Real.of(BigFraction.of(1, 5))))
        .isEqualTo(LimitResult.Verdict.MET);
    assertThat(verdict(limit, new Estimate.Real(0.2))).isEqualTo(LimitResult.Verdict.MET);
    assertThat(verdict(limit, new Estimate.Real(Math.nextUp(0.2))))
        .isEqualTo(LimitResult.Verdict.VIOLATED);
  }

  @Test
  void zero_meetsAtMostZero() {
    assertThat(verdict(Limits.mean("0"), new Estimate.Real(-0.0)))
        .isEqualTo(LimitResult.Verdict.MET);
    assertThat(
            verdict(
                Limits.ofColumn(Quantity.T_CLOSENESS, "0", "Diagnosis"),
                Estimate.Real.of(BigFraction.ZERO)))
        .isEqualTo(LimitResult.Verdict.MET);
  }

  // Intervals

  @ParameterizedTest
  @CsvSource({
    "0.01, 0.05, MET",
    "0.05, 0.1, MET",
    "0.05, 0.1000001, UNDEFINED",
    "0.1, 0.2, UNDEFINED",
    "0.1000001, 0.2, VIOLATED",
    "0.1, 0.1, MET"
  })
  void interval_ofARisk(double low, double high, LimitResult.Verdict expected) {
    assertThat(verdict(Limits.mean("0.1"), new Estimate.Interval(low, high))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "11, 15, MET",
    "10, 11, UNDEFINED",
    "10, 15, UNDEFINED",
    "3, 10, VIOLATED",
    "11, 11, MET"
  })
  void interval_ofK(double low, double high, LimitResult.Verdict expected) {
    assertThat(verdict(Limits.k("11"), new Estimate.Interval(low, high))).isEqualTo(expected);
  }

  /** An interval meets a limit by its upper end only, and violates it by its lower end only. */
  @ParameterizedTest
  @CsvSource({
    "11, 15, ACCEPT",
    "10, 11, UNDETERMINED",
    "1, 100, UNDETERMINED",
    "3, 10, REJECT",
    "11, 11, ACCEPT"
  })
  void interval_ofKAtAPower(double low, double high, Outcome expected) {
    for (String power : List.of("2", "all", "complete")) {
      Measurement k =
          new Measurement(
              Quantity.K,
              Unit.PATIENT,
              List.of("Sex"),
              null,
              new Params(null, power, null, null),
              new Estimate.Interval(low, high),
              Map.of());
      assertThat(
              Decision.of(
                      List.of(Limits.k("11").withPower(power)),
                      Unit.PATIENT,
                      List.of(k(1), k),
                      List.of())
                  .outcome())
          .as(power)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"12, 20, MET", "11, 12, UNDEFINED", "5, 11, VIOLATED"})
  void interval_ofTheHighestRisk_isComparedAsAClassSize(
      int least, int most, LimitResult.Verdict expected) {
    assertThat(
            verdict(
                Limits.highest("0.09", ComparisonMode.STRICT),
                new Estimate.Interval(1.0 / most, 1.0 / least)))
        .isEqualTo(expected);
  }

  /** Both ends of a range are real: the share of nobody and the share of the worst class. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5, MET",
    "0.5, 0.5, MET",
    "0, 0.5000001, VIOLATED",
    "0.6, 0.9, VIOLATED",
    "0, 1, VIOLATED",
    "0, 0, MET"
  })
  void range_ofPresence_isDecidedByTheGreatest(
      double low, double high, LimitResult.Verdict expected) {
    Limit limit = Limits.plain(Quantity.DELTA_PRESENCE, "0.5");
    assertThat(limit.text()).isEqualTo("delta-presence at most 0.5");
    assertThat(verdict(limit, new Estimate.Interval(low, high))).isEqualTo(expected);
  }

  /** Delta-disclosure holds for every delta above the figure, not at it. */
  @ParameterizedTest
  @CsvSource({"0.4999999, MET", "0.5, VIOLATED", "0.5000001, VIOLATED", "0, MET"})
  void deltaDisclosure_isExclusive(double measured, LimitResult.Verdict expected) {
    Limit limit = Limits.ofColumn(Quantity.DELTA_DISCLOSURE, "0.5", "Diagnosis");
    assertThat(limit.text()).isEqualTo("delta-disclosure of Diagnosis below 0.5");
    assertThat(verdict(limit, new Estimate.Real(measured))).isEqualTo(expected);
    assertThat(
            verdict(
                Limits.ofColumn(Quantity.DELTA_DISCLOSURE, "0", "Diagnosis"), new Estimate.Real(0)))
        .isEqualTo(LimitResult.Verdict.VIOLATED);
    assertThat(
            verdict(
                Limits.ofColumn(Quantity.BETA_LIKENESS, "0.5", "Diagnosis"),
                new Estimate.Real(0.5)))
        .as("beta-likeness is inclusive")
        .isEqualTo(LimitResult.Verdict.MET);
  }

  @Test
  void interval_thatStraddles_isUndetermined() {
    assertThat(
            outcome(
                Limits.mean("0.1"),
                measured(Quantity.PROSECUTOR_MEAN, new Estimate.Interval(0.05, 0.15))))
        .isEqualTo(Outcome.UNDETERMINED);
  }

  @Test
  void histogram_answersNoLimit() {
    assertThat(verdict(Limits.k("3"), new Estimate.Histogram(List.of())))
        .isEqualTo(LimitResult.Verdict.UNDEFINED);
  }

  // Limits themselves

  @ParameterizedTest
  @ValueSource(
      strings = {"EQUIVALENCE_CLASSES", "CLASS_SIZE_HISTOGRAM", "PATIENTS_BY_SMALLEST_CLASS"})
  void limit_refusesWhatHasNoSafeDirection(Quantity quantity) {
    assertThatThrownBy(
            () ->
                new Limit(
                    quantity, BigDecimal.ONE, null, null, null, null, null, null, Limit.EXPLICIT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void limit_refusesMissingAndSuperfluousParameters() {
    BigDecimal one = BigDecimal.ONE;
    for (Runnable broken :
        List.<Runnable>of(
            () -> new Limit(Quantity.K, one, null, null, null, null, null, null, "x"),
            () -> new Limit(Quantity.K, one, null, null, "Diagnosis", "1", null, null, "x"),
            () -> new Limit(Quantity.K, one, 3, ComparisonMode.STRICT, null, "1", null, null, "x"),
            () -> new Limit(Quantity.K, one, null, null, null, "1", null, 3, "x"),
            () -> new Limit(Quantity.ALPHA, one, null, null, null, null, null, null, "x"),
            () -> new Limit(Quantity.ALPHA, one, null, null, "D", "1", null, null, "x"),
            () ->
                new Limit(Quantity.PROSECUTOR_HIGHEST, one, null, null, null, "1", null, null, "x"),
            () ->
                new Limit(
                    Quantity.PROSECUTOR_SHARE_ABOVE, one, null, null, null, "1", null, null, "x"),
            () -> new Limit(Quantity.L_RECURSIVE, one, null, null, "D", null, null, null, "x"),
            () ->
                new Limit(
                    Quantity.L_DISTINCT, one, null, null, "D", Params.ofSet(null).withC(one), "x"),
            () ->
                new Limit(
                    Quantity.K,
                    one,
                    null,
                    null,
                    null,
                    Params.ofSet(null).withPower("1").withModel(Params.EXTENDED),
                    "x"),
            () ->
                new Limit(
                    Quantity.ALPHA,
                    one,
                    null,
                    null,
                    "D",
                    Params.ofSet(null).withModel(Params.ZEROS_SKIPPED),
                    "x"),
            () ->
                new Limit(
                    Quantity.T_CLOSENESS,
                    one,
                    null,
                    null,
                    "D",
                    Params.ofSet(null).withDistance("rank"),
                    "x"),
            () -> new Limit(Quantity.K_MAP, one, null, null, null, "1", null, null, "x"),
            () ->
                new Limit(
                    Quantity.JOURNALIST_HIGHEST, one, null, null, null, null, null, null, "x"),
            () ->
                new Limit(
                    Quantity.DELTA_PRESENCE,
                    BigDecimal.TEN,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    "x"))) {
      assertThatThrownBy(broken::run).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void text_ofALimit() {
    assertThat(Limits.k("11").text()).isEqualTo("k at least 11");
    assertThat(Limits.k("11", "colleague").text()).isEqualTo("k on set colleague at least 11");
    assertThat(Limits.highest("0.09", ComparisonMode.STRICT).text())
        .isEqualTo("prosecutor-highest at most 0.09 (class size 12, strict)");
    assertThat(Limits.share("0.05", 11).text())
        .isEqualTo("prosecutor-share-above of class size 11 at most 0.05");
    assertThat(Limits.ofColumn(Quantity.T_CLOSENESS, "0.2", "Diagnosis").text())
        .isEqualTo("t-closeness of Diagnosis at most 0.2");
    assertThat(
            new Limit(
                    Quantity.K,
                    BigDecimal.TEN,
                    null,
                    null,
                    null,
                    "complete",
                    null,
                    null,
                    Limit.EXPLICIT)
                .text())
        .isEqualTo("k at least 10 at power complete");
    assertThat(
            new Limit(
                    Quantity.L_RECURSIVE,
                    BigDecimal.valueOf(3),
                    null,
                    null,
                    "Diagnosis",
                    new Params(null, null, null, "a", new BigDecimal("2.50"), Params.EXTENDED),
                    Limit.EXPLICIT)
                .text())
        .isEqualTo(
            "l-recursive of Diagnosis with c 2.5 (extended-quasi-identifiers) on set a at least 3");
  }

  @ParameterizedTest
  @CsvSource({
    "DELTA_PRESENCE, 1, false",
    "DELTA_PRESENCE, 0.99, true",
    "MARKETER, 1, false",
    "MARKETER, 0.5, true",
    "K_MAP, 1, false",
    "K_MAP, 2, true"
  })
  void effect_ofALimitOnRegisterFigures(Quantity quantity, String bound, boolean expected) {
    assertThat(Limits.plain(quantity, bound).hasEffect()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "BETA_LIKENESS, 1, true",
    "ENHANCED_BETA_LIKENESS, 7, true",
    "DELTA_DISCLOSURE, 100, true",
    "ALPHA, 1, false"
  })
  void effect_ofALimitOnGains(Quantity quantity, String bound, boolean expected) {
    assertThat(Limits.ofColumn(quantity, bound, "Diagnosis").hasEffect()).isEqualTo(expected);
  }

  @Test
  void because_printsSixDigitsWithoutExponent() {
    for (Map.Entry<Double, String> number :
        Map.of(1 / 3.0, "0.333333", 1e-7, "0.0000001", 0.1, "0.1", 1.0, "1", 0.0, "0").entrySet()) {
      assertThat(
              Decision.of(
                      List.of(Limits.mean("1")),
                      Unit.PATIENT,
                      List.of(
                          measured(Quantity.PROSECUTOR_MEAN, new Estimate.Real(number.getKey()))),
                      List.of())
                  .because()
                  .get(0))
          .contains("measured " + number.getValue() + " by patient");
    }
  }
}
