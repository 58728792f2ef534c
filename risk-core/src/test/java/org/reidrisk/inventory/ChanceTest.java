package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChanceTest {
  /** P(at least so many), term by term. */
  private static double tail(int hits, int trials, double p) {
    double sum = 0;
    double term = Math.pow(1 - p, trials);
    for (int k = 0; k <= trials; k++) {
      sum += k >= hits ? term : 0;
      term *= (double) (trials - k) / (k + 1) * p / (1 - p);
    }
    return sum;
  }

  @Test
  void theBound_isNeverBelowTheTail_norFarAboveIt() {
    for (double p : new double[] {0.001, 0.088, 0.3, 0.58}) {
      for (int trials = 1; trials <= 60; trials++) {
        for (int hits = 0; hits <= trials; hits++) {
          double bound = Math.exp(-Chance.surprise(hits, trials, p));
          double tail = tail(hits, trials, p);
          assertThat(bound * (1 + 1e-9)).isGreaterThanOrEqualTo(tail);
          assertThat(bound).isLessThan(40 * tail);
        }
      }
    }
  }

  @Test
  void edges() {
    assertThat(Chance.surprise(0, 0, 0.5)).isZero();
    assertThat(Chance.surprise(5, 10, 0.5)).isZero();
    assertThat(Chance.surprise(10, 10, 0)).isFinite().isGreaterThan(100);
    assertThat(Chance.surprise(10, 10, 1)).isLessThan(1e-9);
  }
}
