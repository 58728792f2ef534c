/**
 * Limits, tiers and presets as data, and the three-way decision.
 *
 * <p>A policy says what columns are and what is allowed; it measures nothing and reads no table.
 * The YAML reader is the only place that knows the file's syntax.
 */
@NullMarked
package org.reidrisk.policy;

import org.jspecify.annotations.NullMarked;
