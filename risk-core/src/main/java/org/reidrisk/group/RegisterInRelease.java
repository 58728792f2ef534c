package org.reidrisk.group;

import java.util.List;
import java.util.Optional;

/**
 * A register as the release sees it: which of its persons look like somebody in the release.
 *
 * <p>Presence is f/F of a class, between 0 and 1: how likely one of its F persons is among the f of
 * the release. A class of the register that the release does not hold has presence 0. Where the
 * release contradicts the register (F &lt; f, or a class that the register does not hold), the
 * presence is 1: never understated.
 *
 * @param unit what a size counts
 * @param total persons, or rows, of the register
 * @param units those with a row in a class of the release, by the size F of the smallest such
 *     class, ascending
 * @param lowestPresence the smallest presence of a class; empty without units on either side
 * @param highestPresence the largest presence of a class; empty without units on either side
 */
public record RegisterInRelease(
    Unit unit,
    long total,
    List<PopulationBin> units,
    Optional<Presence> lowestPresence,
    Optional<Presence> highestPresence) {

  /**
   * A fraction f/F.
   *
   * @param released units of the release, at least 0
   * @param registered units of the register, at least 1 and at least {@code released}
   */
  public record Presence(long released, long registered) {
    /** Checks that it is a share. */
    public Presence {
      if (released < 0 || registered < 1 || released > registered) {
        throw new IllegalArgumentException("a presence is a share of the register");
      }
    }

    boolean isBelow(Presence other) {
      // Products of 128 bits.
      long highHere = Math.multiplyHigh(released, other.registered);
      long highThere = Math.multiplyHigh(other.released, registered);
      return highHere == highThere
          ? Long.compareUnsigned(released * other.registered, other.released * registered) < 0
          : highHere < highThere;
    }
  }

  /** Takes a copy. */
  public RegisterInRelease {
    units = List.copyOf(units);
  }

  /**
   * Persons, or rows, of the register that share a class with somebody in the release.
   *
   * @return 0 when there are none
   */
  public long unitCount() {
    return units.stream().mapToLong(PopulationBin::count).sum();
  }
}
