package org.reidrisk.group;

/**
 * What one event of a patient can look like: the classes of rows have their own numbers, the sets
 * of several classes that events have the numbers after them. Two events look alike when their
 * kinds are equal.
 */
final class EventKinds {
  private final int classes;
  private final int[] start;
  private final int[] members;

  /**
   * Classes and sets of them.
   *
   * @param classes how many classes there are
   * @param start where each set begins among the members; the last entry is where they end
   * @param members classes, those of one set ascending
   */
  EventKinds(int classes, int[] start, int[] members) {
    this.classes = classes;
    this.start = start;
    this.members = members;
  }

  /** The number of classes and sets together. */
  int count() {
    return classes + sets();
  }

  /** The number of classes; the kinds from here on are sets. */
  int classes() {
    return classes;
  }

  int sets() {
    return start.length - 1;
  }

  /** Where the classes of a set begin; sets are counted from 0. */
  int from(int set) {
    return start[set];
  }

  int to(int set) {
    return start[set + 1];
  }

  /** Classes, those of one set ascending. */
  int[] members() {
    return members;
  }
}
