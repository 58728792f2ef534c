package org.reidrisk.table;

/**
 * What is wanted of a file beside what figures need.
 *
 * @param profiles whether columns that no figure needs are encoded as well
 * @param samples whether values of long texts, of columns that are not encoded, and whole rows are
 *     sampled
 * @param hash whether the bytes are hashed, so that a record can name them
 */
record Reading(boolean profiles, boolean samples, boolean hash) {
  static final Reading EVERYTHING = new Reading(true, true, true);

  Reading with(boolean ofProfiles, boolean ofSamples) {
    return new Reading(ofProfiles, ofSamples, hash);
  }

  Reading withoutHash() {
    return new Reading(profiles, samples, false);
  }
}
