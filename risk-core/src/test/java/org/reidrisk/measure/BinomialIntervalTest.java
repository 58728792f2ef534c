package org.reidrisk.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinomialIntervalTest {

  @ParameterizedTest
  @CsvSource({
    "0, 100, 0, .036217, 0, .036993",
    "3, 100, .006230, .085176, .010255, .084519",
    "6, 500, .004416, .025935, .005511, .025930",
    "50, 1000, .037335, .065390, .038130, .065314",
    "100, 100, .963783, 1, .963007, 1"
  })
  void publishedVectors(
      long hits, long sample, double low, double high, double wilsonLow, double wilsonHigh) {
    BinomialInterval exact = BinomialInterval.clopperPearson(hits, sample);
    assertThat(exact.low()).isCloseTo(low, within(5e-7));
    assertThat(exact.high()).isCloseTo(high, within(5e-7));
    BinomialInterval score = BinomialInterval.wilson(hits, sample);
    assertThat(score.low()).isCloseTo(wilsonLow, within(5e-7));
    assertThat(score.high()).isCloseTo(wilsonHigh, within(5e-7));
  }

  @ParameterizedTest
  @CsvSource({
    ".05, .05, 59",
    ".09, .05, 32",
    ".2, .05, 14",
    ".05, .025, 72",
    ".09, .025, 40",
    ".2, .025, 17",
    ".5, .25, 2",
    ".999, .05, 1",
    "1e-9, .05, 2995732273"
  })
  void leastSampleWithoutHits(BigDecimal bound, double error, long sample) {
    assertThat(BinomialInterval.leastSample(bound, error)).isEqualTo(sample);
    assertThat(new BigDecimal(BinomialInterval.upperBound(0, sample, error)))
        .isLessThanOrEqualTo(bound);
  }

  @Test
  void ofTwoHundred_nineHitsPassNinePercent_andTenDoNot() {
    assertThat(BinomialInterval.clopperPearson(9, 200).high()).isLessThan(.09);
    assertThat(BinomialInterval.clopperPearson(10, 200).high()).isGreaterThan(.09);
    assertThat(BinomialInterval.clopperPearson(0, 40).high()).isLessThan(.09);
    assertThat(BinomialInterval.clopperPearson(1, 40).high()).isGreaterThan(.09);
  }

  @Test
  void noHitsAndOnlyHits_areNoCertainty() {
    for (long sample : new long[] {1, 2, 40, 1000, 1_000_000, 1L << 40}) {
      BinomialInterval none = BinomialInterval.clopperPearson(0, sample);
      assertThat(none.low()).isZero();
      assertThat(none.high()).isCloseTo(-Math.expm1(Math.log(.025) / sample), within(1e-12));
      assertThat(none.high()).isPositive();
      BinomialInterval all = BinomialInterval.clopperPearson(sample, sample);
      assertThat(all.high()).isEqualTo(1);
      assertThat(all.low()).isLessThan(1);
      assertThat(BinomialInterval.wilson(0, sample).low()).isZero();
      assertThat(BinomialInterval.wilson(0, sample).high()).isPositive();
      assertThat(BinomialInterval.wilson(sample, sample).high()).isEqualTo(1);
    }
  }

  @Test
  void boundsAreWhereTheTailIsAsRareAsTheError() {
    for (int sample : new int[] {1, 2, 7, 40, 213, 1000}) {
      for (int hits = 0; hits <= sample; hits += Math.max(1, sample / 20)) {
        for (double error : new double[] {.025, .05, .005}) {
          double upper = BinomialInterval.upperBound(hits, sample, error);
          double lower = BinomialInterval.lowerBound(hits, sample, error);
          if (hits < sample) {
            assertThat(tail(sample, 0, hits, upper)).isCloseTo(error, within(1e-9));
          }
          if (hits > 0) {
            assertThat(tail(sample, hits, sample, lower)).isCloseTo(error, within(1e-9));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 59, 75, 100, 137, 200, 350, 500, 777, 1000})
  void clopperPearson_holdsTheShareInNinetyFiveOfHundredSamples_whateverTheShare(int sample) {
    assertThat(leastCoverage(sample, hits -> BinomialInterval.clopperPearson(hits, sample)))
        .isGreaterThanOrEqualTo(.95 - 1e-9);
  }

  /** Not even the upper end alone, which decides, misses more often than once in forty. */
  @ParameterizedTest
  @ValueSource(ints = {40, 200, 1000})
  void upperEnd_isTooLowAtMostOnceInForty(int sample) {
    assertThat(
            leastCoverage(
                sample,
                hits -> new BinomialInterval(0, BinomialInterval.upperBound(hits, sample, .025))))
        .isBetween(.975 - 1e-9, .976);
  }

  /** The comparison above can fail: it refuses the other interval. */
  @Test
  void wilson_isForDisplay() {
    assertThat(leastCoverage(100, hits -> BinomialInterval.wilson(hits, 100)))
        .isCloseTo(.84, within(.005));
    assertThat(leastCoverage(100, hits -> BinomialInterval.wilson(hits, 100, .05))).isLessThan(.84);
  }

  @Test
  void moreHitsAndLargerErrorsMoveTheBounds() {
    for (int hits = 0; hits < 60; hits++) {
      assertThat(BinomialInterval.upperBound(hits, 60, .025))
          .isLessThan(BinomialInterval.upperBound(hits + 1, 60, .025) + 1e-15)
          .isGreaterThan(BinomialInterval.upperBound(hits, 60, .05))
          .isGreaterThan(hits / 60.0);
      assertThat(BinomialInterval.lowerBound(hits, 60, .025))
          .isEqualTo(1 - BinomialInterval.upperBound(60 - hits, 60, .025), within(1e-12));
    }
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThatThrownBy(() -> BinomialInterval.clopperPearson(0, 0)).hasMessageContaining("members");
    assertThatThrownBy(() -> BinomialInterval.wilson(-1, 10)).hasMessageContaining("hits");
    assertThatThrownBy(() -> BinomialInterval.clopperPearson(11, 10)).hasMessageContaining("hits");
    assertThatThrownBy(() -> BinomialInterval.upperBound(1, 10, 0)).hasMessageContaining("error");
    assertThatThrownBy(() -> BinomialInterval.lowerBound(1, 10, 1)).hasMessageContaining("error");
    assertThatThrownBy(() -> BinomialInterval.wilson(1, 10, .5)).hasMessageContaining("end");
    assertThatThrownBy(() -> BinomialInterval.leastSample(BigDecimal.ONE, .05))
        .hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> new BinomialInterval(.2, .1)).hasMessageContaining("within");
    assertThatThrownBy(() -> new BinomialInterval(Double.NaN, .1)).hasMessageContaining("within");
  }

  /**
   * The smallest chance, over all shares, that the interval of a sample holds the share; exact, by
   * adding up probabilities. It is smallest beside an end of some interval.
   */
  private static double leastCoverage(int sample, IntFunction<BinomialInterval> interval) {
    BinomialInterval[] all =
        IntStream.rangeClosed(0, sample).mapToObj(interval).toArray(BinomialInterval[]::new);
    DoubleStream ends =
        Arrays.stream(all)
            .flatMapToDouble(i -> DoubleStream.of(i.low(), i.high()))
            .flatMap(end -> DoubleStream.of(end - 1e-11, end + 1e-11));
    DoubleStream grid = IntStream.range(1, 1000).mapToDouble(i -> i / 1000.0);
    return DoubleStream.concat(ends, grid)
        .filter(share -> share > 0 && share < 1)
        .map(
            share -> {
              double held = 0;
              for (int hits = 0; hits <= sample; hits++) {
                if (all[hits].low() <= share && share <= all[hits].high()) {
                  held += probability(sample, hits, share);
                }
              }
              return held;
            })
        .min()
        .orElseThrow();
  }

  private static double tail(int sample, int from, int to, double share) {
    return IntStream.rangeClosed(from, to).mapToDouble(x -> probability(sample, x, share)).sum();
  }

  private static final double[] LOG_FACTORIALS = new double[1001];

  static {
    for (int i = 1; i < LOG_FACTORIALS.length; i++) {
      LOG_FACTORIALS[i] = LOG_FACTORIALS[i - 1] + Math.log(i);
    }
  }

  private static double probability(int sample, int hits, double share) {
    return Math.exp(
        LOG_FACTORIALS[sample]
            - LOG_FACTORIALS[hits]
            - LOG_FACTORIALS[sample - hits]
            + hits * Math.log(share)
            + (sample - hits) * Math.log1p(-share));
  }
}
