/**
 * Attackers and what they find: an attacker's table is joined with the release by rules that the
 * policy names, and the patients that each held person could be are counted.
 *
 * <p>Nothing here draws, prints or decides. Results hold counts only; no value, key or pair leaves
 * this package except through a listener that a caller hands in for the internal annex.
 */
@NullMarked
package org.reidrisk.report.linkage;

import org.jspecify.annotations.NullMarked;
