package org.reidrisk.arx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArxBoundaryTest {

  @Test
  void smallest_isFoundToTheLastBitFromAnyGuess() throws IOException {
    SplittableRandom random = new SplittableRandom(20261122);
    for (int i = 0; i < 500; i++) {
      double truth = i % 10 == 0 ? 0 : random.nextDouble();
      double guess =
          switch (i % 4) {
            case 0 -> truth;
            case 1 -> Math.nextUp(truth);
            case 2 -> Math.max(0, Math.nextDown(truth));
            default -> random.nextDouble();
          };
      assertThat(Boundary.smallest(0, 2, x -> x >= truth, guess)).isEqualTo(truth);
      double l = 1 + truth * 50;
      assertThat(Boundary.largest(1, 100, x -> x <= l, 1 + guess * 50)).isEqualTo(l);
    }
  }

  @Test
  void counts_areFoundFromAnyGuess() throws IOException {
    for (int truth = 0; truth <= 40; truth++) {
      for (int guess = 0; guess <= 50; guess++) {
        int most = truth;
        assertThat(Boundary.largestCount(40, x -> x <= most, guess)).isEqualTo(most);
      }
    }
  }

  @Test
  void aModelThatHoldsNowhere_hasNoBoundary() throws IOException {
    assertThat(Boundary.smallest(0, 2, x -> false, 0.5)).isNaN();
    assertThat(Boundary.largest(1, 9, x -> false, 3)).isNaN();
    assertThat(Boundary.largestCount(9, x -> false, 3)).isZero();
  }

  @Test
  void aModelThatHoldsEverywhere_hasItsEnd() throws IOException {
    assertThat(Boundary.smallest(0, 2, x -> true, 0.5)).isZero();
    assertThat(Boundary.largest(1, 9, x -> true, 3)).isEqualTo(9);
    assertThat(Boundary.largestCount(9, x -> true, 3)).isEqualTo(9);
  }

  @Test
  void aSecondGuess_sparesTheSearch() throws IOException {
    int[] asked = new int[1];
    double found =
        Boundary.smallest(
            0,
            2,
            x -> {
              asked[0]++;
              return x >= 0.0007;
            },
            1 / 3.0,
            0.0007);
    assertThat(found).isEqualTo(0.0007);
    assertThat(asked[0]).isLessThanOrEqualTo(4);
  }
}
