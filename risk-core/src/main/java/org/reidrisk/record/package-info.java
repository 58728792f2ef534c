/**
 * The assessment as an immutable value, its provenance, and the one JSON codec.
 *
 * <p>A record holds counts, names and decisions, never a cell of the export. Nothing is measured
 * here; whoever reads a record has its inner arithmetic checked.
 */
@NullMarked
package org.reidrisk.record;

import org.jspecify.annotations.NullMarked;
