package org.reidrisk.arx;

import java.io.IOException;

/**
 * Finds out at which parameter a privacy model begins to hold, to the last bit: ARX tells whether a
 * table has a property, not how much of it.
 */
final class Boundary {
  private Boundary() {}

  /** Whether a model holds at a parameter. */
  interface Model {
    boolean holds(double parameter) throws IOException;
  }

  private interface Test {
    boolean at(long place) throws IOException;
  }

  /**
   * The smallest parameter at which a model holds that holds at all larger ones.
   *
   * @param least the smallest to be tried, not negative
   * @param most the largest to be tried
   * @param model the model
   * @param guesses where it may be, the best first
   * @return the parameter; NaN when it holds nowhere
   */
  static double smallest(double least, double most, Model model, double... guesses)
      throws IOException {
    long lowest = Double.doubleToRawLongBits(least);
    long highest = Double.doubleToRawLongBits(most);
    long start = lowest;
    for (double guess : guesses) {
      start =
          Math.min(highest, Math.max(lowest, Double.doubleToRawLongBits(Math.max(0, guess) + 0.0)));
      if (model.holds(Double.longBitsToDouble(start))
          && (start == lowest || !model.holds(Double.longBitsToDouble(start - 1)))) {
        return Double.longBitsToDouble(start);
      }
    }
    long found =
        first(start, lowest, highest, place -> model.holds(Double.longBitsToDouble(place)));
    return found > highest ? Double.NaN : Double.longBitsToDouble(found);
  }

  /**
   * The largest parameter at which a model holds that holds at all smaller ones.
   *
   * @param guess where it may be
   * @return the parameter; NaN when it holds nowhere
   */
  static double largest(double least, double most, Model model, double guess) throws IOException {
    long lowest = Double.doubleToRawLongBits(least);
    long start = Math.max(lowest, Double.doubleToRawLongBits(guess)) + 1;
    long found =
        first(
            start,
            lowest,
            Double.doubleToRawLongBits(most),
            place -> !model.holds(Double.longBitsToDouble(place)));
    return found == lowest ? Double.NaN : Double.longBitsToDouble(found - 1);
  }

  /** The same among whole numbers; 0 when it holds nowhere from 1. */
  static long largestCount(long most, Model model, long guess) throws IOException {
    return first(Math.min(most, guess) + 1, 1, most, place -> !model.holds((double) place)) - 1;
  }

  /** The first place at which a test is true that stays true, or the place after the last. */
  private static long first(long start, long lowest, long highest, Test test) throws IOException {
    long step = 1;
    long isFalse = lowest - 1;
    long isTrue = highest + 1;
    long place = Math.min(highest, Math.max(lowest, start));
    // Steps double until the change lies between two places.
    while (isFalse < lowest || isTrue > highest) {
      if (test.at(place)) {
        isTrue = place;
        if (place == lowest) {
          return lowest;
        }
        place = isFalse >= lowest ? place : Math.max(lowest, place - step);
      } else {
        isFalse = place;
        if (place == highest) {
          return highest + 1;
        }
        place = isTrue <= highest ? place : Math.min(highest, place + step);
      }
      step = Math.min(step * 2, Long.MAX_VALUE / 4);
    }
    while (isTrue - isFalse > 1) {
      long middle = isFalse + (isTrue - isFalse) / 2;
      if (test.at(middle)) {
        isTrue = middle;
      } else {
        isFalse = middle;
      }
    }
    return isTrue;
  }
}
