package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.reidrisk.measure.Measured.count;
import static org.reidrisk.measure.Measured.number;
import static org.reidrisk.measure.Measured.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.reidrisk.group.CandidateSets;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.ClassSizes.Bin;
import org.reidrisk.group.EquivalenceClasses;
import org.reidrisk.group.Unit;
import org.reidrisk.table.SplitMix64;

/** Fractions' nearest doubles; there is no tolerance. */
class CandidateRiskTest {

  private static List<Bin> bins(List<Integer> sizes) {
    TreeMap<Integer, Long> histogram = new TreeMap<>();
    sizes.forEach(size -> histogram.merge(size, 1L, Long::sum));
    List<Bin> bins = new ArrayList<>();
    histogram.forEach((size, count) -> bins.add(new Bin(size, count)));
    return bins;
  }

  private static CandidateRisk risk(List<Integer> least, List<Integer> most) {
    return CandidateRisk.of(new CandidateSets(bins(least), bins(most)));
  }

  @Test
  void modalitiesOfThreePatients() {
    // X{CT, MR}, Y{CT}, Z{MR}. P = 1: 2, 2, 2. P = 2 and all: X alone. Complete: all
    // alone.
    CandidateRisk one = risk(List.of(2, 2, 2), List.of(2, 2, 2));
    assertThat(number(one.highest())).isEqualTo(0.5);
    assertThat(number(one.mean())).isEqualTo(0.5);
    assertThat(count(one.sampleUniques())).isZero();
    CandidateRisk two = risk(List.of(1, 2, 2), List.of(1, 2, 2));
    assertThat(number(two.highest())).isEqualTo(1);
    assertThat(number(two.mean())).isEqualTo(2.0 / 3);
    assertThat(count(two.sampleUniques())).isEqualTo(1);
    CandidateRisk complete = risk(List.of(1, 1, 1), List.of(1, 1, 1));
    assertThat(number(complete.highest())).isEqualTo(1);
    assertThat(number(complete.mean())).isEqualTo(1);
  }

  @Test
  void figuresLieBetweenThoseOfTheBounds() {
    // By hand: one of 1 to 2, one of exactly 4.
    CandidateRisk risk = risk(List.of(1, 4), List.of(2, 4));
    assertThat(risk.k()).isEqualTo(new Estimate.Interval(1, 2));
    assertThat(risk.sampleUniques()).isEqualTo(new Estimate.Interval(0, 1));
    assertThat(risk.highest()).isEqualTo(new Estimate.Interval(0.5, 1));
    assertThat(risk.mean()).isEqualTo(new Estimate.Interval(0.375, 0.625));
    assertThat(risk.shareAbove(2)).isEqualTo(new Estimate.Interval(0, 0.5));
    // Where the bounds do not matter, the figure is a number.
    assertThat(number(risk.shareAbove(1))).isZero();
    assertThat(number(risk.shareAbove(3))).isEqualTo(0.5);
    assertThat(number(risk.shareAbove(5))).isEqualTo(1);
  }

  @Test
  void noUnitsIsUndefined() {
    CandidateRisk none = risk(List.of(), List.of());
    assertThat(reason(none.k())).isEqualTo("no-units");
    assertThat(reason(none.sampleUniques())).isEqualTo("no-units");
    assertThat(reason(none.highest())).isEqualTo("no-units");
    assertThat(reason(none.mean())).isEqualTo("no-units");
    assertThat(reason(none.shareAbove(3))).isEqualTo("no-units");
  }

  @Test
  void classSizeIsAtLeastOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> risk(List.of(1), List.of(1)).shareAbove(0));
    assertThatIllegalArgumentException().isThrownBy(() -> risk(List.of(), List.of()).shareAbove(0));
  }

  @Test
  void exactSetsAreClasses() {
    for (Unit unit : Unit.values()) {
      LongStream.rangeClosed(1, 200)
          .mapToObj(SeededTable::random)
          .forEach(
              table -> {
                ClassSizes sizes = EquivalenceClasses.of(table.table()).sizes(unit);
                CandidateRisk risk =
                    CandidateRisk.of(new CandidateSets(sizes.units(), sizes.units()));
                assertThat(risk.k()).isEqualTo(KAnonymity.of(sizes).k());
                assertThat(risk.sampleUniques()).isEqualTo(KAnonymity.of(sizes).sampleUniques());
                IdentityRisk classes = IdentityRisk.prosecutor(sizes);
                assertThat(risk.highest()).isEqualTo(classes.highest());
                assertThat(risk.mean()).isEqualTo(classes.mean());
                Figures.THRESHOLDS.forEach(
                    t -> assertThat(risk.shareAbove(t)).isEqualTo(classes.shareAbove(t)));
              });
    }
  }

  @Test
  void everyTruthLiesInItsInterval() {
    for (long seed = 1; seed <= 300; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      List<Integer> least = new ArrayList<>();
      List<Integer> truth = new ArrayList<>();
      List<Integer> most = new ArrayList<>();
      int patients = random.between(1, 30);
      for (int i = 0; i < patients; i++) {
        least.add(random.between(1, 9));
        truth.add(least.get(i) + (random.chance(0.5) ? 0 : random.below(6)));
        most.add(truth.get(i) + (random.chance(0.5) ? 0 : random.below(6)));
      }
      CandidateRisk bounds = risk(least, most);
      CandidateRisk exact = risk(truth, truth);
      CandidateRisk worst = risk(least, least);
      contains(bounds, exact, r -> count(r.k()), CandidateRisk::k);
      contains(bounds, exact, r -> count(r.sampleUniques()), CandidateRisk::sampleUniques);
      contains(bounds, exact, r -> number(r.highest()), CandidateRisk::highest);
      contains(bounds, exact, r -> number(r.mean()), CandidateRisk::mean);
      for (int t : Figures.THRESHOLDS) {
        contains(bounds, exact, r -> number(r.shareAbove(t)), r -> r.shareAbove(t));
      }
      // The upper risk is the one of the lower sizes.
      assertThat(ends(bounds.mean())[1]).isEqualTo(number(worst.mean()));
      assertThat(ends(bounds.highest())[1]).isEqualTo(number(worst.highest()));
      assertThat(ends(bounds.k())[0]).isEqualTo((double) count(worst.k()));
    }
  }

  private static void contains(
      CandidateRisk bounds,
      CandidateRisk exact,
      ToDoubleFunction<CandidateRisk> value,
      Function<CandidateRisk, Estimate> figure) {
    double[] ends = ends(figure.apply(bounds));
    assertThat(ends[0]).isLessThanOrEqualTo(ends[1]);
    assertThat(value.applyAsDouble(exact)).isBetween(ends[0], ends[1]);
  }

  private static double[] ends(Estimate estimate) {
    if (estimate instanceof Estimate.Interval interval) {
      return new double[] {interval.low(), interval.high()};
    }
    double value = ((Number) Figures.plain(estimate)).doubleValue();
    return new double[] {value, value};
  }
}
