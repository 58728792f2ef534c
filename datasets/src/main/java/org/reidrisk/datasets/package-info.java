/**
 * The seeded generator behind {@code datasets/}: invented people, their visits to invented
 * hospitals, and the tables that a release and its attackers would hold.
 *
 * <p>Belongs here: whatever decides a byte of a generated file. Does not belong here: measuring
 * risk, reading policies, or anything that depends on the clock, the locale or the time zone.
 */
@NullMarked
package org.reidrisk.datasets;

import org.jspecify.annotations.NullMarked;
