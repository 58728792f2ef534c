/**
 * What changed between two releases: fingerprints of columns that hold no value, and the comparison
 * of two records.
 */
@NullMarked
package org.reidrisk.drift;

import org.jspecify.annotations.NullMarked;
