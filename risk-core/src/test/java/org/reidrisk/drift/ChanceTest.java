package org.reidrisk.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChanceTest {
  private static List<Long> drawn(Random random, int patients, int parts) {
    long[] counts = new long[parts];
    for (int i = 0; i < patients; i++) {
      counts[(int) (parts * random.nextDouble() * random.nextDouble())]++;
    }
    List<Long> list = new ArrayList<>();
    for (long count : counts) {
      list.add(count);
    }
    return list;
  }

  @Test
  void twoSamplesOfOnePopulationStayBelowTheBound() {
    Random random = new Random(11);
    int beyond = 0;
    for (int round = 0; round < 2000; round++) {
      int n = 20 + random.nextInt(500);
      int m = 20 + random.nextInt(500);
      int parts = 2 + random.nextInt(62);
      List<Long> one = drawn(random, n, parts);
      List<Long> other = drawn(random, m, parts);
      beyond += Chance.totalVariation(one, other) > Chance.distance(one, other, n, m) ? 1 : 0;
    }
    assertThat(beyond).isLessThanOrEqualTo(2);
  }

  @Test
  void otherPopulationsAreToldApart() {
    Random random = new Random(12);
    List<Long> one = drawn(random, 1000, 10);
    List<Long> other = new ArrayList<>(one);
    Collections.reverse(other);
    assertThat(Chance.totalVariation(one, other))
        .isGreaterThan(Chance.distance(one, other, 1000, 1000));
  }

  @Test
  void totalVariation_isHalfTheDifferences() {
    assertThat(Chance.totalVariation(List.of(1L, 3L), List.of(2L, 2L))).isEqualTo(0.25);
    assertThat(Chance.totalVariation(List.of(5L, 0L), List.of(0L, 7L))).isEqualTo(1);
    assertThat(Chance.totalVariation(List.of(2L, 4L), List.of(1L, 2L))).isEqualTo(0);
  }

  @Test
  void aValueInOneOfTwoEqualSamples_tellsFromSeventeenPatientsOn() {
    // (1/2)^16 is above 1e-5, (1/2)^17 below.
    assertThat(Chance.tellsApart(16, 400, 400)).isFalse();
    assertThat(Chance.tellsApart(17, 400, 400)).isTrue();
    assertThat(Chance.tellsApart(17, 4000, 40)).isFalse();
  }

  @Test
  void aShareMovesByFiveStandardErrors() {
    assertThat(Chance.share(0.5, 0.5, 200, 200)).isEqualTo(5 * Math.sqrt(0.25 / 100));
    assertThat(Chance.share(0, 0, 200, 200)).isEqualTo(0);
  }
}
