package org.reidrisk.assess;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Limit;

/** The class size that a policy's limits ask for on all quasi-identifiers. */
final class ClassSizeAsked {
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

  /** What regulators ask for, where no limit says a class size. */
  static final int USUAL = 11;

  private ClassSizeAsked() {}

  /**
   * The largest k at power one; without such a limit k at another power, which asks for as much at
   * power one; then the class sizes of the highest risk and of shares above.
   */
  static int of(List<Limit> limits) {
    List<Limit> all = limits.stream().filter(l -> l.set() == null).toList();
    Predicate<Limit> one = l -> Params.POWER_ONE.equals(l.power());
    return Stream.<IntStream>of(
            sizes(all, Quantity.K, one),
            sizes(all, Quantity.K, one.negate()),
            sizes(all, Quantity.PROSECUTOR_HIGHEST, l -> true),
            sizes(all, Quantity.PROSECUTOR_SHARE_ABOVE, l -> true))
        .map(IntStream::max)
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt)
        .findFirst()
        .orElse(USUAL);
  }

  private static IntStream sizes(List<Limit> limits, Quantity quantity, Predicate<Limit> which) {
    return limits.stream()
        .filter(l -> l.quantity() == quantity)
        .filter(which)
        .map(
            l ->
                quantity == Quantity.K
                    ? Integer.valueOf(l.bound().min(LARGEST).intValue())
                    : l.classSize() != null ? l.classSize() : l.threshold())
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue);
  }
}
