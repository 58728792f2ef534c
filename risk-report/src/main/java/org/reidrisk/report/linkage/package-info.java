/**
 * Attacks on a release: who of the people that an attacker holds can be found in it.
 *
 * <p>Everything is compared by codes; nothing here sees, keeps or writes a cell.
 */
@NullMarked
package org.reidrisk.report.linkage;

import org.jspecify.annotations.NullMarked;
