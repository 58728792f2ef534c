package org.reidrisk.inventory;

/**
 * How often the tool was right on some traps.
 *
 * @param planted tables with the leak
 * @param found those of them in which it was told
 * @param nearMisses tables without it
 * @param raised those of them in which it was told all the same
 */
record TrapTally(long planted, long found, long nearMisses, long raised) {
  static final TrapTally NONE = new TrapTally(0, 0, 0, 0);

  /** One table more. */
  TrapTally with(boolean isPlanted, boolean told) {
    long told1 = told ? 1 : 0;
    return isPlanted
        ? new TrapTally(planted + 1, found + told1, nearMisses, raised)
        : new TrapTally(planted, found, nearMisses + 1, raised + told1);
  }

  TrapTally plus(TrapTally other) {
    return new TrapTally(
        planted + other.planted,
        found + other.found,
        nearMisses + other.nearMisses,
        raised + other.raised);
  }

  boolean perfect() {
    return found == planted && raised == 0;
  }

  /** Of the planted, those found. */
  Proportion recall() {
    return new Proportion(found, planted);
  }

  /** Of those told, the planted. */
  Proportion precision() {
    return new Proportion(found, found + raised);
  }
}
