/**
 * What makes the same bytes everywhere: seeded random numbers, digits without a locale, CSV files.
 */
@NullMarked
package org.reidrisk.datasets.bytes;

import org.jspecify.annotations.NullMarked;
