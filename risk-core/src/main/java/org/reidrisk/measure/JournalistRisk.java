package org.reidrisk.measure;

import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;
import org.reidrisk.group.RegisterCounts;
import org.reidrisk.group.RegisterInRelease;
import org.reidrisk.group.ReleaseInRegister;
import org.reidrisk.group.Unit;

/**
 * Journalist risk: how likely an attacker who does not know whether a person is in the release
 * picks the right one among those of a register who look alike.
 *
 * <p>F is the number of the register's persons in a class, f that of the release's patients; where
 * the release contradicts the register, F &lt; f or F = 0, max(F, f) takes its place: such a class
 * is a finding (see {@link #release}) and never without risk. The risk φ of a unit is 1 / the
 * smallest F among its classes. k-map is a count from 1, higher is safer; the others are fractions
 * in (0, 1], lower is safer.
 *
 * <ul>
 *   <li>{@code kMap}: the smallest F over the classes of the release.
 *   <li>{@code highest}: the largest φ, which is 1/k-map.
 *   <li>{@code mean}: the mean of φ over units of the release; also known as marketer risk.
 *   <li>{@link #shareAbove}: the share of units whose smallest F is below a size.
 *   <li>{@code meanFromRegister}: the mean of the largest 1/F over those persons of the register
 *       who have a row in a class of the release, with F as the register has it.
 *   <li>{@code jRc}: by row only, El Emam's average, the larger of the two terms beside it.
 *   <li>No units in the release: undefined ({@code no-units}). Nobody in the register: undefined
 *       ({@code empty-register}). Nobody in the register looks like somebody in the release: {@code
 *       meanFromRegister} is undefined ({@code no-register-rows}).
 * </ul>
 *
 * <p>Means are exact up to 4,096 different sizes, beyond rounded up by less than 10<sup>-50</sup>.
 *
 * <p>A release that lies in the register has no more journalist than prosecutor risk, unit by unit
 * and hence on the mean; that does not hold from the register's side.
 *
 * <p><strong>Not checked here:</strong> that the register holds the same kind of events, and that
 * it is the population that the attacker has. By row a person counts as often as it has rows.
 *
 * @param kMap the smallest class in the register
 * @param highest the largest risk of one unit
 * @param mean the mean over units of the release
 * @param meanFromRegister the mean over persons, or rows, of the register
 * @param jRc the larger of the next two; undefined by patient ({@code rows-only})
 * @param jRcFromRegister classes of the release over the sum of their F: who starts from the
 *     register
 * @param jRcFromRelease the mean of f/F over rows of the release: who starts from the release
 * @param release what the figures of the release's side were made from, and its contradictions
 * @param register what the figure of the register's side was made from
 */
public record JournalistRisk(
    Estimate kMap,
    Estimate highest,
    Estimate mean,
    Estimate meanFromRegister,
    Estimate jRc,
    Estimate jRcFromRegister,
    Estimate jRcFromRelease,
    ReleaseInRegister release,
    RegisterInRelease register) {

  /**
   * Measures journalist risk.
   *
   * @param counts the release beside the register
   * @param unit patients or rows
   * @return the figures
   */
  public static JournalistRisk of(RegisterCounts counts, Unit unit) {
    ReleaseInRegister release = counts.release(unit);
    RegisterInRelease register = counts.register(unit);
    if (release.smallest().isEmpty() || register.total() == 0) {
      Estimate why = undefined(release);
      return new JournalistRisk(why, why, why, why, why, why, why, release, register);
    }
    long smallest = release.smallest().getAsLong();
    BigFraction mean =
        PopulationSums.countsOverSizes(release.units())
            .divide(BigInteger.valueOf(release.unitCount()));
    Estimate jRc = rowsOnly();
    Estimate fromRegister = rowsOnly();
    Estimate fromRelease = rowsOnly();
    if (unit == Unit.ROW) {
      BigFraction first =
          BigFraction.of(
              BigInteger.valueOf(release.classCount()), PopulationSums.sizes(release.classes()));
      fromRegister = Estimate.Real.of(first);
      // A row lies in one class, so that its mean risk is the sum of f/F over classes.
      fromRelease = Estimate.Real.of(mean);
      jRc = first.compareTo(mean) > 0 ? fromRegister : fromRelease;
    }
    return new JournalistRisk(
        new Estimate.Count(smallest),
        Estimate.Real.of(BigFraction.of(BigInteger.ONE, BigInteger.valueOf(smallest))),
        Estimate.Real.of(mean),
        meanFromRegister(register),
        jRc,
        fromRegister,
        fromRelease,
        release,
        register);
  }

  private static Estimate meanFromRegister(RegisterInRelease register) {
    if (register.units().isEmpty()) {
      return new Estimate.Undefined(
          "no-register-rows", "Nobody in the register looks like somebody in the release.");
    }
    return Estimate.Real.of(
        PopulationSums.countsOverSizes(register.units())
            .divide(BigInteger.valueOf(register.unitCount())));
  }

  /** Why nothing can be measured; a release without units comes first. */
  static Estimate.Undefined undefined(ReleaseInRegister release) {
    return release.smallest().isEmpty()
        ? Estimate.Undefined.noUnits()
        : new Estimate.Undefined("empty-register", "The register holds nobody.");
  }

  private static Estimate rowsOnly() {
    return new Estimate.Undefined(
        "rows-only", "This average is defined for units that lie in one class each.");
  }

  /**
   * The share of units of the release whose smallest class in the register is below a size.
   *
   * @param size the class size, at least 1; a risk above τ means a class smaller than 1/τ
   * @return a fraction in [0, 1], or undefined as the other figures are
   * @throws IllegalArgumentException when the size is less than 1
   */
  public Estimate shareAbove(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a class size is at least 1");
    }
    if (kMap instanceof Estimate.Undefined why) {
      return why;
    }
    return Estimate.Real.of(
        BigFraction.of(
            BigInteger.valueOf(release.unitsInClassesSmallerThan(size)),
            BigInteger.valueOf(release.unitCount())));
  }
}
