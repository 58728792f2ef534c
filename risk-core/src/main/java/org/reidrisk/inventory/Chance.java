package org.reidrisk.inventory;

/** Whether a share is more than chance. */
final class Chance {
  private Chance() {}

  /**
   * The Chernoff bound on the probability that so many of independent trials succeed, as an
   * exponent: P(at least {@code hits}) ≤ e<sup>-surprise</sup>, with surprise = trials · KL(hits /
   * trials ‖ probability).
   *
   * @param hits how many succeeded
   * @param trials how many there were
   * @param probability the probability that one succeeds by chance, between 0 and 1
   * @return at least 0, growing with the hits; 0 when there are no more than chance expects
   */
  static double surprise(long hits, long trials, double probability) {
    double p = Math.min(Math.max(probability, 1e-12), 1 - 1e-12);
    if (trials <= 0 || hits <= trials * p) {
      return 0;
    }
    double share = (double) hits / trials;
    double hit = share * Math.log(share / p);
    double miss = hits >= trials ? 0 : (1 - share) * Math.log((1 - share) / (1 - p));
    return trials * (hit + miss);
  }
}
