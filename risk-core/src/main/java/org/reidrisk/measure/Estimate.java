package org.reidrisk.measure;

import java.util.List;
import java.util.Objects;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.reidrisk.group.ClassSizes;

/** What is known of a quantity: its value, an interval around it, or why there is none. */
public sealed interface Estimate {

  /**
   * A whole number, known exactly.
   *
   * @param value the number
   */
  record Count(long value) implements Estimate {}

  /**
   * A real number; where it is rational its fraction is kept, so that limits compare without
   * rounding. Two numbers are equal when their {@code value} is.
   *
   * @param value the nearest double, finite
   * @param fraction the exact value, or null when it is irrational or was read from a record
   */
  record Real(double value, @Nullable BigFraction fraction) implements Estimate {
    /** Refuses what is no number. */
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a value is finite; say undefined instead");
      }
    }

    /**
     * A number without a fraction.
     *
     * @param value a finite double
     */
    public Real(double value) {
      this(value, null);
    }

    /**
     * A number known as a fraction.
     *
     * @param fraction the exact value
     * @return the number with its nearest double
     */
    public static Real of(BigFraction fraction) {
      return new Real(fraction.doubleValue(), fraction);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Real real && Double.compare(real.value, value) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(value);
    }
  }

  /**
   * Two histograms' worth of pairs: size and count, ascending by size.
   *
   * @param bins the bars; empty when there are no units
   */
  record Histogram(List<ClassSizes.Bin> bins) implements Estimate {
    /** Takes a copy. */
    public Histogram {
      bins = List.copyOf(bins);
    }

    /**
     * How many have a size.
     *
     * @param size a class size
     * @return a count; 0 when there is no such bar
     */
    public long count(int size) {
      return bins.stream().filter(b -> b.size() == size).mapToLong(ClassSizes.Bin::count).sum();
    }
  }

  /**
   * The value lies between two bounds, both possible.
   *
   * @param low the lower bound
   * @param high the upper bound, at least {@code low}
   */
  record Interval(double low, double high) implements Estimate {
    /** Refuses bounds that are no numbers or stand the wrong way round. */
    public Interval {
      if (!(low <= high) || !Double.isFinite(low) || !Double.isFinite(high)) {
        throw new IllegalArgumentException("an interval has two finite bounds in order");
      }
    }
  }

  /**
   * There is no value.
   *
   * @param code stable identifier of the reason
   * @param text the reason in one plain sentence
   */
  record Undefined(String code, String text) implements Estimate {
    /** Checks that there is a reason. */
    public Undefined {
      Objects.requireNonNull(code);
      Objects.requireNonNull(text);
    }

    static Undefined noUnits() {
      return new Undefined("no-units", "There are no rows or patients to measure.");
    }

    static Undefined noValues() {
      return new Undefined("no-values", "Every cell of the sensitive column is missing.");
    }
  }
}
