/**
 * Labelled traps: pairs of small tables for each kind of leak, one that holds the leak and one that
 * only looks as if it did. They tell how often a detector finds what is there and how often it
 * cries wolf.
 *
 * <p>Belongs here: inventing the tables and saying what is in them. Does not belong here: any
 * knowledge of how a detector works.
 */
@NullMarked
package org.reidrisk.datasets.traps;

import org.jspecify.annotations.NullMarked;
