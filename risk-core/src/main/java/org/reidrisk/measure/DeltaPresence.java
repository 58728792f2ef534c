package org.reidrisk.measure;

import java.math.BigInteger;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.reidrisk.group.RegisterCounts;
import org.reidrisk.group.RegisterInRelease;
import org.reidrisk.group.RegisterInRelease.Presence;
import org.reidrisk.group.Unit;

/**
 * δ-presence: how surely an attacker who finds a person in the register knows that the person is,
 * or is not, in the release.
 *
 * <p>The presence of a class of the register is f/F, with f units of the release among F of the
 * register. Lowest and highest are fractions in [0, 1]; a highest presence near 1 says who is in
 * the release, so lower is safer; a lowest near 0 says who is not, so there higher is safer.
 *
 * <ul>
 *   <li>A class of the register that the release does not hold: lowest is 0.
 *   <li>F &lt; f, or a class that the register does not hold: its presence is 1, and {@link
 *       RegisterCounts#release} tells how many there are; never understated.
 *   <li>No units in the release: undefined ({@code no-units}). Nobody in the register: undefined
 *       ({@code empty-register}).
 * </ul>
 *
 * <p>Nergiz, Atzori and Clifton's δ-presence with the figures in place of its two limits.
 *
 * @param range lowest and highest as an interval of doubles
 * @param lowest the smallest presence, with its fraction
 * @param highest the largest presence, with its fraction
 */
public record DeltaPresence(Estimate range, Estimate lowest, Estimate highest) {

  /**
   * Measures presence.
   *
   * @param counts the release beside the register
   * @param unit patients, for persons of the register, or rows
   * @return the figures
   */
  public static DeltaPresence of(RegisterCounts counts, Unit unit) {
    RegisterInRelease register = counts.register(unit);
    Optional<Presence> low = register.lowestPresence();
    Optional<Presence> high = register.highestPresence();
    if (low.isEmpty() || high.isEmpty()) {
      Estimate why = JournalistRisk.undefined(counts.release(unit));
      return new DeltaPresence(why, why, why);
    }
    BigFraction lowest = fraction(low.get());
    BigFraction highest = fraction(high.get());
    return new DeltaPresence(
        new Estimate.Interval(lowest.doubleValue(), highest.doubleValue()),
        Estimate.Real.of(lowest),
        Estimate.Real.of(highest));
  }

  private static BigFraction fraction(Presence presence) {
    return BigFraction.of(
        BigInteger.valueOf(presence.released()), BigInteger.valueOf(presence.registered()));
  }
}
