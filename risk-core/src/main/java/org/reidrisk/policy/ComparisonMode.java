package org.reidrisk.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.reidrisk.Term;

/** How a largest risk is read as a smallest class size. */
public enum ComparisonMode implements Term {
  /**
   * The least class size whose risk does not exceed the limit: ceil(1/t) on the written decimal.
   */
  STRICT {
    @Override
    public Optional<Integer> classSize(BigDecimal risk) {
      if (risk.signum() <= 0 || risk.compareTo(BigDecimal.ONE) > 0) {
        return Optional.empty();
      }
      BigInteger[] size =
          BigInteger.TEN
              .pow(Math.max(0, risk.scale()))
              .divideAndRemainder(risk.setScale(Math.max(0, risk.scale())).unscaledValue());
      BigInteger ceiling = size[1].signum() == 0 ? size[0] : size[0].add(BigInteger.ONE);
      return ceiling.bitLength() < 31 ? Optional.of(ceiling.intValue()) : Optional.empty();
    }
  },

  /**
   * The class sizes that regulators publish beside their rounded risks; no other value is known.
   */
  REGULATOR {
    @Override
    public Optional<Integer> classSize(BigDecimal risk) {
      return Optional.ofNullable(PUBLISHED.get(risk));
    }
  };

  // A tree compares 0.5 and 0.50 as equal, which the hash of a decimal does not.
  private static final Map<BigDecimal, Integer> PUBLISHED =
      new TreeMap<>(
          Map.of(
              new BigDecimal("0.5"), 2,
              new BigDecimal("0.33"), 3,
              new BigDecimal("0.2"), 5,
              new BigDecimal("0.1"), 10,
              new BigDecimal("0.09"), 11,
              new BigDecimal("0.075"), 15,
              new BigDecimal("0.05"), 20));

  /**
   * The class size that a risk stands for.
   *
   * @param risk the written limit
   * @return the least class size that meets it, or empty when this mode has none for it
   */
  public abstract Optional<Integer> classSize(BigDecimal risk);

  /**
   * The risks that the regulator mode knows.
   *
   * @return the risks, ascending
   */
  public static List<BigDecimal> publishedRisks() {
    return List.copyOf(PUBLISHED.keySet());
  }
}
