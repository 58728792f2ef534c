package org.reidrisk.table;

/**
 * What is wanted of a file beside what figures need.
 *
 * @param profiles whether columns that no figure needs are encoded as well
 * @param samples whether values of long texts, of columns that are not encoded, and whole rows are
 *     sampled
 */
record Reading(boolean profiles, boolean samples) {
  static final Reading EVERYTHING = new Reading(true, true);
}
