/**
 * The front door, and nothing else: a table and a policy go in, an assessment comes out.
 *
 * <p>Measuring, deciding and writing live elsewhere; this room puts them in order.
 */
@NullMarked
package org.reidrisk.assess;

import org.jspecify.annotations.NullMarked;
