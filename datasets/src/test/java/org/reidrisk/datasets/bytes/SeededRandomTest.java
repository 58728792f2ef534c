package org.reidrisk.datasets.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {

  @Test
  void sameSeedAndPurpose_giveTheSameStream() {
    assertThat(bits(SeededRandom.of(7, "people"))).isEqualTo(bits(SeededRandom.of(7, "people")));
  }

  @Test
  void purposesAndNumbers_giveStreamsOfTheirOwn() {
    assertThat(bits(SeededRandom.of(7, "people")))
        .isNotEqualTo(bits(SeededRandom.of(7, "elpoep")))
        .isNotEqualTo(bits(SeededRandom.of(8, "people")))
        .isNotEqualTo(bits(SeededRandom.of(7, "people", 1)));
  }

  @Test
  void below_staysWithinItsBoundAndReachesEveryValue() {
    SeededRandom random = SeededRandom.of(1, "below");

    assertThat(IntStream.range(0, 1_000).map(i -> random.below(6)))
        .contains(0, 1, 2, 3, 4, 5)
        .allMatch(i -> i >= 0 && i < 6);
    assertThatThrownBy(() -> random.below(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void normal_hasItsMeanAndDeviation() {
    SeededRandom random = SeededRandom.of(1, "normal");
    double[] values = IntStream.range(0, 20_000).mapToDouble(i -> random.normal(5, 2)).toArray();
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    double square = 0;
    for (double value : values) {
      square += (value - mean) * (value - mean);
    }

    // Five standard errors: 2 / sqrt(20000) = 0.014 for the mean, 0.01 for the deviation.
    assertThat(mean).isBetween(4.93, 5.07);
    assertThat(StrictMath.sqrt(square / values.length)).isBetween(1.95, 2.05);
  }

  @Test
  void weighted_neverDrawsWeightZero() {
    SeededRandom random = SeededRandom.of(1, "weighted");

    assertThat(IntStream.range(0, 1_000).map(i -> random.weighted(0, 1, 0, 2)))
        .contains(1, 3)
        .allMatch(i -> i == 1 || i == 3);
  }

  @Test
  void shuffle_keepsAllElements() {
    List<Integer> elements = new ArrayList<>(IntStream.range(0, 50).boxed().toList());
    List<Integer> before = List.copyOf(elements);
    SeededRandom.of(1, "shuffle").shuffle(elements);

    assertThat(elements).containsExactlyInAnyOrderElementsOf(before).isNotEqualTo(before);
  }

  private static List<Long> bits(SeededRandom random) {
    return IntStream.range(0, 20).mapToObj(i -> random.bits()).toList();
  }
}
