package org.reidrisk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reidrisk.Finding;
import org.reidrisk.Severity;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;

/** Properties of a decision over seeded random limits, measurements and findings. */
class DecisionPropertiesTest {
  private static final int TRIALS = 20_000;
  private static final List<String> COLUMNS = List.of("Diagnosis", "Finding");
  private static final List<String> RISKS =
      List.of("1", "0.5", "0.33", "0.2", "0.1", "0.09", "0.075", "0.05", "0.01");
  private static final List<Integer> THRESHOLDS = List.of(2, 3, 5, 11, 20);

  /** One random case; its seed reproduces it. */
  private record Case(List<Limit> limits, List<Measurement> measurements, List<Finding> findings) {
    Outcome outcome() {
      return Decision.of(limits, Unit.PATIENT, measurements, findings).outcome();
    }

    Case with(List<Limit> other) {
      return new Case(other, measurements, findings);
    }

    Case measuring(List<Measurement> other) {
      return new Case(limits, other, findings);
    }
  }

  private static Case randomCase(SplittableRandom random) {
    List<Measurement> measurements = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      if (quantity.safer() != Quantity.Safer.NEITHER) {
        List<String> columns =
            quantity.ofSensitive() ? COLUMNS : Collections.singletonList((String) null);
        for (String column : columns) {
          List<Integer> thresholds =
              quantity.hasThreshold() ? THRESHOLDS : Collections.singletonList((Integer) null);
          for (Integer threshold : thresholds) {
            measurements.add(
                new Measurement(
                    quantity,
                    Unit.PATIENT,
                    List.of("Sex"),
                    column,
                    params(quantity, threshold),
                    randomEstimate(quantity, random),
                    Map.of()));
          }
        }
      }
    }
    List<Limit> limits = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      limits.add(randomLimit(random));
    }
    List<Finding> findings = new ArrayList<>();
    if (random.nextInt(5) == 0) {
      List<Severity> severities = List.of(Severity.values());
      Severity severity = severities.get(random.nextInt(severities.size()));
      Finding finding = new Finding("code", severity, "about", "text", "");
      findings.add(random.nextBoolean() ? finding : finding.acknowledgedBecause("reason"));
    }
    return new Case(limits, measurements, findings);
  }

  private static Estimate randomEstimate(Quantity quantity, SplittableRandom random) {
    if (random.nextInt(20) == 0) {
      return new Estimate.Undefined("no-units", "None.");
    }
    boolean higher = quantity.safer() == Quantity.Safer.HIGHER;
    if (random.nextInt(quantity.kind() == Quantity.Kind.RANGE ? 2 : 10) == 0) {
      double low = higher ? random.nextInt(1, 30) : random.nextDouble();
      return new Estimate.Interval(low, higher ? low + random.nextInt(10) : (low + 1) / 2);
    }
    if (quantity.kind() == Quantity.Kind.COUNT) {
      return new Estimate.Count(random.nextInt(higher ? 1 : 0, 30));
    }
    if (quantity == Quantity.L_ENTROPY) {
      return new Estimate.Real(1 + random.nextInt(40) / 8.0);
    }
    int denominator = random.nextInt(1, 40);
    int most = quantity.unbounded() ? 3 * denominator : denominator;
    BigFraction fraction = BigFraction.of(random.nextInt(most + 1), denominator);
    return random.nextBoolean()
        ? Estimate.Real.of(fraction)
        : new Estimate.Real(fraction.doubleValue());
  }

  private static Limit randomLimit(SplittableRandom random) {
    List<Quantity> limitable =
        List.of(Quantity.values()).stream()
            .filter(q -> q.safer() != Quantity.Safer.NEITHER)
            .toList();
    Quantity quantity = limitable.get(random.nextInt(limitable.size()));
    if (quantity.standsForClassSize()) {
      return highest(quantity, RISKS.get(random.nextInt(RISKS.size())));
    }
    String bound =
        quantity.safer() == Quantity.Safer.HIGHER
            ? String.valueOf(random.nextInt(1, 25))
            : quantity.kind() == Quantity.Kind.COUNT
                ? String.valueOf(random.nextInt(20))
                : BigDecimal.valueOf(random.nextInt(quantity.unbounded() ? 3001 : 1001), 3)
                    .toPlainString();
    return limit(
        quantity,
        new BigDecimal(bound),
        quantity.ofSensitive() ? COLUMNS.get(random.nextInt(2)) : null,
        quantity.hasThreshold() ? THRESHOLDS.get(random.nextInt(5)) : null);
  }

  private static Limit limit(
      Quantity quantity, BigDecimal bound, @Nullable String of, @Nullable Integer threshold) {
    return new Limit(quantity, bound, null, null, of, params(quantity, threshold), Limit.EXPLICIT);
  }

  private static Limit highest(Quantity quantity, String risk) {
    Limit limit = Limits.highest(risk, ComparisonMode.STRICT);
    return new Limit(
        quantity,
        limit.bound(),
        limit.classSize(),
        limit.mode(),
        null,
        params(quantity, null),
        Limit.EXPLICIT);
  }

  private static Params params(Quantity quantity, @Nullable Integer threshold) {
    if (quantity.ofScenario()) {
      return Params.ofScenario("attacker");
    }
    Params plain = new Params(threshold, quantity.powered() ? "1" : null, null, null);
    return quantity == Quantity.L_RECURSIVE ? plain.withC(BigDecimal.valueOf(2)) : plain;
  }

  private static Limit tightened(Limit limit, SplittableRandom random) {
    if (limit.quantity().standsForClassSize()) {
      BigDecimal smaller = limit.bound().multiply(BigDecimal.valueOf(random.nextInt(1, 1001), 3));
      return highest(limit.quantity(), smaller.toPlainString());
    }
    BigDecimal bound;
    if (limit.atLeast()) {
      bound = limit.bound().add(BigDecimal.valueOf(random.nextInt(5)));
    } else if (limit.quantity().kind() == Quantity.Kind.COUNT) {
      bound = BigDecimal.valueOf(random.nextLong(limit.bound().longValue() + 1));
    } else {
      bound = limit.bound().multiply(BigDecimal.valueOf(random.nextInt(1001), 3));
    }
    return limit(limit.quantity(), bound, limit.of(), limit.threshold());
  }

  private static boolean answers(Measurement m, Limit limit) {
    return m.quantity() == limit.quantity()
        && Objects.equals(m.of(), limit.of())
        && Objects.equals(m.params().threshold(), limit.threshold());
  }

  @Test
  void tighteningALimit_neverTurnsRejectOrUndeterminedIntoAccept() {
    int accepted = 0;
    int turned = 0;
    for (long seed = 0; seed < TRIALS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Case before = randomCase(random);
      if (before.limits().isEmpty()) {
        continue;
      }
      List<Limit> limits = new ArrayList<>(before.limits());
      int chosen = random.nextInt(limits.size());
      limits.set(chosen, tightened(limits.get(chosen), random));
      Outcome was = before.outcome();
      Outcome is = before.with(limits).outcome();
      assertThat(is == Outcome.ACCEPT && was != Outcome.ACCEPT)
          .as(
              "seed %d: %s became %s by tightening %s to %s",
              seed, was, is, before.limits().get(chosen).text(), limits.get(chosen).text())
          .isFalse();
      assertThat(was == Outcome.REJECT && is != Outcome.REJECT)
          .as("seed %d: a rejected release stays rejected under a tighter limit", seed)
          .isFalse();
      accepted += was == Outcome.ACCEPT ? 1 : 0;
      turned += was == Outcome.ACCEPT && is == Outcome.REJECT ? 1 : 0;
    }
    assertThat(accepted).as("cases that accept").isGreaterThan(1000);
    assertThat(turned).as("cases that tightening turned into reject").isGreaterThan(300);
  }

  @Test
  void addingALimit_neverTurnsRejectIntoAnythingElse_norUndeterminedWithLimitsIntoAccept() {
    for (long seed = 0; seed < TRIALS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Case before = randomCase(random);
      if (before.limits().isEmpty()) {
        continue;
      }
      List<Limit> limits = new ArrayList<>(before.limits());
      limits.add(randomLimit(random));
      Outcome is = before.with(limits).outcome();
      switch (before.outcome()) {
        case REJECT -> assertThat(is).as("seed %d", seed).isEqualTo(Outcome.REJECT);
        case UNDETERMINED -> assertThat(is).as("seed %d", seed).isNotEqualTo(Outcome.ACCEPT);
        case ACCEPT -> {}
      }
    }
  }

  @Test
  void replacingALimitedMeasurementByUndefined_neverAccepts() {
    int wasAccepted = 0;
    for (long seed = 0; seed < TRIALS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Case before = randomCase(random);
      if (before.limits().isEmpty()) {
        continue;
      }
      Limit limit = before.limits().get(random.nextInt(before.limits().size()));
      List<Measurement> undefined =
          before.measurements().stream()
              .map(
                  m ->
                      answers(m, limit)
                          ? new Measurement(
                              m.quantity(),
                              m.unit(),
                              m.quasiIdentifiers(),
                              m.of(),
                              m.params(),
                              new Estimate.Undefined("not-converged", "No value."),
                              m.convention())
                          : m)
              .toList();
      List<Measurement> absent =
          before.measurements().stream().filter(m -> !answers(m, limit)).toList();
      assertThat(before.measuring(undefined).outcome())
          .as("seed %d", seed)
          .isNotEqualTo(Outcome.ACCEPT);
      assertThat(before.measuring(absent).outcome())
          .as("seed %d", seed)
          .isNotEqualTo(Outcome.ACCEPT);
      wasAccepted += before.outcome() == Outcome.ACCEPT ? 1 : 0;
    }
    assertThat(wasAccepted).as("cases that accepted before").isGreaterThan(1000);
  }

  @Test
  void orderOfLimitsMeasurementsAndFindings_changesNoOutcome() {
    for (long seed = 0; seed < 2_000; seed++) {
      Case before = randomCase(new SplittableRandom(seed));
      Case reversed =
          new Case(
              reversed(before.limits()),
              reversed(before.measurements()),
              reversed(before.findings()));
      assertThat(reversed.outcome()).as("seed %d", seed).isEqualTo(before.outcome());
    }
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.reverse(copy);
    return copy;
  }

  /** The verdict on ranges and exclusive bounds, written down a second time. */
  @Test
  void rangesAndExclusiveBounds_areReadInTheirOwnWay() {
    for (long seed = 0; seed < TRIALS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      BigDecimal bound = BigDecimal.valueOf(random.nextInt(11), 1);
      double low = random.nextInt(11) / 10.0;
      double high = Math.max(low, random.nextInt(11) / 10.0);
      assertThat(
              outcome(
                  limit(Quantity.DELTA_PRESENCE, bound, null, null),
                  new Estimate.Interval(low, high)))
          .as("seed %d: range [%s, %s] at most %s", seed, low, high, bound)
          .isEqualTo(high <= bound.doubleValue() ? Outcome.ACCEPT : Outcome.REJECT);
      assertThat(
              outcome(
                  limit(Quantity.DELTA_DISCLOSURE, bound, "Diagnosis", null),
                  new Estimate.Real(low)))
          .as("seed %d: %s below %s", seed, low, bound)
          .isEqualTo(low < bound.doubleValue() ? Outcome.ACCEPT : Outcome.REJECT);
    }
  }

  private static Outcome outcome(Limit limit, Estimate estimate) {
    Measurement measurement =
        new Measurement(
            limit.quantity(),
            Unit.PATIENT,
            List.of("Sex"),
            limit.of(),
            limit.params(),
            estimate,
            Map.of());
    return Decision.of(List.of(limit), Unit.PATIENT, List.of(measurement), List.of()).outcome();
  }

  /** The verdict on exact numbers, written down a second time. */
  @Test
  void exactNumbers_areComparedAsFractions() {
    for (long seed = 0; seed < TRIALS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long denominator = random.nextLong(1, 2_000);
      long numerator = random.nextLong(denominator + 1);
      BigDecimal bound = BigDecimal.valueOf(random.nextInt(1001), 3);
      Limit limit = limit(Quantity.PROSECUTOR_MEAN, bound, null, null);
      Measurement mean =
          new Measurement(
              Quantity.PROSECUTOR_MEAN,
              Unit.PATIENT,
              List.of("Sex"),
              null,
              new Params(null, "1", null, null),
              Estimate.Real.of(BigFraction.of(numerator, denominator)),
              Map.of());
      boolean met =
          BigInteger.valueOf(numerator)
                  .multiply(BigInteger.valueOf(1000))
                  .compareTo(
                      bound
                          .movePointRight(3)
                          .toBigIntegerExact()
                          .multiply(BigInteger.valueOf(denominator)))
              <= 0;
      assertThat(Decision.of(List.of(limit), Unit.PATIENT, List.of(mean), List.of()).outcome())
          .as("seed %d: %d/%d at most %s", seed, numerator, denominator, bound)
          .isEqualTo(met ? Outcome.ACCEPT : Outcome.REJECT);
    }
  }
}
