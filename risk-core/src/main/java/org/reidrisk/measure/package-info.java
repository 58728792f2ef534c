/**
 * Pure functions from classes to numbers.
 *
 * <p>Nothing here groups, decides or prints. What cannot be measured is an {@link
 * org.reidrisk.measure.Estimate.Undefined} with a reason, never NaN, 0 or an exception.
 */
@NullMarked
package org.reidrisk.measure;

import org.jspecify.annotations.NullMarked;
