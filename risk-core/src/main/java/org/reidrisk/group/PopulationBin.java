package org.reidrisk.group;

/**
 * One bar of a histogram over sizes in a population, which can exceed any release's.
 *
 * @param size a number of persons, or of rows of a register, at least 1
 * @param count how many classes or units have it, at least 1
 */
public record PopulationBin(long size, long count) {
  /** Checks that the bar is not empty. */
  public PopulationBin {
    if (size < 1 || count < 1) {
      throw new IllegalArgumentException("a bar has a size and a count from 1");
    }
  }
}
