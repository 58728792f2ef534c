package org.reidrisk.table;

import java.util.Set;

/**
 * What is wanted of a file beside what figures need.
 *
 * @param profiles whether columns that no figure needs are encoded as well
 * @param also names of columns that are encoded all the same
 * @param samples whether values of long texts, of columns that are not encoded, and whole rows are
 *     sampled
 * @param hash whether the bytes are hashed, so that a record can name them
 */
record Reading(boolean profiles, Set<String> also, boolean samples, boolean hash) {
  static final Reading EVERYTHING = new Reading(true, Set.of(), true, true);

  Reading {
    also = Set.copyOf(also);
  }

  Reading with(boolean ofProfiles, boolean ofSamples) {
    return new Reading(ofProfiles, also, ofSamples, hash);
  }

  Reading withAlso(Set<String> names) {
    return new Reading(profiles, names, samples, hash);
  }

  Reading withoutHash() {
    return new Reading(profiles, also, samples, false);
  }

  /** Whether a column is encoded that no figure needs. */
  boolean encodes(String name) {
    return profiles || also.contains(name);
  }
}
